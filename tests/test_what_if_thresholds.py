"""A threshold that is moved: at each position the same numbers as with the definition turned to it.

2 March 2026 is a Monday; a lead that asks is hot in the bands of the examples.
"""

import random
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

import pytest

from data.definition import Definition, parse_definition
from queries.answer import to_utc
from queries.trial import Trial
from tests.conftest import TOKYO

SIZES = """
[[potential]]
name = "Large"
any = [{ field = "employees", at_least = 1000 }, { field = "industry", in = ["food"] }]
[[potential]]
name = "Medium"
any = [{ field = "employees", at_least = 100 }]
[[potential]]
name = "Small"
is_rest = true
[[intent]]
name = "Asked"
any = [{ touches = ["inquiry"], within_days = 90 }]
[[intent]]
name = "Silent"
is_rest = true
[[cell]]
intent = "Asked"
is_hot = true
"""
LARGE, MEDIUM, ASKED = (
    "potential.0.any.0.at_least", "potential.1.any.0.at_least", "intent.0.any.0.at_least",
)  # fmt: skip
HOT_IF_LARGE = parse_definition(SIZES + 'potential = "Large"')
HOT_IF_MEDIUM = parse_definition(SIZES + 'potential = "Medium"')
LISTS = ("positions", "positions_2", "positions_3")


def moved(definition: Definition, *paths: str) -> Trial:
    return Trial(definition, thresholds=paths)


def at(text: str) -> datetime:
    return to_utc(text, TOKYO)


@pytest.fixture
def curve(answer_of) -> Callable[..., list[float]]:
    """One number at each position of a threshold."""

    def curve(
        definition: Definition, path: str, number: str, positions: list[float], **values: Any
    ) -> list[float]:
        asked = partial(answer_of, "threshold_curve", positions=positions, **values)
        rows = asked(definition=moved(definition, path))
        assert [row["position"] for row in rows] == positions
        return [row[number] for row in rows]

    return curve


# At each position.


def test_a_lead_is_hot_where_the_threshold_is_at_most_its_value(given, curve):
    given.lead("L1", employees=1500)
    given.touch("L1", at="2026-03-02 10:00", kind="inquiry")
    found = curve(HOT_IF_LARGE, LARGE, "count_hot_leads", [1000, 1499, 1500, 1501])
    assert found == [1, 1, 1, 0]


def test_raising_a_threshold_of_a_band_that_is_not_hot_adds_what_falls_into_the_hot_one(
    given, curve
):
    given.lead("L1", employees=1500)
    given.lead("L2", employees=500)
    for lead in ("L1", "L2"):
        given.touch(lead, at="2026-03-01 10:00", kind="inquiry")
        given.handover(lead, at="2026-03-02 10:00")
    assert curve(HOT_IF_MEDIUM, LARGE, "count_hot", [400, 1000, 2000]) == [0, 1, 2]
    assert curve(HOT_IF_MEDIUM, MEDIUM, "count_hot", [100, 600]) == [1, 0]


def test_a_bound_that_must_not_be_reached_lets_in_more_the_higher_it_is(given, curve):
    young = parse_definition("""
        [[potential]]
        name = "Small"
        all = [{ field = "employees", at_least = 10, below = 100 }]
        [[intent]]
        name = "Any"
        is_rest = true
        [[cell]]
        potential = "Small"
        intent = "Any"
        is_hot = true
    """)
    for number, employees in enumerate((5, 10, 60, 150)):
        given.lead(f"L{number}", employees=employees)
    below, at_least = "potential.0.all.0.below", "potential.0.all.0.at_least"
    assert curve(young, below, "count_hot_leads", [10, 60, 61, 200]) == [0, 1, 2, 3]
    assert curve(young, at_least, "count_hot_leads", [5, 6, 60, 61, 100]) == [3, 2, 1, 0, 0]


