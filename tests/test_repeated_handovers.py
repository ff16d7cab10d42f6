"""Repeated handovers of a lead: which are one, and which has a window of its own."""

from data.definition import Definition


def test_handovers_within_the_repeat_days_are_one(given, verdicts):
    given.handover("L1", at="2026-03-02 10:00", owner="Aoki")
    given.handover("L1", at="2026-04-01 09:59:59", owner="Mori")
    (row,) = verdicts()
    assert (row["handed_over_at"], row["owner_name"]) == ("2026-03-02 10:00", "Mori")
    assert row["is_repeat"] is False


def test_a_handover_exactly_the_repeat_days_later_counts_anew(given, verdicts):
    given.handover("L1", at="2026-03-02 10:00", owner="Aoki")
    given.handover("L1", at="2026-04-01 10:00", owner="Mori")
    first, second = verdicts()
    assert (first["owner_name"], first["is_repeat"]) == ("Aoki", False)
    assert (second["owner_name"], second["is_repeat"]) == ("Mori", True)


def test_repeat_days_count_from_the_handover_before_not_from_the_first(given, verdicts):
    for at in ("2026-03-02 10:00", "2026-03-22 10:00", "2026-04-11 10:00"):
        given.handover("L1", at=at)
    assert len(verdicts()) == 1
    assert len(verdicts(definition=Definition(repeat_after_days=20))) == 3


def test_the_last_owner_who_is_named_is_charged(given, facts_of):
    given.handover("L1", at="2026-03-02 10:00", owner="Aoki")
    given.handover("L1", at="2026-03-05 10:00", owner="Mori")
    given.handover("L1", at="2026-03-09 10:00", owner="")
    assert facts_of("L1", as_of="2026-03-04 12:00")["owner_name"] == "Aoki"
    assert facts_of("L1")["owner_name"] == "Mori"


def test_a_window_ends_where_the_next_handover_begins(given, verdicts):
    given.handover("L1", at="2026-03-02 10:00")
    given.handover("L1", at="2026-05-11 10:00", rejected_at="2026-05-12 10:00")
    given.activity("L1", at="2026-05-11 10:00")
    assert [row["verdict"] for row in verdicts()] == ["ignored", "rejected"]


def test_what_comes_in_the_second_of_the_next_handover_is_of_that_one(given, verdicts):
    again = "2026-05-11 10:00"
    for lead_id, rejected_at in {"called": "", "bought": "", "refused": again}.items():
        given.handover(lead_id, at="2026-03-02 10:00")
        given.handover(lead_id, at=again, rejected_at=rejected_at)
    given.activity("called", at=again)
    given.deal("bought", created=again)
    first, second = [row["verdict"] for row in verdicts()][:3], verdicts()[3:]
    assert first == ["ignored"] * 3
    assert {row["lead_id"]: row["verdict"] for row in second} == {
        "bought": "converted",
        "called": "followed_up",
        "refused": "rejected",
    }


def test_each_window_has_its_own_conversion(given, verdicts):
    given.handover("L1", at="2026-03-02 10:00")
    given.deal("L1", created="2026-03-10 10:00", closed="2026-04-01 10:00", stage="lost")
    given.handover("L1", at="2026-05-11 10:00")
    given.deal("L1", created="2026-06-01 10:00")
    given.handover("L2", at="2026-03-02 10:00")
    given.handover("L2", at="2026-05-11 10:00")
    given.deal("L2", created="2026-06-01 10:00")
    rows = verdicts()
    of = {
        lead_id: [r["verdict"] for r in rows if r["lead_id"] == lead_id] for lead_id in ("L1", "L2")
    }
    assert of == {"L1": ["converted", "converted"], "L2": ["ignored", "converted"]}
