"""The one bridge from pages to questions: cached per dataset, question and values."""

from typing import Any

import streamlit as st

from pages.shared.view import View, current_view, opened
from queries import Rows


def ask(name: str, view: View | None = None, **values: Any) -> Rows:
    """The answer to a named question for a view (the current one), with more values."""
    seen = view or current_view()
    return _answer(str(seen.path), name, tuple(sorted((seen.values() | values).items())))


def ask_before(name: str, view: View) -> Rows | None:
    """The same for the period before, as it looked then; None where the view has none."""
    if view.before is None:
        return None
    return _answer(str(view.path), name, tuple(sorted(view.values(view.before).items())))


def sql_of(name: str) -> tuple[str, str]:
    """The whole SQL behind a question, and the values that are bound in it, a line each."""
    view = current_view()
    composed = opened(str(view.path)).explained(name)
    bound = {key: view.values().get(key) for key in sorted(composed.parameters)} | composed.values
    own = {key: value for key, value in bound.items() if value is not None}
    return composed.sql, "\n".join(f"${key} = {value}" for key, value in own.items())


@st.cache_data(max_entries=500, max_size="200MB", show_spinner=False)
def _answer(path: str, name: str, values: tuple[tuple[str, Any], ...]) -> Rows:
    return opened(path).ask(name, dict(values))
