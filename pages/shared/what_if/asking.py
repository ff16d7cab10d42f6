"""Questions by the draft and by the agreed definition; what nobody waits for is dropped."""

from collections.abc import Callable
from typing import Any

import duckdb
import streamlit as st

from pages.shared.ask import ask_trial
from pages.shared.view import opened
from pages.shared.what_if.trying import Trying
from queries import Rows
from queries.trial import Trial

CURSOR = "what_if_cursor"


def drop_older(tried: Trying) -> None:
    """Stop what an earlier move still asks: a newer one has come."""
    older: duckdb.DuckDBPyConnection | None = st.session_state.get(CURSOR)
    if older is not None:
        older.interrupt()
    st.session_state[CURSOR] = opened(str(tried.view.path)).cursor()


def ask_draft(tried: Trying, name: str, thresholds: tuple[str, ...] = (), **values: Any) -> Rows:
    """A question by the draft; what it compares with is the agreed definition."""
    return _asked(tried, name, Trial(tried.definition, tried.agreed, thresholds), values)


def ask_agreed(tried: Trying, name: str, thresholds: tuple[str, ...] = (), **values: Any) -> Rows:
    """A question by the agreed definition."""
    return _asked(tried, name, Trial(tried.agreed, tried.agreed, thresholds), values)


def later(tried: Trying, name: str, **values: Any) -> Callable[[], Rows]:
    """A question by the draft for a download, which is made where there is no page."""
    trial, view = Trial(tried.definition, tried.agreed), tried.view
    return lambda: ask_trial(name, view, trial, **values)


def _asked(tried: Trying, name: str, trial: Trial, values: dict[str, Any]) -> Rows:
    try:
        return ask_trial(name, tried.view, trial, st.session_state.get(CURSOR), **values)
    except duckdb.InterruptException:
        st.stop()
