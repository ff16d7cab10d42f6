"""Turns the text of one raw column into a field: which expression, decided per column."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb

from data.errors import FileError
from data.mapping import FieldRule

CASTS = Path(__file__).with_name("casts.sql")
REASONS = {
    "TIMESTAMP": "is no date or time that exists between 1990 and 2100",
    "BIGINT": "is not a whole number",
    "DOUBLE": "is not a number",
    "DECIMAL(18,2)": "is not a number",
    "BOOLEAN": "is neither yes nor no",
}
NOT_NEGATIVE = {"annual_revenue", "employees"}
MOST_AMOUNT = "9999999999999999"


@dataclass
class Values:
    """Values that a statement binds as parameters, each under a name of its own."""

    bound: dict[str, Any] = field(default_factory=dict)

    def bind(self, value: Any) -> str:
        """The placeholder of a value."""
        name = f"value_{len(self.bound)}_"  # the last bar: no name is the start of another
        self.bound[name] = value
        return f"${name}"

    def named_in(self, sql: str) -> dict[str, Any]:
        """The values that a statement names: DuckDB refuses those left over."""
        return {name: value for name, value in self.bound.items() if f"${name}" in sql}


@dataclass(frozen=True)
class Cast:
    """One field of a table as SQL, in layers: a tidy cell of the raw line, its text
    (or NULL where it only says that there is nothing), its form, its value, a check.

    Each layer names the one before it ({x}), so that no expression is written out twice.
    """

    field: str
    tidy: str
    text: str
    form: str = "{x}"
    value: str = "{x}"
    check: str = "{x}"
    names_no_time: str = "false"
    reason: str = ""


def layered(raw: "Raw", casts: list[Cast], where: str) -> str:
    """A relation of a raw table's lines with t_<field> (text) and v_<field> (value) columns."""
    tidy = _layer(casts, "h", "tidy", "")
    sql = f"select {raw.line_no} as line_no{tidy} from {raw.table} where {where}"
    for layer, part, before in (
        ("t", "text", "h"),
        ("f", "form", "t"),
        ("w", "value", "f"),
        ("v", "check", "w"),
    ):
        sql = f"select *{_layer(casts, layer, part, before)} from ({sql})"
    return sql


def _layer(casts: list[Cast], layer: str, part: str, before: str) -> str:
    return "".join(
        f", {getattr(one, part).replace('{x}', f'{before}_{one.field}')} as {layer}_{one.field}"
        for one in casts
    )


@dataclass(frozen=True)
class Raw:
    """A raw table: one text column per file column, c0, c1 …"""

    table: str
    file_name: str
    header: list[str]
    line_no: str = "rowid + 2"

    def column(self, name: str) -> str:
        """The raw column of a header name."""
        return f"c{self.header.index(name)}"


def cast(
    connection: duckdb.DuckDBPyConnection,
    raw: Raw,
    name: str,
    kind: str,
    rule: FieldRule,
    zones: tuple[str, str],
    values: Values,
) -> Cast:
    """The cast of one field; zones are the file's (naive times) and the company's (dates)."""
    tidy, text = _text(raw, rule, kind, values)
    if kind == "VARCHAR":
        return Cast(name, tidy, text)
    if kind == "TIMESTAMP":
        return _time(connection, raw, name, tidy, text, rule, zones, values)
    if kind == "BOOLEAN":
        return Cast(name, tidy, text, value="cast_boolean({x})", reason=REASONS[kind])
    return _number(name, kind, tidy, text, rule, values)


def _number(name: str, kind: str, tidy: str, text: str, rule: FieldRule, values: Values) -> Cast:
    number = "whole(cast_number({x}))" if kind == "BIGINT" else "cast_number({x})"
    if rule.unit != 1:
        number = f"({number} * {values.bind(rule.unit)})"
    fits, reason = f"abs({{x}}) < {MOST_AMOUNT}", REASONS[kind]
    if name in NOT_NEGATIVE:
        fits, reason = f"{{x}} >= 0 and {fits}", f"{reason} of 0 or more"
    check = f"cast(if({fits}, {{x}}, null) as {kind})"
    return Cast(name, tidy, text, "number_text({x})", number, check, reason=reason)


def _text(raw: Raw, rule: FieldRule, kind: str, values: Values) -> tuple[str, str]:
    if rule.column is None:
        return f"cast({values.bind(rule.constant or None)} as varchar)", "{x}"
    is_text = kind == "VARCHAR"
    tidy = f"{'tidy' if is_text else 'half_width'}({raw.column(rule.column)})"
    text = "not_blank_text({x})" if is_text else "not_blank_value({x})"
    if rule.blank:
        text = f"if({{x}} in {_among(rule.blank, values)}, null, {text})"
    if rule.values:
        cases = " ".join(
            f"when {values.bind(old)} then {values.bind(new or None)}"
            for old, new in rule.values.items()
        )
        text = f"case {{x}} {cases} else {text} end"
    return tidy, text


