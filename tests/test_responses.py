"""How long until sales first responds: Kaplan-Meier, by hand and against plain Python."""

from collections.abc import Callable
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given as given_any
from hypothesis import strategies as st

from data.definition import Definition, parse_definition
from queries.answer import to_utc
from tests import oracle
from tests.conftest import TOKYO
from tests.stories import Company, Row, companies, examples, loaded, moments
from tests.stories import to_utc as moment_of
from tests.test_identities import naive

MONDAY = "2026-03-02 10:00"
BANDS = parse_definition(
    """
    uncounted_activity_types = ["automatic_email", "bulk_update"]
    [[potential]]
    name = "A"
    any = [{ field = "employees", at_least = 10 }]
    [[intent]]
    name = "Any"
    is_rest = true
    """
)


@pytest.fixture
def hours(given) -> Callable[..., Row]:
    """The response hours of a cell's edge, of all handovers unless another is named."""

    def hours(as_of: str, potential: str = "total", intent: str = "total", **values: Any) -> Row:
        bound = {"as_of": to_utc(as_of, TOKYO)} | values
        rows = given.dataset.ask("response_hours_by_cell", bound, BANDS).dicts()
        return next(r for r in rows if (r["potential"], r["intent"]) == (potential, intent))

    return hours


def test_the_median_counts_those_that_still_wait(given, hours):
    """By hand: of 6, one answers after 1 h, one after 3 h; one is handed over 2 h ago and waits;
    one answers after 4 h; two answer after 6 h and 7 h.
    Share still waiting: 5/6 after 1 h; 4 have waited 3 h: 5/6 * 3/4 = 5/8; 5/8 * 2/3 = 5/12 after
    4 h, the first time at most half; 5/24 after 6 h; 0 after 7 h, the first time at most a tenth.
    """
    for number, answered in enumerate(("11:00", "13:00", "14:00", "16:00", "17:00")):
        given.handover(f"L{number}", at=MONDAY)
        given.activity(f"L{number}", at=f"2026-03-02 {answered}")
    given.handover("L9", at="2026-03-02 15:30")
    found = hours("2026-03-02 17:30")
    assert (found["count_counted"], found["count_answered"]) == (6, 5)
    assert (found["median_business_hours"], found["p90_business_hours"]) == (4, 7)


def test_a_tenth_is_not_reached_while_more_of_them_wait(given, hours):
    for number in range(3):
        given.handover(f"L{number}", at=MONDAY)
    given.activity("L0", at="2026-03-02 12:00")
    given.activity("L1", at="2026-03-03 12:00")
    found = hours("2026-06-01 12:00")
    assert (found["median_business_hours"], found["p90_business_hours"]) == (11, None)


def test_where_most_never_answer_the_median_is_not_reached(given, hours):
    for number in range(3):
        given.handover(f"L{number}", at=MONDAY)
    given.activity("L0", at="2026-03-02 10:30")
    found = hours("2026-06-01 12:00")
    assert (found["count_answered"], found["median_business_hours"]) == (1, None)


def test_half_of_them_is_enough(given, hours):
    given.handover("L1", at=MONDAY)
    given.handover("L2", at=MONDAY)
    given.activity("L1", at="2026-03-02 10:30")
    assert hours("2026-06-01 12:00")["median_business_hours"] == 0.5


def test_the_first_response_may_be_a_deal_or_a_rejection(given, hours):
    given.handover("L1", at=MONDAY, rejected_at="2026-03-02 11:00")
    given.handover("L2", at=MONDAY)
    given.deal("L2", created="2026-03-02 12:00")
    found = hours("2026-06-01 12:00")
    assert (found["median_business_hours"], found["p90_business_hours"]) == (1, 2)


def test_excluded_leads_are_left_out(given, hours):
    given.lead("L1", excluded_reason="student")
    given.handover("L1", at=MONDAY)
    given.handover("L2", at=MONDAY)
    given.activity("L2", at="2026-03-02 11:00")
    found = hours("2026-06-01 12:00")
    assert (found["count_counted"], found["median_business_hours"]) == (1, 1)


