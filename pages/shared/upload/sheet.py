"""One sheet: what it holds, when its leads were handed over, and where each column goes."""

from zoneinfo import available_timezones

import streamlit as st

from data import choosing
from data.calendar import read_calendar
from data.mapping import Source
from data.previewing import Looked
from data.proposal import Proposal
from data.schema import IMPORTED
from pages.shared.text import _, count
from pages.shared.upload.columns import columns
from pages.shared.upload.desk import Desk
from pages.shared.upload.field_words import tables
from pages.shared.upload.questions import questions

NOTHING = ""


def sheet(own: Desk, one: Proposal) -> None:
    """Everything about one sheet that can be changed."""
    st.subheader(one.sheet.name, anchor=False)
    source = one.source
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _holds(own, one)
        if source:
            _handed_over(own, one, source)
            _zone(own, one, source)
        if own.is_chosen(one.sheet.header):
            st.button(
                _("As proposed"), icon=":material/undo:",
                on_click=lambda: own.reset(one.sheet.header),
            )  # fmt: skip
    if source is None:
        st.info(_("Nothing of this file is used. Say what it holds, if it should be."))
        return
    looked = own.looked(one, source)
    questions(own, one, source, looked)
    _how_much(looked)
    columns(own, one, source, looked)


def _holds(own: Desk, one: Proposal) -> None:
    words = {NOTHING: _("nothing that is used")} | tables()
    key = f"holds_{one.sheet.name}"
    st.session_state[key] = one.table

    def change() -> None:
        table = st.session_state[key]
        source = one.source or Source.model_validate(
            {"header": one.sheet.header, "leads": {"lead_name": one.sheet.header[0]}}
        )
        own.choose(one.sheet.header, choosing.held(source, table) if table else None)

    st.selectbox(
        _("This file holds"), [NOTHING, *IMPORTED], format_func=lambda table: words[table],
        key=key, on_change=change, width=300,
    )  # fmt: skip


def _handed_over(own: Desk, one: Proposal, source: Source) -> None:
    """Which date is the handover to sales; without one, no verdict can be given."""
    if one.table not in choosing.PEOPLE:
        return
    rule = source.handovers.get("handed_over_at")
    key = f"handed_over_{one.sheet.name}"
    st.session_state[key] = (rule and rule.column) or NOTHING

    def change() -> None:
        column = st.session_state[key] or None
        own.choose(one.sheet.header, choosing.handed_over(source, column))

    st.selectbox(
        _("Handed over to sales at"), [NOTHING, *one.sheet.header],
        format_func=lambda column: column or _("no column says so"),
        key=key, on_change=change, width=300,
        help=_("Each lead with a date here is one handover. A file of its history knows better."),
    )  # fmt: skip
    if source.handovers_assumed:
        st.caption(
            _("Assumed: no column says when sales got the lead, so its creation stands for it.")
        )


def _zone(own: Desk, one: Proposal, source: Source) -> None:
    usual = read_calendar().time_zone
    key = f"zone_{one.sheet.name}"
    st.session_state[key] = source.time_zone or NOTHING

    def change() -> None:
        own.choose(one.sheet.header, choosing.in_zone(source, st.session_state[key] or None))

    st.selectbox(
        _("Time zone of the file"), [NOTHING, "UTC", *sorted(available_timezones() - {"UTC"})],
        format_func=lambda zone: zone or _("{zone} (as the company)").format(zone=usual),
        key=key, on_change=change, width=260,
        help=_("Holds for times that name no zone of their own."),
    )  # fmt: skip


def _how_much(looked: Looked) -> None:
    if looked.is_whole:
        st.caption(_("Lines: {lines}").format(lines=count(looked.count_lines)))
    else:
        st.caption(_("Judged by the first {lines} lines.").format(lines=count(looked.count_lines)))
