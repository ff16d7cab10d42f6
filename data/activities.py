"""Activities in one spelling each, and who acted where the source does not say."""

from collections.abc import Iterable

import duckdb

from data.words import activity_types, actor_of_name


def _table(name: str, columns: str, rows: Iterable[tuple[str, ...]]) -> str:
    values = ", ".join("(" + ", ".join(f"'{word}'" for word in row) + ")" for row in rows)
    return f"create temp table {name} ({columns}); insert into {name} values {values};"


# Words of words.toml, which is part of the program: no value of a user gets into this SQL.
WORD_TABLES = _table(
    "type_words", "spelling varchar, activity_type varchar, actor varchar", activity_types()
) + _table("actor_words", "spelling varchar, actor varchar", actor_of_name().items())

PLAIN = "replace(replace(lower(half_width({x})), ' ', '_'), '-', '_')"


def normal_activities(select: str, has_mark: bool, zone: str) -> str:
    """A select of cast activities with types and actors in one spelling.

    A row that its source marks as date-only stands for the start of its local day, whatever time
    is written there.
    """
    occurred = "occurred_at"
    if has_mark:
        occurred = (
            f"if(is_date_only, to_utc(date_trunc('day', occurred_at at time zone 'UTC' "
            f"at time zone {zone}), {zone}), occurred_at)"
        )
    return f"""
        select
            written.* replace (
                {occurred} as occurred_at,
                coalesce(type_words.activity_type, written.activity_type) as activity_type,
                coalesce(actor_words.actor, type_words.actor) as actor
            )
        from (
            select * replace (
                {PLAIN.format(x="activity_type")} as activity_type,
                {PLAIN.format(x="actor")} as actor
            )
            from ({select})
        ) as written
        left join type_words on type_words.spelling = written.activity_type
        left join actor_words on actor_words.spelling = written.actor
    """


TOPICS = {
    "actor derived from the type of activity": "actor is null and type_actor is not null",
    "actor unknown: neither named nor told by the type": "actor is null and type_actor is null",
    "type of activity not named": "written_type is null",
    "type of activity of no known spelling, kept as written": (
        "written_type is not null and activity_type is null"
    ),
}


UNKNOWN_ACTOR = (
    f"written_actor is not null and {PLAIN.format(x='written_actor')} "
    "not in (select spelling from actor_words)"
)


def note_actors(connection: duckdb.DuckDBPyConnection) -> bool:
    """Say how often an actor was derived; True where a word names none of the actors.

    Reads the temp table spelled: written_actor, written_type and how often they stand together.
    """
    connection.execute(
        f"""
        create or replace temp table spellings as
        select spelled.*, actor_words.actor, type_words.actor as type_actor, activity_type
        from spelled
        left join actor_words on actor_words.spelling = {PLAIN.format(x="written_actor")}
        left join type_words on type_words.spelling = {PLAIN.format(x="written_type")}
        """
    )
    asked = [*TOPICS.values(), "written_actor is not null and actor is null"]
    sums = ", ".join(f"coalesce(sum(count_rows) filter ({one}), 0)::bigint" for one in asked)
    ((*counts, count_unknown),) = connection.execute(f"select {sums} from spellings").fetchall()
    for topic, count in zip(TOPICS, counts, strict=True):
        if count:
            connection.execute("insert into notes values ($1, 'activities', $2)", [topic, count])
    return bool(count_unknown)
