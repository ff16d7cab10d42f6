"""Bands that can never hold, as far as one can tell without looking at any lead.

Sound, not complete: a band named here takes no lead of any data; one that is not named may still
take none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from data.boxes import Box, Interval, boxes, whole
from data.conditions import NUMBER_FIELDS, leaves
from data.definition import AXES, Axis, Band, Definition

# Its own conditions contradict each other; earlier bands take all that it would take; nothing is
# left for the rest.
Reason = Literal["contradiction", "covered", "nothing_left"]
Taken = tuple[str, Box]  # the name of an earlier band, and one of its boxes


@dataclass(frozen=True)
class Unreachable:
    """A band that takes no lead, whatever the data."""

    axis: Axis
    band: str
    reason: Reason
    taken_by: tuple[str, ...] = ()  # the earlier bands that take what it would take


def unreachable(definition: Definition) -> list[Unreachable]:
    """The bands that can never hold, in the order in which they are written."""
    return [one for axis in AXES for one in _of_axis(axis, getattr(definition, axis))]


def _of_axis(axis: Axis, bands: tuple[Band, ...]) -> Iterable[Unreachable]:
    earlier: list[Taken] = []
    for number, band in enumerate(bands):
        if band.condition is None:
            if takers := _whole_of_a_number(bands[:number]):
                yield Unreachable(axis, band.name, "nothing_left", takers)
            continue
        own = boxes(band.condition)
        possible = [box for box in own or () if not box.is_empty]
        if own is not None and not possible:
            yield Unreachable(axis, band.name, "contradiction")
        elif takers := _takers(possible, earlier):
            yield Unreachable(axis, band.name, "covered", takers)
        earlier += [(band.name, box) for box in possible]


def _takers(own: list[Box], earlier: list[Taken]) -> tuple[str, ...]:
    """The earlier bands that take every lead of these boxes; none where they leave one."""
    each = [_takers_of(box, earlier) for box in own]
    names = (name for found in each for name in found)
    return tuple(dict.fromkeys(names)) if all(each) else ()


def _takers_of(box: Box, earlier: list[Taken]) -> list[str]:
    """One band whose box holds this one, else several that share out one of its numbers."""
    for name, other in earlier:
        if box.lies_in(other):
            return [name]
    for field, interval in box.numbers.items():
        rest = box.without(field)
        pieces = [
            (name, other.numbers[field])
            for name, other in earlier
            if field in other.numbers and rest.lies_in(other.without(field))
        ]
        if is_covered(interval, [piece for _, piece in pieces]):
            return [name for name, _ in pieces]
    return []


def _whole_of_a_number(bands: tuple[Band, ...]) -> tuple[str, ...]:
    """The bands that share out all that a number can be. They ask for nothing else: a lead whose
    number is unknown leaves them undecided, so it is no rest either.
    """
    for field in NUMBER_FIELDS:
        asking = [band for band in bands if band.condition and _asks_only(band, field)]
        own = {band.name: _intervals(band, field) for band in asking}
        if is_covered(whole(field), [piece for pieces in own.values() for piece in pieces]):
            return tuple(own)
    return ()


def _asks_only(band: Band, field: str) -> bool:
    asked = leaves(band.condition) if band.condition else []
    return all(getattr(leaf, "field", None) == field for leaf in asked)


def _intervals(band: Band, field: str) -> list[Interval]:
    own = boxes(band.condition) if band.condition else None
    return [box.numbers[field] for box in own or () if not box.is_empty]


def is_covered(interval: Interval, pieces: list[Interval]) -> bool:
    """Whether every number of an interval lies in one of the pieces."""
    reached, high = interval
    for low, end in sorted(pieces):
        if low > reached:
            break
        reached = max(reached, end)
    return reached >= high
