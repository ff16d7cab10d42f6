"""What of one definition answers to what of another: conditions, and where they stand."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from data.conditions import AllOf, AnyOf, Condition, Leaf, parts
from data.definition import AXES, Definition

Thing = TypeVar("Thing")
Rule = tuple[str, str]  # axis and band, ("mql", "mql") or ("exclusion", "")
BOUNDS = ("at_least", "below", "within_days")


@dataclass(frozen=True)
class Pair(Generic[Thing]):
    """What stands in the one definition, in the other, or in both."""

    before: Thing | None
    after: Thing | None


@dataclass(frozen=True)
class Place:
    """A single condition, and where queries find it: axis, name and path as in lead_conditions."""

    axis: str
    name: str
    path: str
    leaf: Leaf
    is_needed: bool  # all beside it must hold; else one is enough

    @property
    def group(self) -> str:
        """What joins it and those beside it."""
        return self.path.rpartition(".")[0]


def paired(
    before: Sequence[Thing],
    after: Sequence[Thing],
    *alike: Callable[[Thing, Thing], bool],
) -> list[Pair[Thing]]:
    """Each thing with the first that is alike, by the strictest likeness that finds one.

    In the order of what stands before; what is new comes last.
    """
    found: dict[int, int] = {}
    for is_alike in alike:
        for old, thing in enumerate(before):
            if old in found:
                continue
            left = (new for new in range(len(after)) if new not in found.values())
            new = next((new for new in left if is_alike(thing, after[new])), None)
            if new is not None:
                found[old] = new
    known = [Pair(one, after[found[n]] if n in found else None) for n, one in enumerate(before)]
    return known + [Pair(None, one) for n, one in enumerate(after) if n not in found.values()]


def is_same(one: object, other: object) -> bool:
    """Whether two things say the same."""
    return one == other


def is_alike(one: Condition, other: Condition) -> bool:
    """Whether two conditions ask for the same, with numbers of their own."""
    return _without_numbers(one) == _without_numbers(other)


def _without_numbers(condition: Condition) -> object:
    if inside := parts(condition):
        return type(condition), [_without_numbers(part) for part in inside]
    asked = {name: getattr(condition, name, None) is not None for name in BOUNDS}
    return condition.model_dump(exclude=set(BOUNDS)), asked


def rules(definition: Definition) -> dict[Rule, Condition]:
    """Every rule of a definition: of each band, of what an MQL is, of who is excluded."""
    found: dict[Rule, Condition] = {
        (axis, band.name): band.condition
        for axis in AXES
        for band in getattr(definition, axis)
        if band.condition
    }
    if definition.mql:
        found["mql", "mql"] = definition.mql.condition
    if definition.exclusion:
        found["exclusion", ""] = AnyOf(any=definition.exclusion)
    return found


def places(rule: Rule, condition: Condition) -> list[Place]:
    """The single conditions of a rule, in the order of reading."""
    axis, name = rule
    if axis != "exclusion":
        return list(_inside(axis, name, condition, ""))
    return [
        place
        for number, part in enumerate(parts(condition))
        for place in _found(axis, str(number), part, "", False)
    ]


def _inside(axis: str, name: str, condition: Condition, path: str) -> Iterator[Place]:
    is_needed = isinstance(condition, AllOf)
    for number, part in enumerate(parts(condition)):
        inner = f"{path}.{number}" if path else str(number)
        yield from _found(axis, name, part, inner, is_needed)


def _found(
    axis: str, name: str, condition: Condition, path: str, is_needed: bool
) -> Iterator[Place]:
    if parts(condition):
        yield from _inside(axis, name, condition, path)
    else:
        yield Place(axis, name, path, condition, is_needed)  # type: ignore[arg-type]
