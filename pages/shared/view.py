"""What the reader looks at: dataset, definition, as-of, period, team … The URL carries it."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from data import dataset
from data.definition import Definition, parse_definition
from data.saved import SavedDefinitions
from pages.shared.waiting import waiting
from queries import Dataset

PERIODS = {"1m": 1, "3m": 3, "6m": 6, "12m": 12}
ALL = "all"
# With fewer handovers than this in the last three months, the page opens on all of them.
ENOUGH = 10
EARLIEST, LATEST = date(1990, 1, 1), date(2100, 1, 1)
# In the URL: the definition that came with the data, also where another one is agreed.
OF_THE_DATA = "data"
# What the URL may carry: kept while a reader goes from page to page.
CARRIED = (
    "lang", "dataset", "definition", "as_of", "period", "team", "source", "metric", "cell",
    "compare", "chart", "lead", "draft", "rate", "by", "second", "group", "unit", "step", "list",
    "until", "what_if", "capacity",
)  # fmt: skip
# What belongs to one dataset, and says nothing of another one.
OF_A_DATASET = (
    "as_of", "period", "team", "source", "cell", "metric", "lead", "compare", "group", "step",
    "until",
)  # fmt: skip


@dataclass(frozen=True)
class Period:
    """A stretch of local days, and the moment from which it is seen."""

    from_at: datetime | None
    until_at: datetime | None
    as_of: datetime


@dataclass(frozen=True)
class View:
    """One reader's view of one dataset."""

    path: Path
    definition: Definition
    period: Period
    before: Period | None  # the period before, as it looked when it was as old
    team_name: str | None
    source: str | None

    def with_definition(self, definition: Definition) -> "View":
        """The same view by another definition."""
        return replace(self, definition=definition)

    def values(self, period: Period | None = None) -> dict[str, object]:
        """The parameters that every question of this view gets."""
        seen = period or self.period
        return {
            "as_of": seen.as_of,
            "from_at": seen.from_at,
            "until_at": seen.until_at,
            "team_name": self.team_name,
            "source": self.source,
        }


@st.cache_resource(max_entries=4, show_spinner=False)
def opened(path: str) -> Dataset:
    """A dataset, opened once for all readers of this server."""
    return Dataset(Path(path))


def chosen_path(home: Path = dataset.HOME) -> Path:
    """The dataset that the URL names, where there still is one, else the current one."""
    named = st.query_params.get("dataset")
    by_name = {path.name: path for path in dataset.datasets(home)}
    return by_name.get(named or "") or dataset.current(home)


def chosen_definition(data: Dataset) -> Definition:
    """The definition that the URL names, else the agreed one, else the one of the data."""
    named = st.query_params.get("definition", "")
    if named == OF_THE_DATA:
        return data.definition
    saved = SavedDefinitions()
    chosen = (saved.find(named) if named else None) or saved.agreed()
    return _parsed(chosen.toml) if chosen else data.definition


@lru_cache(maxsize=50)
def _parsed(toml: str) -> Definition:
    return parse_definition(toml)


def current_view() -> View:
    """The view that the URL says."""
    path = chosen_path()
    data = opened(str(path))
    now = as_of(data)
    period, before = periods(chosen_period(data, now), now, data.time_zone)
    return View(
        path=path,
        definition=chosen_definition(data),
        period=period,
        before=before,
        team_name=st.query_params.get("team"),
        source=st.query_params.get("source"),
    )


def as_of(data: Dataset) -> datetime:
    """The moment that the URL names (a local day: its end), else the newest one in the data."""
    local = _day(st.query_params.get("as_of", ""))
    if local is None:
        return data.as_of
    return min(
        _utc(local + timedelta(days=1), data.time_zone) - timedelta(microseconds=1), data.as_of
    )


def chosen_period(data: Dataset, now: datetime) -> str:
    """The period that the URL names: 3m, all, or two days as 2026-01-01..2026-03-31."""
    chosen = st.query_params.get("period", "")
    if chosen in PERIODS or chosen == ALL or days_of(chosen):
        return chosen
    return _usual_period(str(data.path), now)


@st.cache_data(max_entries=50, show_spinner=False)
def _usual_period(path: str, now: datetime) -> str:
    """By the definition of the data, whichever is chosen: a link keeps its period."""
    data = opened(path)
    recent, _ = periods("3m", now, data.time_zone)
    values = {"as_of": now, "from_at": recent.from_at, "until_at": recent.until_at}
    with waiting() as steps:
        count_due = data.ask("rates", values, told=steps.told).one()["count_due"]
    return "3m" if count_due >= ENOUGH else ALL


def carry_view() -> None:
    """Keep the view in the URL while the reader goes from page to page, which empties it."""
    if "carried" not in st.session_state:
        st.session_state["came_by_link"] = any(name in st.query_params for name in CARRIED)
    kept: dict[str, str] = st.session_state.setdefault("carried", {})
    is_new_page = not any(name in st.query_params for name in CARRIED)
    if is_new_page:
        st.query_params.update(kept)  # at once: each change is a step of the browser's Back
    st.session_state["carried"] = {n: st.query_params[n] for n in CARRIED if n in st.query_params}


def carry(name: str, value: str | None) -> None:
    """Put one choice into the URL, or take it out."""
    kept: dict[str, str] = st.session_state.setdefault("carried", {})
    if value is None:
        kept.pop(name, None)
        st.query_params.pop(name, None)
    else:
        kept[name] = st.query_params[name] = value


def periods(chosen: str, now: datetime, zone: ZoneInfo) -> tuple[Period, Period | None]:
    """The chosen period and the one before it.

    The one before is seen from as long after its end as the chosen one is now: a younger period
    has more handovers waiting, and comparing it with a finished one would flatter the past.
    """
    if chosen in PERIODS:
        months = PERIODS[chosen]
        end = _local_day(now, zone) + timedelta(days=1)
        start, earlier = _months_before(end, months), _months_before(end, 2 * months)
    elif days := days_of(chosen):
        start, end = days[0], days[1] + timedelta(days=1)
        earlier = start - (end - start)
    else:
        return Period(None, None, now), None
    from_at, until_at, earlier_at = (_utc(day, zone) for day in (start, end, earlier))
    seen_before = max(now - (until_at - from_at), earlier_at)
    return Period(from_at, until_at, now), Period(earlier_at, from_at, seen_before)


def days_of(chosen: str) -> tuple[date, date] | None:
    """The first and last day of a period written as 2026-01-01..2026-03-31."""
    start, _mark, end = chosen.partition("..")
    first, last = _day(start), _day(end)
    return (first, last) if first and last and first <= last else None


def _day(text: str) -> date | None:
    """A day of the URL; None for nonsense and for years that no data has."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if EARLIEST <= day <= LATEST else None


def _months_before(day: date, months: int) -> date:
    return (pd.Timestamp(day) - pd.DateOffset(months=months)).date()


def _local_day(moment: datetime, zone: ZoneInfo) -> date:
    return moment.replace(tzinfo=UTC).astimezone(zone).date()


def _utc(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone).astimezone(UTC).replace(tzinfo=None)
