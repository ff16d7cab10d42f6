"""Definition: which leads are hot, who does what, what counts; the effect beside the forms."""

import streamlit as st

from pages.shared.editor.effects import effects, take_click
from pages.shared.editor.fields import all_faults
from pages.shared.editor.files import told, toolbar
from pages.shared.editor.forms import form, section
from pages.shared.editor.state import settle, working_draft
from pages.shared.text import _
from pages.shared.view import current_view

# The forms scroll beside the grid, which stays in sight.
TALL = 620


@st.fragment
def editor() -> None:
    """The forms, and the effect beside them: each change shows at once."""
    view = current_view()
    draft = working_draft(view)
    bar = st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    )
    chosen = section()
    take_click(draft, chosen)
    whole, faults = settle(view, draft)
    with bar:
        st.title(_("Which leads are hot, and who does what?"), anchor=False, width="content")
        toolbar(view, whole, faults)
    told()
    left, right = st.columns([10, 12], gap="medium")
    with left, st.container(height=TALL, border=False):
        form(chosen, draft, whole, faults)
    with right:
        if faults.found:
            st.caption(
                _("Something in the draft is missing or wrong; the grid shows it as it was before.")
            )
            all_faults(faults)
        effects(view, draft, whole, chosen)


editor()
