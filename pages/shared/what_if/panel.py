"""The board with the draft's numbers, and what a reader does on it."""

from typing import Any

import streamlit as st
from streamlit.errors import StreamlitAPIException

from data.errors import MappingError
from pages.shared.waiting import quietly
from pages.shared.what_if.board import board
from pages.shared.what_if.board_acts import Act
from pages.shared.what_if.board_data import Board, Number
from pages.shared.what_if.cells import agreed as agreed_cells
from pages.shared.what_if.cells import axes, cells, drafted, highest
from pages.shared.what_if.cubes import keep_cube, kept_cube
from pages.shared.what_if.dials import Turning
from pages.shared.what_if.headline import headline, more
from pages.shared.what_if.knobs import Knobs, first_threshold
from pages.shared.what_if.trying import Trying, take, trying
from pages.shared.what_if.turning import MOVED

Row = dict[str, Any]
KEY = "what_if_board"
HELD = "what_if_held"  # the threshold whose cube the browser wants
REFUSED = "what_if_refused_number"


def board_panel(tried: Trying, row: Row, agreed: Row, is_logged: bool) -> Turning | None:
    """The board; returns the threshold whose cube it still needs."""
    knobs = Knobs(tried, st.session_state.pop(REFUSED, {}))
    held = _held(knobs)
    cube = kept_cube(tried, held) if held else None
    now, then = drafted(tried), agreed_cells(tried)
    across, down = axes(tried)
    shown = [*headline(row, agreed, is_logged), *more(row, agreed, is_logged)]
    data = Board(
        groups=knobs.groups(),
        numbers=[Number(**vars(one)) for one in shown],
        cells=cells(tried, now, then),
        rows=down,
        columns=across,
        high=highest(then),
        cube=cube,
    )
    board(data, key=KEY, on_act=_do)
    return held if held and cube is None else None


def fetch_cube(tried: Trying, held: Turning, agreed: Row, is_logged: bool) -> None:
    """Compute what the browser needs to follow a dial, and draw the board with it."""
    with quietly():
        keep_cube(tried, held, agreed, agreed_cells(tried), is_logged)
    try:
        st.rerun(scope="fragment")
    except StreamlitAPIException:  # the first time the fragment runs with the page
        st.rerun()


def _held(knobs: Knobs) -> Turning | None:
    """The threshold that the reader holds, else that which was moved last, else the first one."""
    wanted = (st.session_state.get(HELD), st.session_state.get(MOVED))
    known = (knobs.turnings.get(path or "") for path in wanted)
    held = next((one for one in known if one and one.is_threshold), None)
    return held or first_threshold(list(knobs.turnings.values()))


def _do(act: Act) -> None:
    """What the reader did, on the draft as it is now."""
    tried = trying()
    if act.kind == "grab":
        st.session_state[HELD] = act.path
    elif act.kind == "switch":
        take(tried.draft.switched(act.path, act.is_on))
    elif act.kind == "hot":
        cell = tried.definition.cell_at(act.potential, act.intent)
        if bool(cell and cell.is_hot) != act.is_on:
            take(tried.draft.toggled_hot(act.potential, act.intent))
    else:
        _turn(tried, act)


def _turn(tried: Trying, act: Act) -> None:
    st.session_state[MOVED] = act.path
    try:
        take(tried.draft.turned(act.path, act.value))
    except MappingError as error:
        st.session_state[REFUSED] = {act.path: str(error)}
