"""Any definition, any leads: where a lead stands, against the same decided in plain Python."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from data.conditions import (
    AllOf,
    AnyOf,
    Condition,
    NumberCondition,
    TextCondition,
    TouchCondition,
)
from data.definition import NOT_SCORED, Band, Definition, Points, Rule, parse_definition
from data.definition import write_definition as written
from queries import Dataset
from tests.stories import TOUCH_TYPES, Company, Row, companies, examples, loaded, to_utc

DAY = timedelta(days=1)

# Definitions.

types = st.lists(st.sampled_from(TOUCH_TYPES), max_size=2, unique=True).map(tuple)
numbers = st.builds(
    NumberCondition,
    field=st.sampled_from(["annual_revenue", "employees"]),
    at_least=st.sampled_from([0, 5, 10, 20]),
    below=st.sampled_from([None, 10, 20]),
) | st.builds(
    NumberCondition,
    field=st.sampled_from(["annual_revenue", "employees", "points"]),
    at_least=st.none(),
    below=st.sampled_from([2.5, 5, 10, 20]),
)
scores = st.builds(
    NumberCondition,
    field=st.just("points"),
    at_least=st.sampled_from([0, 1, 2.5, 5, 10]),
    below=st.none(),
)
texts = st.builds(
    lambda words: TextCondition.model_validate(words),
    st.sampled_from([
        {"field": "industry", "contains": ["food"]},
        {"field": "industry", "in": ["FOOD"]},
        {"field": "deal_stage", "in": ["WON", "lost"]},
        {"field": "deal_stage", "contains": ["pro"]},
    ]),
)  # fmt: skip
touched = st.builds(
    TouchCondition,
    touches=types,
    outcome=st.sampled_from([(), ("ASKED",), ("asked", "left")]),
    subject=st.sampled_from([(), ("white",), ("paper", "price")]),
    at_least=st.sampled_from([1, 1, 2]),
    within_days=st.sampled_from([1, 5, 30, 3650]),
)
conditions = st.recursive(
    numbers | scores | texts | touched,
    lambda parts: (
        st.builds(AllOf, all=st.lists(parts, min_size=1, max_size=3).map(tuple))
        | st.builds(AnyOf, any=st.lists(parts, min_size=1, max_size=3).map(tuple))
    ),
    max_leaves=4,
)
rules = st.tuples(st.booleans(), st.lists(conditions, min_size=1, max_size=3).map(tuple))
points = st.builds(
    Points.model_validate,
    st.fixed_dictionaries({
        "half_life_days": st.sampled_from([None, 1, 7.5, 30]),
        "each": st.lists(
            st.fixed_dictionaries(
                {"touches": types, "points": st.sampled_from([-2, 0.5, 5, 10])}
            ),
            min_size=1,
            max_size=3,
        ),
    }),
)  # fmt: skip


def _bands(rules: list[tuple[bool, tuple[Condition, ...]]], has_rest: bool) -> tuple[Band, ...]:
    bands = [
        Band(name=f"band {n}", all=parts) if is_all else Band(name=f"band {n}", any=parts)
        for n, (is_all, parts) in enumerate(rules)
    ]
    return (*bands, *([Band(name="rest", is_rest=True)] if has_rest else []))


bands = st.builds(_bands, st.lists(rules, max_size=3), st.booleans())
definitions = st.builds(
    Definition,
    repeat_after_days=st.just(0),  # then the last handover is the last counted one
    points=points,
    potential=bands,
    intent=bands,
    mql=st.none() | rules.map(lambda rule: Rule(all=rule[1]) if rule[0] else Rule(any=rule[1])),
    exclusion=st.lists(conditions, max_size=1).map(tuple),
)


# The same in Python.


@dataclass
class Lead:
    """A lead at its own moment."""

    row: Row
    touches: list[Row]
    stage: str | None
    moment: datetime
    logs_touches: bool
    points: Points

    def number(self, field: str) -> float | None:
        if field != "points":
            return self.row[field]
        return self.score() if self.logs_touches else None

    def score(self) -> float:
        return round(sum(self._worth(touch) for touch in self.touches), 6)

    def _worth(self, touch: Row) -> float:
        for each in self.points.each:
            if not each.touches or touch["activity_type"] in each.touches:
                age = (self.moment - to_utc(touch["occurred_at"])) / DAY
                half_life = self.points.half_life_days
                return each.points * (0.5 ** (age / half_life) if half_life else 1)
        return 0

    def text(self, field: str) -> str | None:
        return self.stage if field == "deal_stage" else self.row[field]

    def count(self, condition: TouchCondition) -> int | None:
        if not self.logs_touches:
            return None
        return sum(self._counts(condition, touch) for touch in self.touches)

    def _counts(self, condition: TouchCondition, touch: Row) -> bool:
        age = self.moment - to_utc(touch["occurred_at"])
        outcome, subject = ((touch.get(x) or "").lower() for x in ("outcome", "subject"))
        return (
            age <= condition.within_days * DAY
            and (not condition.touches or touch["activity_type"] in condition.touches)
            and (not condition.outcome or outcome in [o.lower() for o in condition.outcome])
            and (not condition.subject or any(s.lower() in subject for s in condition.subject))
        )


def holds(condition: Condition | AllOf | AnyOf, lead: Lead) -> bool | None:
    """Whether a condition holds for a lead; None where blank fields leave it open."""
    if isinstance(condition, AllOf):
        parts = {holds(part, lead) for part in condition.all}
        return False if False in parts else None if None in parts else True
    if isinstance(condition, AnyOf):
        parts = {holds(part, lead) for part in condition.any} - {None}
        return None if not parts else True in parts
    if isinstance(condition, TouchCondition):
        count = lead.count(condition)
        return None if count is None else count >= condition.at_least
    if isinstance(condition, NumberCondition):
        value = lead.number(condition.field)
        if value is None:
            return None
        is_enough = condition.at_least is None or value >= condition.at_least
        return is_enough and (condition.below is None or value < condition.below)
    text = lead.text(condition.field)
    if text is None:
        return None
    if condition.among:
        return text.lower() in {word.lower() for word in condition.among}
    return any(word.lower() in text.lower() for word in condition.contains)


def band_of(bands: tuple[Band, ...], lead: Lead) -> str:
    above: list[bool | None] = []
    for band in bands:
        found = holds(band.condition, lead) if band.condition else all(x is False for x in above)
        if found:
            return band.name
        above.append(found)
    return NOT_SCORED


def at_their_moments(company: Company, definition: Definition, as_of: datetime) -> dict[str, Lead]:
    """Every lead as of its last handover, else as of the moment."""
    touches = [
        row
        for row in company.activities
        if row["actor"] in ("lead", "marketing") and row["occurred_at"] is not None
    ]
    found = {}
    for row in company.leads:
        own = [h for h in company.handovers if h["lead_id"] == row["lead_id"]]
        moment = max((to_utc(h["handed_over_at"]) for h in own), default=as_of)
        seen = [
            t
            for t in touches
            if t["lead_id"] == row["lead_id"] and to_utc(t["occurred_at"]) <= moment
        ]
        stage = _stage(company, row["lead_id"], moment)
        assert definition.points
        found[row["lead_id"]] = Lead(row, seen, stage, moment, bool(touches), definition.points)
    return found


def _stage(company: Company, lead_id: str, moment: datetime) -> str | None:
    known = []
    for deal in company.deals:
        is_closed = deal["deal_stage"] in ("won", "lost")
        created = deal["created_at"] or (deal["closed_at"] if is_closed else None)
        if deal["lead_id"] == lead_id and created is not None and to_utc(created) <= moment:
            known.append((to_utc(created), deal["deal_id"], deal["deal_stage"]))
    return max(known)[2] if known else None


# The rules.


@examples(4)
@given(company=companies, asked=st.lists(definitions, min_size=6, max_size=8))
def test_each_lead_stands_in_exactly_one_cell_that_its_own_moment_decides(
    company: Company, asked: list[Definition]
):
    with loaded(company) as dataset:
        for definition in asked:
            _check(dataset, company, definition)


def _check(dataset: Dataset, company: Company, definition: Definition) -> None:
    rows = dataset.ask("leads_listed", definition=definition).dicts()
    leads = at_their_moments(company, definition, dataset.as_of.replace(tzinfo=to_utc(DATE).tzinfo))
    placed = {row["lead_id"]: (row["potential"], row["intent"]) for row in rows}
    assert len(placed) == len(rows)
    assert placed == {
        lead_id: (
            band_of(definition.potential, leads[lead_id]),
            band_of(definition.intent, leads[lead_id]),
        )
        for lead_id in placed
    }
    cells = dataset.ask("leads_by_cell", definition=definition).dicts()
    counted = {(c["potential"], c["intent"]): c["count_leads"] for c in cells if c["count_leads"]}
    assert counted == Counter(placed.values())
    mqls = dataset.ask("leads_listed", {"which": "mql"}, definition).dicts()
    assert {row["lead_id"] for row in mqls} == {
        lead_id for lead_id in placed if _is_mql(definition, leads[lead_id])
    }


DATE = datetime(2026, 1, 1)


def _is_mql(definition: Definition, lead: Lead) -> bool:
    is_excluded = lead.row["excluded_reason"] is not None or any(
        holds(condition, lead) is True for condition in definition.exclusion
    )
    rule = definition.mql  # no cell is hot here
    return not is_excluded and rule is not None and holds(rule.condition, lead) is True


@examples(20)
@given(definition=definitions)
def test_a_definition_goes_through_toml_and_asks_the_same(definition: Definition):
    again = parse_definition(written(definition))
    assert again == definition
