"""The form of the SLA and of the business hours in which its clock runs."""

import holidays
import streamlit as st

from data.calendar import WEEKDAYS, Calendar
from pages.shared.editor import fields
from pages.shared.editor.draft import Faults, Node
from pages.shared.text import _, weekday
from pages.shared.view import current_view, opened


def hours(draft: Node, faults: Faults) -> None:
    """SLA, repeats, and business hours where they differ from those of the data."""
    with st.container(horizontal=True, gap="small"):
        fields.number(draft, "sla_business_hours", _("SLA in business hours"))
        fields.number(
            draft, "repeat_after_days", _("Handovers closer than this many days are one"),
        )  # fmt: skip
    fields.faults_of(faults, draft, "sla_business_hours")
    fields.faults_of(faults, draft, "repeat_after_days")
    st.caption(_("A cell may have an SLA of its own: see its playbook."))
    is_own = draft["calendar"] is not None
    st.session_state["draft_own_hours"] = is_own
    st.toggle(
        _("Business hours other than those that the data was loaded with"), key="draft_own_hours",
        on_change=lambda: _own_hours(draft, st.session_state["draft_own_hours"]),
    )  # fmt: skip
    if is_own:
        _calendar(draft["calendar"])
    for path in ("calendar", "calendar.hours", "calendar.closures", "calendar.country"):
        fields.faults_of(faults, draft, path)


def _own_hours(draft: Node, is_wanted: bool) -> None:
    """Business hours of the draft's own, which begin as those of the data, or none."""
    if is_wanted != (draft["calendar"] is not None):
        draft["calendar"] = _of_the_data() if is_wanted else None


def _of_the_data() -> Node:
    settings = opened(str(current_view().path)).settings
    return Calendar.model_validate_json(settings["calendar"]).model_dump(exclude={"time_zone"})


def _calendar(calendar: Node) -> None:
    for day in WEEKDAYS:
        _weekday(calendar["hours"], day)
    countries = {"": _("no national holidays")} | {
        code: code for code in sorted(holidays.list_supported_countries())
    }
    fields.choice(calendar, "country", _("National holidays of"), countries, key="draft_country")
    fields.words(
        calendar, "closures", _("Closed as well (12-29/01-03 each year, 2026-08-13 once)"), (),
        key="draft_closures", placeholder=_("no other day"),
    )  # fmt: skip


def _weekday(spans: Node, day: str) -> None:
    """The opening hours of a weekday; blank is a day off."""
    key = f"draft_hours_{day}"
    st.session_state[key] = spans.get(day, "")

    def write() -> None:
        entered = str(st.session_state[key]).strip()
        spans.pop(day, None)
        if entered:
            spans[day] = entered

    st.text_input(weekday(WEEKDAYS.index(day)), key=key, on_change=write, placeholder=_("closed"))
