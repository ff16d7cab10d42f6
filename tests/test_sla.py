"""The clock of a handover at its edges: its deadline, a missed SLA, how long a response took."""

import pytest

from data.definition import Definition
from tests.conftest import DEADLINE, HANDED_OVER, SECOND_AFTER

# The clock: whose turn is it?


def test_a_lead_is_not_ignored_while_its_clock_runs(given, verdict_of):
    given.handover("L1", at="2026-03-02 10:00")
    assert verdict_of("L1", as_of="2026-03-03 17:59") == "waiting"
    assert verdict_of("L1", as_of="2026-03-04 10:01") == "ignored"


def test_the_second_of_the_deadline_still_belongs_to_sales(given, verdict_of):
    given.handover("L1", at=HANDED_OVER)
    assert verdict_of("L1", as_of=DEADLINE) == "waiting"
    assert verdict_of("L1", as_of=SECOND_AFTER) == "ignored"


def test_the_clock_runs_two_working_days_in_office_hours(given, facts_of):
    deadlines = {
        "2026-03-02 10:00": "2026-03-04 10:00",
        "2026-03-02 09:00": "2026-03-03 18:00",  # all of two days: not the next opening
        "2026-03-02 08:00": "2026-03-03 18:00",  # before the opening
        "2026-03-02 19:30": "2026-03-04 18:00",  # in the evening: from the next opening
        "2026-03-02 18:00": "2026-03-04 18:00",
        "2026-03-06 17:00": "2026-03-10 17:00",  # over a weekend
        "2026-03-07 12:00": "2026-03-10 18:00",  # on a Saturday
        "2026-05-01 17:00": "2026-05-08 17:00",  # over Golden Week: 4, 5 and 6 May are holidays
        "2026-05-02 10:00": "2026-05-08 18:00",
        "2026-12-28 10:00": "2027-01-05 10:00",  # over the closure, 29 December to 3 January
        "2026-12-29 10:00": "2027-01-05 18:00",  # the closure's first day, a Tuesday
    }
    for number, handed_over_at in enumerate(deadlines):
        given.handover(f"L{number}", at=handed_over_at)
    found = [facts_of(f"L{number}")["deadline_at"] for number in range(len(deadlines))]
    assert dict(zip(deadlines, found, strict=True)) == deadlines


def test_an_activity_in_the_second_of_the_deadline_is_in_time(given, verdict_of):
    given.handover("L1", at=HANDED_OVER)
    given.activity("L1", at=DEADLINE)
    given.handover("L2", at=HANDED_OVER)
    given.activity("L2", at=SECOND_AFTER)
    assert verdict_of("L1") == "followed_up"
    assert verdict_of("L2") == "followed_up_late"


def test_a_cell_may_have_a_tighter_deadline(given, facts_of):
    given.lead("L1", annual_revenue="20000000000")
    given.touch("L1", at="2026-03-01 20:00", kind="inquiry")
    given.handover("L1", at=HANDED_OVER)
    hottest = facts_of("L1")
    assert (hottest["potential"], hottest["intent"], hottest["is_hot"]) == ("A", "Hot", True)
    assert hottest["deadline_at"] == "2026-03-02 14:00"


def test_the_definition_sets_the_deadline(given, facts_of):
    given.handover("L1", at=HANDED_OVER)
    quick = Definition(sla_business_hours=1.5)
    assert facts_of("L1", definition=quick)["deadline_at"] == "2026-03-02 11:30"


def test_the_company_sets_its_calendar(given, facts_of):
    given.calendar('time_zone = "Asia/Tokyo"\ncountry = ""\n[hours]\nsat = "09:00-12:00"')
    given.handover("L1", at=HANDED_OVER)  # six Saturdays of three hours
    assert facts_of("L1")["deadline_at"] == "2026-04-11 12:00"


# The missed SLA, a flag of its own.


def test_a_missed_sla_stays_missed_whatever_comes_later(given, facts_of):
    given.handover("L1", at=HANDED_OVER)
    given.activity("L1", at="2026-03-05 10:00")
    given.deal("L1", created="2026-03-10 10:00")
    moments = [DEADLINE, SECOND_AFTER, "2026-03-05 12:00", "2026-06-30 12:00"]
    facts = [facts_of("L1", as_of=as_of) for as_of in moments]
    assert [f["missed_sla"] for f in facts] == [None, True, True, True]
    assert facts[-1]["verdict"] == "converted"


def test_the_first_answer_of_any_kind_keeps_the_sla(given, facts_of):
    given.handover("called", at=HANDED_OVER)
    given.activity("called", at=DEADLINE)
    given.handover("bought", at=HANDED_OVER)
    given.deal("bought", created=DEADLINE)
    given.handover("refused", at=HANDED_OVER, rejected_at=DEADLINE)
    for lead_id in ("called", "bought", "refused"):
        facts = facts_of(lead_id)
        assert (facts["first_response_at"], facts["missed_sla"]) == (DEADLINE, False)


def test_a_follow_up_before_a_late_deal_keeps_the_sla(given, facts_of):
    given.handover("L1")
    given.activity("L1", at="2026-03-02 11:00")
    given.deal("L1", created="2026-04-10 10:00")
    facts = facts_of("L1")
    assert (facts["verdict"], facts["missed_sla"]) == ("converted", False)


def test_nobody_answered_a_lead_without_an_owner_so_its_sla_is_missed(given, facts_of):
    given.handover("L1", owner="")
    assert facts_of("L1", as_of=SECOND_AFTER)["missed_sla"] is True


# How long did it take?


def test_a_response_is_timed_by_both_clocks(given, facts_of):
    given.handover("L1", at="2026-03-06 17:00")  # a Friday
    given.activity("L1", at="2026-03-09 10:30")
    facts = facts_of("L1")
    assert facts["response_business_hours"] == pytest.approx(2.5)
    assert facts["response_wall_hours"] == pytest.approx(65.5)


def test_a_response_outside_office_hours_costs_no_business_time(given, facts_of):
    given.handover("L1", at="2026-03-06 20:00")
    given.activity("L1", at="2026-03-07 12:00")
    facts = facts_of("L1")
    assert facts["response_business_hours"] == 0
    assert facts["response_wall_hours"] == pytest.approx(16)


def test_no_response_has_no_time(given, facts_of):
    given.handover("L1")
    facts = facts_of("L1")
    assert facts["first_response_at"] is None
    assert facts["response_business_hours"] is None
    assert facts["response_wall_hours"] is None