def _among(items: list[str], values: Values) -> str:
    return "(" + ", ".join(values.bind(item) for item in items) + ")"


def _time(
    connection: duckdb.DuckDBPyConnection,
    raw: Raw,
    name: str,
    tidy: str,
    text: str,
    rule: FieldRule,
    zones: tuple[str, str],
    values: Values,
) -> Cast:
    lines = f"(select {text.format(x='h')} as x from (select {tidy} as h from {raw.table}))"
    used = values.named_in(lines)
    seen = connection.execute(
        f"""
        select
            count(*) filter (where has_zone(x)),
            count(*) filter (where not has_zone(x) and not is_iso(x)),
            count(*) filter (where not has_zone(x) and names_no_time(x)),
            count(*) filter (where not has_zone(x) and not names_no_time(x))
        from {lines} where x is not null
        """,
        used,
    ).fetchall()
    zoned, odd, days, times = seen[0]
    spellings = ["try_cast({x} as timestamp)"]  # where all are in ISO form, this is enough
    if odd:
        order = _orders(connection, raw, name, lines, rule, used)
        spellings = ["iso_time({x})", "year_first_time({x})"]
        spellings += ["if(regexp_full_match({x}, '[0-9]{8}'), compact_time({x}), null)"]
        spellings += ["japanese_time({x})", *order]
    value = f"plausible(coalesce({', '.join(spellings)}))"
    moment = f"to_utc({value}, {values.bind(zones[0])})" if times else "null::timestamp"
    if days:
        local_day = f"to_utc({value}, {values.bind(zones[1])})"
        moment = f"case when names_no_time({{x}}) then {local_day} else {moment} end"
    if zoned:
        moment = f"case when has_zone({{x}}) then plausible(zoned_time({{x}})) else {moment} end"
    no_time = f"coalesce(names_no_time(t_{name}), false)" if days else "false"
    return Cast(name, tidy, text, value=moment, names_no_time=no_time, reason=REASONS["TIMESTAMP"])


def _orders(
    connection: duckdb.DuckDBPyConnection,
    raw: Raw,
    name: str,
    lines: str,
    rule: FieldRule,
    used: dict[str, Any],
) -> list[str]:
    """Day-first or month-first, decided per separator from values that leave no choice."""
    pattern = "^([0-9]{1,2})([/.-])([0-9]{1,2})[/.-]([0-9]{2,4})([^0-9]|$)"
    rows = connection.execute(
        f"""
        select
            regexp_extract(x, '{pattern}', 2) as separator,
            length(regexp_extract(x, '{pattern}', 4)) as year_length,
            bool_or(one between 13 and 31 and other between 1 and 12),
            bool_or(other between 13 and 31 and one between 1 and 12),
            min(regexp_extract(x, '{pattern}'))
        from (
            select
                x,
                regexp_extract(x, '{pattern}', 1)::int as one,
                regexp_extract(x, '{pattern}', 3)::int as other
            from {lines} where regexp_matches(x, '{pattern}')
        )
        group by all order by all
        """,
        used,
    ).fetchall()
    first = {mark: any(r[2] for r in rows if r[0] == mark) for mark, *_ in rows}
    second = {mark: any(r[3] for r in rows if r[0] == mark) for mark, *_ in rows}
    orders = []
    for mark, year_length, _, _, example in rows:
        is_day_first = _is_day_first(raw, name, mark, first[mark], second[mark], rule, example)
        year = "%Y" if year_length == 4 else "%y"
        order = f"%d/%m/{year}" if is_day_first else f"%m/%d/{year}"
        shape = f"^[0-9]{{1,2}}[{mark}][0-9]{{1,2}}[{mark}][0-9]{{{year_length}}}([^0-9]|$)"
        orders.append(f"if(regexp_matches({{x}}, '{shape}'), ordered_time({{x}}, '{order}'), null)")
    return orders


def _is_day_first(
    raw: Raw, name: str, mark: str, first: bool, second: bool, rule: FieldRule, example: str
) -> bool:
    if rule.day_first is not None:
        return rule.day_first
    if mark == ".":  # nobody writes the month first with dots
        return True
    if first != second:
        return first
    reads = "both day-first and month-first dates" if first else "only dates that leave it open"
    raise FileError(
        f"{raw.file_name}: column {rule.column or name} holds {reads} whether the day or the month "
        f"comes first, such as {example.strip()}. Say it in a mapping file (--mapping): "
        f'{name} = {{ column = "{rule.column}", day_first = true }}, or false.'
    )
