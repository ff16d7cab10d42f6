"""Numbers of the draft that are set by a click on a chart or by a button."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from data.draft import Draft
from data.errors import MappingError
from pages.shared.text import _
from pages.shared.what_if.trying import REFUSED, Trying, take

MOVED = "what_if_moved"  # in the session: the path of the number that was moved last


def turn_all(draft: Draft, values: Mapping[str, float]) -> Draft:
    """The draft with several numbers turned; a MappingError says why they can't stand there."""
    for path, value in values.items():
        draft = draft.turned(path, value)
    return draft


def take_turned(tried: Trying, values: Mapping[str, float]) -> None:
    """Try the draft with these numbers; where it may not have them, say so."""
    try:
        take(turn_all(tried.draft, values))
    except MappingError:
        st.session_state[REFUSED] = _("This number can't stand there: the draft stays as it was.")
    else:
        st.session_state[MOVED] = next(iter(values))


def clicked(key: str) -> Any:
    """What the chosen point of a chart carries; None where a chart drawn anew chose nothing."""
    points = st.session_state[key].selection.points
    return points[0].get("customdata") if points else None


def number_of(chosen: Any) -> float:
    """The one number that a point carries; Plotly wraps it in a list on some charts."""
    return float(chosen[0] if isinstance(chosen, list | tuple) else chosen)
