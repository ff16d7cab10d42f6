"""Why a lead stands in its cell: every single condition of a definition, as SQL."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sqlglot import exp

from data.conditions import Condition, TextCondition, parts
from data.definition import AXES, Band, Definition
from queries.atoms import Atoms
from queries.profiles import Bind

Compile = Callable[[Condition], exp.Expr]


@dataclass
class Reason:
    """One condition or whole rule, and where it stands."""

    axis: str
    name: str
    path: str
    value: exp.Expr
    holds: exp.Expr


def expressions(
    definition: Definition, atoms: Atoms, bind: Bind, compiled: Compile
) -> dict[str, exp.Expr | list[exp.Expr]]:
    """What each placeholder of lead_conditions stands for."""
    reasons = list(_reasons(definition, atoms, compiled))
    return {
        "condition_axis": _chosen(bind(reason.axis) for reason in reasons),
        "condition_name": _chosen(bind(reason.name) for reason in reasons),
        "condition_path": _chosen(bind(reason.path) for reason in reasons),
        "condition_value": _chosen(reason.value for reason in reasons),
        "condition_holds": _chosen(reason.holds for reason in reasons),
        "count_conditions": exp.Literal.number(len(reasons)),
    }


def _reasons(definition: Definition, atoms: Atoms, compiled: Compile) -> Iterator[Reason]:
    for axis in AXES:
        bands: tuple[Band, ...] = getattr(definition, axis)
        for number, band in enumerate(bands):
            if band.condition:
                yield from _rule(axis, band.name, band.condition, atoms, compiled)
            else:
                above = [compiled(b.condition) for b in bands[:number] if b.condition]
                rest = exp.not_(exp.or_(*above)) if above else exp.true()
                yield Reason(axis, band.name, "", exp.null(), rest)
    if definition.mql:
        yield from _rule("mql", "mql", definition.mql.condition, atoms, compiled)
    for number, condition in enumerate(definition.exclusion):
        yield from _rule("exclusion", str(number), condition, atoms, compiled)


def _rule(
    axis: str, name: str, condition: Condition, atoms: Atoms, compiled: Compile, path: str = ""
) -> Iterator[Reason]:
    """The rule, then its single conditions; what joins them inside says nothing of its own."""
    joined = parts(condition)
    if not joined or not path:
        value = exp.null() if joined else _value(condition, atoms)
        yield Reason(axis, name, path, value, compiled(condition))
    for number, part in enumerate(joined):
        inner = f"{path}.{number}" if path else str(number)
        yield from _rule(axis, name, part, atoms, compiled, inner)


def _value(condition: Condition, atoms: Atoms) -> exp.Expr:
    """What the lead has, as text: a number, a text as it is written, a count of touches."""
    if isinstance(condition, TextCondition):
        is_stage = condition.field == "deal_stage"
        return exp.column("deal_stage" if is_stage else f"said_{condition.field}")
    return exp.cast(atoms.column(condition), "varchar")  # type: ignore[arg-type]


def _chosen(values: Iterator[exp.Expr]) -> exp.Expr:
    case = exp.Case()
    for number, value in enumerate(values):
        test = exp.EQ(this=exp.column("condition_no"), expression=exp.Literal.number(number))
        case = case.when(test, value)
    return case if case.args.get("ifs") else exp.null()
