"""What the grid is compared with: the period before, an earlier day, another period."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal

import streamlit as st

from pages.shared.text import _, day
from pages.shared.view import EARLIEST, Period, View, carry, days_of, opened

Kind = Literal["before", "day", "days"]
TICK = timedelta(microseconds=1)


@dataclass(frozen=True)
class Comparison:
    """Another moment or period of the same view, and the sentence that names it."""

    kind: Kind
    period: Period
    sentence: str

    def moments(self) -> dict[str, datetime | None]:
        """The parameters of a question that differ from the view's."""
        period = self.period
        return {"as_of": period.as_of, "from_at": period.from_at, "until_at": period.until_at}


def chosen_comparison(view: View) -> Comparison | None:
    """The comparison that the URL names; nonsense and the future are none."""
    named = st.query_params.get("compare", "")
    if named == "before":
        return _comparison("before", view, view.before)
    if days := days_of(named):
        return _comparison("days", view, _another(view, *days))
    return _comparison("day", view, _earlier(view, named))


def _comparison(kind: Kind, view: View, period: Period | None) -> Comparison | None:
    return None if period is None else Comparison(kind, period, _sentence(view, period))


def _earlier(view: View, named: str) -> Period | None:
    """The view as it stood at the end of an earlier local day; a period up to now moves along."""
    days = days_of(f"{named}..{named}")
    as_of = _start(view, days[0] + timedelta(days=1)) - TICK if days else None
    if as_of is None or as_of >= view.period.as_of:
        return None
    period = view.period
    if period.from_at is None or period.until_at is None or period.until_at <= period.as_of:
        return Period(period.from_at, period.until_at, as_of)
    back = period.as_of - as_of
    return Period(period.from_at - back, period.until_at - back, as_of)


def _another(view: View, first: date, last: date) -> Period | None:
    """Other days, seen as long after their end as the view's are: equally old, equally ripe."""
    from_at, until_at = _start(view, first), _start(view, last + timedelta(days=1))
    now, until = view.period.as_of, view.period.until_at
    if from_at >= now:
        return None
    as_of = now if until is None else min(now, until_at + (now - until))
    return Period(from_at, until_at, max(as_of, from_at))


def _sentence(view: View, period: Period) -> str:
    is_same = (period.from_at, period.until_at) == (view.period.from_at, view.period.until_at)
    if is_same or period.from_at is None or period.until_at is None:
        return _("Small in the cells: the change since {day}.").format(day=_day(view, period.as_of))
    return _(
        "Small in the cells: the change against {first} to {last}, as that stood on {day}."
    ).format(
        first=_day(view, period.from_at), last=_day(view, period.until_at - TICK),
        day=_day(view, period.as_of),
    )  # fmt: skip


def _day(view: View, moment: datetime) -> str:
    return day(moment, opened(str(view.path)).time_zone)


def _start(view: View, local: date) -> datetime:
    zone = opened(str(view.path)).time_zone
    return datetime.combine(local, time(), zone).astimezone(UTC).replace(tzinfo=None)


def choose_comparison(view: View) -> Comparison | None:
    """Let the reader choose; the choice goes into the URL."""
    chosen = chosen_comparison(view)
    labels = {"": _("Nothing"), "before": _("The period before")}
    labels |= {"day": _("An earlier day"), "days": _("Another period")}
    if view.before is None:
        del labels["before"]
    st.session_state["choose_compare"] = chosen.kind if chosen else ""
    st.selectbox(
        _("Compare with"), list(labels), key="choose_compare", format_func=labels.__getitem__,
        on_change=_choose_kind, args=(view,), width=175,
    )  # fmt: skip
    if chosen and chosen.kind != "before":
        _choose_days(view, chosen)
    return chosen


def _local(view: View, moment: datetime) -> date:
    return moment.replace(tzinfo=UTC).astimezone(opened(str(view.path)).time_zone).date()


def _choose_kind(view: View) -> None:
    today = _local(view, view.period.as_of)
    starts = {
        "": None,
        "before": "before",
        "day": f"{today - timedelta(days=30)}",
        "days": f"{today - timedelta(days=179)}..{today - timedelta(days=90)}",
    }
    carry("compare", starts[st.session_state["choose_compare"]])


def _choose_days(view: View, chosen: Comparison) -> None:
    """The day, or the first and last day, to compare with."""
    if chosen.kind == "day":
        key, label, days = "compare_day", _("Day"), _local(view, chosen.period.as_of)
        last = _local(view, view.period.as_of) - timedelta(days=1)
        st.session_state[key] = days
    else:
        key, label, last = "compare_days", _("From and to"), _local(view, view.period.as_of)
        if len(st.session_state.get(key, ())) != 1:  # 1: the first day of a new choice
            st.session_state[key] = days_of(st.query_params["compare"])
        last = max(last, st.session_state[key][-1])
    st.date_input(
        label, key=key, min_value=EARLIEST, max_value=last, format="YYYY-MM-DD",
        on_change=_carry_days, args=(key,), width=240 if chosen.kind == "days" else 150,
    )  # fmt: skip


def _carry_days(key: str) -> None:
    days = st.session_state[key]
    if isinstance(days, date):
        carry("compare", days.isoformat())
    elif days and len(days) == 2:
        carry("compare", f"{days[0]}..{days[1]}")
