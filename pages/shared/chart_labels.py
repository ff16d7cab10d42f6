"""Labels beside points of a chart: on the side that is free, or none where they would overlap."""

from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

WIDTH = 640  # pixels of a chart on a small screen, without its axis
NARROW, WIDE = 7.5, 13.0  # pixels of a letter
POINT = 10  # pixels from a point's middle to its label


@dataclass(frozen=True)
class Label:
    """What stands beside a point."""

    text: str
    at: float  # of the point: 0 at the left end of the chart, 1 at the right end
    is_above: bool  # its point, else below it


def sides(labels: Sequence[Label]) -> list[str | None]:
    """Where each label stands, "right" or "left"; None: there is no room. The first come first.

    Told from the right end, of two neighbours each stands on its outer side.
    """
    taken: dict[bool, list[tuple[float, float]]] = {True: [], False: []}
    return [_side(label, taken[label.is_above]) for label in labels]


def _side(label: Label, taken: list[tuple[float, float]]) -> str | None:
    long = (POINT + sum(map(_pixels, label.text))) / WIDTH
    ways = {"right": (label.at, label.at + long), "left": (label.at - long, label.at)}
    for side, (start, end) in ways.items():
        is_inside = start >= 0 and end <= 1
        if is_inside and all(end <= other or start >= last for other, last in taken):
            taken.append((start, end))
            return side
    return None


def _pixels(letter: str) -> float:
    return WIDE if east_asian_width(letter) in "WF" else NARROW
