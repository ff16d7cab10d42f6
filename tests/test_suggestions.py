"""Suggestions: the front holds what no other beats, a goal is met in the older part, or refused."""

from typing import Any

import pytest
from hypothesis import given as given_any
from hypothesis import strategies as st

from data.definition import Definition, parse_definition
from queries import Rows
from queries.suggestions import (
    LEAST,
    Goal,
    Point,
    front,
    meets,
    overfit,
    points,
    spread,
    suggested,
    too_few,
)
from queries.trial import Trial
from tests.conftest import Given, tokyo

COLUMNS = ["combination_no", "position_1", "position_2", "is_newer", "hot_a_month", "count_hot_won"]
EMPLOYEES = parse_definition(
    """
    repeat_after_days = 0
    mql = { any = [{ field = "employees", at_least = 100 }] }

    [[potential]]
    name = "A"
    any = [{ field = "employees", at_least = 100 }]

    [[intent]]
    name = "Any"
    any = [{ touches = [], at_least = 1, within_days = 90 }]
    """
)
PATH = "mql.any.0.at_least"


def point(cost: float, won: int, positions: tuple[float, ...] = (0.0,), **newer: Any) -> Point:
    older = {"hot_a_month": cost, "count_hot_won": won, "won_recall_rate": won / 100}
    return Point(positions, older, newer or None)


numbers = st.integers(0, 12)
many = st.lists(st.tuples(numbers, numbers), min_size=1, max_size=40).map(
    lambda pairs: [point(cost, won, (n,)) for n, (cost, won) in enumerate(pairs)]
)


def beats(one: Point, other: Point) -> bool:
    """Fewer MQLs and as many won, or as many MQLs and more won."""
    is_as_good = one.cost <= other.cost and one.won >= other.won
    return is_as_good and (one.cost, one.won) != (other.cost, other.won)


@given_any(many)
def test_no_point_of_the_front_is_beaten(found: list[Point]) -> None:
    assert [one for one in front(found, (0.0,)) if any(beats(other, one) for other in found)] == []


@given_any(many)
def test_what_is_not_on_the_front_is_beaten_or_alike(found: list[Point]) -> None:
    best = front(found, (0.0,))
    places = {(one.cost, one.won) for one in best}
    for one in found:
        assert (one.cost, one.won) in places or any(beats(other, one) for other in best)
    assert len(places) == len(best)


@given_any(many)
def test_the_front_goes_up_with_the_mqls(found: list[Point]) -> None:
    best = front(found, (0.0,))
    assert [one.won for one in best] == sorted({one.won for one in best})
    assert [one.cost for one in best] == sorted({one.cost for one in best})


def test_of_points_that_are_alike_the_one_that_changes_least_is_kept() -> None:
    both, one, none = (point(5, 3, at) for at in ((1.0, 2.0), (1.0, 9.0), (8.0, 9.0)))
    assert front([both, one, none], (8.0, 9.0)) == [none]
    assert front([both, one], (8.0, 9.0)) == [one]


FRONT = [point(10, 40), point(20, 60), point(30, 80), point(40, 90)]


@pytest.mark.parametrize(
    ("goal", "cost"),
    [
        (Goal("won_share", 0.8), 30),  # the fewest MQLs that catch so many
        (Goal("won_share", 0.81), 40),
        (Goal("won_share", 0.91), None),
        (Goal("mqls_a_month", 30), 30),  # the most won with so few MQLs
        (Goal("mqls_a_month", 39.9), 30),
        (Goal("mqls_a_month", 9), None),
        (Goal("mqls_a_week", 2), 20),
        (Goal("mqls_a_week", 0.5), None),
    ],
)
def test_the_point_that_meets_a_goal_best(goal: Goal, cost: float | None) -> None:
    found = suggested(FRONT, goal, lambda one: one.cost / 10)
    assert (found.cost if found else None) == cost


def test_loads_are_asked_from_the_most_mqls_down_until_one_fits() -> None:
    asked: list[float] = []

    def load_of(one: Point) -> float:
        asked.append(one.cost)
        return one.cost / 10

    suggested(FRONT, Goal("mqls_a_week", 3), load_of)
    assert asked == [40, 30]


def test_a_goal_is_not_met_where_there_is_nothing_to_catch() -> None:
    nothing = {"won_recall_rate": None, "hot_a_month": 3.0}
    assert not meets(nothing, Goal("won_share", 0.8), lambda: 0)
    assert not meets(None, Goal("mqls_a_month", 5), lambda: 0)


def newer(high: float) -> dict[str, float]:
    return {"precision_high": high, "won_recall_high": high}


@pytest.mark.parametrize(("rate", "is_overfit"), [(0.4, False), (0.4000001, True), (0.1, False)])
def test_overfit_begins_above_the_newer_interval(rate: float, is_overfit: bool) -> None:
    older = {"precision_rate": rate, "won_recall_rate": 0.2}
    assert overfit(Point((1.0,), older, newer(0.4))) == (["precision"] if is_overfit else [])


def test_a_newer_part_without_any_says_nothing_of_overfit() -> None:
    older = {"precision_rate": 0.9, "won_recall_rate": 0.9}
    assert overfit(Point((1.0,), older, None)) == []
    assert overfit(Point((1.0,), older, {"precision_high": None, "won_recall_high": None})) == []


