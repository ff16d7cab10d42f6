"""The atoms of a definition: what its conditions ask of a lead, before any threshold."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

from sqlglot import exp

from data.conditions import Leaf, NumberCondition, TextCondition, TouchCondition
from data.definition import Definition
from data.dials import BEYOND_EVERY_COUNT, HELD_TOUCHES
from data.today import FIELDS_OF_TODAY

Bind = Callable[[Any], exp.Expr]  # makes a value of the definition a parameter
Atom = TypeVar("Atom", TextCondition, TouchCondition)


@dataclass(frozen=True)
class Atoms:
    """Sorted, so that a moved threshold leaves every atom its name."""

    numbers: tuple[str, ...]
    texts: tuple[TextCondition, ...]
    touches: tuple[TouchCondition, ...]  # kinds of touches
    counts: tuple[tuple[int, ...], ...]  # of each kind, how many may be asked for

    @classmethod
    def of(cls, definition: Definition) -> "Atoms":
        """The atoms of all conditions of a definition."""
        leaves = definition.leaves()
        counts: dict[TouchCondition, set[int]] = defaultdict(
            lambda: set(range(1, HELD_TOUCHES + 1))
        )
        for leaf in leaves:
            if isinstance(leaf, TouchCondition):
                is_forced = not 1 <= leaf.at_least < BEYOND_EVERY_COUNT
                counts[_kind(leaf)] |= set() if is_forced else {leaf.at_least}
        touches = _sorted(counts)
        return cls(
            numbers=tuple(sorted({x.field for x in leaves if isinstance(x, NumberCondition)})),
            texts=_sorted(x for x in leaves if isinstance(x, TextCondition)),
            touches=touches,
            counts=tuple(tuple(sorted(counts[kind])) for kind in touches),
        )

    @classmethod
    def beside(cls, definition: Definition, agreed: Definition | None) -> "Atoms":
        """Those of the agreed definition where they hold all that another one asks.

        So a condition that is switched off changes no profile.
        """
        own = cls.of(definition)
        others = cls.of(agreed) if agreed else own
        return others if others._hold(own) else own

    def _hold(self, others: "Atoms") -> bool:
        counts = dict(zip(self.touches, self.counts, strict=True))
        return (
            set(self.numbers) >= set(others.numbers)
            and set(self.texts) >= set(others.texts)
            and all(
                set(counts.get(kind, ())) >= set(asked)
                for kind, asked in zip(others.touches, others.counts, strict=True)
            )
        )

    def column(self, leaf: NumberCondition | TextCondition) -> exp.Expr:
        """The column of a profile that holds what a condition asks."""
        if isinstance(leaf, NumberCondition):
            return exp.column(leaf.field)
        return exp.column(f"text_{self.texts.index(leaf)}")

    def days(self, leaf: TouchCondition, count: int) -> exp.Expr:
        """Within how many days there were so many touches; empty where there never were."""
        number = self.touches.index(_kind(leaf))
        if count in self.counts[number]:
            return exp.column(f"touches_{number}_{count}")
        return exp.cast(exp.null(), "smallint")  # a bound that is forced beyond every count

    def is_unknown(self, leaf: Leaf) -> exp.Expr:
        """Whether nobody knows what it asks: touches that are not logged, a blank field."""
        own = exp.column("no_touch") if isinstance(leaf, TouchCondition) else self.column(leaf)
        return own.is_(exp.null())

    @property
    def asks_for_deal_stage(self) -> bool:
        """Whether a condition compares the stage of a deal."""
        return any(text.field == "deal_stage" for text in self.texts)

    def of_lead(self) -> list[str]:
        """The columns of a profile that are the same at every moment of a lead."""
        numbers = [name for name in self.numbers if name != "points"]
        texts = [f"text_{n}" for n, text in enumerate(self.texts) if is_of_lead(text)]
        return [*numbers, *texts]

    def touched(self) -> list[tuple[TouchCondition, dict[str, int]]]:
        """The columns of days of each kind of touches, and how many touches each is of."""
        return [
            (kind, {f"touches_{number}_{count}": count for count in counts})
            for number, (kind, counts) in enumerate(zip(self.touches, self.counts, strict=True))
        ]

    def names(self) -> list[str]:
        """The columns of a profile."""
        logged = ["no_touch"] if self.touches else []
        days = [name for _kind, names in self.touched() for name in names]
        said = [f"text_{n}" for n in range(len(self.texts))]
        stage = ["deal_stage"] if self.asks_for_deal_stage else []
        return [*self.numbers, *logged, *days, *said, *stage]


class Blanked(Atoms):
    """The same, where nobody knows a field that the data gives only as of today."""

    def column(self, leaf: NumberCondition | TextCondition) -> exp.Expr:
        """The column that holds what a condition asks; nothing where it asks such a field."""
        if leaf.field not in FIELDS_OF_TODAY:
            return super().column(leaf)
        kind = "double" if isinstance(leaf, NumberCondition) else "boolean"
        return exp.cast(exp.null(), kind)


def is_of_lead(leaf: Leaf) -> bool:
    """Whether what a condition asks is the same at every moment of a lead."""
    return not isinstance(leaf, TouchCondition) and leaf.field not in ("points", "deal_stage")


def _kind(condition: TouchCondition) -> TouchCondition:
    """Touches of a kind, however many are asked for within however many days."""
    return cast(TouchCondition, condition.model_copy(update={"at_least": 1, "within_days": 1}))


def _sorted(atoms: Iterable[Atom]) -> tuple[Atom, ...]:
    return tuple(sorted(set(atoms), key=lambda atom: atom.model_dump_json()))
