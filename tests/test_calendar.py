"""The business clock: days and slots of the dataset against the oracle's walk over days."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data import facts
from data.calendar import Calendar, read_calendar, write_calendar
from data.errors import MappingError
from tests import oracle

WEEK = dict.fromkeys(("mon", "tue", "wed", "thu", "fri"), "09:00-18:00")
CALENDARS = {
    "shipped": ({}, oracle.Rules()),
    "Americas": (
        {
            "time_zone": "America/New_York",  # with summer time
            "country": "US",
            "closures": ["07-01/07-14"],
            "hours": dict.fromkeys((*WEEK, "sat"), "08:30-17:00"),
        },
        oracle.Rules(
            opens=time(8, 30),
            closes=time(17),
            weekdays=frozenset(range(6)),
            time_zone="America/New_York",
            country="US",
            closures=(("07-01", "07-14"),),
        ),
    ),
    "always": (
        {
            "time_zone": "UTC",
            "country": "",
            "closures": [],
            "hours": dict.fromkeys((*WEEK, "sat", "sun"), "00:00-23:59:30"),
        },
        oracle.Rules(
            opens=time(0),
            closes=time(23, 59, 30),
            weekdays=frozenset(range(7)),
            time_zone="UTC",
            country=None,
            closures=(),
        ),
    ),
}
# The deadline as queries/models/judged_handovers.sql finds it.
ELAPSED = """
with moments as (select unnest($moments) as moment),
readings as (
    select
        moment,
        clock_reading(moment, opens_at, open_seconds, reading_before) as reading
    from moments
    left join calendar_days on calendar_days.local_day = local_day(moment, $zone)
)
select
    readings.reading / 3600000000.0,
    slots.starts_at + to_microseconds(
        readings.reading + $sla_us - slots.slot_no * $slot_us
    ) as deadline_at
from readings
left join business_slots as slots
    on slots.slot_no = (readings.reading + $sla_us - 1) // $slot_us
