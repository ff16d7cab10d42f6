"""The business calendar: which hours count, computed once so that no query walks over days."""

import math
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import duckdb
import holidays
import pandas as pd
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationError,
    field_validator,
    model_validator,
)

from data.errors import MappingError

LONGEST_CLOSURE = timedelta(days=366)  # a longer one is a slip, and slow to walk through
SHIPPED = Path(__file__).with_name("calendar.toml")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class BusinessHours(BaseModel):
    """Opening hours, holidays and closures of one company."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    country: str = "JP"
    subdivision: str = ""
    closures: tuple[str, ...] = ()
    hours: dict[str, str] = Field(min_length=1)

    def __hash__(self) -> int:
        return hash(self.model_dump_json())

    @field_validator("hours")
    @classmethod
    def _open_before_close(cls, hours: dict[str, str]) -> dict[str, str]:
        for weekday, span in hours.items():
            if weekday not in WEEKDAYS:
                raise ValueError(f"{weekday}: expected one of {', '.join(WEEKDAYS)}")
            opens, closes = _times(span)
            if opens >= closes:
                raise ValueError(f"{weekday}: {span} opens at or after it closes")
        return hours

    @field_validator("closures")
    @classmethod
    def _readable(cls, closures: tuple[str, ...]) -> tuple[str, ...]:
        for closure in closures:
            list(_closed_days(closure, 2024))
        return closures

    @field_validator("country")
    @classmethod
    def _known_country(cls, country: str) -> str:
        if country and country not in holidays.list_supported_countries():
            raise ValueError("expected a country code such as JP, US or BR, or an empty string")
        return country

    @model_validator(mode="after")
    def _known_subdivision(self) -> "BusinessHours":
        known = holidays.list_supported_countries().get(self.country, [])
        if self.subdivision and self.subdivision not in known:
            raise ValueError(
                f"subdivision: expected a state or region of {self.country}, such as "
                f"{', '.join(known[:5]) or 'none'} (found {self.subdivision!r})"
            )
        return self


class Calendar(BusinessHours):
    """Business hours in the company's time zone."""

    time_zone: str = "Asia/Tokyo"

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, zone: str) -> str:
        return known_zone(zone)

    def with_hours(self, hours: BusinessHours) -> "Calendar":
        """Other business hours in the same time zone."""
        return Calendar(time_zone=self.time_zone, **hours.model_dump())


def known_zone(zone: str) -> str:
    """The time zone, or a ValueError that says what one looks like."""
    if zone not in _zones():
        raise ValueError("expected a zone such as Asia/Tokyo or UTC")
    return zone


@cache
def _zones() -> set[str]:
    return available_timezones()  # walks over the folders of the time zone database


def read_text(path: Path, what: str) -> str:
    """The text of a file that a person wrote; a MappingError says why it can't be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise MappingError(f"{path}: the {what} can't be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise MappingError(f"{path}: the {what} is not UTF-8 text. Save it as UTF-8.") from error


def read_toml(path: Path, what: str) -> dict[str, Any]:
    """The settings in a TOML file that a person wrote; a MappingError says why it can't be read."""
    try:
        return tomllib.loads(read_text(path, what))
    except tomllib.TOMLDecodeError as error:
        raise MappingError(f"{path}: the {what} is no TOML: {error}.") from error


def read_calendar(
    path: Path | None = None, changes: dict[str, Any] | None = None, changed_by: str = ""
) -> Calendar:
    """The calendar of a TOML file (the shipped one by default) with single values changed."""
    path = path or SHIPPED
    settings = read_toml(path, "calendar")
    origin = str(path)
    try:
        calendar = Calendar.model_validate(settings)
        if changes:
            origin = f"{changed_by}: calendar"
            calendar = Calendar.model_validate({**settings, **changes})
    except ValidationError as error:
        raise MappingError(f"{origin}: {faults(error)}") from error
    return calendar


# Ends the name of the kind that pydantic tried: no part of the path that a person wrote.
KIND = " condition"


def faults(error: ValidationError) -> str:
    """Every wrong field with its path, what was expected there and what was found, a line each."""
    lines = []
    for fault in _without_echoes(error.errors(include_url=False)):
        parts = [part for part in map(str, fault["loc"]) if not part.endswith(KIND)]
        # who writes TOML knows lists
        message = fault["msg"].removeprefix("Value error, ").replace("valid tuple", "valid list")
        found = "" if isinstance(fault["input"], dict) else f" (found {str(fault['input'])[:80]!r})"
        lines.append(": ".join(filter(None, [".".join(parts), message])) + found)
    return "\n  ".join(lines)


def _without_echoes(errors: list[Any]) -> list[Any]:
    """A list that is too short only because what stands in it is wrong says nothing new."""
    return [
        one
        for one in errors
        if one["type"] != "too_short"
        or not any(o is not one and o["loc"][: len(one["loc"])] == one["loc"] for o in errors)
    ]


