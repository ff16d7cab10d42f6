"""Names of persons: shown to one who came by himself, hidden from one who came by a link."""

import streamlit as st

from pages.shared.text import _

# Columns that name a person, of sales or of the lead.
PERSONS = ("lead_name", "owner_name", "kept_by", "performed_by")


def hides_names() -> bool:
    """Whether persons stay unnamed, so that only teams are compared.

    Never in the URL: a link that somebody shares opens without names, whoever sent it.
    """
    return bool(st.session_state.get("names_hidden", st.session_state.get("came_by_link", False)))


def names_switch() -> None:
    """The switch; what was chosen holds on every page until the window is closed."""
    st.session_state["choose_names_hidden"] = hides_names()
    st.toggle(
        _("Hide the names of persons"), key="choose_names_hidden", on_change=_remember,
        help=_("Teams only. Whoever opens a link that you share begins with names hidden."),
    )  # fmt: skip


def _remember() -> None:
    st.session_state["names_hidden"] = st.session_state["choose_names_hidden"]
