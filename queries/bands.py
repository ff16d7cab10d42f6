"""Bands, cells and exclusions of a definition as SQL expressions."""

from collections.abc import Collection

from sqlglot import exp

from data.conditions import (
    AllOf,
    AnyOf,
    Condition,
    NumberCondition,
    TextCondition,
    TouchCondition,
    parts,
)
from data.definition import NOT_SCORED, Band, Cell, Definition
from queries.atoms import Atoms, Bind
from queries.touched import DAY_US

HOUR_US = 3_600_000_000
LONGEST = 1000  # bands of an axis


class Bands:
    """What decides the cell of a lead, over the columns of its profile."""

    def __init__(self, definition: Definition, atoms: Atoms, bind: Bind) -> None:
        """Take a definition to compile."""
        self.definition = definition
        self.atoms = atoms
        self.bind = bind

    def expressions(self) -> dict[str, exp.Expr | list[exp.Expr]]:
        """The cell of a lead, and what follows from it."""
        rules = self.definition
        return {
            "potential_no": self._axis(rules.potential),
            "intent_no": self._axis(rules.intent),
            "potential_name": self._name("potential_no", rules.potential),
            "intent_name": self._name("intent_no", rules.intent),
            "is_hot_place": self._is_hot(),
            "is_hot_cell": self._is_hot_by_name(),
            "is_mql": self._is_mql(),
            "sla_us": self._sla(),
            "is_excluded_by_definition": self._is_excluded(),
            "counts_as_follow_up": self._counts(),
            "repeat_after_us": self.bind(int(rules.repeat_after_days * DAY_US)),
        }

    def _axis(self, bands: tuple[Band, ...]) -> exp.Expr:
        """The number of the first band that holds, from 1; 0: not scored. The rest is taken only
        where every band before it could be decided.
        """
        case = exp.Case()
        rest = exp.Literal.number(0)
        for number, band in enumerate(bands, start=1):
            if band.condition is None:
                rest = exp.Literal.number(number)
                open_ones = [self._is_open(one.condition) for one in bands if one.condition]
                if open_ones:
                    case = case.when(_or(*open_ones), exp.Literal.number(0))
            else:
                takes = self.condition(band.condition, is_decided=False)
                case = case.when(takes, exp.Literal.number(number))
        return case.else_(rest) if case.args.get("ifs") else rest

    def _is_open(self, condition: Condition) -> exp.Expr:
        """Whether blank fields leave a condition open, of a lead for which it does not hold."""
        if isinstance(condition, AnyOf):
            return _paren(_and(*(self._is_open(part) for part in condition.any)))
        if isinstance(condition, AllOf):
            return _paren(self.condition(condition)).is_(exp.null())
        return self.atoms.is_unknown(condition)

    def _name(self, column: str, bands: tuple[Band, ...]) -> exp.Expr:
        case = exp.Case()
        for number, band in enumerate(bands, start=1):
            case = case.when(_is(column, number), self.bind(band.name))
        return case.else_(exp.Literal.string(NOT_SCORED)) if bands else _text(NOT_SCORED)

    def condition(self, condition: Condition, *, is_decided: bool = True) -> exp.Expr:
        """Whether a condition holds; not decided: what does not hold may be empty instead."""
        if isinstance(condition, NumberCondition):
            return self._number(condition)
        if isinstance(condition, TextCondition):
            return self.atoms.column(condition)
        if isinstance(condition, TouchCondition):
            return self._was_touched(condition, is_decided)
        joined = [self.condition(part, is_decided=is_decided) for part in parts(condition)]
        if isinstance(condition, AllOf):
            return _paren(_and(*joined))
        if len(joined) == 1:
            return joined[0]
        if not is_decided:
            return _paren(_or(*joined))
        # Unknown parts are left out while another part is known: coalesce(a or b, a, b).
        return exp.func("coalesce", _or(*joined), *(part.copy() for part in joined))

    def _was_touched(self, condition: TouchCondition, is_decided: bool) -> exp.Expr:
        """Whether there were so many touches; without a log of touches nobody knows."""
        is_logged = _not(self.atoms.is_unknown(condition))
        if condition.at_least < 1:
            return _paren(_or(is_logged, exp.null()))
        within = self.bind(condition.within_days)
        was = exp.LTE(this=self.atoms.days(condition, condition.at_least), expression=within)
        if not is_decided:
            return was
        return exp.Case().when(is_logged, exp.func("coalesce", was, exp.false()))

    def _number(self, condition: NumberCondition) -> exp.Expr:
        number = self.atoms.column(condition)
        bounds: list[exp.Expr] = []
        if condition.at_least is not None:
            bounds.append(exp.GTE(this=number, expression=self.bind(condition.at_least)))
        if condition.below is not None:
            bounds.append(exp.LT(this=number.copy(), expression=self.bind(condition.below)))
        return _paren(_and(*bounds))

    def _place(self, cell: Cell) -> exp.Expr:
        """Whether a row stands in a cell, by the numbers of its bands."""
        rules = self.definition
        potential, intent = ([band.name for band in x] for x in (rules.potential, rules.intent))
        return _paren(
            _and(
                _is("potential_no", potential.index(cell.potential) + 1),
                _is("intent_no", intent.index(cell.intent) + 1),
            )
        )

    def _is_hot(self) -> exp.Expr:
        """Whether a row stands in a hot cell: both numbers in one, so that each is found once."""
        rules = self.definition
        potential, intent = ([band.name for band in x] for x in (rules.potential, rules.intent))
        places = [
            _number((potential.index(cell.potential) + 1) * LONGEST + intent.index(cell.intent) + 1)
            for cell in rules.cell
            if cell.is_hot
        ]
        if not places:
            return exp.false()
        row = exp.Mul(this=exp.column("potential_no"), expression=_number(LONGEST))
        place = exp.Add(this=row, expression=exp.column("intent_no"))
        return _paren(exp.In(this=place, expressions=places))

    def _is_hot_by_name(self) -> exp.Expr:
        """The same for rows that know the names of their bands alone."""
        cells = [
            _paren(
                _and(
                    exp.EQ(this=exp.column("potential"), expression=self.bind(cell.potential)),
                    exp.EQ(this=exp.column("intent"), expression=self.bind(cell.intent)),
                )
            )
            for cell in self.definition.cell
            if cell.is_hot
        ]
        return _paren(_or(*cells)) if cells else exp.false()

    def _is_mql(self) -> exp.Expr:
        """By the rule, else by the hot cells; a lead that counts for nobody is none."""
        rule = self.definition.mql
        if rule:
            holds = self.condition(rule.condition, is_decided=False)
            known: exp.Expr = exp.func("coalesce", holds, exp.false())
        else:
            known = self._is_hot()
        return _and(known, _not(exp.column("is_excluded")))

    def is_mql_of_profile(self) -> exp.Expr:
        """The same over a profile alone, for a filter: may be empty instead of false.

        Quicker than by numbers of bands: a filter looks no further where a part decides.
        """
        rule = self.definition.mql
        if rule:
            known = self.condition(rule.condition, is_decided=False)
        else:
            known = self.in_cells(self.definition.hot_cells)
        return _and(known, self.counts_for_somebody())

    def counts_for_somebody(self) -> exp.Expr:
        """Whether a profile is not excluded."""
        is_excluded = _or(exp.column("has_excluded_reason"), self._is_excluded())
        return _not(_paren(is_excluded))

    def in_cells(self, cells: Collection[tuple[str, str]]) -> exp.Expr:
        """Whether a profile stands in one of some cells, by the conditions of its bands.

        Rows of cells are joined: intent bands, and the potential bands that have all of them.
        """
        rules = self.definition
        intents_of = {
            band.name: {intent for potential, intent in cells if potential == band.name}
            for band in rules.potential
        }
        rows = [
            _and(
                self.takes(rules.potential, [n for n, own in intents_of.items() if own >= some]),
                self.takes(rules.intent, some),
            )
            for some in intents_of.values()
            if some
        ]
        return _paren(_or(exp.false(), *rows))

    def takes(self, bands: tuple[Band, ...], names: Collection[str]) -> exp.Expr:
        """Whether a row stands in one of some bands: one holds, and none before it but of these."""
        ways: list[exp.Expr] = []
        others: list[exp.Expr] = []
        for band in bands:
            if band.condition is None:
                continue
            holds = _paren(self.condition(band.condition, is_decided=False))
            if band.name in names:
                ways.append(_and(holds, *(_fails(other) for other in others)))
            else:
                others.append(holds)
        if any(band.condition is None and band.name in names for band in bands):
            open_ones = [self._is_open(band.condition) for band in bands if band.condition]
            ways.append(_and(exp.true(), *map(_fails, [*others, *open_ones])))
        return _paren(_or(*ways))

    def _sla(self) -> exp.Expr:
        usual = self.bind(int(self.definition.sla_business_hours * HOUR_US))
        own = [cell for cell in self.definition.cell if cell.sla_business_hours is not None]
        case = exp.Case()
        for cell in own:
            hours = self.bind(int((cell.sla_business_hours or 0) * HOUR_US))
            case = case.when(self._place(cell), hours)
        return case.else_(usual) if own else usual

    def _is_excluded(self) -> exp.Expr:
        conditions = [self.condition(one, is_decided=False) for one in self.definition.exclusion]
        if not conditions:
            return exp.false()
        return exp.func("coalesce", _or(*conditions), exp.false())

    def _counts(self) -> exp.Expr:
        kinds = [self.bind(kind) for kind in self.definition.uncounted_activity_types]
        if not kinds:
            return exp.true()
        return _not(exp.In(this=exp.column("activity_type"), expressions=kinds))


# The parts of a condition are made for it alone: to copy them would be most of the work.
def _and(*parts: exp.Expr) -> exp.Expr:
    return exp.and_(*parts, copy=False)


def _or(*parts: exp.Expr) -> exp.Expr:
    return exp.or_(*parts, copy=False)


def _not(part: exp.Expr) -> exp.Expr:
    return exp.not_(part, copy=False)


def _paren(part: exp.Expr) -> exp.Expr:
    return exp.paren(part, copy=False)


def _fails(condition: exp.Expr) -> exp.Expr:
    """Whether a condition is false or open."""
    return _not(exp.func("coalesce", condition.copy(), exp.false()))


def _is(column: str, number: int) -> exp.Expr:
    return exp.EQ(this=exp.column(column), expression=_number(number))


def _number(value: int) -> exp.Expr:
    return exp.Literal.number(value)


def _text(value: str) -> exp.Expr:
    return exp.Literal.string(value)
