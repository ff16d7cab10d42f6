"""Fields that hold one of few words each: thousands of different ones are somebody's free text."""

import duckdb

FIELDS = {
    "leads": ("status", "source", "industry", "intent_rank", "potential_rank"),
    "deals": ("deal_stage",),
    "activities": ("activity_type",),
}
MOST = 500
TOPIC = "{field} holds {count:,} different values: look whether another column was meant"


def note_crowded(connection: duckdb.DuckDBPyConnection) -> None:
    """Say where a field of words holds so many that nobody can group by it; nothing is changed."""
    for table, fields in FIELDS.items():
        counts = ", ".join(f"approx_count_distinct({field})" for field in fields)
        found = connection.execute(f"select {counts} from {table}").fetchall()[0]
        for field, roughly in zip(fields, found, strict=True):
            if roughly > MOST:
                _note(connection, table, field)


def _note(connection: duckdb.DuckDBPyConnection, table: str, field: str) -> None:
    ((count, filled),) = connection.execute(
        f"select count(distinct {field}), count({field}) from {table}"
    ).fetchall()
    topic = TOPIC.format(field=field, count=count)
    connection.execute("insert into notes values ($1, $2, $3)", [topic, table, filled])
