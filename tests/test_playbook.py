"""Who was to do what by when, and did they? Every rule of the playbook at its edges."""

from collections.abc import Callable
from typing import Any

import pytest

from data.definition import Definition, Organisation
from tests.conftest import DEADLINE, HANDED_OVER, SECOND_AFTER
from tests.playbook import AGREED, INSIDE, agreed


@pytest.fixture
def playbook_of(listed) -> Callable[..., str]:
    """What became of the playbook at a lead's only handover."""

    def playbook_of(lead_id: str = "L1", definition: Definition | None = None, **asked: Any) -> str:
        (row,) = (r for r in listed(definition or agreed(), **asked) if r["lead_id"] == lead_id)
        return row["playbook"]

    return playbook_of


# Was it done, and in time?


def test_the_agreed_action_in_the_agreed_time_keeps_the_playbook(given, listed):
    given.handover("L1", at=HANDED_OVER)
    given.activity("L1", at="2026-03-03 09:00", kind="visit", by="Mori")
    (row,) = listed(agreed())
    assert (row["playbook"], row["kept_at"]) == ("kept", "2026-03-03 09:00")
    assert (row["kept_by"], row["kept_type"]) == ("Mori", "visit")
    assert (row["organisation"], row["actions"]) == ("Inside sales", "call, visit")


def test_the_second_of_the_deadline_is_in_time_and_the_next_one_late(given, playbook_of):
    given.handover("L1", at=HANDED_OVER)
    given.activity("L1", at=DEADLINE)
    given.handover("L2", at=HANDED_OVER)
    given.activity("L2", at=SECOND_AFTER)
    assert playbook_of("L1") == "kept"
    assert playbook_of("L2") == "late"


def test_nothing_is_missed_while_the_clock_runs(given, playbook_of):
    given.handover("L1", at=HANDED_OVER)
    given.activity("L1", at="2026-03-05 10:00")
    assert playbook_of("L1", as_of=DEADLINE) == "open"
    assert playbook_of("L1", as_of=SECOND_AFTER) == "missed"
    assert playbook_of("L1") == "late"


def test_the_cell_says_within_how_many_hours(given, playbook_of):
    given.handover("L1", at=HANDED_OVER)
    given.activity("L1", at="2026-03-02 12:30")
    assert playbook_of("L1", agreed(**AGREED, sla_business_hours=2.5)) == "kept"
    assert playbook_of("L1", agreed(**AGREED, sla_business_hours=2)) == "late"


def test_an_activity_known_to_the_day_counts_on_the_day_of_the_handover(given, playbook_of):
    given.handover("L1", at=HANDED_OVER)
    given.activity("L1", at="2026-03-02")
    given.handover("L2", at=HANDED_OVER)
    given.activity("L2", at="2026-03-01")
    assert playbook_of("L1") == "kept"
    assert playbook_of("L2") == "missed"


def test_what_follows_a_repeated_handover_keeps_the_first_one(given, listed):
    given.handover("L1", at=HANDED_OVER)
    given.handover("L1", at="2026-03-03 10:00")
    given.activity("L1", at="2026-03-03 11:00")
    (row,) = listed(agreed())
    assert (row["playbook"], row["handed_over_at"]) == ("kept", HANDED_OVER)


def test_a_later_handover_begins_a_window_of_its_own(given, listed):
    given.handover("L1", at=HANDED_OVER)
    given.handover("L1", at="2026-05-11 10:00")
    given.activity("L1", at="2026-05-11 11:00")
    assert [row["playbook"] for row in listed(agreed())] == ["kept", "missed"]


# Was it the agreed action?


def test_an_action_of_another_type_is_something_else(given, playbook_of, verdict_of):
    given.handover("L1", at=HANDED_OVER)
    given.activity("L1", at="2026-03-02 11:00", kind="email")
    assert playbook_of("L1") == "other"
    assert verdict_of("L1") == "followed_up"
    assert playbook_of("L1", as_of=DEADLINE) == "open"


def test_an_automatic_mail_is_nothing_unless_it_was_agreed(given, playbook_of):
    given.handover("L1", at=HANDED_OVER)
    given.activity("L1", at="2026-03-02 11:00", kind="automatic_email")
    assert playbook_of("L1") == "missed"
    mails = agreed(organisation="Inside sales", actions=("automatic_email",))
    assert playbook_of("L1", mails) == "kept"


def test_a_deal_or_a_rejection_is_something_else(given, playbook_of):
    given.handover("L1", at=HANDED_OVER)
    given.deal("L1", created="2026-03-02 11:00")
    given.handover("L2", at=HANDED_OVER, rejected_at="2026-03-02 11:00")
    given.handover("L3", at=HANDED_OVER)
    assert [playbook_of(lead) for lead in ("L1", "L2", "L3")] == ["other", "other", "missed"]


def test_without_agreed_actions_all_that_counts_keeps_the_playbook(given, playbook_of):
    anything = agreed(organisation="Inside sales")
    given.handover("L1", at=HANDED_OVER)
    given.activity("L1", at="2026-03-02 11:00", kind="golf")
    given.handover("L2", at=HANDED_OVER)
    given.activity("L2", at="2026-03-02 11:00", kind="automatic_email")
    assert playbook_of("L1", anything) == "kept"
    assert playbook_of("L2", anything) == "missed"


