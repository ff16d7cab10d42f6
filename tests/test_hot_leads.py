"""Hot leads that nobody handed over: since when, and what was done for them."""

from data.definition import parse_definition
from tests.conftest import DEADLINE, HANDED_OVER, SECOND_AFTER
from tests.playbook import HOT

SOON_AFTER = "2026-03-09 12:00"


def test_the_clock_of_a_hot_lead_starts_with_the_touch_that_made_it_hot(given, listed):
    given.touch("L1", at="2026-02-27 10:00", kind="download")
    given.touch("L1", at=HANDED_OVER, kind="download")
    given.touch("L1", at="2026-03-05 10:00", kind="inquiry")
    (row,) = listed(HOT, SOON_AFTER)
    assert (row["hot_from_at"], row["deadline_at"]) == (HANDED_OVER, DEADLINE)
    assert (row["playbook"], row["handed_over_at"], row["verdict"]) == ("missed", None, None)


def test_a_touch_too_long_ago_made_nobody_hot(given, listed):
    given.touch("L1", at="2026-02-01 10:00", kind="download")
    given.touch("L1", at="2026-03-02 10:00", kind="download")
    given.touch("L1", at="2026-03-05 10:00", kind="download")
    (row,) = listed(HOT, SOON_AFTER)
    assert row["hot_from_at"] == "2026-03-05 10:00"


def test_a_lead_that_no_touch_made_hot_is_hot_from_its_creation(given, listed):
    given.lead("L1", status="hot", created_at=HANDED_OVER)
    given.lead("L2", status="hot")
    given.touch("L3", at=HANDED_OVER)
    rows = {row["lead_id"]: row for row in listed(HOT, SOON_AFTER)}
    assert (rows["L1"]["deadline_at"], rows["L1"]["playbook"]) == (DEADLINE, "missed")
    assert (rows["L2"]["deadline_at"], rows["L2"]["playbook"]) == (None, "open")
    assert "L3" not in rows


def test_points_that_fade_make_a_lead_hot_when_they_are_enough(given, listed):
    scored = parse_definition(
        """
        [points]
        half_life_days = 10
        each = [{ touches = ["download"], points = 10 }]
        [[potential]]
        name = "A"
        is_rest = true
        [[intent]]
        name = "Hot"
        any = [{ field = "points", at_least = 15 }]
        [[cell]]
        potential = "A"
        intent = "Hot"
        is_hot = true
        """
    )
    given.touch("L1", at="2026-01-05 10:00")
    for day in ("2026-02-10", "2026-02-20", "2026-02-21", "2026-02-22"):
        given.touch("L1", at=f"{day} 10:00")
    (row,) = listed(scored, "2026-02-24 10:00")
    assert (row["hot_from_at"], row["playbook"]) == ("2026-02-20 10:00", "none")


def test_what_was_done_for_a_hot_lead_counts_from_then_on(given, listed):
    for lead in ("L1", "L2", "L3", "L4", "L5"):
        given.touch(lead, at=HANDED_OVER, kind="inquiry")
    given.activity("L1", at="2026-03-02 10:00")
    given.activity("L2", at="2026-03-02 09:59")
    given.activity("L3", at=SECOND_AFTER)
    given.activity("L4", at="2026-03-02 11:00", kind="email")
    given.activity("L5", at="2026-03-02")
    states = {row["lead_id"]: row["playbook"] for row in listed(HOT, SOON_AFTER)}
    assert states == {"L1": "kept", "L2": "missed", "L3": "late", "L4": "other", "L5": "kept"}


def test_the_touch_that_made_a_lead_hot_is_no_answer_to_it(given, listed):
    (cell,) = HOT.cell
    theirs = cell.model_copy(update={"organisation": "Marketing", "actions": ("inquiry",)})
    marketing = HOT.model_copy(update={"cell": (theirs,)})
    given.activity("L1", at=HANDED_OVER, kind="inquiry", by="", actor="marketing")
    assert [row["playbook"] for row in listed(marketing, SOON_AFTER)] == ["missed"]
    given.activity("L1", at="2026-03-03 10:00", kind="inquiry", by="", actor="marketing")
    assert [row["playbook"] for row in listed(marketing, SOON_AFTER)] == ["kept"]


def test_a_lead_is_never_handed_over_until_it_is(given, listed):
    given.lead("L1", created_at="2026-02-01")
    given.touch("L1", at=HANDED_OVER, kind="inquiry")
    given.handover("L1", at="2026-03-06 10:00")
    before, after = listed(HOT, "2026-03-05 12:00"), listed(HOT, SOON_AFTER)
    assert [(row["handed_over_at"], row["playbook"]) for row in before] == [(None, "missed")]
    assert [(row["handed_over_at"], row["playbook"]) for row in after] == [
        ("2026-03-06 10:00", "open")
    ]


def test_an_excluded_or_cool_lead_is_not_hot(given, listed):
    given.lead("L1", excluded_reason="student")
    given.touch("L1", at=HANDED_OVER, kind="inquiry")
    given.touch("L2", at=HANDED_OVER, kind="download")
    assert listed(HOT, SOON_AFTER) == []
