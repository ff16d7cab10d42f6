"""The reader's own draft: kept while the session lasts, until it is saved under a name."""

from typing import Any
from uuid import uuid4

import streamlit as st

from data.definition import Definition
from data.saved import SavedDefinitions
from pages.shared.editor.draft import Faults, Node, checked, from_definition
from pages.shared.view import View, carry


def working_draft(view: View) -> Node:
    """The draft that this reader edits; until something is edited it follows the view."""
    is_other_view = st.session_state.get("draft_view") != view.definition
    st.session_state["draft_view"] = view.definition
    if "draft" not in st.session_state:
        start_from(view.definition)
        _restore(view)
    elif is_other_view and not is_changed():
        start_from(view.definition)
    draft: Node = st.session_state["draft"]
    return draft


def start_from(definition: Definition) -> None:
    """Begin again with a copy of a definition."""
    st.session_state["draft"] = from_definition(definition)
    st.session_state["draft_base"] = definition
    for stale in ("draft_place", "draft_whole", "draft_kept"):
        st.session_state.pop(stale, None)


def _restore(view: View) -> None:
    """What the URL says was being edited when the window was closed or loaded again."""
    kept = SavedDefinitions().draft(st.query_params.get("draft", ""))
    if kept is not None and kept != view.definition:
        st.session_state["draft"] = from_definition(kept)


def _keep(view: View, definition: Definition) -> None:
    """Keep an edited draft under an id that the URL carries."""
    if definition in (st.session_state.get("draft_kept"), view.definition):
        return
    st.session_state["draft_kept"] = definition
    draft_id = st.query_params.get("draft") or uuid4().hex[:10]
    SavedDefinitions().keep_draft(draft_id, definition)
    carry("draft", draft_id)


def is_changed() -> bool:
    """Whether the draft says anything else than what it began with."""
    definition, _faults = checked(st.session_state["draft"])
    return definition != st.session_state["draft_base"]


def settle(view: View, draft: Node) -> tuple[Definition, Faults]:
    """The newest draft that was whole, and what is wrong with the one on the screen."""
    definition, faults = checked(draft)
    if definition is not None:
        st.session_state["draft_whole"] = definition
        _keep(view, definition)
    whole: Any = st.session_state.get("draft_whole") or st.session_state["draft_base"]
    return whole, faults
