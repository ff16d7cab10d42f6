"""Dates and times: one reading for a whole column, from the values that leave no choice."""

import re
from dataclasses import dataclass, replace
from datetime import date

from data.columns import Column
from data.errors import FileError
from data.layers import Cast
from data.macros import know

REASON = "is no date or time that exists between 1990 and 2100"
# Forms that leave no choice, as SQL of a spelled text.
READ = {
    "year first": "year_first({x})",
    "era": "of_era({x})",
    "digits": "of_digits({x})",
    "named": "full_year(named_month({x}))",
}
# Day and month with one mark between; DuckDB knows no back-references.
ORDERED = "^([0-9]{1,2})([/.-])([0-9]{1,2})[/.-]([0-9]{2,4})"

# 25/03/18 … 25/11/02: if the last were the year, the file would span so many years more.
MOST_YEARS = 12
SPELLED = "spelled_times.sql"  # most columns are in ISO form and need none of it


class OpenDates(FileError):  # noqa: N818  (a question to a person, more than a fault)
    """A column of dates of which nobody can tell whether the day or the month comes first."""

    def __init__(self, column: Column, example: str, *, is_mixed: bool) -> None:
        self.column = column.name
        self.field = column.field
        self.example = example
        self.day_first = _read(example, is_day_first=True)
        self.month_first = _read(example, is_day_first=False)
        reads = (
            "both day-first and month-first dates" if is_mixed else "only dates that leave it open"
        )
        super().__init__(
            f"{column.raw.file_name}: column {self.column} holds {reads}, such as {example}: "
            f"{self.day_first} if the day comes first, {self.month_first} if the month does. "
            "Say which in a mapping file (--mapping): "
            f'{self.field} = {{ column = "{self.column}", day_first = true }}, or false.'
        )


def time_cast(column: Column, zones: tuple[str, str]) -> Cast:
    """The cast of a time; zones are the file's (naive times) and the company's (days)."""
    kinds = _kinds(column)
    if "odd" not in kinds:
        return _cast(column, (), kinds, zones)
    know(column.connection, SPELLED)
    spelled = "case when is_iso({x}) or is_zoned_iso({x}) then {x} else spelled_time({x}) end"
    steps = (spelled, *_steps(column))
    cast = _cast(column, steps, {"day", "time", "zoned"}, zones)
    if not any("short_year_first" in step for step in steps):
        return cast
    topic = f"{column.field}: two-digit dates read as year, month, day"
    return replace(cast, topic=topic, noted=f"v_{column.field} is not null")


def _kinds(column: Column) -> set[str]:
    """Which of zoned, day, time and odd a column has; the commonest columns are told quickly."""
    ((has_years, seconds, minutes, days, count),) = column.ask(
        "select bool_and(x between '0' and ':'), "  # no June-02-26 10:00
        "bool_and(x like '____-__-__ __:__:__'), bool_and(x like '____-__-__ __:__'), "
        "bool_and(x like '____-__-__'), count(x) from lines"
    )
    if not count:
        return set()
    if has_years and (seconds or minutes or days):
        return {"day"} if days else {"time"}
    kinds = column.ask("select distinct if(x is null, null, time_kind(x)) from lines")
    return {kind for (kind,) in kinds if kind}


def _cast(column: Column, steps: tuple[str, ...], kinds: set[str], zones: tuple[str, str]) -> Cast:
    """The last step: a text in ISO form is a moment of UTC."""
    # What is no time at all has no zone either; in an ISO column the bare cast says so.
    local = f"to_utc(naive_time({{x}}), {column.values.bind(zones[0])})"
    day = f"to_utc(naive_time({{x}}), {column.values.bind(zones[1])})"
    cases = []
    if kinds == {"zoned"}:
        day = local = "zoned_time({x})"
    elif "zoned" in kinds:
        cases.append("when is_zoned_iso({x}) then zoned_time({x})")
    if steps:
        cases.append("when not is_iso({x}) then null")
    if "day" in kinds and "time" in kinds:
        cases.append(f"when names_no_time({{x}}) then {day}")
    last = day if kinds == {"day"} else local
    moment = f"case {' '.join(cases)} else {last} end" if cases else last
    text = f"s{len(steps) - 1}_{column.field}" if steps else f"t_{column.field}"
    no_time = f"coalesce(names_no_time({text}), false)" if "day" in kinds else "false"
    return Cast(column.field, column.tidy, column.text, (*steps, moment), no_time, reason=REASON)


