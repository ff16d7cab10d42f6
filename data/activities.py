"""Activities in one spelling each, and who acted where the source does not say."""

from data.words import activity_types, actor_of_name


def _table(name: str, columns: str, rows: list[tuple[str, ...]]) -> str:
    values = ", ".join("(" + ", ".join(f"'{word}'" for word in row) + ")" for row in rows)
    return f"create temp table {name} ({columns}); insert into {name} values {values};"


# Words of words.toml, which is part of the program: no value of a user gets into this SQL.
WORD_TABLES = _table(
    "type_words", "spelling varchar, activity_type varchar, actor varchar", activity_types()
) + _table("actor_words", "spelling varchar, actor varchar", list(actor_of_name().items()))

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
                coalesce(type_words.activity_type, {PLAIN.format(x="written.activity_type")})
                    as activity_type,
                coalesce(actor_words.actor, type_words.actor) as actor
            )
        from ({select}) as written
        left join type_words
            on type_words.spelling = {PLAIN.format(x="written.activity_type")}
        left join actor_words on actor_words.spelling = {PLAIN.format(x="written.actor")}
    """
