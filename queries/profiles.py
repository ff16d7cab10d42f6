"""A definition's atoms as SQL: the columns of a lead's profile, days of touches, points."""

from sqlglot import exp

from data.conditions import TextCondition
from data.definition import Points, TouchPoints
from queries.atoms import Atoms, Bind
from queries.touched import DAY_US, age, is_named, says

# Sums of fractions depend on the order of summing in their last digits; points do not.
DECIMALS = 6


def expressions(
    points: Points | None, atoms: Atoms, bind: Bind
) -> dict[str, exp.Expr | list[exp.Expr]]:
    """What each placeholder of the models that count and score stands for."""
    return {
        "profile_columns": _columns(atoms, bind),
        "profile_names": [exp.column(name, table="atoms") for name in atoms.names()],
        "lead_columns": [
            exp.alias_(exp.func("any_value", exp.column(name)), name) for name in atoms.of_lead()
        ],
        "is_worth_points": is_named([each.touches for each in _each(points)], bind),
        "touch_points": _points(points, bind),
        "asks_for_deal_stage": exp.true() if atoms.asks_for_deal_stage else exp.false(),
    }


def _columns(atoms: Atoms, bind: Bind) -> list[exp.Expr]:
    """What a profile holds: numbers as they are, texts as compared, days of touches."""
    columns = [exp.alias_(_number(name), name) for name in atoms.numbers]
    if atoms.touches:
        columns.append(exp.column("no_touch"))
    columns.extend(exp.column(name) for _kind, names in atoms.touched() for name in names)
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


def _each(points: Points | None) -> tuple[TouchPoints, ...]:
    return points.each if points else ()


def _points(points: Points | None, bind: Bind) -> exp.Expr:
    """The points of touches; each counts for the first entry that names its type."""
    case = exp.Case()
    for each in _each(points):
        own = exp.cast(bind(each.points), "double")
        case = case.when(is_named([each.touches], bind), own)
    worth: exp.Expr = case.else_(exp.Literal.number("0.0")) if _each(points) else exp.null()
    half_life = points.half_life_days if points else None
    if half_life is not None:
        lives = exp.Div(this=age(), expression=exp.cast(bind(half_life * DAY_US), "double"))
        half = exp.cast(exp.Literal.number("0.5"), "double")
        worth = exp.Mul(this=worth, expression=exp.func("power", half, lives))
    return exp.func("round", exp.Sum(this=worth), exp.Literal.number(DECIMALS))
