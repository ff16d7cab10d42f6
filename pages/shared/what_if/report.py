"""A draft leaves the page: as a report for a meeting, as a definition file, into the form."""

import streamlit as st

from pages.shared.editor.draft import from_definition
from pages.shared.editor.state import start_from
from pages.shared.text import _
from pages.shared.view import carry
from pages.shared.what_if.definition_file import definition_file
from pages.shared.what_if.report_page import report_page
from pages.shared.what_if.trying import Trying

EDITOR = "pages/definition/edit.py"


def report_button(tried: Trying) -> None:
    """A page that a meeting can read and print; it is written when it is asked for."""
    st.download_button(
        _("Report"), data=report_page(tried), file_name="leadgrid-what-if.html", mime="text/html",
        icon=":material/print:", key="what_if_report", on_click="ignore",
        help=_("One page to read and to print, without names of persons."),
    )  # fmt: skip


def definition_button(tried: Trying) -> None:
    """The draft as a definition file, with what it was tried on and what came out."""
    st.download_button(
        _("Definition file"), data=definition_file(tried), file_name="leadgrid-definition.toml",
        mime="application/toml", icon=":material/download:", key="what_if_definition",
        on_click="ignore",
        help=_("What the draft says, without what is switched off, with its results as a note."),
    )  # fmt: skip


def edit_button(tried: Trying) -> None:
    """The way to the form of the definition, which knows more than numbers and switches."""
    if st.button(
        _("Edit all of it"), key="what_if_edit", icon=":material/edit:",
        help=_("Takes the draft to the Definition page, in place of what is being edited there."),
    ):  # fmt: skip
        hand_over(tried)
        st.switch_page(EDITOR)


def hand_over(tried: Trying) -> None:
    """Make the draft the one of the form, as an edit of the definition in view."""
    start_from(tried.agreed)
    st.session_state["draft"] = from_definition(tried.definition)
    st.session_state["draft_view"] = tried.agreed  # else the form would begin with it anew
    carry("draft", None)
