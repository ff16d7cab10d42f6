"""As of a moment: nothing after it is seen."""

from tests.conftest import HANDED_OVER, tokyo


def test_a_report_for_the_past_sees_nothing_later(given, verdict_of):
    expected = {
        "2026-03-03 12:00": "waiting",
        "2026-03-05 12:00": "ignored",
        "2026-03-06 12:00": "followed_up_late",
        "2026-03-09 12:00": "rejected",
        "2026-03-10 12:00": "converted",
    }
    given.handover("L1", at=HANDED_OVER, rejected_at="2026-03-09 12:00")
    given.activity("L1", at="2026-03-06 12:00")
    given.deal("L1", created="2026-03-10 12:00")
    assert {as_of: verdict_of("L1", as_of=as_of) for as_of in expected} == expected


def test_a_later_handover_is_not_seen_either(given, verdicts):
    given.handover("L1", at=HANDED_OVER)
    given.handover("L1", at="2026-05-11 10:00")
    assert len(verdicts(as_of="2026-05-11 09:59:59")) == 1
    assert len(verdicts(as_of="2026-05-11 10:00")) == 2


def test_a_report_is_for_the_newest_time_that_is_no_plan(given):
    given.handover("L1", at="2024-03-04 10:00")
    given.activity("L1", at="2024-03-11 10:00")
    given.deal("L1", created="2024-03-05 10:00", closed="2024-09-30")
    assert tokyo(given.dataset.as_of) == "2024-03-11 10:00"


def test_a_time_after_the_load_is_not_what_a_report_is_for(given):
    given.handover("L1", at="2024-03-04 10:00")
    given.activity("L1", at="2040-03-12 10:00")
    assert tokyo(given.dataset.as_of) == "2024-03-04 10:00"