@dataclass(frozen=True)
class Form:
    """One way in which a column spells its times, with what its values prove of the order."""

    name: str
    mark: str
    has_half_days: bool
    day_comes_first: bool
    month_comes_first: bool
    makes_a_difference: bool
    year_comes_first: bool
    open_example: str
    example: str


def _forms(column: Column) -> list[Form]:
    rows = column.ask(
        f"""
        select
            form_of_time(x) as form,
            if(form = 'ordered', regexp_extract(x, '{ORDERED}', 2), '') as mark,
            bool_or(regexp_matches(x, ' [AP]M\\b')),
            bool_or(one between 13 and 31 and other between 1 and 12),
            bool_or(other between 13 and 31 and one between 1 and 12),
            bool_or(one != other),
            bool_and(other between 1 and 12 and last between 1 and 31 and x[3] = mark)
                and max(last) - min(last) > max(one) - min(one) + {MOST_YEARS},
            min(x) filter (where one between 1 and 12 and other between 1 and 12 and one != other),
            min(x)
        from (
            select
                x,
                try_cast(regexp_extract(x, '{ORDERED}', 1) as integer) as one,
                try_cast(regexp_extract(x, '{ORDERED}', 3) as integer) as other,
                try_cast(regexp_extract(x, '{ORDERED}', 4) as integer) as last
            from (select if(time_kind(x) = 'odd', spelled_time(x), null) as x from lines)
        )
        group by all
        order by all
        """
    )
    return [Form(*row) for row in rows if row[0]]


def _steps(column: Column) -> tuple[str, ...]:
    """From a spelled text to ISO form, by the forms that the column has."""
    forms = _forms(column)
    cases = ["when is_iso({x}) or is_zoned_iso({x}) then {x}"]
    for form in forms:
        if form.name == "ordered":
            order = _order(column, form)
            shape = f"^[0-9]{{1,2}}[{form.mark}][0-9]{{1,2}}[{form.mark}][0-9]"
            cases.append(f"when regexp_matches({{x}}, '{shape}') then full_year({order}({{x}}))")
        else:
            cases.append(f"when form_of_time({{x}}) = '{form.name}' then {READ[form.name]}")
    steps = ["day_before_month({x})"] if any(form.name == "named" for form in forms) else []
    steps.append(f"trim(case {' '.join(cases)} end)")
    if any(form.has_half_days for form in forms):
        steps.append("on_24_hours({x})")
    return tuple(steps)


def _order(column: Column, form: Form) -> str:
    if form.year_comes_first and column.rule.day_first is None:
        return "short_year_first"
    return "day_first" if _is_day_first(column, form) else "month_first"


def _is_day_first(column: Column, form: Form) -> bool:
    if column.rule.day_first is not None:
        return column.rule.day_first
    if form.mark == ".":  # nobody writes the month first with dots
        return True
    if form.day_comes_first != form.month_comes_first:
        return form.day_comes_first
    if not form.makes_a_difference:  # 01/01/2026 is the same either way
        return True
    example = form.open_example or form.example
    raise OpenDates(column, example, is_mixed=form.day_comes_first)


def _read(example: str, *, is_day_first: bool) -> str:
    one, other, year = map(int, re.split(r"[/.-]|[ T].*", example, maxsplit=3)[:3])
    day, month = (one, other) if is_day_first else (other, one)
    century = 0 if year > 99 else 2000 if year < 70 else 1900
    try:
        return date(century + year, month, day).isoformat()
    except ValueError:
        return "no date"
