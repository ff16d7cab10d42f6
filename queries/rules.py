"""A definition, compiled; its values become parameters and never enter SQL text."""

from collections.abc import Callable
from functools import lru_cache
from threading import Lock
from typing import Any

from sqlglot import exp

from data.definition import Definition
from queries import agreed, profiles, qualified, reasons, thresholds, touched
from queries.atoms import Atoms, Blanked
from queries.bands import Bands

Expressions = dict[str, exp.Expr | list[exp.Expr]]


class Rules:
    """One definition, compiled as far as it is asked: expressions over a lead's profile."""

    def __init__(
        self, definition: Definition, is_blank: bool = False, thresholds: tuple[str, ...] = ()
    ) -> None:
        """Take a definition to compile; blank: as if no field of today were known."""
        self.definition = definition
        self.thresholds = thresholds
        self.atoms = (Blanked if is_blank else Atoms).of(definition)
        self.bands = Bands(definition, self.atoms, self.bind)
        self.values: dict[str, Any] = {}
        self._bound: dict[str, Any] = {}
        self._expressions: Expressions = {}
        self._texts: dict[str, str] = {}
        self._lock = Lock()

    def expression(self, placeholder: str) -> exp.Expr | list[exp.Expr]:
        """What a placeholder of the models stands for."""
        with self._lock:  # sessions share the rules of one definition
            if placeholder not in self._expressions:
                for name, stands_for in GROUPS[GROUP_OF[placeholder]](self).items():
                    self._expressions[name] = self._numbered(name, stands_for)
            return self._expressions[placeholder]

    def text(self, placeholder: str) -> str:
        """What a placeholder stands for, whatever the values: equal text, equal statement."""
        if placeholder not in self._texts:
            stands_for = self.expression(placeholder)
            each = stands_for if isinstance(stands_for, list) else [stands_for]
            self._texts[placeholder] = str([one.sql() for one in each])
        return self._texts[placeholder]

    def bind(self, value: Any) -> exp.Expr:
        """A value of the definition as a parameter."""
        name = f"definition_{len(self._bound)}"
        self._bound[name] = value
        return exp.Placeholder(this=name)

    def _numbered(self, name: str, stands_for: exp.Expr | list[exp.Expr]) -> Any:
        """Name parameters after the rule that they belong to: other rules don't change theirs."""
        each = stands_for if isinstance(stands_for, list) else [stands_for]
        named: dict[str, str] = {}
        for one in each:
            for parameter in one.find_all(exp.Placeholder, bfs=False):
                if parameter.name not in self._bound:
                    continue  # renamed already: the tree names it twice
                own = named.setdefault(parameter.name, f"{name}_{len(named)}")
                self.values[own] = self._bound[parameter.name]
                parameter.set("this", own)
        return stands_for


@lru_cache(maxsize=128)
def compiled(
    definition: Definition, is_blank: bool = False, thresholds: tuple[str, ...] = ()
) -> Rules:
    """The rules of a definition, compiled once."""
    return Rules(definition, is_blank, thresholds)


# Each compiled when one of its placeholders is asked for.
GROUPS: tuple[Callable[[Rules], Expressions], ...] = (
    lambda rules: rules.bands.expressions(),
    lambda rules: profiles.expressions(rules.definition, rules.atoms, rules.bind),
    lambda rules: touched.expressions(rules.definition, rules.atoms, rules.bind),
    lambda rules: qualified.expressions(rules.definition, rules.bind),
    lambda rules: reasons.expressions(
        rules.definition, rules.atoms, rules.bind, rules.bands.condition
    ),
    lambda rules: agreed.expressions(rules.definition, rules.bind),
    lambda rules: thresholds.expressions(
        rules.definition, rules.thresholds, rules.atoms, rules.bind
    ),
)
GROUP_OF = {
    placeholder: number
    for number, group in enumerate(GROUPS)
    for placeholder in group(Rules(Definition()))
}
