"""The rule that says when sales takes a lead for its own, as SQL expressions."""

from sqlglot import exp

from data.definition import ActivityCondition, Definition
from queries.agreed import belongs
from queries.atoms import Bind
from queries.touched import says


def expressions(definition: Definition, bind: Bind) -> dict[str, exp.Expr | list[exp.Expr]]:
    """What each placeholder of sales_qualified stands for."""
    rule = definition.sales_qualified
    asked = [*rule.any, *rule.all] if rule else []
    tests = [_test(condition, definition, bind) for condition in asked]
    moments: list[exp.Expr] = [exp.column(f"done_{n}") for n in range(len(asked))]
    return {
        "is_qualifying": exp.or_(*(test.copy() for test in tests)) if tests else exp.false(),
        "qualifying_firsts": [_first(n, test) for n, test in enumerate(tests)]
        or [exp.alias_(_earliest(), "done_none")],
        "qualified_moment": _moment(moments, is_all=bool(rule and rule.all)),
    }


def _test(condition: ActivityCondition, definition: Definition, bind: Bind) -> exp.Expr:
    tests: list[exp.Expr] = []
    if condition.activities:
        kinds = [bind(kind) for kind in condition.activities]
        tests.append(exp.In(this=exp.column("activity_type"), expressions=kinds))
    if condition.outcome:
        tests.append(says(exp.column("outcome"), condition.outcome, (), bind))
    if condition.organisation:
        named = [one for one in definition.organisation if one.name == condition.organisation]
        # nobody belongs to an organisation that nobody explains
        tests.append(belongs(named[0], bind) if named else exp.false())
    return exp.paren(exp.and_(*tests)) if tests else exp.true()


def _first(number: int, test: exp.Expr) -> exp.Expr:
    first = exp.Filter(this=_earliest(), expression=exp.Where(this=test))
    return exp.alias_(first, f"done_{number}")


def _earliest() -> exp.Expr:
    return exp.Min(this=exp.column("occurred_at"))


def _moment(moments: list[exp.Expr], is_all: bool) -> exp.Expr:
    """Of one of several, the first moment; of all, the last, once each has happened."""
    if not moments:
        return exp.cast(exp.null(), "timestamp")
    if len(moments) == 1:
        return moments[0]
    if not is_all:
        return exp.func("least", *moments)
    happened = [moment.copy().is_(exp.null()).not_() for moment in moments]
    return exp.Case().when(exp.and_(*happened), exp.func("greatest", *moments))
