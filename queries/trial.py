"""A definition, and what it is tried against: the agreed one, thresholds that are moved."""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from sqlglot import exp

from data.definition import Definition
from queries.atoms import is_of_lead
from queries.rules import GROUP_OF, Rules, compiled
from queries.thresholds import placed
from queries.turned import Turned, turned_profiles

# `from verdicts_agreed` reads verdicts by the agreed definition; _under by one whose first moved
# threshold lies under every known value, _over by one where it lies over them all; _blank by one
# that knows no field of today. Placeholders that end so are written out by that definition, too.
AGREED, UNDER, OVER, BLANK = OTHERS = ("_agreed", "_under", "_over", "_blank")


@dataclass(frozen=True)
class Trial:
    """The definition that a question is asked with, and the others that it names."""

    definition: Definition
    agreed: Definition | None = None  # None: there is no other
    thresholds: tuple[str, ...] = ()  # paths of the numbers that are moved, three at the most
    is_blank: bool = False  # as if no field of today were known
    # by the suffix of another definition
    _rules: dict[str, Rules] = field(default_factory=dict, init=False, compare=False, repr=False)

    def by(self, other: str) -> Definition:
        """The definition that a suffix stands for."""
        if other == AGREED and self.agreed is not None:
            return self.agreed
        if other in (UNDER, OVER) and self.thresholds:
            return placed(self.definition, self.thresholds[0], other == UNDER)
        return self.definition

    @cached_property
    def flipped(self) -> Turned | None:
        """Which profiles alone can be an MQL by one definition and none by the other, if told."""
        if self.agreed is None or self.is_blank or self.definition == self.agreed:
            return None
        if self.turned:
            return self.turned
        return turned_profiles(self.definition, self.agreed, self.keeps_intents, but_times=True)

    @cached_property
    def turned(self) -> Turned | None:
        """Which profiles alone can be placed otherwise than by the agreed definition, if told."""
        if self.agreed is None or self.is_blank:
            return None
        return turned_profiles(self.definition, self.agreed, self.keeps_intents)

    @cached_property
    def keeps_intents(self) -> bool:
        """Whether intents alone change with time, as agreed: then their first moments tell all."""
        rules = self.definition
        if self.is_blank or rules.mql or rules.intent != (self.agreed or rules).intent:
            return False
        others = rules.model_copy(update={"intent": ()})
        return all(is_of_lead(leaf) for leaf in others.leaves())

    def without_cells(self) -> "Trial":
        """The same, where nothing was agreed for any cell."""
        bare = {"cell": ()}
        return replace(
            self,
            definition=self.definition.model_copy(update=bare),
            agreed=self.agreed and self.agreed.model_copy(update=bare),
        )

    def alone(self, other: str) -> "Trial":
        """Another definition of it, asked by itself."""
        return Trial(self.by(other), is_blank=other == BLANK)

    def rules(self, other: str = "") -> Rules:
        """The compiled rules of the definition, or of another one."""
        if other not in self._rules:
            thresholds = () if other else self.thresholds
            is_blank = self.is_blank or other == BLANK
            self._rules[other] = compiled(self.by(other), is_blank, thresholds, self.agreed)
        return self._rules[other]

    def expression(self, placeholder: str) -> exp.Expr | list[exp.Expr]:
        """What a placeholder stands for; the values of another definition have names of theirs."""
        stem, other = split(placeholder)
        stands_for = self.rules(other).expression(stem)
        if not other:
            return stands_for
        if isinstance(stands_for, list):
            return [_renamed(one.copy(), other) for one in stands_for]
        return _renamed(stands_for.copy(), other)

    def text(self, placeholder: str) -> str:
        """The same as text, whatever the values."""
        stem, other = split(placeholder)
        return self.rules(other).text(stem)

    def values(self, others: set[str]) -> dict[str, Any]:
        """Every value that is bound, by the names that the expressions use."""
        own = dict(self.rules().values)
        for other in others:
            own |= {f"{name}{other}": value for name, value in self.rules(other).values.items()}
        return own


def split(name: str) -> tuple[str, str]:
    """A name without its suffix, and the suffix, if it has one."""
    other = next((suffix for suffix in OTHERS if name.endswith(suffix)), "")
    return name.removesuffix(other), other


def is_placeholder(name: str) -> bool:
    """Whether a name stands for something that a definition says."""
    return name in GROUP_OF or split(name)[0] in GROUP_OF


def _renamed(tree: exp.Expr, other: str) -> exp.Expr:
    for parameter in tree.find_all(exp.Placeholder):
        parameter.set("this", f"{parameter.name}{other}")
    return tree
