"""Rejected, excluded, unassigned: the verdicts that charge nobody."""

from data.definition import parse_definition
from tests.conftest import DEADLINE, SECOND_AFTER


def test_sales_may_reject_with_or_without_a_reason(given, verdict_of):
    given.handover("L1", rejected_at="2026-03-20 10:00", rejection_reason="no budget")
    given.handover("L2", rejected_at="2026-03-20 10:00")
    given.activity("L2", at="2026-03-02 11:00")
    assert verdict_of("L1") == "rejected"
    assert verdict_of("L2") == "rejected"


def test_a_reason_without_a_time_is_no_rejection(given, verdict_of):
    given.handover("L1", rejection_reason="no budget")
    assert verdict_of("L1") == "ignored"


def test_a_rejection_before_the_handover_is_none_of_it(given, verdict_of):
    given.handover("L1", rejected_at="2026-03-02 09:59:59")
    assert verdict_of("L1") == "ignored"


def test_an_excluded_lead_counts_for_nobody(given, facts_of):
    given.lead("L1", excluded_reason="competitor")
    given.handover("L1")
    given.deal("L1", created="2026-03-03 10:00")
    facts = facts_of("L1")
    assert (facts["verdict"], facts["missed_sla"]) == ("excluded", None)


def test_the_definition_may_exclude(given, verdict_of):
    given.lead("L1", company_name="Rival Sensors K.K.")
    given.lead("L2", company_name="Aomine")
    given.lead("L3")
    rules = '[[exclusion]]\nfield = "company_name"\ncontains = ["rival"]'
    for lead_id in ("L1", "L2", "L3"):
        given.handover(lead_id)
    verdicts = [
        verdict_of(lead_id, definition=parse_definition(rules)) for lead_id in ("L1", "L2", "L3")
    ]
    assert verdicts == ["excluded", "ignored", "ignored"]


def test_a_lead_that_nobody_was_given_is_not_charged_to_sales(given, verdict_of):
    given.handover("L1", owner="")
    assert verdict_of("L1", as_of=DEADLINE) == "waiting"
    assert verdict_of("L1", as_of=SECOND_AFTER) == "unassigned"


def test_a_handover_that_names_nobody_has_the_owner_of_its_lead(given, facts_of):
    given.lead("L1", owner_name="Mori", team_name="East")
    given.handover("L1", owner="")
    facts = facts_of("L1", as_of=SECOND_AFTER)
    assert (facts["verdict"], facts["owner_name"], facts["team_name"]) == (
        "ignored",
        "Mori",
        "East",
    )


def test_somebody_may_answer_a_lead_that_nobody_was_given(given, verdict_of):
    given.handover("L1", owner="")
    given.activity("L1", at="2026-03-05 10:00", by="Mori")
    assert verdict_of("L1") == "followed_up_late"