def test_a_blank_value_is_under_no_threshold_and_over_none(given, curve):
    given.lead("L1")  # not scored at any position: nobody knows whether it is small
    given.lead("L2", industry="food")  # decided by the other condition, whatever the threshold
    for lead in ("L1", "L2"):
        given.touch(lead, at="2026-03-01 10:00", kind="inquiry")
    assert curve(HOT_IF_LARGE, LARGE, "count_hot_leads", [-1, 0, 1000]) == [1, 1, 1]
    assert curve(HOT_IF_MEDIUM, LARGE, "count_hot_leads", [-1, 0, 1000]) == [0, 0, 0]


def test_a_count_of_touches_is_a_threshold(given, curve):
    given.lead("L1", employees=1000)
    for day in ("2026-03-01", "2026-03-02", "2026-03-03"):
        given.touch("L1", at=f"{day} 10:00", kind="inquiry")
    given.handover("L1", at="2026-03-02 11:00")
    assert curve(HOT_IF_LARGE, ASKED, "count_hot", [1, 2, 3]) == [1, 1, 0]


def test_a_lead_that_becomes_hot_later_with_a_higher_threshold_comes_into_the_period(given, curve):
    given.lead("L1", employees=1000)
    given.touch("L1", at="2026-02-10 10:00", kind="inquiry")
    given.touch("L1", at="2026-03-05 10:00", kind="inquiry")
    found = partial(curve, HOT_IF_LARGE, ASKED, "count_hot_leads", [1, 2, 3])
    assert found() == [1, 1, 0]
    assert found(from_at=at("2026-03-01 00:00")) == [0, 1, 0]
    assert found(until_at=at("2026-03-01 00:00")) == [1, 0, 0]


def test_a_period_that_ends_before_it_begins_holds_nothing(given, curve):
    given.lead("L1", employees=1000)
    given.touch("L1", at="2026-03-10 10:00", kind="inquiry")
    period = {"from_at": at("2026-03-20 00:00"), "until_at": at("2026-03-05 00:00")}
    assert curve(HOT_IF_LARGE, LARGE, "count_hot_leads", [1000, 1001], **period) == [0, 0]


def test_a_deal_is_caught_where_its_lead_was_hot_in_time(given, curve):
    given.lead("L1", employees=1000)
    for day in ("2026-03-01", "2026-03-20"):
        given.touch("L1", at=f"{day} 10:00", kind="inquiry")
    given.deal("L1", "2026-03-10 10:00", "2026-03-30", "won", is_won="true", amount=500)
    given.lead("L2", employees=1500)
    given.touch("L2", at="2026-03-01 10:00", kind="inquiry")
    given.handover("L2", at="2026-03-02 10:00")
    given.deal("L2", "2026-03-10 10:00")
    assert curve(HOT_IF_LARGE, ASKED, "count_deals_caught", [1, 2]) == [2, 0]
    assert curve(HOT_IF_LARGE, ASKED, "won_amount_caught", [1, 2]) == [500, 0]
    assert curve(HOT_IF_LARGE, LARGE, "count_deals_caught", [1000, 1500, 2000]) == [2, 1, 0]


def test_the_sla_at_a_position_is_that_of_the_cell_there(given, curve):
    """The call after seven business hours is late in the one cell and in time in the other."""
    both = parse_definition(SIZES + 'potential = "Large"\nsla_business_hours = 4\n')
    medium = HOT_IF_MEDIUM.cell[0]
    definition = both.model_copy(update={"cell": (*both.cell, medium)})
    given.lead("L1", employees=1500)
    given.touch("L1", at="2026-03-01 10:00", kind="inquiry")
    given.handover("L1", at="2026-03-02 10:00")
    given.activity("L1", at="2026-03-02 17:00")
    assert curve(definition, LARGE, "count_hot", [1500, 1501]) == [1, 1]
    assert curve(definition, LARGE, "count_hot_late", [1500, 1501]) == [1, 0]


