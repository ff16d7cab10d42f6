"""The definition as the board shows it: bands and conditions with their switches and numbers."""

from collections.abc import Sequence

from data.conditions import AllOf, AnyOf, Condition
from data.definition import AXES, Band
from data.dials import WHOLE, conditions_by_path, dials
from data.today import paths_of_today
from pages.shared.conditions import words_of
from pages.shared.text import _
from pages.shared.what_if.board_data import Group, Knob, Part
from pages.shared.what_if.dials import (
    Turning,
    group_of,
    number_of,
    positions_of,
    turnings,
    value_text,
)
from pages.shared.what_if.trying import Trying


class Knobs:
    """The draft's numbers and switches."""

    def __init__(self, tried: Trying, refusals: dict[str, str]) -> None:
        """Take the draft, and why some numbers that were typed can't be."""
        self._tried = tried
        self._whole = tried.draft.whole
        self._refusals = refusals
        self._today = set(paths_of_today(self._whole))
        self._conditions = conditions_by_path(self._whole)
        self._dials = {dial.path: dial for dial in dials(self._whole)}
        self.turnings: dict[str, Turning] = {one.path: one for one in turnings(tried)}

    def groups(self) -> list[Group]:
        """Everything, in the order of reading."""
        bands = [
            self._band(f"{axis}.{number}", band)
            for axis in AXES
            for number, band in enumerate(getattr(self._whole, axis))
        ]
        rules = [self._rule("mql", _("MQL rule")), self._rule("exclusion", _("Exclusions"))]
        plain = ("points", "sla_business_hours", "cell", "repeat_after_days")
        others = [self._numbers(first) for first in plain]
        return [*bands, *(one for one in (*rules, *others) if one is not None)]

    def _band(self, path: str, band: Band) -> Group:
        is_on = self._tried.draft.path_now(path) is not None
        return Group(group_of(self._whole, path), path, is_on, parts=self._parts(f"{path}."))

    def _rule(self, first: str, title: str) -> Group | None:
        parts = self._parts(f"{first}.")
        return Group(title, parts=parts) if parts else None

    def _numbers(self, first: str) -> Group | None:
        """Numbers that are no condition: points, times, repeats."""
        paths = [path for path in self._dials if path.split(".")[0] == first]
        if not paths:
            return None
        title = _("Time to answer, by cell") if first == "cell" else group_of(self._whole, paths[0])
        return Group(title, dials=[self._knob(path, is_named=first == "cell") for path in paths])

    def _parts(self, below: str) -> list[Part]:
        return [
            self._part(path, condition, path.removeprefix(below).count(".") // 2)
            for path, condition in self._conditions.items()
            if path.startswith(below)
        ]

    def _part(self, path: str, condition: Condition, depth: int) -> Part:
        is_group = isinstance(condition, AllOf | AnyOf)
        named = (f"{path}.{name}" for name in ("at_least", "below", "within_days"))
        own = [one for one in named if one in self._dials]
        words = self._joined(condition) if is_group else words_of(condition)
        if len(own) == 1:  # its number stands beside it
            words = number_of(self._dials[own[0]])
        return Part(
            path=path,
            words=words,
            knobs=[self._knob(one) for one in own],
            is_on=path not in self._tried.draft.off,
            is_today=path in self._today,
            depth=depth,
        )

    def _joined(self, condition: Condition) -> str:
        return _("All of these:") if isinstance(condition, AllOf) else _("One of these:")

    def _knob(self, path: str, is_named: bool = False) -> Knob:
        dial = self._dials[path]
        turning = self.turnings.get(path)
        values = positions_of(self._tried, turning) if turning else [dial.value]
        agreed = turning.agreed if turning else None
        label = group_of(self._whole, path) if is_named else number_of(dial)
        return Knob(
            path=path, label=label, positions=[value_text(dial, value) for value in values],
            values=values, at=values.index(dial.value),
            agreed=None if agreed is None else values.index(agreed),
            is_whole=dial.kind in WHOLE, is_off=turning is None,
            is_threshold=bool(turning and turning.is_threshold),
            refusal=self._refusals.get(path, ""),
        )  # fmt: skip


def first_threshold(turnings_of: Sequence[Turning]) -> Turning | None:
    """The first number whose whole range can be told at once."""
    return next((one for one in turnings_of if one.is_threshold), None)
