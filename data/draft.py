"""A definition that is being tried: all that it can say, and what of that is switched off."""

from functools import lru_cache
from typing import Literal, TypeVar

from pydantic import ValidationInfo, field_validator

from data import dials
from data.conditions import Part
from data.definition import AXES, Band, Cell, Definition

Switched = TypeVar("Switched", bound=Part)


class Draft(Part):
    """What is switched off stays in the whole, so that it can be switched on again.

    A path names a band ("potential.0") or a condition ("potential.0.any.1.all.0", "mql.any.0",
    "exclusion.2").
    """

    version: Literal[1] = 1
    whole: Definition
    off: tuple[str, ...] = ()

    @field_validator("off")
    @classmethod
    def _leads_somewhere(cls, off: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        if "whole" in info.data:  # else that is what is wrong
            _check(info.data["whole"], off)
        return tuple(sorted(set(off)))

    @classmethod
    def of(cls, definition: Definition) -> "Draft":
        """A draft that says what a definition says."""
        return cls(whole=definition)

    @property
    def definition(self) -> Definition:
        """The whole without what is switched off, and without what is empty then."""
        return _definition(self)

    def path_now(self, path: str) -> str | None:
        """Where a band or condition of the whole, or a number of it, stands in the definition;
        None: it is switched off.
        """
        return _path_now(self, path)

    def switched(self, path: str, is_on: bool) -> "Draft":
        """The draft with a band or a condition switched on or off."""
        _check(self.whole, (path,))
        others = set(self.off) - {path}
        return Draft(whole=self.whole, off=tuple(others if is_on else {*others, path}))

    def toggled_hot(self, potential: str, intent: str) -> "Draft":
        """The draft with a cell hot that was not, or the other way round."""
        cells = _toggled(self.whole, potential, intent)
        whole = Definition.model_validate({**dict(self.whole), "cell": cells})
        return Draft(whole=whole, off=self.off)

    def turned(self, path: str, value: float) -> "Draft":
        """The draft with another number; a MappingError says why it can't be that one."""
        return Draft(whole=dials.turned(self.whole, path, value), off=self.off)


def switches(definition: Definition) -> tuple[str, ...]:
    """The path of every band and condition, each of which can be switched off."""
    bands = [
        f"{axis}.{number}" for axis in AXES for number in range(len(getattr(definition, axis)))
    ]
    return (*bands, *dials.conditions_by_path(definition))


def _check(whole: Definition, paths: tuple[str, ...]) -> None:
    known = set(switches(whole))
    for path in paths:
        if path not in known:
            raise ValueError(f"{path[:80]!r} is no band and no condition")


@lru_cache(maxsize=64)
def _definition(draft: Draft) -> Definition:
    whole, off = draft.whole, set(draft.off)
    if not off:
        return whole
    bands: dict[str, tuple[Band, ...]] = {
        axis: _all_on(axis, getattr(whole, axis), off) for axis in AXES
    }
    rule = whole.mql and _on("mql", whole.mql, off)
    exclusion = _all_on("exclusion", whole.exclusion, off)
    changes = {**bands, "cell": _cells(whole, bands), "mql": rule, "exclusion": exclusion}
    return whole.model_copy(update=changes)


def _path_now(draft: Draft, path: str) -> str | None:
    steps, part, off = path.split("."), draft.whole, set(draft.off)
    if steps[0] not in (*AXES, "mql", "exclusion"):
        return path  # nothing else can be switched off
    here, now = "", list[str]()
    found: object = part
    for step in steps:
        if isinstance(found, tuple):
            left = [_on(f"{here}.{n}", one, off) for n, one in enumerate(found)]
            if left[int(step)] is None:
                return None
            now.append(str(sum(one is not None for one in left[: int(step)])))
            found = found[int(step)]
        else:
            now.append(step)
            found = getattr(found, step)
        here = f"{here}.{step}" if here else step
    return ".".join(now)


def _cells(whole: Definition, bands: dict[str, tuple[Band, ...]]) -> tuple[Cell, ...]:
    """The cells whose two bands are both there."""
    names = {axis: {band.name for band in bands[axis]} for axis in AXES}
    return tuple(
        cell for cell in whole.cell if all(getattr(cell, axis) in names[axis] for axis in AXES)
    )


def _all_on(path: str, parts: tuple[Switched, ...], off: set[str]) -> tuple[Switched, ...]:
    found = (_on(f"{path}.{number}", part, off) for number, part in enumerate(parts))
    return tuple(part for part in found if part is not None)


def _on(path: str, part: Switched, off: set[str]) -> Switched | None:
    """What is left of a band, a rule or a condition; None: nothing."""
    if path in off:
        return None
    for join in ("any", "all"):
        if joined := getattr(part, join, ()):
            left = _all_on(f"{path}.{join}", joined, off)
            return part.model_copy(update={join: left}) if left else None
    return part  # a single condition, or the band that takes the rest


def _toggled(whole: Definition, potential: str, intent: str) -> tuple[Cell, ...]:
    """The cells with one of them hot or no longer hot; an entry that says nothing then goes."""
    nothing = Cell(potential=potential, intent=intent)
    cell = whole.cell_at(potential, intent)
    toggled = (cell or nothing).model_copy(update={"is_hot": not (cell and cell.is_hot)})
    cells = whole.cell if cell else (*whole.cell, nothing)
    changed = (toggled if one == (cell or nothing) else one for one in cells)
    return tuple(one for one in changed if one != nothing)
