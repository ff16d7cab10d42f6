"""The definition as SQL expressions; its values become parameters and never enter SQL text."""

from dataclasses import dataclass, field
from typing import Any

from sqlglot import exp

from data.conditions import AllOf, Condition, NumberCondition, TextCondition, TouchCondition, parts
from data.definition import NOT_SCORED, Band, Definition

DAY = 86_400
HOUR_US = 3_600_000_000


@dataclass
class Rules:
    """One definition, compiled: expressions over the columns of lead_facts and touch counts."""

    definition: Definition
    values: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._touches: list[TouchCondition] = []
        for band in (*self.definition.potential, *self.definition.intent):
            if band.condition:
                self._collect(band.condition)
        for condition in self.definition.exclusion:
            self._collect(condition)

    def expressions(self) -> dict[str, exp.Expr | list[exp.Expr]]:
        """What each placeholder of the models stands for."""
        rules = self.definition
        return {
            "potential_band": self._axis(rules.potential),
            "intent_band": self._axis(rules.intent),
            "touch_counts": [self._count(n) for n in range(len(self._touches))]
            or [exp.alias_(exp.Count(this=exp.Star()), "touches_0")],
            "touch_horizon_days": self._bind(
                max((condition.within_days for condition in self._touches), default=1)
            ),
            "is_hot_cell": self._is_hot(),
            "sla_us": self._sla(),
            "is_excluded_by_definition": self._is_excluded(),
            "counts_as_follow_up": self._counts(),
            "repeat_after_us": self._bind(int(rules.repeat_after_days * DAY * 1_000_000)),
        }

    def _bind(self, value: Any) -> exp.Expr:
        name = f"definition_{len(self.values)}"
        self.values[name] = value
        return exp.Placeholder(this=name)

    def _collect(self, condition: Condition) -> None:
        if isinstance(condition, TouchCondition) and condition not in self._touches:
            self._touches.append(condition)
        for part in parts(condition):
            self._collect(part)

    def _axis(self, bands: tuple[Band, ...]) -> exp.Expr:
        """The first band that holds; the rest only where every band before it could be decided."""
        case = exp.Case()
        before: list[exp.Expr] = []
        for band in bands:
            if band.condition is None:
                holds: exp.Expr = exp.not_(exp.or_(*before)) if before else exp.true()
            else:
                holds = self._condition(band.condition)
                before.append(holds.copy())
            case = case.when(holds, self._bind(band.name))
        fallback = exp.Literal.string(NOT_SCORED)
        return case.else_(fallback) if bands else fallback

    def _condition(self, condition: Condition) -> exp.Expr:
        if isinstance(condition, NumberCondition):
            return self._number(condition)
        if isinstance(condition, TextCondition):
            return self._text(condition)
        if isinstance(condition, TouchCondition):
            number = self._touches.index(condition)
            # No row of counts is no touch; without any touch in the data it is unknown.
            count = exp.func(
                "coalesce", _column("counts", f"touches_{number}"), _column("log", "no_touch")
            )
            return exp.GTE(this=count, expression=self._bind(condition.at_least))
        joined = [self._condition(part) for part in parts(condition)]
        if isinstance(condition, AllOf):
            return exp.paren(exp.and_(*joined))
        # Unknown parts are left out while another part is known: coalesce(a or b, a, b).
        return exp.func("coalesce", exp.or_(*joined), *(part.copy() for part in joined))

    def _number(self, condition: NumberCondition) -> exp.Expr:
        number = _column("facts", condition.field)
        bounds: list[exp.Expr] = []
        if condition.at_least is not None:
            bounds.append(exp.GTE(this=number, expression=self._bind(condition.at_least)))
        if condition.below is not None:
            bounds.append(exp.LT(this=number.copy(), expression=self._bind(condition.below)))
        return exp.paren(exp.and_(*bounds))

    def _text(self, condition: TextCondition) -> exp.Expr:
        text = exp.func("lower", _column("facts", condition.field))
        if condition.among:
            return exp.In(this=text, expressions=[self._bind(v.lower()) for v in condition.among])
        finds = [
            exp.func("contains", text.copy(), self._bind(v.lower())) for v in condition.contains
        ]
        return exp.paren(exp.or_(*finds))

    def _count(self, number: int) -> exp.Expr:
        condition = self._touches[number]
        age = exp.Sub(
            this=exp.Anonymous(this="epoch_us", expressions=[_column("touches", "seen_at")]),
            expression=exp.Anonymous(
                this="epoch_us", expressions=[_column("touches", "occurred_at")]
            ),
        )
        counts: exp.Expr = exp.LTE(
            this=exp.paren(age), expression=self._bind(condition.within_days * DAY * 1_000_000)
        )
        if condition.touches:
            kinds = [self._bind(kind) for kind in condition.touches]
            kind = exp.In(this=_column("touches", "activity_type"), expressions=kinds)
            counts = exp.and_(counts, kind)
        count = exp.Filter(this=exp.Count(this=exp.Star()), expression=exp.Where(this=counts))
        return exp.alias_(count, f"touches_{number}")

    def _is_hot(self) -> exp.Expr:
        cells = [self._in_cell(p, i) for p, i in sorted(self.definition.hot_cells)]
        return exp.paren(exp.or_(*cells)) if cells else exp.false()

    def _in_cell(self, potential: str, intent: str) -> exp.Expr:
        return exp.paren(
            exp.and_(
                exp.EQ(this=exp.column("potential"), expression=self._bind(potential)),
                exp.EQ(this=exp.column("intent"), expression=self._bind(intent)),
            )
        )

    def _sla(self) -> exp.Expr:
        usual = self._bind(int(self.definition.sla_business_hours * HOUR_US))
        own = [cell for cell in self.definition.cell if cell.sla_business_hours is not None]
        case = exp.Case()
        for cell in own:
            hours = self._bind(int((cell.sla_business_hours or 0) * HOUR_US))
            case = case.when(self._in_cell(cell.potential, cell.intent), hours)
        return case.else_(usual) if own else usual

    def _is_excluded(self) -> exp.Expr:
        conditions = [self._condition(condition) for condition in self.definition.exclusion]
        return (
            exp.func("coalesce", exp.or_(*conditions), exp.false()) if conditions else exp.false()
        )

    def _counts(self) -> exp.Expr:
        kinds = [self._bind(kind) for kind in self.definition.uncounted_activity_types]
        if not kinds:
            return exp.true()
        return exp.not_(exp.In(this=exp.column("activity_type"), expressions=kinds))


def _column(table: str, name: str) -> exp.Column:
    return exp.column(name, table=table)
