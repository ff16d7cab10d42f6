"""Stamps that know only the day."""

from tests.conftest import HANDED_OVER


def test_a_day_without_a_time_has_the_benefit_of_the_doubt(given, facts_of):
    given.handover("called", at=HANDED_OVER)
    given.activity("called", at="2026-03-02")
    given.handover("bought", at=HANDED_OVER)
    given.deal("bought", created="2026-03-02")
    given.handover("refused", at=HANDED_OVER, rejected_at="2026-03-02")
    for lead_id, verdict in {
        "called": "followed_up",
        "bought": "converted",
        "refused": "rejected",
    }.items():
        facts = facts_of(lead_id)
        assert (facts["verdict"], facts["first_response_at"]) == (verdict, HANDED_OVER)
        assert facts["response_is_day_only"] is True


def test_the_day_before_the_handover_is_before_it(given, verdict_of):
    given.handover("called", at=HANDED_OVER)
    given.activity("called", at="2026-03-01")
    given.handover("refused", at=HANDED_OVER, rejected_at="2026-03-01")
    given.handover("lost", at=HANDED_OVER)
    given.deal("lost", created="2026-02-02", closed="2026-03-01", stage="lost")
    for lead_id in ("called", "refused", "lost"):
        assert verdict_of(lead_id) == "ignored"


def test_a_deal_that_closed_some_time_on_the_day_was_open_at_the_handover(given, verdict_of):
    given.handover("L1", at=HANDED_OVER)
    given.deal("L1", created="2026-02-02", closed="2026-03-02", stage="lost")
    assert verdict_of("L1") == "converted"


def test_a_later_day_stands_for_its_start(given, facts_of):
    given.handover("L1", at=HANDED_OVER)
    given.activity("L1", at="2026-03-04")
    assert facts_of("L1")["first_response_at"] == "2026-03-04 00:00"
    assert facts_of("L1")["verdict"] == "followed_up"


def test_the_local_day_counts_not_the_day_in_utc(given, verdict_of):
    given.handover("L1", at="2026-03-03 08:00")  # 2 March in UTC
    given.activity("L1", at="2026-03-02")
    given.handover("L2", at="2026-03-03 08:00")
    given.activity("L2", at="2026-03-03")
    assert verdict_of("L1") == "ignored"
    assert verdict_of("L2") == "followed_up"


def test_a_deal_of_an_account_dated_on_the_day_belongs_to_a_handover_of_that_day(given, verdict_of):
    given.lead("L1", account_id="C1")
    given.handover("L1", at=HANDED_OVER)
    given.deal(account_id="C1", created="2026-03-02")
    assert verdict_of("L1") == "converted"
