"""What if: move the thresholds, see what would change, and who flips."""

import streamlit as st

from pages.shared.text import _
from pages.shared.waiting import make_room
from pages.shared.what_if.asking import ask_agreed, ask_draft, drop_older
from pages.shared.what_if.curves import curves
from pages.shared.what_if.flips import flips
from pages.shared.what_if.loads import loads
from pages.shared.what_if.panel import board_panel, fetch_cube
from pages.shared.what_if.sentence import detail, heading
from pages.shared.what_if.suggestion import suggestion
from pages.shared.what_if.today import today_note, unobserved_note, unplaced_note
from pages.shared.what_if.toolbar import toolbar
from pages.shared.what_if.trying import told, trying


@st.fragment
def what_if() -> None:
    """The draft beside what is agreed; each move repaints this, and nothing else."""
    make_room("what_if")
    tried = trying()
    drop_older(tried)
    heading_row = st.container()
    told()
    # first what the heading asks: the rest takes longer
    row = ask_draft(tried, "results_of_definition").one()
    agreed = ask_agreed(tried, "results_of_definition").one()
    is_logged = ask_agreed(tried, "rates").one()["has_sales_activities"]
    with heading_row:
        st.title(heading(tried, row, agreed), anchor=False)
        toolbar(tried, row, is_logged)
    wanted = board_panel(tried, row, agreed, is_logged)
    if not tried.is_same:
        st.caption(detail(ask_draft(tried, "flip_counts").one()))
    unplaced_note(tried)
    today_note(tried)
    unobserved_note(tried)
    panels = {
        _("Who flips"): flips,
        _("Curves"): curves,
        _("Months and owners"): loads,
        _("Suggestion"): suggestion,
    }
    tabs = st.tabs(list(panels), key="what_if_tabs", on_change="rerun")
    for tab, panel in zip(tabs, panels.values(), strict=True):
        if tab.open:
            with tab:
                panel(tried)
    if wanted:
        fetch_cube(tried, wanted, agreed, is_logged)


what_if()
