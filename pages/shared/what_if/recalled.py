"""What a reader chose in a tab: Streamlit forgets it when the tab is closed, this does not."""

from collections.abc import Container
from typing import Any

import streamlit as st


def recall(key: str, usual: Any, options: Container[Any] | None = None) -> None:
    """Set a switch as it was left, before it is drawn; what is offered no longer gives way."""
    left = st.session_state.get(f"{key}_left", usual)
    st.session_state[key] = usual if options is not None and left not in options else left


def keep(key: str) -> None:
    """Remember how a switch was set; its callback."""
    st.session_state[f"{key}_left"] = st.session_state[key]
