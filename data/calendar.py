"""The business calendar: which hours count, computed once so that no query walks over days."""

import math
import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

import duckdb
import holidays
import pandas as pd
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from data.errors import MappingError

SHIPPED = Path(__file__).with_name("calendar.toml")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class Calendar(BaseModel):
    """Opening hours, holidays and closures of one company."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    time_zone: str = "Asia/Tokyo"
    country: str = "JP"
    subdivision: str = ""
    closures: list[str] = []
    hours: dict[str, str] = Field(min_length=1)

    @field_validator("time_zone")
    @classmethod
    def _known_zone(cls, zone: str) -> str:
        if zone not in available_timezones():
            raise ValueError("expected a zone such as Asia/Tokyo or UTC")
        return zone

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
    def _readable(cls, closures: list[str]) -> list[str]:
        for closure in closures:
            list(_closed_days(closure, 2024))
        return closures

    @field_validator("country")
    @classmethod
    def _known_country(cls, country: str) -> str:
        if country and country not in holidays.list_supported_countries():
            raise ValueError("expected a country code such as JP, US or BR, or an empty string")
        return country


def read_calendar(path: Path | None = None, changes: dict[str, Any] | None = None) -> Calendar:
    """The calendar of a TOML file (the shipped one by default) with single values changed."""
    path = path or SHIPPED
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8"))
        return Calendar.model_validate({**settings, **(changes or {})})
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise MappingError(f"{path}: the calendar can't be read: {error}") from error
    except ValidationError as error:
        raise MappingError(f"{path}: {faults(error)}") from error


# Which kind of condition pydantic tried: no part of the path that a person wrote.
TAGS = {"number", "text", "touches"}


def faults(error: ValidationError) -> str:
    """Every wrong field with its path, what was expected there and what was found, a line each."""
    lines = []
    for fault in error.errors(include_url=False):
        parts = [str(part) for part in fault["loc"] if part not in TAGS]
        message = fault["msg"].removeprefix("Value error, ")
        found = "" if isinstance(fault["input"], dict) else f" (found {str(fault['input'])[:80]!r})"
        lines.append(": ".join(filter(None, [".".join(parts), message])) + found)
    return "\n  ".join(lines)


def write_calendar(
    connection: duckdb.DuckDBPyConnection, calendar: Calendar, first: date, last: date
) -> None:
    """Write calendar_days (one row per local day) and business_slots (equal pieces of open time).

    A business clock reading is seconds of open time since the first day. The slots turn a reading
    back into a time with one equi-join: slot number = (reading - 1) // slot_seconds.
    """
    days = pd.DataFrame(_days(calendar, first, last))
    connection.register("days", days)
    connection.execute("create table calendar_days as select * from days")
    slot = math.gcd(*(int(length) for length in days["open_seconds"] if length))
    connection.register("slots", pd.DataFrame(_slots(days, slot)))
    connection.execute(
        "create table business_slots as "
        "select slot_no::bigint as slot_no, starts_at::timestamp as starts_at from slots"
    )
    connection.execute("insert into settings values ('slot_seconds', ?)", [str(slot)])
    connection.unregister("days")
    connection.unregister("slots")


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
        for piece in range(int(day.open_seconds) // slot):  # type: ignore[arg-type, call-overload]
            yield {"slot_no": number, "starts_at": day.opens_at + timedelta(seconds=piece * slot)}  # type: ignore[operator]
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
    try:
        first = date.fromisoformat(start if len(start) == 10 else f"{year}-{start}")
        last = date.fromisoformat((end or start) if len(start) == 10 else f"{year}-{end or start}")
    except ValueError as error:
        raise ValueError(
            f"{closure}: expected MM-DD, MM-DD/MM-DD or the same with a year"
        ) from error
    if last < first:  # over the turn of the year: both ends of it fall into this year
        yield from _between(first, date(year, 12, 31))
        yield from _between(date(year, 1, 1), last)
    else:
        yield from _between(first, last)


def _between(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))


def _times(span: str) -> tuple[time, time]:
    opens, _, closes = span.partition("-")
    try:
        return time.fromisoformat(opens), time.fromisoformat(closes)
    except ValueError as error:
        raise ValueError(f"{span}: expected opening hours such as 09:00-18:00") from error


def _utc(local: datetime, zone: ZoneInfo) -> datetime:
    return local.replace(tzinfo=zone).astimezone(UTC).replace(tzinfo=None)