@pytest.mark.parametrize(
    ("converted", "others", "is_refused"),
    [(LEAST, LEAST, False), (LEAST - 1, 500, True), (500, LEAST - 1, True)],
)
def test_below_forty_of_either_kind_nothing_is_suggested(
    converted: int, others: int, is_refused: bool
) -> None:
    whole = converted + others
    fine = {"count_older": 200, "count_older_converted": 100}
    split = {**fine, "count_newer": whole, "count_newer_converted": converted}
    refused = [
        (one.count_converted, one.count_not_converted, one.is_newer) for one in too_few(split)
    ]
    assert refused == ([(converted, others, True)] if is_refused else [])


@given_any(st.lists(st.floats(0, 1e6), min_size=1, max_size=300), st.integers(3, 30))
def test_positions_are_spread_from_end_to_end_with_those_that_must_be_there(
    positions: list[float], most: int
) -> None:
    kept = [positions[0], -5.0]
    found = spread(positions, most, kept)
    assert found == sorted(set(found))
    assert {*kept, min(positions), max(positions)} <= set(found)
    assert len(found) <= most + len(kept)


def test_rows_of_both_parts_become_one_point() -> None:
    rows = Rows(COLUMNS, [(1, 5.0, 1e308, False, 2.0, 1), (1, 5.0, 1e308, True, 3.0, 2)])
    (one,) = points(rows, 1)
    assert (one.positions, one.cost, one.won) == ((5.0,), 2.0, 1)
    assert one.newer is not None and one.newer["hot_a_month"] == 3.0


# With data.


def handed_over(given: Given, number: int, at: str, deal: str = "", employees: int = 100) -> None:
    given.lead(f"L{number}", employees=employees, created_at="2026-01-01 09:00")
    given.handover(f"L{number}", at=at)
    if deal:
        given.deal(f"L{number}", created=deal, stage="proposal")


def split(given: Given, days: int | None = None, **values: Any) -> dict[str, Any]:
    asked = {"older_share": 0.7, "within_days": days, **values}
    return given.dataset.ask("split_moment", asked, EMPLOYEES).one()


def test_the_newer_part_begins_after_seven_in_ten(given: Given) -> None:
    for number in range(10):
        handed_over(given, number, f"2026-03-{10 + number} 10:00")
    row = split(given)
    assert tokyo(row["first_at"]) == "2026-03-10 10:00"
    assert tokyo(row["split_at"]) == "2026-03-17 10:00"
    assert tokyo(row["last_at"]) == "2026-03-19 10:00"
    assert (row["count_older"], row["count_newer"]) == (7, 3)


def test_handovers_of_one_moment_stay_in_one_part(given: Given) -> None:
    for number in range(5):
        handed_over(given, number, "2026-03-10 10:00" if number < 2 else "2026-03-12 10:00")
    row = split(given)
    assert (row["count_older"], row["count_newer"]) == (2, 3)


def test_too_young_handovers_are_in_neither_part_and_late_deals_do_not_count(given: Given) -> None:
    handed_over(given, 1, "2026-03-02 10:00", deal="2026-03-05 10:00")
    handed_over(given, 2, "2026-03-03 10:00", deal="2026-04-20 10:00")  # after 30 days
    handed_over(given, 3, "2026-03-04 10:00", deal="2026-03-06 10:00")
    handed_over(given, 4, "2026-04-20 10:00")  # younger than 30 days
    row = split(given, days=30)
    assert (row["count_older"], row["count_newer"]) == (2, 1)
    assert (row["count_older_converted"], row["count_newer_converted"]) == (1, 1)


def test_without_any_handover_there_is_no_split(given: Given) -> None:
    given.lead("L1", employees=5)
    row = split(given)
    assert (row["split_at"], row["count_older"], row["count_newer"]) == (None, 0, 0)
    assert len(too_few(row)) == 2


def test_the_parts_are_those_that_combinations_count(given: Given) -> None:
    for number in range(10):
        handed_over(given, number, f"2026-03-{10 + number} 10:00", employees=10 * number)
    row = split(given)
    asked = {"positions": [50.0], "split_at": row["split_at"]}
    trial = Trial(EMPLOYEES, EMPLOYEES, (PATH,))
    (one,) = points(given.dataset.ask("threshold_combinations", asked, trial), 1)
    assert one.newer is not None
    assert (one.older["count_counted"], one.newer["count_counted"]) == (7, 3)
    assert (one.older["count_hot"], one.newer["count_hot"]) == (2, 3)


def leads_with_deals(given: Given, employees: int, definition: Definition) -> tuple[int, int]:
    trial = Trial(definition, definition, (PATH,))
    rows = given.dataset.ask("threshold_curve", {"positions": [employees]}, trial)
    row = rows.one()
    return row["count_hot_leads"], row["count_hot_leads_with_deal"]


def test_leads_never_handed_over_by_the_position_of_a_threshold(given: Given) -> None:
    for number, employees in enumerate((50, 100, 200)):
        given.lead(f"L{number}", employees=employees, created_at="2026-01-01 09:00")
    given.deal("L1", created="2026-02-01 09:00")
    given.deal("L2", created="2025-12-01 09:00")  # before it could be an MQL
    assert leads_with_deals(given, 50, EMPLOYEES) == (3, 1)
    assert leads_with_deals(given, 101, EMPLOYEES) == (1, 0)
    assert leads_with_deals(given, 1000, EMPLOYEES) == (0, 0)
