"""By when work is looked at: the next meeting, which the URL may name."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import streamlit as st

from pages.shared.ask import ask
from pages.shared.text import _
from pages.shared.view import EARLIEST, LATEST, View, carry, opened

STEP_SECONDS = 900


def meeting_at(view: View) -> datetime | None:
    """The moment that the URL names, where it is still to come, else the end of the next business
    day; None where the calendar ends before.
    """
    zone = opened(str(view.path)).time_zone
    named = _local(st.query_params.get("until", ""))
    if named and (moment := _utc(named, zone)) > view.period.as_of:
        return moment
    return usual_meeting_at(view)


def usual_meeting_at(view: View) -> datetime | None:
    """The end of the next business day."""
    days = [row for row in ask("work_days", view).dicts() if row["day_no"]]
    return days[0]["closes_at"] if days else None


def choose_meeting(view: View, chosen: datetime | None) -> None:
    """Day and time of the next meeting, in the company's zone; the URL keeps them."""
    zone = opened(str(view.path)).time_zone
    local = (chosen or view.period.as_of).replace(tzinfo=UTC).astimezone(zone)
    st.session_state["choose_until_day"] = local.date()
    st.session_state["choose_until_time"] = local.time().replace(second=0, microsecond=0)
    st.date_input(
        _("Next meeting"), key="choose_until_day", format="YYYY-MM-DD", width=150,
        min_value=view.period.as_of.replace(tzinfo=UTC).astimezone(zone).date(),
        on_change=_choose,
        help=_("What is due by then and still waits will breach. Usually the end of the next "
               "business day."),
    )  # fmt: skip
    st.time_input(
        _("Time"), key="choose_until_time", step=STEP_SECONDS, width=150, on_change=_choose,
        help=_("In the company's zone, {zone}.").format(zone=zone.key),
    )  # fmt: skip


def _choose() -> None:
    day, at = st.session_state["choose_until_day"], st.session_state["choose_until_time"]
    if isinstance(day, date) and isinstance(at, time):
        carry("until", datetime.combine(day, at).isoformat(timespec="minutes"))


def _local(text: str) -> datetime | None:
    """A local moment of the URL; None for nonsense."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    is_possible = moment.tzinfo is None and EARLIEST <= moment.date() <= LATEST
    return moment if is_possible else None


def _utc(local: datetime, zone: ZoneInfo) -> datetime:
    return local.replace(tzinfo=zone).astimezone(UTC).replace(tzinfo=None)
