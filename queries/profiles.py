"""A definition's atoms as SQL: the columns of a lead's profile, counts of touches, points."""

from collections.abc import Callable
from typing import Any

from sqlglot import exp

from data.conditions import TextCondition, TouchCondition
from data.definition import Definition, TouchPoints
from queries.atoms import Atoms

Bind = Callable[[Any], exp.Expr]  # makes a value of the definition a parameter
DAY = 86_400
DAY_US = DAY * 1_000_000
# Sums of fractions depend on the order of summing in their last digits; points do not.
DECIMALS = 6


def expressions(
    definition: Definition, atoms: Atoms, bind: Bind
) -> dict[str, exp.Expr | list[exp.Expr]]:
    """What each placeholder of the models that count and score stands for."""
    horizon = max((atom.within_days for atom in atoms.touches), default=1)
    return {
        "profile_columns": _columns(atoms, bind),
        "profile_names": [exp.column(name, table="atoms") for name in atoms.names()],
        "touch_counts": [_count(n, atom, bind) for n, atom in enumerate(atoms.touches)]
        or [exp.alias_(exp.Count(this=exp.Star()), "touches_none")],
        "touch_horizon_days": bind(horizon),
        "is_counted_touch": _is_named([atom.touches for atom in atoms.touches], bind),
        "is_worth_points": _is_named([each.touches for each in _each(definition)], bind),
        "touch_points": _points(definition, bind),
        "asks_for_deal_stage": exp.true() if atoms.asks_for_deal_stage else exp.false(),
    }


def _columns(atoms: Atoms, bind: Bind) -> list[exp.Expr]:
    """What a profile holds: numbers as they are, texts as compared, counts of touches."""
    columns = [exp.alias_(_number(name), name) for name in atoms.numbers]
    for n in range(len(atoms.touches)):
        # No row of counts is no touch; without any touch in the data it is unknown.
        count = exp.cast(_known(f"touches_{n}"), "int")
        columns.append(exp.alias_(count, f"touches_{n}"))
    for n, text in enumerate(atoms.texts):
        columns.append(exp.alias_(_says(text, bind), f"text_{n}"))
    return [*columns, *([exp.column("deal_stage")] if atoms.asks_for_deal_stage else [])]


def _number(name: str) -> exp.Expr:
    if name == "points":
        return _known("points")
    return exp.cast(exp.column(name, table="facts"), "double")


def _known(name: str) -> exp.Expr:
    return exp.func("coalesce", exp.column(name), exp.column("no_touch"))


def _says(text: TextCondition, bind: Bind) -> exp.Expr:
    """Whether a text says one of the words, whatever the case."""
    table = None if text.field == "deal_stage" else "facts"
    return says(exp.column(text.field, table=table), text.among, text.contains, bind)


def says(
    column: exp.Column, among: tuple[str, ...], contains: tuple[str, ...], bind: Bind
) -> exp.Expr:
    """Whether a column is one of some words, or contains one of some, whatever the case."""
    lowered = exp.func("lower", column)
    if among:
        return exp.In(this=lowered, expressions=[bind(word.lower()) for word in among])
    finds = [exp.func("contains", lowered.copy(), bind(word.lower())) for word in contains]
    return exp.paren(exp.or_(*finds))


def _count(number: int, atom: TouchCondition, bind: Bind) -> exp.Expr:
    tests: list[exp.Expr] = [exp.LTE(this=_age(), expression=bind(atom.within_days * DAY_US))]
    if atom.touches:
        tests.append(_among(_of_touch("activity_type"), atom.touches, bind))
    if atom.outcome:
        tests.append(says(_of_touch("outcome"), atom.outcome, (), bind))
    if atom.subject:
        tests.append(says(_of_touch("subject"), (), atom.subject, bind))
    where = exp.Where(this=exp.and_(*tests))
    count = exp.Filter(this=exp.Count(this=exp.Star()), expression=where)
    return exp.alias_(count, f"touches_{number}")


def _age() -> exp.Expr:
    """How long before the moment a touch was, in microseconds."""
    seen, occurred = (
        exp.Anonymous(this="epoch_us", expressions=[_of_touch(name)])
        for name in ("seen_at", "occurred_at")
    )
    return exp.paren(exp.Sub(this=seen, expression=occurred))


def _is_named(kinds: list[tuple[str, ...]], bind: Bind) -> exp.Expr:
    """Whether a touch is of a type that is named; naming none names every type."""
    if not all(kinds):
        return exp.true()
    named = sorted({kind for some in kinds for kind in some})
    return _among(_of_touch("activity_type"), named, bind) if named else exp.false()


def _each(definition: Definition) -> tuple[TouchPoints, ...]:
    return definition.points.each if definition.points else ()


def _points(definition: Definition, bind: Bind) -> exp.Expr:
    """The points of touches; each counts for the first entry that names its type."""
    case = exp.Case()
    for each in _each(definition):
        is_named = _is_named([each.touches], bind)
        case = case.when(is_named, exp.cast(bind(each.points), "double"))
    worth: exp.Expr = case.else_(exp.Literal.number("0.0")) if _each(definition) else exp.null()
    half_life = definition.points.half_life_days if definition.points else None
    if half_life is not None:
        lives = exp.Div(this=_age(), expression=exp.cast(bind(half_life * DAY_US), "double"))
        half = exp.cast(exp.Literal.number("0.5"), "double")
        worth = exp.Mul(this=worth, expression=exp.func("power", half, lives))
    return exp.func("round", exp.Sum(this=worth), exp.Literal.number(DECIMALS))


def _among(column: exp.Expr, values: tuple[str, ...] | list[str], bind: Bind) -> exp.Expr:
    return exp.In(this=column, expressions=[bind(value) for value in values])


def _of_touch(name: str) -> exp.Column:
    return exp.column(name, table="touches")
