"""The atoms of a definition: what its conditions ask of a lead, before any threshold."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar, cast

from sqlglot import exp

from data.conditions import Leaf, NumberCondition, TextCondition, TouchCondition
from data.definition import Definition
from data.today import FIELDS_OF_TODAY

Atom = TypeVar("Atom", TextCondition, TouchCondition)


@dataclass(frozen=True)
class Atoms:
    """Sorted, so that a moved threshold leaves every atom its name."""

    numbers: tuple[str, ...]
    texts: tuple[TextCondition, ...]
    touches: tuple[TouchCondition, ...]

    @classmethod
    def of(cls, definition: Definition) -> "Atoms":
        """The atoms of all conditions of a definition."""
        leaves = definition.leaves()
        return cls(
            numbers=tuple(sorted({x.field for x in leaves if isinstance(x, NumberCondition)})),
            texts=_sorted(x for x in leaves if isinstance(x, TextCondition)),
            touches=_sorted(_atom(x) for x in leaves if isinstance(x, TouchCondition)),
        )

    def column(self, leaf: Leaf) -> exp.Expr:
        """The column of a profile that holds what a condition asks."""
        if isinstance(leaf, NumberCondition):
            return exp.column(leaf.field)
        if isinstance(leaf, TextCondition):
            return exp.column(f"text_{self.texts.index(leaf)}")
        return exp.column(f"touches_{self.touches.index(_atom(leaf))}")

    @property
    def asks_for_deal_stage(self) -> bool:
        """Whether a condition compares the stage of a deal."""
        return any(text.field == "deal_stage" for text in self.texts)

    def names(self) -> list[str]:
        """The columns of a profile."""
        counted = [f"touches_{n}" for n in range(len(self.touches))]
        said = [f"text_{n}" for n in range(len(self.texts))]
        return [*self.numbers, *counted, *said, *(["deal_stage"] * self.asks_for_deal_stage)]


class Blanked(Atoms):
    """The same, where nobody knows a field that the data gives only as of today."""

    def column(self, leaf: Leaf) -> exp.Expr:
        """The column that holds what a condition asks; nothing where it asks such a field."""
        own = super().column(leaf)
        if isinstance(leaf, TouchCondition) or leaf.field not in FIELDS_OF_TODAY:
            return own
        kind = "double" if isinstance(leaf, NumberCondition) else "boolean"
        return exp.cast(exp.null(), kind)


def _atom(condition: TouchCondition) -> TouchCondition:
    """A count of touches, however many are asked for."""
    return cast(TouchCondition, condition.model_copy(update={"at_least": 1}))


def _sorted(atoms: Iterable[Atom]) -> tuple[Atom, ...]:
    return tuple(sorted(set(atoms), key=lambda atom: atom.model_dump_json()))
