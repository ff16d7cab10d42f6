"""What a result can't say: fields without history, leads sales never got, leads not placed."""

from typing import Any

import streamlit as st

from data.definition import NOT_SCORED
from data.today import fields_of_today
from pages.shared.conditions import field_words
from pages.shared.grid_finding import unplaced
from pages.shared.text import _, count, many
from pages.shared.what_if.asking import ask_draft
from pages.shared.what_if.cells import drafted
from pages.shared.what_if.lists import case_list
from pages.shared.what_if.trying import Trying

Row = dict[str, Any]


def unplaced_note(tried: Trying) -> None:
    """Why every number is nothing where the data lacks what the bands ask for."""
    if set(drafted(tried)) == {(NOT_SCORED, NOT_SCORED)}:
        st.info(unplaced(), icon=":material/info:")


def today_note(tried: Trying) -> None:
    """How much hangs on fields that are known only as of today; nothing where none decides."""
    if fields_of_today(tried.definition):
        row = ask_draft(tried, "results_on_today").one()
        if row["count_hanging"]:
            st.warning(today_words(tried, row), icon=":material/history_toggle_off:")
        else:
            st.caption(today_words(tried, row))


def today_words(tried: Trying, row: Row) -> str:
    """The same in words."""
    words = {
        "fields": ", ".join(field_words(name) for name in fields_of_today(tried.definition)),
        "hanging": count(row["count_hanging"]),
        "hot": count(row["count_hot_cases"]),
        "hanging_deals": count(row["count_hanging_with_deal"]),
        "deals": count(row["count_with_deal"]),
    }
    if not row["count_hanging"]:
        return _(
            "The draft asks for what is known only as of today ({fields}), but none of the {hot} "
            "MQLs hangs on it."
        ).format(**words)
    return _(
        "{hanging} of {hot} MQLs hang on what is known only as of today ({fields}), and so do "
        "{hanging_deals} of the {deals} with a deal: a status or score filled in after the "
        "outcome makes any rule look good."
    ).format(**words)


def unobserved_note(tried: Trying) -> None:
    """The MQLs that sales never got, with the list of them."""
    row = ask_draft(tried, "results_of_definition").one()
    if not row["count_hot_leads"]:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(unobserved_words(row), width="content")
        title = _("MQLs that were never handed over")
        if st.button(
            _("Show these leads"), key="what_if_unobserved", type="tertiary",
            icon=":material/list:",
        ):  # fmt: skip
            case_list(
                tried, "cases_listed", title, row["count_hot_leads"], which="never_handed_over"
            )


def unobserved_words(row: Row) -> str:
    """What is not known of the leads that sales never got."""
    words = {
        "leads": count(row["count_hot_leads"]),
        "deals": count(row["count_hot_leads_with_deal"]),
    }
    if not row["count_counted"]:
        return _(
            "No handover is counted here, so the leads themselves are. "
            "Would have been MQLs: {leads}, of them with a deal: {deals}."
        ).format(**words)
    return many(
        "{leads} lead that was never handed over would have been an MQL; what would have become "
        "of it is not known (with a deal anyway: {deals}).",
        "{leads} leads that were never handed over would have been MQLs; what would have become "
        "of them is not known (with a deal anyway: {deals}).",
        row["count_hot_leads"],
    ).format(**words)
