"""The numbers of a definition, each as a dial that can be turned."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import ValidationError

from data.calendar import faults
from data.conditions import NUMBER_FIELDS, Condition, Leaf, NumberCondition, Part, TouchCondition
from data.definition import AXES, Definition
from data.errors import MappingError

Kind = Literal[
    "annual_revenue",
    "employees",
    "score",
    "potential_score",
    "points",
    "touches",
    "within_days",
    "worth",
    "half_life_days",
    "sla_business_hours",
    "repeat_after_days",
]
# Counts and days: nobody agrees on half a touch.
WHOLE: tuple[Kind, ...] = ("touches", "within_days", "half_life_days", "repeat_after_days")
# Of each moment of a lead its newest touches are held, so many of a kind.
HELD_TOUCHES = 5
BEYOND_EVERY_NUMBER = 1e300
BEYOND_EVERY_COUNT = 1_000_000_000
BEYOND_EVERY_DAY = 1_000_000


@dataclass(frozen=True)
class Dial:
    """One number of a definition: where it stands, what it means, what it is."""

    path: str
    kind: Kind
    value: float
    is_below: bool = False  # raised, it lets more in
    leaf: Leaf | None = None  # the condition that it is a number of


def conditions_by_path(definition: Definition) -> dict[str, Condition]:
    """Every condition by its path, groups before what they join, in the order of reading."""
    found: dict[str, Condition] = {}
    for axis in AXES:
        for number, band in enumerate(getattr(definition, axis)):
            found.update(_joined(f"{axis}.{number}", band))
    found.update(_joined("mql", definition.mql))
    found.update(_listed("exclusion", definition.exclusion))
    return found


def _joined(path: str, part: Part | None) -> Iterator[tuple[str, Condition]]:
    """What a band, a rule or a group joins; a single condition joins nothing."""
    for join in ("any", "all"):
        yield from _listed(f"{path}.{join}", getattr(part, join, ()))


def _listed(path: str, conditions: tuple[Condition, ...]) -> Iterator[tuple[str, Condition]]:
    for number, condition in enumerate(conditions):
        yield f"{path}.{number}", condition
        yield from _joined(f"{path}.{number}", condition)


def dials(definition: Definition) -> list[Dial]:
    """Every number that says who is hot and how fast sales must be, in the order of reading."""
    conditions = conditions_by_path(definition).items()
    return [
        *(dial for path, condition in conditions for dial in _of_condition(path, condition)),
        *_of_points(definition),
        Dial("sla_business_hours", "sla_business_hours", definition.sla_business_hours),
        *_of_cells(definition),
        Dial("repeat_after_days", "repeat_after_days", definition.repeat_after_days),
    ]


def _of_condition(path: str, condition: Condition) -> Iterator[Dial]:
    if isinstance(condition, NumberCondition):
        if condition.at_least is not None:
            yield Dial(f"{path}.at_least", condition.field, condition.at_least, leaf=condition)
        if condition.below is not None:
            yield Dial(f"{path}.below", condition.field, condition.below, True, condition)
    if isinstance(condition, TouchCondition):
        yield Dial(f"{path}.at_least", "touches", condition.at_least, leaf=condition)
        yield Dial(f"{path}.within_days", "within_days", condition.within_days, True, condition)


def _of_points(definition: Definition) -> Iterator[Dial]:
    points = definition.points
    if points and points.half_life_days is not None:
        yield Dial("points.half_life_days", "half_life_days", points.half_life_days)
    for number, each in enumerate(points.each if points else ()):
        yield Dial(f"points.each.{number}.points", "worth", each.points)


def _of_cells(definition: Definition) -> Iterator[Dial]:
    for number, cell in enumerate(definition.cell):
        if (hours := cell.sla_business_hours) is not None:
            yield Dial(f"cell.{number}.sla_business_hours", "sla_business_hours", hours)


def turned(definition: Definition, path: str, value: float) -> Definition:
    """The same definition with another number; a MappingError says why it can't be that one."""
    dial = dial_at(definition, path)
    if value == dial.value:
        return definition
    number = round(value) if dial.kind in WHOLE and math.isfinite(value) else value
    *place, name = path.split(".")

    def turn(part: Part) -> Part:
        return type(part).model_validate({**dict(part), name: number})

    try:
        return _replaced(definition, place, turn)
    except ValidationError as error:
        raise MappingError("definition: " + ".".join([*place, faults(error)])) from error


def is_threshold(dial: Dial) -> bool:
    """Whether the number is a bound of a condition, which can be forced.

    Within how many days there was the sixth touch is not held of each moment: that would cost more
    than counting anew for the few who ask for it.
    """
    if dial.kind == "touches":
        return dial.value <= HELD_TOUCHES
    return dial.kind in NUMBER_FIELDS or dial.kind == "within_days"


def are_of_one_count(path: str, other: str) -> bool:
    """Whether one says how many touches and the other within how many days: where the one may
    stand depends on the other, so only one of them can be forced.
    """
    (place, _, name), (other_place, _, other_name) = path.rpartition("."), other.rpartition(".")
    return place == other_place and {name, other_name} == {"at_least", "within_days"}


def forced(definition: Definition, path: str, is_held: bool) -> Definition:
    """The same, with a bound that holds for every known value, or for none.

    Unknown values stay unknown, and what is counted stays the same: only the bound moves.
    """
    dial = dial_at(definition, path)
    if not is_threshold(dial):
        raise MappingError(f"definition: {path}: expected a bound of a condition")
    # Zero touches, which everybody has, and no day are nothing that a file may ask for.
    return unchecked(definition, path, _bound(dial, is_held))


def unchecked(definition: Definition, path: str, value: float) -> Definition:
    """The same definition with another number, be it one that no file may say."""
    *place, name = path.split(".")
    return _replaced(definition, place, lambda part: part.model_copy(update={name: value}))


def _bound(dial: Dial, is_held: bool) -> float:
    if dial.kind == "touches":
        return 0 if is_held else BEYOND_EVERY_COUNT
    if dial.kind == "within_days":
        return BEYOND_EVERY_DAY if is_held else -1
    return BEYOND_EVERY_NUMBER if dial.is_below == is_held else -BEYOND_EVERY_NUMBER


def dial_at(definition: Definition, path: str) -> Dial:
    """The dial at a path; a MappingError says that there is none."""
    found = next((dial for dial in dials(definition) if dial.path == path), None)
    if found is None:
        raise MappingError(f"definition: {path}: no number stands there")
    return found


def _replaced(part: Any, place: list[str], change: Callable[[Any], Any]) -> Any:
    """A copy of a part in which what stands at a place is changed."""
    if not place:
        return change(part)
    step, *rest = place
    if isinstance(part, tuple):
        number = int(step)
        return (*part[:number], _replaced(part[number], rest, change), *part[number + 1 :])
    return part.model_copy(update={step: _replaced(getattr(part, step), rest, change)})
