"""How sure is it that sales did nothing?"""

from tests.conftest import HANDED_OVER


def test_an_owner_who_logs_elsewhere_meanwhile_surely_ignored(given, facts_of):
    is_sure = {
        "2026-03-02 09:59:59": False,
        "2026-03-02 10:00": True,
        "2026-03-02": True,  # the handover's own day
        "2026-04-03 10:00": True,  # 30 days after the deadline
        "2026-04-03 10:00:01": False,
    }
    for logged_at in is_sure:  # an owner and a lead for each
        given.handover(logged_at, at=HANDED_OVER, owner=logged_at)
        given.activity("another lead", at=logged_at, by=logged_at)
    assert {logged_at: facts_of(logged_at)["is_sure"] for logged_at in is_sure} == is_sure


def test_what_does_not_count_as_follow_up_still_shows_that_the_owner_logs(given, facts_of):
    given.handover("L1")
    given.activity("L1", at="2026-03-03 10:00", kind="bulk_update")
    facts = facts_of("L1")
    assert (facts["verdict"], facts["is_sure"]) == ("ignored", True)


def test_a_log_kept_by_others_proves_nothing_of_the_owner(given, facts_of):
    given.handover("L1", owner="Aoki")
    given.activity("another lead", at="2026-03-03 10:00", by="Mori")
    assert facts_of("L1")["is_sure"] is False


def test_a_report_for_the_past_is_no_surer_than_it_could_be(given, facts_of):
    given.handover("L1")
    given.activity("another lead", at="2026-03-20 10:00")
    assert facts_of("L1", as_of="2026-03-20 09:59:59")["is_sure"] is False
    assert facts_of("L1", as_of="2026-03-20 10:00")["is_sure"] is True


def test_without_any_log_nothing_is_sure_and_the_answer_says_so(given, facts_of):
    given.handover("L1")
    assert facts_of("L1")["is_sure"] is False
    assert given.dataset.ask("rates").one()["has_sales_activities"] is False


def test_only_what_was_ignored_is_surely_ignored(given, facts_of):
    given.handover("L1")
    given.activity("L1", at="2026-03-03 10:00")
    assert facts_of("L1")["is_sure"] is False