def test_a_team_has_the_handovers_that_it_is_charged_with_and_the_leads_of_its_owners(given, curve):
    given.lead("L1", employees=1000, team_name="East")
    given.lead("L2", employees=2000, team_name="West")
    given.lead("L3", employees=3000, team_name="West")
    for lead in ("L1", "L2", "L3"):
        given.touch(lead, at="2026-03-01 10:00", kind="inquiry")
    given.handover("L1", at="2026-03-02 10:00", team_name="West")
    positions = [1000, 1001, 2001, 3001]
    for team, handed_over, others in (
        ("East", [0, 0, 0, 0], [0, 0, 0, 0]),
        ("West", [1, 0, 0, 0], [2, 2, 1, 0]),
    ):
        found = partial(curve, HOT_IF_LARGE, LARGE, positions=positions, team_name=team)
        assert (team, found("count_hot")) == (team, handed_over)
        assert (team, found("count_hot_leads")) == (team, others)


def test_a_position_given_twice_or_out_of_order_is_one_position(given, answer_of):
    given.lead("L1", employees=1000)
    given.touch("L1", at="2026-03-02 10:00", kind="inquiry")
    for name in ("threshold_curve", "threshold_cells", "threshold_combinations"):
        rows = answer_of(name, definition=moved(HOT_IF_LARGE, LARGE), positions=[2000, 1000, 2000])
        position = "position_1" if name == "threshold_combinations" else "position"
        assert [row[position] for row in rows] == [1000, 2000]


# In each cell.


def test_at_each_position_every_lead_stands_in_the_cell_that_it_would_stand_in(given, answer_of):
    given.lead("L1", employees=1500)
    given.lead("L2", employees=500)
    given.lead("L3")
    given.touch("L2", at="2026-03-01 10:00")
    rows = answer_of(
        "threshold_cells",
        "2026-03-31 12:00",
        moved(HOT_IF_LARGE, LARGE),
        positions=[400, 1000, 2000],
    )
    found = [(row["position"], row["potential"], row["intent"], row["count_leads"]) for row in rows]
    assert sorted(found) == [
        (400, "Large", "Silent", 2), (400, "not scored", "Silent", 1),
        (1000, "Large", "Silent", 1), (1000, "Medium", "Silent", 1),
        (1000, "not scored", "Silent", 1),
        (2000, "Medium", "Silent", 2), (2000, "not scored", "Silent", 1),
    ]  # fmt: skip


# The values of a threshold.


def values_of(answer_of, path: str = LARGE) -> list[float]:
    rows = answer_of("threshold_values", definition=moved(HOT_IF_LARGE, path))
    return [row["value"] for row in rows]


def test_a_threshold_can_stand_at_every_value_that_a_lead_has(given, answer_of):
    for number, employees in enumerate((500, 20, "", 20, 3)):
        given.lead(f"L{number}", employees=employees)
    given.touch("L1", at="2026-03-02 10:00", kind="inquiry")
    assert values_of(answer_of) == [3, 20, 500]
    given.handover("L1", at="2026-03-02 11:00")
    given.touch("L1", at="2026-03-02 12:00", kind="inquiry")  # too late for the handover
    assert values_of(answer_of, ASKED) == [0, 1]


def test_nothing_can_be_compared_that_nobody_has(given, answer_of):
    given.lead("L1")
    assert values_of(answer_of) == []
    assert values_of(answer_of, ASKED) == []  # no touch is logged at all


def test_of_very_many_values_about_a_hundred_are_offered_in_two_digits(given, answer_of):
    numbers = random.Random(1).sample(range(1, 100_000), 400)
    for number, employees in enumerate(numbers):
        given.lead(f"L{number}", employees=employees)
    values = values_of(answer_of)
    assert values == sorted(set(values))
    assert 50 <= len(values) <= 101
    assert [value for value in values if value != float(f"{value:.1e}")] == []
    assert values[0] == float(f"{min(numbers):.1e}")
    assert values[-1] <= float(f"{max(numbers):.1e}")
