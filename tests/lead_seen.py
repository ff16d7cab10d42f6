"""A lead as a definition sees it at a moment, a second time in plain Python."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from data.conditions import AllOf, AnyOf, Condition, NumberCondition, TextCondition, TouchCondition
from data.definition import NOT_SCORED, Band, Definition
from tests import oracle
from tests.oracle import Row
from tests.stories import to_utc

DAY = timedelta(days=1)
LONG_AGO = datetime(1900, 1, 1, tzinfo=UTC)
Touches = Sequence[Row] | None  # of one lead; None: the data logs no touch at all


class Seen(NamedTuple):
    """A lead as a definition sees it at a moment; what happened later is left out."""

    definition: Definition
    lead: Row
    touches: Touches
    moment: datetime
    deals: Sequence[Row]  # that name the lead

    def is_hot(self) -> bool:
        """By the MQL rule if there is one, else by the hot cells; never an excluded lead."""
        rule, cells = self.definition.mql, self.definition.hot_cells
        holds = self.holds(rule.condition) is True if rule else self.cell() in cells
        return holds and not self.is_excluded()

    def is_excluded(self) -> bool:
        has_reason = oracle._named(self.lead.get("excluded_reason")) is not None
        return has_reason or any(self.holds(condition) for condition in self.definition.exclusion)

    def cell(self) -> tuple[str, str]:
        return self.band(self.definition.potential), self.band(self.definition.intent)

    def band(self, bands: tuple[Band, ...]) -> str:
        """The first that holds; the rest takes only where every band before it is decided."""
        above: list[bool | None] = []
        for band in bands:
            condition = band.condition
            found = self.holds(condition) if condition else all(one is False for one in above)
            if found:
                return band.name
            above.append(found)
        return NOT_SCORED

    def sla_hours(self) -> float:
        cell = self.definition.cell_at(*self.cell())
        return (cell and cell.sla_business_hours) or self.definition.sla_business_hours

    def holds(self, condition: Condition) -> bool | None:
        """None: open. `any` leaves blank parts out while another part is known."""
        if isinstance(condition, AllOf):
            found = {self.holds(part) for part in condition.all}
            return False if False in found else None if None in found else True
        if isinstance(condition, AnyOf):
            known = {self.holds(part) for part in condition.any} - {None}
            return True in known if known else None
        if isinstance(condition, TouchCondition):
            return self._has_touches(condition)
        if isinstance(condition, NumberCondition):
            return self._compares(condition)
        return self._says(condition)

    def _has_touches(self, condition: TouchCondition) -> bool | None:
        if self.touches is None:
            return None
        return sum(self._is_counted(t, condition) for t in self.touches) >= condition.at_least

    def _is_counted(self, touch: Row, condition: TouchCondition) -> bool:
        outcome, subject = ((touch.get(name) or "").lower() for name in ("outcome", "subject"))
        return (
            timedelta() <= self._age(touch) <= condition.within_days * DAY
            and (not condition.touches or touch["activity_type"] in condition.touches)
            and (not condition.outcome or outcome in {one.lower() for one in condition.outcome})
            and (not condition.subject or any(one.lower() in subject for one in condition.subject))
        )

    def _compares(self, condition: NumberCondition) -> bool | None:
        is_points = condition.field == "points"
        number = self.points() if is_points else self.lead.get(condition.field)
        if number is None:
            return None
        is_enough = condition.at_least is None or number >= condition.at_least
        return is_enough and (condition.below is None or number < condition.below)

    def _says(self, condition: TextCondition) -> bool | None:
        is_stage = condition.field == "deal_stage"
        text = oracle._named(self.deal_stage() if is_stage else self.lead.get(condition.field))
        if text is None:
            return None
        if condition.among:
            return text.lower() in {word.lower() for word in condition.among}
        return any(word.lower() in text.lower() for word in condition.contains)

    def points(self) -> float | None:
        return None if self.touches is None else round(sum(map(self._worth, self.touches)), 6)

    def _worth(self, touch: Row) -> float:
        """By the first entry that names the touch's type; half as much after each half-life."""
        age, points = self._age(touch) / DAY, self.definition.points
        if not points or age < 0:
            return 0
        for each in points.each:
            if not each.touches or touch["activity_type"] in each.touches:
                return each.points * 0.5 ** (age / (points.half_life_days or float("inf")))
        return 0

    def _age(self, touch: Row) -> timedelta:
        return self.moment - touch["occurred_at"]

    def deal_stage(self) -> str | None:
        """The stage of the newest deal created at or before the moment."""
        timed = [(oracle._deal(row, self.moment), row) for row in self.deals]
        known = [(deal.created.at, row["deal_id"], row) for deal, row in timed if deal]
        return max(known, key=lambda one: one[:2])[2]["deal_stage"] if known else None


def is_hot(
    definition: Definition, lead_row: Row, touches: Touches, moment: datetime, deals: Any = ()
) -> bool:
    return Seen(definition, lead_row, touches, moment, deals).is_hot()


def cells_at(
    definition: Definition, lead_row: Row, touches: Touches, moment: datetime, deals: Any = ()
) -> tuple[str, str]:
    return Seen(definition, lead_row, touches, moment, deals).cell()


def hot_at(
    definition: Definition, lead_row: Row, touches: Touches, deals: Any, as_of: datetime
) -> datetime | None:
    """When a lead that was never handed over was first hot: at its creation, a touch, or now."""
    start = seen_from(lead_row)
    later = {touch["occurred_at"] for touch in touches or () if touch["occurred_at"] > start}
    moments = sorted(at for at in {start, *later, as_of} if start <= at <= as_of)
    return next((at for at in moments if is_hot(definition, lead_row, touches, at, deals)), None)


def seen_from(lead: Row) -> datetime:
    """Its creation; without one it was there all along."""
    created = lead.get("created_at")
    if created is None:
        return LONG_AGO
    return created if isinstance(created, datetime) and created.tzinfo else to_utc(created)
