"""The board: dials on the left, what they lead to on the right; it computes no number."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st
from streamlit.components.v2 import component

from pages.shared.grid import asset
from pages.shared.text import _
from pages.shared.what_if.board_acts import Act, act_of, number_of
from pages.shared.what_if.board_data import Board, sent

HERE = Path(__file__).parent
PARTS = ("_number", "_field", "_dials", "_seen", "")


def _all_of(*names: str) -> str:
    return "\n".join((HERE / name).read_text(encoding="utf-8") for name in names)


_MOUNT = component(
    "leadgrid_board",
    html=_all_of("board.html"),
    css=f".field {{\n{asset('.css')}\n}}\n" + _all_of("board.css"),
    js=asset(".js") + _all_of(*(f"board{part}.js" for part in PARTS)),
)


def board(data: Board, *, key: str, on_act: Callable[[Act], None]) -> None:
    """Draw the board; what the reader does is told once, before the page is drawn anew."""
    # It dims what is out of date by itself; Streamlit would fade the dial in hand as well.
    st.html(f"<style>.st-key-{key}[data-stale] {{ opacity: 1; }}</style>")
    told = {"turn": _heard(key), "words": {**_words(), **data.words}}
    _MOUNT(key=key, data=sent(data) | told, on_act_change=lambda: _hear(data, key, on_act))


def _hear(data: Board, key: str, on_act: Callable[[Act], None]) -> None:
    """Pass on what was done, unless it was passed on before: Streamlit may call this again."""
    done = (st.session_state.get(key) or {}).get("act")
    number = number_of(done)
    if number <= _heard(key):
        return
    st.session_state[f"{key}_heard"] = number  # answered even where it can't be done
    if done and (act := act_of(done, data)):
        on_act(act)


def _heard(key: str) -> int:
    """The number of the last act that was heard: the browser waits for it."""
    return st.session_state.get(f"{key}_heard", 0)


def _words() -> dict[str, str]:
    """What the board itself says."""
    return {
        "dials": _("Numbers and conditions of the draft"),
        "headline": _("What the draft would have done"),
        "potential": _("Potential"),
        "intent": _("Intent"),
        "hot": _("hot"),
        "make_hot": _("Click: make this cell hot."),
        "make_cool": _("Click: this cell is no longer hot."),
        "agreed": _("agreed: {value}"),
        "back": _("Back to what is agreed: {value}"),
        "today": _("as known today"),
        "today_help": _(
            "The data hold no history of this field: it decides by what it is today, "
            "not by what it was then."
        ),
        "exact": _("{label}, exactly"),
        "no_number": _("That is no number: for example 90 or 1,000."),
        "no_whole": _("Whole numbers only."),
    }
