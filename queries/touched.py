"""The touches that a definition's conditions count, as SQL: how long ago, and how many."""

from collections.abc import Callable

from sqlglot import exp

from data.conditions import TouchCondition
from data.definition import Definition
from queries.atoms import Atoms, Bind

DAY_US = 86_400_000_000


def days(atoms: Atoms, bind: Bind) -> dict[str, exp.Expr | list[exp.Expr]]:
    """What each placeholder of the models stands for that hold how long ago touches were."""
    return {
        "touch_days": _days(atoms, bind, _in_order),
        "newest_touch_days": _days(atoms, bind, _of_newest),
        "is_counted_touch": is_named([kind.touches for kind in atoms.touches], bind),
    }


def counts(definition: Definition, bind: Bind) -> dict[str, exp.Expr | list[exp.Expr]]:
    """What each placeholder of the models stands for that count touches."""
    asked = counted(definition)
    columns = [exp.alias_(_count(leaf, bind), name) for name, leaf in asked.items()]
    return {
        # of no rows there is one row of counts, too
        "touch_counts": columns or [exp.alias_(exp.Count(this=exp.Star()), "count_touches")],
        "touch_count_columns": _or_none([
            # No row of counts is no touch; without any touch in the data it is unknown.
            exp.alias_(exp.func("coalesce", exp.column(name), exp.column("no_touch")), name)
            for name in asked
        ]),
    }  # fmt: skip


def counted(definition: Definition) -> dict[str, TouchCondition]:
    """The conditions that count touches, by the names of the columns that hold their counts."""
    leaves = [leaf for leaf in definition.leaves() if isinstance(leaf, TouchCondition)]
    return {f"count_touches_{n}": leaf for n, leaf in enumerate(dict.fromkeys(leaves))}


def is_named(kinds: list[tuple[str, ...]], bind: Bind) -> exp.Expr:
    """Whether a touch is of a type that is named; naming none names every type."""
    if not all(kinds):
        return exp.true()
    named = sorted({kind for some in kinds for kind in some})
    return _among("activity_type", named, bind) if named else exp.false()


def says(
    column: exp.Column, among: tuple[str, ...], contains: tuple[str, ...], bind: Bind
) -> exp.Expr:
    """Whether a column is one of some words, or contains one of some, whatever the case."""
    lowered = exp.func("lower", column)
    if among:
        return exp.In(this=lowered, expressions=[bind(word.lower()) for word in among])
    finds = [exp.func("contains", lowered.copy(), bind(word.lower())) for word in contains]
    return exp.paren(exp.or_(*finds))


def age() -> exp.Expr:
    """How long before the moment a touch was, in microseconds."""
    seen, occurred = (
        exp.Anonymous(this="epoch_us", expressions=[of_touch(name)])
        for name in ("seen_at", "occurred_at")
    )
    return exp.paren(exp.Sub(this=seen, expression=occurred))


def of_touch(name: str) -> exp.Column:
    """A column of the touches."""
    return exp.column(name, table="touches")


def _days(
    atoms: Atoms, bind: Bind, to: Callable[[list[exp.Expr], int], exp.Expr]
) -> list[exp.Expr]:
    columns: list[exp.Expr] = []
    for kind, names in atoms.touched():
        tests = _tests(kind, bind)  # of the same values: so each kind is looked through once
        columns.extend(exp.alias_(to(tests, count), name) for name, count in names.items())
    return _or_none(columns)


def _in_order(tests: list[exp.Expr], count: int) -> exp.Expr:
    """Of a group of touches, the days to one of the newest."""
    ages = exp.ArrayAgg(this=of_touch("days_ago"))
    in_order = exp.ArraySort(this=_of(ages, tests))
    return exp.Bracket(this=in_order, expressions=[exp.Literal.number(count - 1)])


def _of_newest(tests: list[exp.Expr], count: int) -> exp.Expr:
    """Of the rows up to each row, the days to one of the newest touches."""
    own: exp.Expr = of_touch("occurred_at")
    if tests:
        own = exp.Case().when(_all(tests), own)
    newest = exp.NthValue(this=own, offset=exp.Literal.number(count))
    window = exp.Window(
        this=exp.IgnoreNulls(this=newest), alias=exp.to_identifier("newest_first"), over="OVER"
    )
    return exp.func("days_before", window, of_touch("seen_at"))


def _count(leaf: TouchCondition, bind: Bind) -> exp.Expr:
    is_new = exp.LTE(this=age(), expression=bind(leaf.within_days * DAY_US))
    return _of(exp.Count(this=exp.Star()), [is_new, *_tests(leaf, bind)])


def _of(aggregate: exp.Expr, tests: list[exp.Expr]) -> exp.Expr:
    where = exp.Where(this=_all(tests)) if tests else None
    return exp.Filter(this=aggregate, expression=where) if where else aggregate


def _all(tests: list[exp.Expr]) -> exp.Expr:
    return exp.and_(*(test.copy() for test in tests))


def _tests(kind: TouchCondition, bind: Bind) -> list[exp.Expr]:
    """Whether a touch is of a kind, however many are asked for and however old."""
    tests: list[exp.Expr] = []
    if kind.touches:
        tests.append(_among("activity_type", list(kind.touches), bind))
    if kind.outcome:
        tests.append(says(of_touch("outcome"), kind.outcome, (), bind))
    if kind.subject:
        tests.append(says(of_touch("subject"), (), kind.subject, bind))
    return tests


def _among(name: str, values: list[str], bind: Bind) -> exp.Expr:
    return exp.In(this=of_touch(name), expressions=[bind(value) for value in values])


def _or_none(columns: list[exp.Expr]) -> list[exp.Expr]:
    """A column that nobody asks for where there would be none."""
    return columns or [exp.alias_(exp.null(), "touches_none")]
