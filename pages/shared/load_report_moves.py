"""Handovers that are known from a status alone: between which exports they lie."""

import streamlit as st

from data.report import StatusHandovers
from pages.shared.load_report import Seen
from pages.shared.text import _, count, moment
from pages.shared.view import opened


def draw(seen: Seen) -> None:
    """One line per pair of exports, where there are any."""
    found = seen.report.status_handovers
    if not found:
        return
    total = sum(one.count for one in found)
    st.header(
        _("{handovers} handovers are known only from a status that changed").format(
            handovers=count(total)
        ),
        anchor=False,
    )
    st.caption(
        _(
            "When exactly, nobody wrote down: some time between the two exports. The earlier one "
            "counts."
        )
    )
    zone = opened(str(seen.view.path)).time_zone
    for one in found:
        earliest, latest = moment(one.earliest_at, zone), moment(one.latest_at, zone)
        st.markdown(_line(one).format(handovers=count(one.count), earliest=earliest, latest=latest))


def _line(one: StatusHandovers) -> str:
    return {
        "across": _(
            "{handovers} between the dataset before and this load: from {earliest} to {latest}"
        ),
        "now": _("{handovers} between two exports of this load: from {earliest} to {latest}"),
        "before": _(
            "{handovers} between two exports that were loaded earlier: from {earliest} to {latest}"
        ),
    }[one.known_from]
