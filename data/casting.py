"""Turns the text of one raw column into a field: which expression, decided per column."""

import unicodedata

import duckdb

from data.columns import Column
from data.layers import Cast, Raw, Values, layered
from data.macros import know
from data.mapping import FieldRule
from data.numbers import is_band, number_cast
from data.times import OpenDates, time_cast
from data.words import words

__all__ = [
    "Cast", "OpenDates", "Raw", "Values", "cast", "create_macros", "is_band", "layered",
]  # fmt: skip

IS_NO_BOOLEAN = "is neither yes nor no"
# Signs that are another single one in all but width; full-width ASCII is told by its place.
WIDE = (
    0xA0,
    *range(0x2000, 0x200B),
    0x202F,
    0x3000,
    *range(0xFF61, 0xFFA0),
    *range(0xFFE0, 0xFFEF),
)
DASHES = {"‐": "-", "‑": "-", "–": "-", "−": "-", "〜": "~", "∼": "~"}


def create_macros(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the rules of casting known to a connection; rarer ones wait for a column with such."""
    blank, booleans = words()["blank"], words()["booleans"]
    connection.execute(_narrowed())
    connection.execute(_blank("not_blank_text", "x", blank["anywhere"]))
    connection.execute(_blank("not_blank_value", "lower(x)", blank["anywhere"] + blank["values"]))
    connection.execute(_macro("is_yes", _among("x", booleans["yes"])))
    connection.execute(_macro("is_no", _among("x", booleans["no"])))
    know(connection, "casts.sql")
    know(connection, "times.sql")


# The words are part of the program: no value of a user gets into this SQL.


def _narrowed() -> str:
    table = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in WIDE} | DASHES
    table = {sign: narrow for sign, narrow in table.items() if len(narrow) == 1}
    wide, narrow = "".join(table), "".join(table.values())
    translated = f"nfc_normalize(translate(x, {_text(wide)}, {_text(narrow)}))"
    return _macro("narrowed", f"if(regexp_matches(x, {_text(f'[{wide}]')}), {translated}, x)")


def _blank(name: str, compared: str, blanks: list[str]) -> str:
    """No blank starts with a digit, as most values do, or is long, as most text is."""
    listed = blanks if compared == "x" else [blank.lower() for blank in blanks]
    longest = max(len(blank.encode()) for blank in listed)
    is_value = f"x between '0' and ':' or strlen(x) > {longest}"
    return _macro(
        name, f"case when {is_value} then x when {_among(compared, listed)} then null else x end"
    )


def _among(compared: str, listed: list[str]) -> str:
    """Not IN: DuckDB makes a join of a long one, and writes all layers out on its way there."""
    known = ", ".join(f"{_text(word)}: true" for word in dict.fromkeys(listed))
    return f"contains(map {{{known}}}, {compared})"


def _macro(name: str, expression: str) -> str:
    return f"create or replace temp macro {name}(x) as {expression}"


def _text(word: str) -> str:
    return "'" + word.replace("'", "''") + "'"


def cast(
    connection: duckdb.DuckDBPyConnection,
    raw: Raw,
    name: str,
    kind: str,
    rule: FieldRule,
    zones: tuple[str, str],
    values: Values,
) -> Cast:
    """The cast of one field; zones are the file's (naive times) and the company's (days)."""
    tidy, text = _cell(raw, rule, kind, values)
    column = Column(connection, raw, name, rule, tidy, text, values)
    if kind == "VARCHAR":
        return Cast(name, tidy, text)
    if kind == "TIMESTAMP":
        return time_cast(column, zones)
    if kind == "BOOLEAN":
        return Cast(name, tidy, text, ("cast_boolean({x})",), reason=IS_NO_BOOLEAN)
    return number_cast(column, kind)


def _cell(raw: Raw, rule: FieldRule, kind: str, values: Values) -> tuple[str, str]:
    if rule.column is None:
        return f"cast({values.bind(rule.constant or None)} as varchar)", "{x}"
    is_text = kind == "VARCHAR"
    tidy = f"{'tidy' if is_text else 'half_width'}({raw.column(rule.column)})"
    text = "not_blank_text({x})" if is_text else "not_blank_value({x})"
    if kind == "BOOLEAN":  # なし means no there, not nothing
        text = "boolean_text({x})"
    if rule.blank:
        blank = ", ".join(values.bind(item) for item in rule.blank)
        text = f"if(list_position([{blank}], {{x}}) > 0, null, {text})"
    if rule.values:
        cases = " ".join(
            f"when {values.bind(old)} then {values.bind(new or None)}"
            for old, new in rule.values.items()
        )
        text = f"case {{x}} {cases} else {text} end"
    return tidy, text
