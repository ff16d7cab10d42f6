"""Any company, any definition, any part of the company, to try definitions on."""

import random
from datetime import datetime
from typing import Any

from hypothesis import strategies as st

from data.definition import Cell, Definition, parse_definition
from data.dials import Dial, dials, turned
from queries import Dataset
from queries.trial import Trial
from tests.stories import Company, Row, companies, moments, to_utc
from tests.test_identities import naive
from tests.test_placing import definitions


def _in_full(company: Company, seed: int) -> Company:
    """With amounts, with what a view is narrowed by, with fields known only as of today."""
    chance = random.Random(seed)
    for deal in company.deals:
        deal["amount"] = chance.choice([None, 0, 40, 250])
    for row in company.handovers:
        row["team_name"] = chance.choice([None, "East", "West"])
    for lead in company.leads:
        lead["source"] = chance.choice([None, "web"])
        lead["team_name"] = chance.choice([None, "East"])
        lead |= {"score": lead["employees"], "status": lead["industry"]}
    return company


def _agreed_on(definition: Definition, seed: int) -> Definition:
    """With hot cells that have SLAs of their own, with repeats, maybe without a rule for MQLs."""
    chance = random.Random(seed)
    places = [(one.name, other.name) for one in definition.potential for other in definition.intent]
    cells = [
        Cell(
            potential=potential,
            intent=intent,
            is_hot=chance.random() < 0.5,
            sla_business_hours=chance.choice([None, 1, 9]),
        )
        for potential, intent in places
    ]
    changes = {
        "cell": tuple(cells),
        "mql": definition.mql if chance.random() < 0.4 else None,
        "repeat_after_days": chance.choice([0, 0.5, 10, 30]),
        "sla_business_hours": chance.choice([1, 18]),
        "uncounted_activity_types": ("automatic_email",),
    }
    return definition.model_copy(update=changes)


def _period(ends: tuple[datetime | None, datetime | None]) -> Row:
    """From the earlier to the later; empty where nothing ends it."""
    first, last = ends
    if first and last:
        first, last = sorted((first, last))
    return {"from_at": first, "until_at": last}


seeds = st.integers(0, 2**32)
full_companies = st.builds(_in_full, companies, seeds)
agreed_definitions = st.builds(_agreed_on, definitions, seeds)
as_ofs = moments.map(to_utc)
ends = st.none() | as_ofs.map(naive)
periods = st.tuples(ends, ends).map(_period)
views = st.builds(
    lambda period, segment: period | segment,
    periods,
    st.sampled_from([{}, {}, {"team_name": "East"}, {"team_name": "West"}, {"source": "web"}]),
)

# Bands that the leads of stories fall into on either side, and places for their dials.
PLAIN = parse_definition("""
exclusion = [{ all = [
    { field = "annual_revenue", at_least = 20 }, { field = "employees", below = 6 }
] }]
[points]
half_life_days = 30
each = [{ touches = ["inquiry"], points = 10 }, { touches = [], points = 4 }]
[[potential]]
name = "Large"
any = [{ field = "employees", at_least = 5 }, { all = [
    { field = "annual_revenue", at_least = 5, below = 20 }, { touches = [], within_days = 30 }
] }]
[[potential]]
name = "Small"
is_rest = true
[[intent]]
name = "Asked"
any = [{ touches = ["inquiry", "seminar"], within_days = 30 }, { field = "points", at_least = 8 }]
[[intent]]
name = "Silent"
is_rest = true
[[cell]]
potential = "Large"
intent = "Asked"
is_hot = true
""")
PLACES: dict[str, list[float]] = {
    "employees": [1, 5, 6, 10, 11],
    "annual_revenue": [0, 5, 10, 20, 21],
    "points": [2.5, 4, 8, 12],
    "touches": [1, 2],
    "within_days": [1, 5, 30, 60],
}


def another(dial: Dial, chance: random.Random) -> float:
    """Another place for a dial of the plain definition."""
    return chance.choice([place for place in PLACES[dial.kind] if place != dial.value])


def of_conditions(definition: Definition) -> list[Dial]:
    """The numbers that its conditions compare."""
    return [dial for dial in dials(definition) if dial.leaf is not None]


def _turned_here_and_there(seed: int) -> Definition:
    chance, definition = random.Random(seed), PLAIN
    for dial in of_conditions(PLAIN):
        if chance.random() < 0.3:
            definition = turned(definition, dial.path, another(dial, chance))
    return definition


plain_definitions = st.builds(_turned_here_and_there, seeds)


def several(one: st.SearchStrategy[Any], count: int) -> st.SearchStrategy[list[Any]]:
    """Several for each company: a load costs more than a question."""
    return st.lists(one, min_size=count, max_size=count)


def asked(
    dataset: Dataset, name: str, trial: Definition | Trial, as_of: datetime, **values: Any
) -> list[Row]:
    return dataset.ask(name, {"as_of": naive(as_of)} | values, trial).dicts()
