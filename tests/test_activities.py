"""Which activities count as follow-up?"""

from data.definition import Definition
from tests.conftest import HANDED_OVER


def test_only_what_sales_itself_did_counts(given, verdict_of):
    expected = {
        ("call", "sales"): "followed_up",
        ("Phone call", "sales"): "followed_up",
        ("carrier pigeon", "sales"): "followed_up",
        ("", "sales"): "followed_up",
        ("電話", ""): "followed_up",  # a blank actor is told by the type
        ("download", ""): "ignored",
        ("carrier pigeon", ""): "ignored",
        ("call", "marketing"): "ignored",
        ("email", "lead"): "ignored",
        ("automatic_email", "sales"): "ignored",
        ("Auto email", ""): "ignored",
        ("bulk_update", "sales"): "ignored",
    }
    for kind, actor in expected:
        given.handover(f"<{kind}> by <{actor}>")
        given.activity(f"<{kind}> by <{actor}>", at="2026-03-02 11:00", kind=kind, actor=actor)
    found = {(kind, actor): verdict_of(f"<{kind}> by <{actor}>") for kind, actor in expected}
    assert found == expected


def test_the_definition_says_which_types_count(given, verdict_of):
    given.handover("L1")
    given.activity("L1", at="2026-03-02 11:00", kind="email")
    given.activity("L1", at="2026-03-20 11:00", kind="call")
    calls_only = Definition(uncounted_activity_types=("email",))
    assert verdict_of("L1") == "followed_up"
    assert verdict_of("L1", definition=calls_only) == "followed_up_late"


def test_what_sales_did_before_the_handover_does_not_count(given, verdict_of):
    given.handover("L1", at=HANDED_OVER)
    given.activity("L1", at="2026-03-02 09:59:59")
    given.handover("L2", at=HANDED_OVER)
    given.activity("L2", at=HANDED_OVER)
    assert verdict_of("L1") == "ignored"
    assert verdict_of("L2") == "followed_up"


def test_anybody_of_sales_may_answer(given, verdict_of):
    given.handover("L1", owner="Aoki")
    given.activity("L1", at="2026-03-02 11:00", by="Mori")
    assert verdict_of("L1") == "followed_up"
