"""What a reader may do on the board; the browser may send anything."""

from dataclasses import dataclass
from math import isfinite
from typing import Any, Literal

from pages.shared.what_if.board_data import Board

Kind = Literal["turn", "switch", "hot", "grab"]


@dataclass(frozen=True)
class Act:
    """One thing that the reader did."""

    kind: Kind
    path: str = ""
    value: float = 0.0  # of a turn
    is_on: bool = False  # what a switch or a hot cell is to be from now on
    potential: str = ""
    intent: str = ""


def number_of(sent: Any) -> int:
    """The running number of what was sent; 0 where it has none."""
    number: Any = sent.get("no") if isinstance(sent, dict) else None
    is_number = isinstance(number, int) and not isinstance(number, bool)
    return number if is_number and 0 < number < 2**53 else 0


def act_of(sent: dict[str, Any], board: Board) -> Act | None:
    """What was sent, if it can be done on this board."""
    kind, path, is_on = sent.get("kind"), sent.get("path"), sent.get("is_on")
    if kind == "hot":
        place = (sent.get("potential"), sent.get("intent"))
        cell = next((one for one in board.open_cells if one == place), None)
        return Act("hot", is_on=is_on is True, potential=cell[0], intent=cell[1]) if cell else None
    if not isinstance(path, str):
        return None
    if kind == "switch" and path in board.switches:
        return Act("switch", path, is_on=is_on is True)
    knob = board.knobs.get(path)
    if kind == "grab" and knob and knob.is_threshold:
        return Act("grab", path)
    value: Any = sent.get("value")
    if kind == "turn" and knob and _is_finite(value):
        return Act("turn", path, float(value))
    return None


def _is_finite(value: Any) -> bool:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and abs(value) < 2**1000 and isfinite(value)