def write_calendar(
    connection: duckdb.DuckDBPyConnection, calendar: Calendar, first: date, last: date
) -> None:
    """Write calendar_days (one row per local day) and business_slots (equal pieces of open time).

    A business clock reading is seconds of open time since the first day. The slots turn a reading
    back into a time with one equi-join: slot number = (reading - 1) // slot_seconds.
    """
    days, slots, slot = _frames(calendar, first, last)
    connection.register("days", days)
    connection.execute("create table calendar_days as select * from days")
    connection.register("slots", slots)
    connection.execute(
        "create table business_slots as "
        "select slot_no::bigint as slot_no, starts_at::timestamp as starts_at from slots"
    )
    connection.execute("insert into settings values ('slot_seconds', ?)", [str(slot)])
    connection.unregister("days")
    connection.unregister("slots")


@lru_cache(maxsize=8)
def _frames(calendar: Calendar, first: date, last: date) -> tuple[pd.DataFrame, pd.DataFrame, int]:
    """The days, the slots and the seconds of a slot; one load after another asks the same."""
    days = pd.DataFrame(_days(calendar, first, last))
    slot = math.gcd(*(int(length) for length in days["open_seconds"] if length)) or 1
    return days, pd.DataFrame(_slots(days, slot), columns=["slot_no", "starts_at"]), slot


def _days(calendar: Calendar, first: date, last: date) -> Iterator[dict[str, Any]]:
    zone, reading = ZoneInfo(calendar.time_zone), 0
    closed = _holidays(calendar, first.year, last.year)
    for offset in range((last - first).days + 1):
        day = first + timedelta(days=offset)
        opens, closes = _opening(calendar, day, zone, day in closed)
        length = int((closes - opens).total_seconds())
        yield {
            "local_day": day,
            "starts_at": _utc(datetime.combine(day, time()), zone),
            "ends_at": _utc(datetime.combine(day + timedelta(days=1), time()), zone),
            "opens_at": opens,
            "closes_at": closes,
            "open_seconds": length,
            "reading_before": reading,
        }
        reading += length


def _opening(
    calendar: Calendar, day: date, zone: ZoneInfo, is_closed: bool
) -> tuple[datetime, datetime]:
    span = calendar.hours.get(WEEKDAYS[day.weekday()])
    if is_closed or span is None:
        noon = _utc(datetime.combine(day, time(12)), zone)
        return noon, noon
    opens, closes = _times(span)
    return tuple(_utc(datetime.combine(day, at), zone) for at in (opens, closes))  # type: ignore[return-value]


def _slots(days: pd.DataFrame, slot: int) -> Iterator[dict[str, Any]]:
    number = 0
    for day in days.itertuples():
        for piece in range(int(day.open_seconds) // slot):
            yield {"slot_no": number, "starts_at": day.opens_at + timedelta(seconds=piece * slot)}
            number += 1


def _holidays(calendar: Calendar, first: int, last: int) -> set[date]:
    years = range(first, last + 1)
    national: set[date] = set()
    if calendar.country:
        national = set(
            holidays.country_holidays(
                calendar.country, subdiv=calendar.subdivision or None, years=years
            )
        )
    closed = {
        day for closure in calendar.closures for y in years for day in _closed_days(closure, y)
    }
    return national | closed


def _closed_days(closure: str, year: int) -> Iterator[date]:
    start, _, end = closure.partition("/")
    end = end or start
    names_year = len(start) == 10
    try:
        # 2024 is a leap year: 29 February is a day of its own, which other years lack.
        first, last = (_day(text if names_year else f"2024-{text}") for text in (start, end))
        if names_year and not timedelta(0) <= last - first <= LONGEST_CLOSURE:
            raise ValueError
    except ValueError as error:
        raise ValueError(
            f"{closure}: expected MM-DD, MM-DD/MM-DD or the same with a year, a year at the most"
        ) from error
    if names_year:
        yield from _between(first, last)
    else:
        for day in _between(date(year, 1, 1), date(year, 12, 31)):
            this = f"{day:%m-%d}"  # a closure whose end is before its start is over New Year
            if (start <= this <= end) if start <= end else (this >= start or this <= end):
                yield day


def _day(text: str) -> date:
    if len(text) != len("2026-12-29"):
        raise ValueError
    return date.fromisoformat(text)


def _between(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def _times(span: str) -> tuple[time, time]:
    opens, _, closes = span.partition("-")
    try:
        times = time.fromisoformat(opens), time.fromisoformat(closes)
        if any(at.tzinfo for at in times):
            raise ValueError
        return times
    except ValueError as error:
        raise ValueError(f"{span}: expected opening hours such as 09:00-18:00") from error


def _utc(local: datetime, zone: ZoneInfo) -> datetime:
    return local.replace(tzinfo=zone).astimezone(UTC).replace(tzinfo=None)
