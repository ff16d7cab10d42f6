"""A definition, compiled; its values become parameters and never enter SQL text."""

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sqlglot import exp

from data.definition import Definition
from queries import agreed, first_moments, profiles, qualified, reasons, thresholds, touched, turned
from queries.atoms import Atoms, Bind, Blanked
from queries.bands import Bands

Expressions = dict[str, exp.Expr | list[exp.Expr]]


class Rules:
    """One definition, compiled as far as it is asked: expressions over a lead's profile."""

    def __init__(
        self,
        definition: Definition,
        is_blank: bool = False,
        thresholds: tuple[str, ...] = (),
        agreed: Definition | None = None,
    ) -> None:
        """Take a definition to compile; blank: as if no field of today were known."""
        self.definition = definition
        self.agreed = agreed or definition
        self.thresholds = thresholds
        self.atoms = (Blanked if is_blank else Atoms).beside(definition, agreed)
        self._groups: dict[int, Written] = {}

    def expression(self, placeholder: str) -> exp.Expr | list[exp.Expr]:
        """What a placeholder of the models stands for."""
        return self._group(placeholder).expressions[placeholder]

    def text(self, placeholder: str) -> str:
        """What a placeholder stands for, whatever the values: equal text, equal statement."""
        return self._group(placeholder).text(placeholder)

    @property
    def values(self) -> dict[str, Any]:
        """Every value that is bound in what was asked for so far."""
        return {name: one for group in self._groups.values() for name, one in group.values.items()}

    def _group(self, placeholder: str) -> "Written":
        number = GROUP_OF[placeholder]
        if number not in self._groups:
            key = GROUPS[number].looks_at(self)
            self._groups[number] = _written(number, key, _Source(self))
        return self._groups[number]


class Written:
    """What a group of placeholders stands for, and the values that are bound in it."""

    def __init__(self, build: "Build", rules: Rules) -> None:
        """Write the expressions, each value as a parameter."""
        self.values: dict[str, Any] = {}
        self._bound: dict[str, Any] = {}
        self._texts: dict[str, str] = {}
        self.expressions = build(rules, self._bind)
        for name, stands_for in self.expressions.items():
            self._number(name, stands_for)

    def text(self, placeholder: str) -> str:
        """What a placeholder stands for, whatever the values."""
        if placeholder not in self._texts:
            each = _each(self.expressions[placeholder])
            self._texts[placeholder] = str([one.sql() for one in each])
        return self._texts[placeholder]

    def _bind(self, value: Any) -> exp.Expr:
        """A value of the definition as a parameter."""
        name = f"definition_{len(self._bound)}"
        self._bound[name] = value
        return exp.Placeholder(this=name)

    def _number(self, name: str, stands_for: exp.Expr | list[exp.Expr]) -> None:
        """Name parameters after the rule that they belong to: other rules don't change theirs."""
        named: dict[str, str] = {}
        for one in _each(stands_for):
            for parameter in one.find_all(exp.Placeholder, bfs=False):
                if parameter.name not in self._bound:
                    continue  # renamed already: the tree names it twice
                own = named.setdefault(parameter.name, f"{name}_{len(named)}")
                self.values[own] = self._bound[parameter.name]
                parameter.set("this", own)


def _each(stands_for: exp.Expr | list[exp.Expr]) -> list[exp.Expr]:
    return stands_for if isinstance(stands_for, list) else [stands_for]


@lru_cache(maxsize=128)
def compiled(
    definition: Definition,
    is_blank: bool = False,
    thresholds: tuple[str, ...] = (),
    agreed: Definition | None = None,
) -> Rules:
    """The rules of a definition, compiled once."""
    return Rules(definition, is_blank, thresholds, agreed)


@dataclass(frozen=True)
class _Source:
    """The rules that a group is written from; any will do that look alike to it."""

    rules: Rules = field(compare=False)


@lru_cache(maxsize=512)
def _written(number: int, key: Hashable, source: _Source) -> Written:
    """A group, written once for all definitions that say the same to it."""
    return Written(GROUPS[number].build, source.rules)


Build = Callable[[Rules, Bind], Expressions]


@dataclass(frozen=True)
class Group:
    """Placeholders that are written together, and all of the rules that they depend on."""

    build: Build
    looks_at: Callable[[Rules], Hashable] = lambda rules: (
        rules.definition, rules.atoms, rules.thresholds
    )  # fmt: skip


def _bands(rules: Rules, bind: Bind) -> Bands:
    return Bands(rules.definition, rules.atoms, bind)


# Each compiled when one of its placeholders is asked for. A threshold that is moved changes the
# bands, not what is looked up of a lead before them.
GROUPS = (
    Group(lambda rules, bind: _bands(rules, bind).expressions()),
    Group(lambda rules, bind: {"is_mql_of_profile": _bands(rules, bind).is_mql_of_profile()}),
    Group(lambda rules, bind: first_moments.expressions(_bands(rules, bind))),
    Group(
        lambda rules, bind: profiles.expressions(rules.definition.points, rules.atoms, bind),
        lambda rules: (rules.definition.points, rules.atoms),
    ),
    Group(
        lambda rules, bind: touched.days(rules.atoms, bind),
        lambda rules: rules.atoms,
    ),
    Group(
        lambda rules, bind: touched.counts(rules.definition, bind),
        lambda rules: tuple(touched.counted(rules.definition).values()),
    ),
    Group(
        lambda rules, bind: {
            "is_turned": turned.is_turned(rules.definition, rules.agreed, _bands(rules, bind))
        },
        lambda rules: (rules.definition, rules.agreed, rules.atoms),
    ),
    Group(lambda rules, bind: qualified.expressions(rules.definition, bind)),
    Group(
        lambda rules, bind: reasons.expressions(
            rules.definition, rules.atoms, bind, _bands(rules, bind).condition
        )
    ),
    Group(lambda rules, bind: agreed.expressions(rules.definition, bind)),
    Group(
        lambda rules, bind: thresholds.expressions(
            rules.definition, rules.thresholds, rules.atoms, bind
        )
    ),
)
GROUP_OF = {
    placeholder: number
    for number, group in enumerate(GROUPS)
    for placeholder in Written(group.build, Rules(Definition())).expressions
}
