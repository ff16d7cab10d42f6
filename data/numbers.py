"""Amounts, counts and scores: one reading for a whole column, from what leaves no choice."""

from dataclasses import dataclass, replace

import duckdb

from data.columns import Column
from data.layers import Cast, Raw
from data.macros import know

REASONS = {
    "BIGINT": "is not a whole number",
    "DOUBLE": "is not a number",
    "DECIMAL(18,2)": "is not a number",
}
BAND = "is a band, not a number: map the column to potential_rank"
MONEY = {"DECIMAL(18,2)"}
NOT_NEGATIVE = {"annual_revenue", "employees"}
MOST_AMOUNT = "9999999999999999"
SPELLED = "numbers.sql"  # most columns are of bare digits and need none of it


@dataclass(frozen=True)
class Spelling:
    """How a column writes its numbers."""

    is_plain: bool = True
    has_ranges: bool = False
    has_decimal_comma: bool = False


def number_cast(column: Column, kind: str) -> Cast:
    """The cast of a number; of a range of people it is the lower end, a band of money is none."""
    spelling = _spelling(column)
    is_count = kind == "BIGINT"
    number = "try_cast({x} as decimal(38, 6))" if spelling.is_plain else "cast_number({x})"
    number = _scaled(column, f"whole({number})" if is_count else number)
    check, reason = _check(column.field, kind)
    steps = (*_steps(spelling, is_count), number, check)
    cast = Cast(column.field, column.tidy, column.text, steps, reason=reason)
    if not spelling.has_ranges:
        return cast
    is_range = f"is_range(t_{column.field})"
    if is_count:
        topic = f"{column.field} read from a range: its lower end"
        return replace(cast, topic=topic, noted=f"{is_range} and v_{column.field} is not null")
    return replace(cast, reasons_if=((is_range, BAND),)) if kind in MONEY else cast


def _spelling(column: Column) -> Spelling:
    is_plain = "select coalesce(bool_and(if(x is null, null, is_plain_number(x))), true) from lines"
    if column.ask(is_plain) == [(True,)]:
        return Spelling()
    know(column.connection, SPELLED)
    found = column.ask(
        """
        select
            false,
            bool_or(if(is_plain_number(x), false, is_range(x))),
            bool_or(has_decimal_comma(digits)) and not bool_or(has_decimal_point(digits))
        from (select x, digits_of(x) as digits from lines)
        """
    )
    return Spelling(*found[0])


def _steps(spelling: Spelling, is_count: bool) -> tuple[str, ...]:
    """From a text to digits with a decimal point, and a unit."""
    if spelling.is_plain:
        return ()
    steps = ["coalesce(range_start({x}), {x})"] if is_count and spelling.has_ranges else []
    steps.append("bare_number({x})")
    if spelling.has_decimal_comma:
        steps.append("with_decimal_point({x})")
    return tuple(steps)


def _scaled(column: Column, number: str) -> str:
    unit = column.rule.unit
    return number if unit == 1 else f"({number} * {column.values.bind(unit)})"


def _check(field: str, kind: str) -> tuple[str, str]:
    fits, reason = f"abs({{x}}) < {MOST_AMOUNT}", REASONS[kind]
    if field in NOT_NEGATIVE:
        fits, reason = f"{{x}} >= 0 and {fits}", f"{reason} of 0 or more"
    return f"cast(if({fits}, {{x}}, null) as {kind})", reason


def is_band(connection: duckdb.DuckDBPyConnection, raw: Raw, name: str) -> bool:
    """Whether most values of a column are bands, such as 3億-20億未満, and no numbers."""
    know(connection, SPELLED)
    ((count, bands),) = connection.execute(
        f"select count(x), count(*) filter (where is_range(x)) from "
        f"(select not_blank_value(half_width({raw.column(name)})) as x from {raw.table})"
    ).fetchall()
    return bands * 2 > count