# Was it the agreed organisation?


def test_an_organisation_is_a_side_people_or_teams(given, playbook_of):
    given.handover("L1", at=HANDED_OVER, owner="Aoki", team_name="East")
    given.activity("L1", at="2026-03-02 11:00", by="Aoki")
    for kept, who in (
        (True, {"actor": "sales"}),
        (False, {"actor": "marketing"}),
        (True, {"people": ("Mori", "Aoki")}),
        (False, {"people": ("Mori",)}),
        (True, {"teams": ("East",)}),
        (False, {"teams": ("West",)}),
        (True, {"teams": ("West",), "people": ("Aoki",)}),
        (True, {"actor": "sales", "teams": ("East",)}),
        (False, {"actor": "marketing", "teams": ("East",)}),
        (False, {"actor": "sales", "people": ("Mori",)}),
    ):
        definition = agreed(Organisation(name="Inside sales", **who), **AGREED)
        assert (who, playbook_of("L1", definition)) == (who, "kept" if kept else "other")


def test_a_person_of_no_known_team_belongs_to_none(given, playbook_of):
    given.handover("L1", at=HANDED_OVER, owner="Aoki", team_name="East")
    given.activity("L1", at="2026-03-02 11:00", by="Stranger")
    east = agreed(Organisation(name="Inside sales", teams=("East",)), **AGREED)
    assert playbook_of("L1", east) == "other"


def test_what_marketing_was_to_do_only_marketing_does(given, playbook_of):
    marketing = agreed(
        Organisation(name="Marketing", actor="marketing"),
        organisation="Marketing",
        actions=("newsletter",),
    )
    given.handover("L1", at=HANDED_OVER)
    given.activity("L1", at="2026-03-02 11:00", kind="newsletter", by="", actor="marketing")
    given.handover("L2", at=HANDED_OVER)
    given.activity("L2", at="2026-03-02 11:00", kind="newsletter")
    assert playbook_of("L1", marketing) == "kept"
    assert playbook_of("L2", marketing) == "other"


def test_of_several_agreed_actions_the_first_one_counts(given, listed):
    given.handover("L1", at=HANDED_OVER)
    given.activity("L1", at="2026-03-03 11:00", kind="call", by="Aoki")
    given.activity("L1", at="2026-03-02 11:00", kind="visit", by="")
    (row,) = listed(agreed())
    assert (row["kept_at"], row["kept_by"], row["kept_type"]) == ("2026-03-02 11:00", None, "visit")


# Was anything agreed?


def test_a_cell_without_an_organisation_asks_for_nothing(given, playbook_of):
    given.handover("L1", at=HANDED_OVER)
    assert playbook_of("L1", agreed(is_hot=False)) == "none"
    assert playbook_of("L1", agreed(actions=("call",))) == "none"
    assert playbook_of("L1", Definition()) == "none"


def test_an_organisation_that_nobody_explains_is_not_counted_as_missed(given, playbook_of):
    given.handover("L1", at=HANDED_OVER)
    strangers = agreed(INSIDE, organisation="Tele team", actions=("call",))
    assert playbook_of("L1", strangers) == "unknown"
    (cell,) = given.dataset.ask("cells_without_owner", definition=strangers).dicts()
    assert (cell["organisation"], cell["playbook"]) == ("Tele team", "unknown")
    whole = given.dataset.ask("playbook_by_cell", definition=strangers).dicts()[-1]
    assert (whole["count_playbook_due"], whole["playbook_rate"]) == (0, None)


def test_cells_whose_leads_nobody_owns_are_pointed_out(given):
    given.lead("L1")
    given.handover("L2", at=HANDED_OVER)
    (cell,) = given.dataset.ask("cells_without_owner", definition=agreed(is_hot=True)).dicts()
    assert (cell["potential"], cell["intent"], cell["is_hot"]) == ("A", "Any", True)
    assert (cell["count_leads"], cell["count_handovers"]) == (2, 1)
    assert len(given.dataset.ask("cells_without_owner", definition=agreed())) == 0


def test_an_excluded_lead_counts_for_nobody(given, playbook_of):
    given.lead("L1", excluded_reason="competitor")
    given.handover("L1", at=HANDED_OVER)
    assert playbook_of("L1") == "excluded"


def test_the_words_of_a_playbook_stay_values(given, playbook_of):
    odd = "'; drop table leads; -- % 🙂"
    given.handover("L1", at=HANDED_OVER, owner=odd)
    given.activity("L1", at="2026-03-02 11:00", by=odd)
    definition = agreed(
        Organisation(name=odd, people=(odd,)), organisation=odd, actions=(odd, "call")
    )
    assert playbook_of("L1", definition) == "kept"
    assert odd not in given.dataset.explained("playbook_by_cell", definition).sql


def test_the_playbook_changes_no_verdict_unless_it_changes_the_sla(sample):
    ours = sample.definition
    other = tuple(
        cell.model_copy(update={"organisation": "x", "actions": ()}) for cell in ours.cell
    )
    slow = tuple(cell.model_copy(update={"sla_business_hours": 90}) for cell in ours.cell)
    verdicts = [
        sample.ask("verdicts_of_handovers", definition=ours.model_copy(update={"cell": cells})).rows
        for cells in (ours.cell, other, slow)
    ]
    assert verdicts[0] == verdicts[1] != verdicts[2]
