"""The cube of one threshold: what each of its positions leads to, all else standing as it does."""

from typing import Any

import streamlit as st

from data.draft import Draft
from pages.shared.what_if.asking import ask_draft
from pages.shared.what_if.board_data import Cube, NumberSeen
from pages.shared.what_if.cells import Counts, axes, highest, seen
from pages.shared.what_if.dials import Turning, positions_of
from pages.shared.what_if.headline import headline, more
from pages.shared.what_if.trying import Trying

Row = dict[str, Any]
KEY = "what_if_cube"


def cube_key(tried: Trying, turning: Turning) -> tuple[Any, ...]:
    """What a cube depends on: all but where its own threshold stands."""
    values = tuple(sorted(tried.view.values().items(), key=str))
    positions = tuple(positions_of(tried, turning))
    return (tried.view.path, values, _anywhere(tried, turning), tried.agreed, positions)


def kept_cube(tried: Trying, turning: Turning) -> Cube | None:
    """The cube that was computed before, if it is of this threshold and still true."""
    known = st.session_state.get(KEY)
    return known[1] if known and known[0] == cube_key(tried, turning) else None


def keep_cube(tried: Trying, turning: Turning, agreed: Row, then: Counts, is_logged: bool) -> None:
    """Compute the cube for the next time that the board is drawn."""
    positions = positions_of(tried, turning)
    at_start = Trying(tried.view, _anywhere(tried, turning))
    values = {"positions": positions}
    curve = ask_draft(at_start, "threshold_curve", (turning.path_now,), **values).dicts()
    rows = ask_draft(at_start, "threshold_cells", (turning.path_now,), **values).dicts()
    numbers = _numbers(curve, agreed, is_logged)
    st.session_state[KEY] = (
        cube_key(tried, turning),
        Cube(turning.path, numbers, _cells(tried, rows, positions, then)),
    )


def _anywhere(tried: Trying, turning: Turning) -> Draft:
    """The draft with this threshold always in one place: its cube is the same anywhere."""
    start = turning.agreed if turning.agreed is not None else positions_of(tried, turning)[0]
    return tried.draft.turned(turning.path, start)


def _numbers(curve: list[Row], agreed: Row, is_logged: bool) -> dict[str, list[NumberSeen]]:
    found: dict[str, list[NumberSeen]] = {}
    for row in curve:
        for one in (*headline(row, agreed, is_logged), *more(row, agreed, is_logged)):
            told = NumberSeen(one.text, one.note, one.change, one.look)
            found.setdefault(one.name, []).append(told)
    return found


def _cells(tried: Trying, rows: list[Row], positions: list[float], then: Counts) -> Any:
    by_place = {
        (row["position"], row["potential"], row["intent"]): int(row["count_leads"]) for row in rows
    }
    across, down = axes(tried)
    high = highest(then)
    return {
        (r, c): [
            seen(by_place.get((position, r, c), 0), then.get((r, c), 0), high)
            for position in positions
        ]
        for r, _r in down
        for c, _c in across
    }
