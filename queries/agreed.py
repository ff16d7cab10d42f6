"""The playbook as SQL expressions: who was to act, what they were to do, within how long."""

from collections.abc import Callable, Iterable

from sqlglot import exp

from data.conditions import TouchCondition
from data.definition import Cell, Definition, Organisation
from queries.atoms import Bind

LONGEST_DAYS = 3650


def expressions(definition: Definition, bind: Bind) -> dict[str, exp.Expr | list[exp.Expr]]:
    """What each placeholder of the playbook's models stands for.

    All read the columns potential and intent; is_agreed_action() also actor, activity_type,
    performed_by and team_name of an activity.
    """
    owned = [cell for cell in definition.cell if cell.organisation]
    known = [cell for cell in owned if _organisation(definition, cell)]
    own_sla = [cell for cell in definition.cell if cell.sla_business_hours is not None]

    def hours(cell: Cell | None = None) -> float:
        return (cell and cell.sla_business_hours) or definition.sla_business_hours

    return {
        "playbook_agreement": _by_cell(
            owned, lambda cell: _text("agreed" if cell in known else "unknown"), _text("none"), bind
        ),
        "agreed_organisation": _by_cell(
            owned, lambda cell: bind(cell.organisation), exp.null(), bind
        ),
        "agreed_actions": _by_cell(
            owned, lambda cell: bind(", ".join(cell.actions)), exp.null(), bind
        ),
        "agreed_business_hours": _by_cell(
            own_sla, lambda cell: bind(hours(cell)), bind(hours()), bind
        ),
        "is_agreed_action": _by_cell(
            known, lambda cell: _is_agreed(cell, definition, bind), exp.false(), bind
        ),
        "usual_business_hours": bind(hours()),
        "hot_horizon_days": bind(_horizon(definition)),
    }


def belongs(organisation: Organisation, bind: Bind) -> exp.Expr:
    """Whether one of the organisation acted: its side, and one of its people or teams."""
    named = [
        _among(column, values, bind)
        for column, values in (
            ("performed_by", organisation.people),
            ("team_name", organisation.teams),
        )
        if values
    ]
    side = [_among("actor", [organisation.actor], bind)] if organisation.actor else []
    return exp.and_(*side, *([exp.paren(exp.or_(*named))] if named else []))


def _horizon(definition: Definition) -> float:
    """How many days a touch can keep a lead hot; after five half-lives 3 % of its points are left,
    and points that never fade count as long as the longest condition may ask for.
    """
    days: list[float] = [
        leaf.within_days for leaf in definition.leaves() if isinstance(leaf, TouchCondition)
    ]
    if definition.points:
        half_life = definition.points.half_life_days
        days.append(min(5 * half_life, LONGEST_DAYS) if half_life else LONGEST_DAYS)
    return max(days, default=1)


def _organisation(definition: Definition, cell: Cell) -> Organisation | None:
    """The entry that explains who a cell's organisation is; None: nobody knows."""
    return next((one for one in definition.organisation if one.name == cell.organisation), None)


def _is_agreed(cell: Cell, definition: Definition, bind: Bind) -> exp.Expr:
    """Where no actions are agreed, whatever its organisation does keeps the playbook, if it counts
    as follow-up at all; an agreed action counts even where it is no follow-up.
    """
    organisation = _organisation(definition, cell)
    assert organisation is not None
    done = [_among("activity_type", cell.actions, bind)] if cell.actions else []
    if not cell.actions and definition.uncounted_activity_types:
        done = [exp.not_(_among("activity_type", definition.uncounted_activity_types, bind))]
    return exp.func("coalesce", exp.and_(belongs(organisation, bind), *done), exp.false())


def _by_cell(
    cells: Iterable[Cell], then: Callable[[Cell], exp.Expr], other: exp.Expr, bind: Bind
) -> exp.Expr:
    case = exp.Case()
    for cell in cells:
        place = exp.and_(
            exp.EQ(this=exp.column("potential"), expression=bind(cell.potential)),
            exp.EQ(this=exp.column("intent"), expression=bind(cell.intent)),
        )
        case = case.when(place, then(cell))
    return case.else_(other) if case.args.get("ifs") else other


def _among(column: str, values: Iterable[str], bind: Bind) -> exp.Expr:
    return exp.In(this=exp.column(column), expressions=[bind(value) for value in values])


def _text(value: str) -> exp.Expr:
    return exp.Literal.string(value)