def test_a_new_handover_ends_the_waiting_for_the_old_one(given, hours):
    """When L2 is answered after some 1,100 business hours, nobody else has waited so long: were the
    first handover of L1 still waiting, a third would be left.
    """
    given.handover("L1", at="2026-03-02 10:00")
    given.handover("L1", at="2026-06-01 10:00")
    given.activity("L1", at="2026-06-01 11:00")
    given.handover("L2", at="2026-03-02 10:00")
    given.activity("L2", at="2026-09-01 10:00")
    found = hours("2027-06-30 12:00")
    assert (found["count_counted"], found["count_answered"]) == (3, 2)
    assert found["p90_business_hours"] == found["median_business_hours"] > 1000


def test_nights_and_weekends_are_no_waiting(given, hours):
    given.handover("L1", at="2026-03-06 17:00")
    given.activity("L1", at="2026-03-09 10:00")
    assert hours("2026-06-01 12:00")["median_business_hours"] == 2


def test_each_cell_and_each_edge_stands_alone(given, hours):
    given.lead("L1", employees=10)
    for lead in ("L1", "L2"):
        given.handover(lead, at=MONDAY)
    given.activity("L1", at="2026-03-02 11:00")
    given.activity("L2", at="2026-03-02 15:00")
    assert hours("2026-06-01 12:00", "A", "Any")["median_business_hours"] == 1
    assert hours("2026-06-01 12:00", "A")["p90_business_hours"] == 1
    assert hours("2026-06-01 12:00", "not scored")["median_business_hours"] == 5
    assert hours("2026-06-01 12:00")["p90_business_hours"] == 5


def test_the_filters_are_those_of_the_other_questions(given, hours):
    given.handover("L1", at=MONDAY, team_name="East")
    given.handover("L2", at="2026-04-01 10:00", team_name="West")
    assert hours("2026-06-01 12:00")["count_counted"] == 2
    assert hours("2026-06-01 12:00", team_name="East")["count_counted"] == 1
    later = to_utc("2026-03-31", TOKYO)
    assert hours("2026-06-01 12:00", from_at=later)["count_counted"] == 1


def test_a_moment_after_the_end_of_the_calendar_reads_like_its_end(given, hours):
    given.handover("L1", at=MONDAY)
    given.handover("L2", at=MONDAY)
    given.activity("L2", at="2026-03-02 11:00")
    assert hours("2199-01-01 12:00")["median_business_hours"] == 1


# Against plain Python on random companies.


def kaplan_meier(waits: list[tuple[float, bool]], share: Fraction) -> float | None:
    """The first time at which at most a share still waits, in exact fractions."""
    waiting = Fraction(1)
    for time in sorted({time for time, is_answered in waits if is_answered}):
        at_risk = sum(other >= time for other, _ in waits)
        answered = sum(other == time and is_answered for other, is_answered in waits)
        waiting *= 1 - Fraction(answered, at_risk)
        if waiting <= share:
            return time
    return None


def waits_of(company: Company, as_of: datetime, definition: Definition) -> list[tuple[float, bool]]:
    rules = oracle.Rules(uncounted_types=frozenset(definition.uncounted_activity_types))
    judged = oracle.verdicts(**company.for_the_oracle(), as_of=as_of, rules=rules)
    waits = []
    for row in judged:
        t0 = row["handed_over_at"]
        own = [r["handed_over_at"] for r in judged if r["lead_id"] == row["lead_id"]]
        end = min((at for at in own if at > t0), default=as_of)
        if row["verdict"] != "excluded":
            first = row["first_response_at"]
            waited = oracle.business_hours_between(t0, first or end, rules)
            waits.append((round(waited, 6), first is not None))
    return waits


@examples(8)
@given_any(company=companies, as_of=moments.map(moment_of), later=st.sampled_from([0, 3, 400]))
def test_the_median_is_that_of_an_independent_computation(
    company: Company, as_of: datetime, later: int
) -> None:
    as_of += timedelta(days=later)
    waits = waits_of(company, as_of, BANDS)
    with loaded(company) as dataset:
        rows = dataset.ask("response_hours_by_cell", {"as_of": naive(as_of)}, BANDS).dicts()
    whole = [row for row in rows if row["potential"] == row["intent"] == "total"]
    for found in whole:
        assert found["count_counted"] == len(waits)
        assert found["count_answered"] == sum(is_answered for _, is_answered in waits)
        for name, share in (("median", Fraction(1, 2)), ("p90", Fraction(1, 10))):
            expected = kaplan_meier(waits, share)
            assert found[f"{name}_business_hours"] == pytest.approx(expected, abs=1e-5)
    assert bool(whole) == bool(waits)
