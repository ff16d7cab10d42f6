"""Converted: which deal counts for which handover."""

from datetime import datetime

import pytest

from tests.conftest import HANDED_OVER


def test_a_deal_in_the_window_converts(given, verdict_of):
    given.handover("L1", at=HANDED_OVER)
    given.deal("L1", created="2026-03-20 10:00")
    given.activity("L1", at="2026-03-02 11:00")
    assert verdict_of("L1") == "converted"


def test_a_deal_before_the_handover_converts_if_it_is_still_open_then(given, verdict_of):
    before = {"created": "2026-02-02 10:00"}
    given.deal("open", **before)
    given.deal("planned", **before, closed="2026-02-20 10:00")  # the plan of an open deal
    given.deal("lost before", **before, closed="2026-02-20 10:00", stage="lost")
    given.deal("lost at once", **before, closed=HANDED_OVER, stage="lost")
    given.deal("won later", **before, closed="2026-03-20 10:00", stage="won")
    expected = {
        "open": "converted",
        "planned": "converted",
        "lost before": "ignored",
        "lost at once": "converted",
        "won later": "converted",
    }
    for lead_id in expected:
        given.handover(lead_id, at=HANDED_OVER)
    assert {lead_id: verdict_of(lead_id) for lead_id in expected} == expected


def test_a_deal_open_at_the_handover_is_a_response_at_once(given, facts_of):
    given.deal("L1", created="2026-02-02 10:00")
    given.handover("L1", at=HANDED_OVER)
    facts = facts_of("L1")
    assert facts["first_response_at"] == HANDED_OVER
    assert facts["response_wall_hours"] == 0
    assert facts["missed_sla"] is False


def test_a_deal_that_closed_after_the_report_was_still_open(given, verdict_of):
    given.deal("L1", created="2026-02-02 10:00", closed="2026-03-20 10:00", stage="lost")
    given.handover("L1", at=HANDED_OVER)
    assert verdict_of("L1", as_of="2026-03-10 10:00") == "converted"


def test_a_deal_of_an_account_belongs_to_its_latest_handover_before_it(given, verdict_of):
    given.lead("early", account_id="C1")
    given.lead("late", account_id="C1")
    given.lead("too late", account_id="C1")
    given.lead("elsewhere", account_id="C2")
    given.handover("early", at="2026-03-02 10:00")
    given.handover("late", at="2026-03-09 10:00")
    given.handover("too late", at="2026-03-09 10:00:01")
    given.handover("elsewhere", at="2026-03-09 10:00")
    given.deal(account_id="C1", created="2026-03-09 10:00")
    assert verdict_of("late") == "converted"
    for other in ("early", "too late", "elsewhere"):
        assert verdict_of(other) == "ignored"


def test_a_deal_of_an_account_before_every_handover_belongs_to_no_lead(given, verdict_of):
    given.lead("L1", account_id="C1")
    given.handover("L1", at=HANDED_OVER)
    given.deal(account_id="C1", created="2026-03-02 09:59:59")
    assert verdict_of("L1") == "ignored"


def test_a_deal_belongs_to_the_lead_that_it_names_whatever_its_account(given, verdict_of):
    given.lead("L1", account_id="C1")
    given.lead("L2", account_id="C1")
    given.handover("L1", at=HANDED_OVER)
    given.handover("L2", at=HANDED_OVER)
    given.deal("L2", account_id="C1", created="2026-03-03 10:00")
    assert verdict_of("L1") == "ignored"
    assert verdict_of("L2") == "converted"


def test_a_conversion_without_any_activity_shows_a_gap_in_the_log(given, facts_of):
    given.handover("silent")
    given.deal("silent", created="2026-03-03 10:00")
    given.handover("logged")
    given.deal("logged", created="2026-03-03 10:00")
    given.activity("logged", at="2026-03-05 10:00")
    assert facts_of("silent")["has_deal_without_activity"] is True
    assert facts_of("logged")["has_deal_without_activity"] is False


@pytest.mark.parametrize(
    ("stage", "is_won", "is_closed"),
    [
        ("Closed Won", True, True),
        ("Closed Lost", None, True),
        ("受注", True, True),
        ("失注", None, True),
        ("Negotiation", None, False),
        ("Wonderful chances", None, False),
    ],
)
def test_a_stage_says_whether_a_deal_is_over(given, stage, is_won, is_closed):
    given.lead("L1")
    given.deal("L1", created="2026-03-02 10:00", stage=stage)
    sql = "select is_won, is_closed from deals"
    assert given.dataset.cursor().execute(sql).fetchall() == [(is_won, is_closed)]


def test_a_won_deal_counts_for_the_handover_whose_window_it_falls_into(given):
    given.lead("L1", source="seminar")
    given.handover("L1", at="2026-01-05 10:00")
    given.handover("L1", at="2026-05-11 10:00")
    given.deal("L1", created="2026-01-06 10:00", closed="2026-02-02 10:00", stage="lost")
    given.deal("L1", created="2026-05-12 10:00", closed="2026-06-01 10:00", stage="won")
    values = {"as_of": datetime(2026, 12, 1)}
    row = given.dataset.ask("handovers_by_source", values).one()
    assert (row["count_converted"], row["count_won"]) == (2, 1)
