"""Finding one lead by its id, company or person; what is typed never enters the URL."""

from typing import Any

import streamlit as st

from pages.shared import tables
from pages.shared.ask import ask
from pages.shared.text import _, count
from pages.shared.view import View

MOST_FOUND = 50


def wanted_lead(view: View) -> dict[str, Any] | None:
    """The lead that the URL names, as of the moment; None, with the reason said, otherwise."""
    key = st.query_params.get("lead", "")
    if not key:
        return None
    rows = ask("lead_found", view, lead_key=key).dicts()
    if not rows:
        st.warning(
            _("The link names a lead that this dataset does not have. Look for it here."),
            icon=":material/search_off:",
        )
        return None
    if not rows[0]["is_seen"]:
        st.warning(
            _("This lead came in after the as-of day. Choose a later one in the sidebar."),
            icon=":material/event_busy:",
        )
        return None
    return rows[0]


def search(view: View) -> None:
    """A field to type in, and the leads that have it."""
    text = st.text_input(
        _("Lead id, company or person"), key="lead_text", icon=":material/search:", max_chars=200
    ).strip()
    if not text:
        st.caption(_("Every list opens its leads too: choose one in the first column."))
        return
    found = ask("leads_found", view, text=text, most_rows=MOST_FOUND + 1)
    if not len(found):
        st.info(_("No lead has this in its id, company or person."), icon=":material/info:")
        return
    if len(found) > MOST_FOUND:
        st.caption(
            _("More than {count} leads have this; these are the newest.").format(
                count=count(MOST_FOUND)
            )
        )
    tables.table(found, "leads_found")
