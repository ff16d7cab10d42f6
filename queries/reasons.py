"""Why a lead stands in its cell: every single condition of a definition, as SQL."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from sqlglot import exp

from data.conditions import Condition, NumberCondition, TextCondition, TouchCondition, parts
from data.definition import AXES, Band, Definition
from queries.atoms import Atoms, Bind
from queries.touched import counted

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
    counts = {leaf: name for name, leaf in counted(definition).items()}
    value = partial(_value, atoms=atoms, counts=counts)
    reasons = list(_reasons(definition, value, compiled))
    return {
        "condition_axis": _chosen(bind(reason.axis) for reason in reasons),
        "condition_name": _chosen(bind(reason.name) for reason in reasons),
        "condition_path": _chosen(bind(reason.path) for reason in reasons),
        "condition_value": _chosen(reason.value for reason in reasons),
        "condition_holds": _chosen(reason.holds for reason in reasons),
        "count_conditions": exp.Literal.number(len(reasons)),
    }


def _reasons(definition: Definition, value: Compile, compiled: Compile) -> Iterator[Reason]:
    for axis in AXES:
        bands: tuple[Band, ...] = getattr(definition, axis)
        for place, band in enumerate(bands):
            if band.condition:
                yield from _rule(axis, band.name, band.condition, value, compiled)
            else:
                above = [compiled(b.condition) for b in bands[:place] if b.condition]
                rest = exp.not_(exp.or_(*above)) if above else exp.true()
                yield Reason(axis, band.name, "", exp.null(), rest)
    if definition.mql:
        yield from _rule("mql", "mql", definition.mql.condition, value, compiled)
    for place, condition in enumerate(definition.exclusion):
        yield from _rule("exclusion", str(place), condition, value, compiled)


def _rule(
    axis: str, name: str, condition: Condition, value: Compile, compiled: Compile, path: str = ""
) -> Iterator[Reason]:
    """The rule, then its single conditions; what joins them inside says nothing of its own."""
    joined = parts(condition)
    if not joined or not path:
        own = exp.null() if joined else value(condition)
        yield Reason(axis, name, path, own, compiled(condition))
    for place, part in enumerate(joined):
        inner = f"{path}.{place}" if path else str(place)
        yield from _rule(axis, name, part, value, compiled, inner)


def _value(condition: Condition, atoms: Atoms, counts: Mapping[TouchCondition, str]) -> exp.Expr:
    """What the lead has, as text: a number, a text as it is written, a count of touches."""
    if isinstance(condition, TextCondition):
        is_stage = condition.field == "deal_stage"
        return exp.column("deal_stage" if is_stage else f"said_{condition.field}")
    if isinstance(condition, TouchCondition):
        return exp.cast(exp.column(counts[condition]), "varchar")
    assert isinstance(condition, NumberCondition)
    return exp.cast(atoms.column(condition), "varchar")


def _chosen(values: Iterator[exp.Expr]) -> exp.Expr:
    case = exp.Case()
    for place, value in enumerate(values):
        test = exp.EQ(this=exp.column("condition_no"), expression=exp.Literal.number(place))
        case = case.when(test, value)
    return case if case.args.get("ifs") else exp.null()
