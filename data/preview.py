"""How the columns of a file would be read: samples, and what could not be cast."""

from dataclasses import dataclass
from typing import Any

import duckdb

from data import casting, schema
from data.casting import Cast, OpenDates, Raw, Values
from data.mapping import FieldRule

MOST_SAMPLES = 3
LOOKED_AT = 50  # of these first values the first few that differ are shown


@dataclass(frozen=True)
class ColumnPreview:
    """One field: some values as read and as cast, and those that could not be cast."""

    field: str
    column: str | None
    samples: list[tuple[str, str]]
    count_filled: int
    count_rejected: int
    rejected_examples: list[str]
    question: OpenDates | None = None


def preview(
    connection: duckdb.DuckDBPyConnection,
    raw: Raw,
    table: str,
    rules: dict[str, FieldRule],
    zones: tuple[str, str],
) -> list[ColumnPreview]:
    """Each field of a table as a load would cast it; times are shown in the company's zone."""
    values = Values()
    questions: dict[str, OpenDates] = {}
    casts = []
    for field, rule in rules.items():
        kind = schema.imported_fields(table)[field]
        try:
            casts.append(casting.cast(connection, raw, field, kind, rule, zones, values))
        except OpenDates as question:
            questions[field] = question
            casts.append(casting.cast(connection, raw, field, "VARCHAR", rule, zones, values))
    found = _look(connection, raw, table, rules, casts, zones[1], values)
    return [
        _preview(cast.field, rules[cast.field], found[n * 4 : n * 4 + 4], questions)
        for n, cast in enumerate(casts)
    ]


def _look(
    connection: duckdb.DuckDBPyConnection,
    raw: Raw,
    table: str,
    rules: dict[str, FieldRule],
    casts: list[Cast],
    zone: str,
    values: Values,
) -> tuple[Any, ...]:
    """Four answers for each field, all in one go through the lines."""
    kept, asked = "", []
    for cast in casts:
        rule = rules[cast.field]
        kept += f", {raw.column(rule.column) if rule.column else cast.tidy} as r_{cast.field}"
        shown = _shown(cast, schema.imported_fields(table)[cast.field], values.bind(zone))
        asked += [
            f"count(t_{cast.field})",
            f"count(*) filter (where {cast.fault})",
            f"arg_min({{'read': r_{cast.field}, 'cast': {shown}}}, line_no, {LOOKED_AT}) "
            f"filter (where v_{cast.field} is not null)",
            f"arg_min(r_{cast.field}, line_no, {LOOKED_AT}) filter (where {cast.fault})",
        ]
    sql = f"select {', '.join(asked)} from ({casting.layered(raw, casts, 'true', kept=kept)})"
    return connection.execute(sql, values.named_in(sql)).fetchall()[0]


def _shown(cast: Cast, kind: str, zone: str) -> str:
    value = f"v_{cast.field}"
    if kind == "TIMESTAMP" and cast.steps:
        local = f"timezone({zone}, timezone('UTC', {value}))"
        day, time = f"strftime({local}, '%Y-%m-%d')", f"strftime({local}, '%Y-%m-%d %H:%M')"
        return f"if({cast.names_no_time}, {day}, {time})"
    return f"regexp_replace({value}::varchar, '\\.0+$', '')" if "(" in kind else f"{value}::varchar"


def _preview(
    field: str, rule: FieldRule, found: tuple[Any, ...], questions: dict[str, OpenDates]
) -> ColumnPreview:
    count_filled, count_rejected, read, rejected = found
    is_open = field in questions
    samples = {one["read"]: "" if is_open else one["cast"] for one in read or []}
    return ColumnPreview(
        field,
        rule.column,
        list(samples.items())[:MOST_SAMPLES],
        count_filled,
        count_rejected,
        list(dict.fromkeys(rejected or []))[:MOST_SAMPLES],
        questions.get(field),
    )