order by moment
"""
seconds = st.integers(0, 420 * 86_400)  # from December 2025 to January 2027
some_moments = st.lists(
    seconds.map(lambda s: datetime(2025, 12, 1) + timedelta(seconds=s)), min_size=2, max_size=30
).map(sorted)


@cache
def written(name: str) -> duckdb.DuckDBPyConnection:
    calendar = read_calendar(None, CALENDARS[name][0])
    connection = duckdb.connect()
    connection.execute("create table settings (setting varchar, value varchar)")
    facts.create_functions(connection)
    write_calendar(connection, calendar, date(2025, 1, 1), date(2028, 12, 31))
    return connection


def measured(name: str, moments: list[datetime], sla_hours: float) -> list[tuple[float, datetime]]:
    connection = written(name)
    (slot,) = connection.execute("select value::bigint from settings").fetchall()[0]
    values = {
        "moments": moments,
        "zone": CALENDARS[name][1].time_zone,
        "sla_us": int(sla_hours * 3_600_000_000),
        "slot_us": slot * 1_000_000,
    }
    return connection.execute(ELAPSED, values).fetchall()


@pytest.mark.parametrize("name", CALENDARS)
@settings(max_examples=15, deadline=None, derandomize=True, database=None)
@given(moments=some_moments, sla_hours=st.sampled_from([0.25, 1, 4.5, 9, 18, 27]))
def test_the_clock_is_that_of_an_independent_walk_over_days(
    name: str, moments: list[datetime], sla_hours: float
) -> None:
    rules = CALENDARS[name][1]
    found = measured(name, moments, sla_hours)
    for moment, (_, deadline) in zip(moments, found, strict=True):
        assert deadline.replace(tzinfo=UTC) == oracle.deadline(
            moment.replace(tzinfo=UTC), sla_hours, rules
        )
    for (a, b), (before, after) in zip(pairwise(moments), pairwise(found), strict=True):
        between = oracle.business_hours_between(a.replace(tzinfo=UTC), b.replace(tzinfo=UTC), rules)
        assert after[0] - before[0] == pytest.approx(between, abs=1e-6)


def open_days(first: date, last: date, **changes: Any) -> list[date]:
    connection = duckdb.connect()
    connection.execute("create table settings (setting varchar, value varchar)")
    calendar = Calendar.model_validate({"hours": WEEK, "country": "", **changes})
    write_calendar(connection, calendar, first, last)
    days = connection.execute("select local_day from calendar_days where open_seconds > 0")
    return [day for (day,) in days.fetchall()]


def test_a_closure_may_run_over_new_year() -> None:
    span = (date(2026, 12, 25), date(2027, 1, 6))
    around = [date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 4)]
    around += [date(2027, 1, 5), date(2027, 1, 6)]
    assert open_days(*span, closures=("12-29/01-03",)) == around
    assert open_days(*span, closures=["2026-12-29/2027-01-03"]) == around


def test_a_closure_with_a_year_holds_in_that_year_only() -> None:
    days = open_days(date(2026, 8, 1), date(2027, 8, 31), closures=["2026-08-13"])
    assert date(2026, 8, 13) not in days
    assert date(2027, 8, 13) in days


def test_a_closure_of_more_than_a_year_is_refused() -> None:
    span = (date(2026, 1, 1), date(2026, 1, 2))
    assert open_days(*span, closures=["2026-01-01/2027-01-02"]) == []
    with pytest.raises(ValueError, match="a year at the most"):
        open_days(*span, closures=["2026-01-01/2027-01-03"])


def test_a_company_that_never_opens_has_no_business_hours() -> None:
    assert open_days(date(2026, 1, 1), date(2026, 12, 31), closures=["01-01/12-31"]) == []


def test_a_closure_on_a_leap_day_is_no_error_in_other_years() -> None:
    days = open_days(date(2027, 2, 1), date(2028, 3, 31), closures=["02-29"])
    assert date(2028, 2, 29) not in days
    assert {date(2027, 2, 26), date(2027, 3, 1), date(2028, 2, 28), date(2028, 3, 1)} <= set(days)


def test_national_holidays_are_closed() -> None:
    golden_week = open_days(date(2026, 4, 27), date(2026, 5, 8), country="JP")
    assert [f"{day:%m-%d}" for day in golden_week] == [
        "04-27", "04-28", "04-30", "05-01", "05-07", "05-08",
    ]  # fmt: skip


def test_the_shipped_calendar_is_that_of_a_japanese_office() -> None:
    shipped = read_calendar()
    assert shipped.time_zone == "Asia/Tokyo"
    assert shipped.country == "JP"
    assert shipped.closures == ("12-29/01-03",)
    assert shipped.hours == WEEK


@pytest.mark.parametrize(
    ("handed_over_at", "deadline_at"),
    [
        ("2026-03-06 17:00", "2026-03-09 10:00"),  # an hour on Friday, four on Saturday
        ("2026-03-07 11:00", "2026-03-09 13:00"),
        ("2026-03-07 13:00", "2026-03-09 15:00"),  # the half day is over
    ],
)
def test_a_half_day_counts_as_long_as_it_is(handed_over_at: str, deadline_at: str) -> None:
    connection = duckdb.connect()
    connection.execute("create table settings (setting varchar, value varchar)")
    facts.create_functions(connection)
    calendar = Calendar(hours=WEEK | {"sat": "09:00-13:00"}, country="")
    write_calendar(connection, calendar, date(2026, 1, 1), date(2026, 12, 31))
    (slot,) = connection.execute("select value::bigint from settings").fetchall()[0]
    local = timedelta(hours=9)
    values = {
        "moments": [datetime.fromisoformat(handed_over_at) - local],
        "zone": "Asia/Tokyo",
        "sla_us": 6 * 3_600_000_000,
        "slot_us": slot * 1_000_000,
    }
    ((_, found),) = connection.execute(ELAPSED, values).fetchall()
    assert found + local == datetime.fromisoformat(deadline_at)


@pytest.mark.parametrize(
    ("toml", "place", "expectation"),
    [
        ('time_zone = "Mars"', "time_zone", "expected a zone such as Asia/Tokyo"),
        ('country = "XX"', "country", "expected a country code such as JP"),
        ('subdivision = "XX"', "subdivision", "expected a state or region"),
        ('closures = ["12/29"]', "closures", "expected MM-DD"),
        ('closures = ["2026-12-29/01-03"]', "closures", "expected MM-DD"),
        ('closures = ["02-30"]', "closures", "expected MM-DD"),
        ('closures = ["2026-05-05/2026-05-01"]', "closures", "expected MM-DD"),
        ('closures = "12-29"', "closures", "valid list"),
        ('holiday = ["12-29"]', "holiday", "not permitted"),
        ("[hours]", "hours", "at least 1 item"),
        ('[hours]\nmonday = "09:00-18:00"', "hours", "expected one of mon, tue"),
        ('[hours]\nmon = "18:00-09:00"', "hours", "opens at or after it closes"),
        ('[hours]\nmon = "9 to 6"', "hours", "expected opening hours such as 09:00-18:00"),
        ('[hours]\nmon = "09:00Z-18:00"', "hours", "expected opening hours such as 09:00-18:00"),
        ("time_zone = ", "", "no TOML"),
    ],
)
def test_a_wrong_calendar_is_refused_with_its_place(
    tmp_path: Path, toml: str, place: str, expectation: str
) -> None:
    path = tmp_path / "calendar.toml"
    hours = "" if "[hours]" in toml else '\n[hours]\nmon = "09:00-18:00"'
    path.write_text(toml + hours, encoding="utf-8")
    with pytest.raises(MappingError) as refused:
        read_calendar(path)
    said = str(refused.value)
    assert said.startswith(f"{path}: ")
    assert place in said
    assert expectation in said
