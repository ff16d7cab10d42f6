"""How many rows stand in each table, and what the load noticed on its own."""

import duckdb

LEFT_OUT = "not read: "  # how the note of a file begins that lay there and was not loaded
TABLES = {
    "leads": "select count(*) from leads",
    "handovers": "select count(*) from handovers",
    "activities": "select count(*) from activities",
    "sales activities": "select count(*) from activities where actor = 'sales'",
    "deals": "select count(*) from deals",
}
NOTES = """
    select concat_ws(', ', table_name, topic), sum(count_rows)::bigint
    from notes group by table_name, topic order by table_name, topic
"""


def tables(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """Rows by table; sales activities are counted apart."""
    return {table: number(connection, sql) for table, sql in TABLES.items()}


def notes(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, int]]:
    """What the load did on its own, and how often."""
    return connection.execute(NOTES).fetchall()


def lookalikes(connection: duckdb.DuckDBPyConnection) -> int:
    """Pairs of leads that look alike and were not merged."""
    return number(connection, "select count(*) from lookalikes")


def number(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    """The one number that a statement answers."""
    (value,) = connection.execute(sql).fetchall()[0]
    return int(value)
