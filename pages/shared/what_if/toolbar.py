"""What can be done with a draft as a whole."""

from typing import Any

import streamlit as st

from data.draft import Draft
from pages.shared import explanation
from pages.shared.text import _
from pages.shared.what_if.openings import openings
from pages.shared.what_if.report import definition_button, edit_button, report_button
from pages.shared.what_if.trying import Trying, take
from queries.trial import Trial


def toolbar(tried: Trying, row: dict[str, Any], is_logged: bool) -> None:
    """Back to what is agreed, the whole form, the file, the report, the lists."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            _("Back to what is agreed"), key="what_if_back", icon=":material/undo:",
            disabled=tried.is_same, on_click=take, args=(Draft.of(tried.agreed),),
        )  # fmt: skip
        edit_button(tried)
        definition_button(tried)
        report_button(tried)
        openings(tried, row, is_logged)
        trial = Trial(tried.definition, tried.agreed)
        explanation.explained_by(trial, "results_of_definition", how_counted(), {})


def how_counted() -> list[str]:
    """What the numbers mean, in the reader's words."""
    return [
        _(
            "An MQL here is a lead that the draft would have handed to sales, judged by what was "
            "known at that moment: one that was handed over by its touches before the handover, "
            "any other at its creation and at each of its touches until it first is one."
        ),
        _(
            "Precision: of the MQLs that were handed over, how many became deals in their window. "
            "Recall: of the deals of leads that are not excluded, how many came from a lead that "
            "had been an MQL by then. Lift: precision beside the conversion rate of all handovers."
        ),
        _(
            "What would have become of leads that sales never got is not known: they are counted "
            "apart and never as not converted."
        ),
    ]
