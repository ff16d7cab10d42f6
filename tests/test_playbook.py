"""Who was to do what by when, and did they? Every rule of the playbook at its edges."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given as given_any
from hypothesis import strategies as st

from data.definition import Cell, Definition, Organisation, parse_definition
from queries.answer import to_utc
from tests import oracle
from tests.conftest import LONG_AFTER, TOKYO, tokyo
from tests.stories import OWNERS, Company, Row, companies, examples, loaded, moments
from tests.stories import to_utc as moment_of
from tests.test_identities import naive

HANDED_OVER = "2026-03-02 10:00"  # a Monday; the SLA is 18 business hours
DEADLINE = "2026-03-04 10:00"
SECOND_AFTER = "2026-03-04 10:00:01"

ONE_CELL = """
[[potential]]
name = "A"
is_rest = true
[[intent]]
name = "Any"
is_rest = true
"""
INSIDE = Organisation(name="Inside sales", actor="sales")
AGREED = {"organisation": "Inside sales", "actions": ("call", "visit")}


def agreed(*organisations: Organisation, **cell: Any) -> Definition:
    """Bands of one cell, and what was agreed for it."""
    bands = parse_definition(ONE_CELL)
    return Definition(
        uncounted_activity_types=("automatic_email",),
        potential=bands.potential,
        intent=bands.intent,
        organisation=organisations or (INSIDE,),
        cell=(Cell(potential="A", intent="Any", **(cell or AGREED)),),
    )


@pytest.fixture
def listed(given) -> Callable[..., list[Row]]:
    """The rows of playbook_listed, with times as local text."""

    def listed(definition: Definition, as_of: str = LONG_AFTER, **values: Any) -> list[Row]:
        bound = {"as_of": to_utc(as_of, TOKYO)} | values
        rows = given.dataset.ask("playbook_listed", bound, definition).dicts()
        return [
            {k: tokyo(v) if isinstance(v, datetime) else v for k, v in row.items()} for row in rows
        ]

    return listed


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


# Hot leads that nobody handed over.

HOT = parse_definition(
    """
    [[potential]]
    name = "A"
    is_rest = true
    [[intent]]
    name = "Hot"
    any = [
        { touches = ["inquiry"], within_days = 30 },
        { touches = ["download"], at_least = 2, within_days = 10 },
        { field = "status", in = ["hot"] },
    ]
    [[organisation]]
    name = "Inside sales"
    actor = "sales"
    [[organisation]]
    name = "Marketing"
    actor = "marketing"
    [[cell]]
    potential = "A"
    intent = "Hot"
    is_hot = true
    organisation = "Inside sales"
    actions = ["call"]
    """
)
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


# Any company: against conditions decided in Python.

ORGANISATIONS = (
    Organisation(name="Field", actor="sales", people=("Aoki", "Mori")),
    Organisation(name="Market", actor="marketing"),
    Organisation(name="Both", people=("Mori", "Ōta")),
)
playbooks = st.fixed_dictionaries(
    {
        "organisation": st.sampled_from(["", "Nobody", "Field", "Market", "Both"]),
        "actions": st.sampled_from([(), ("call",), ("meeting", "automatic_email")]),
    }
)


def is_agreed(cell: Cell, definition: Definition, activity: Row) -> bool:
    one = next(one for one in definition.organisation if one.name == cell.organisation)
    kinds = cell.actions or {"call", "meeting", "bulk_update"}
    belongs = not one.people or activity["performed_by"] in one.people
    return belongs and one.actor in (None, activity["actor"]) and activity["activity_type"] in kinds


def expected_states(company: Company, as_of: datetime, definition: Definition) -> list[Row]:
    """The state of each counted handover, out of the oracle's verdicts."""
    rules = oracle.Rules(uncounted_types=frozenset(definition.uncounted_activity_types))
    data = company.for_the_oracle()
    judged = oracle.verdicts(**data, as_of=as_of, rules=rules)
    return [row | {"playbook": state(row, judged, data, as_of, definition)} for row in judged]


def state(row: Row, judged: list[Row], data: Row, as_of: datetime, definition: Definition) -> str:
    (cell,) = definition.cell
    t0, due = row["handed_over_at"], row["deadline_at"]
    later = [r["handed_over_at"] for r in judged if r["lead_id"] == row["lead_id"]]
    until = min((at for at in later if at > t0), default=as_of + timedelta(seconds=1))
    done = []
    for activity in data["activities"]:
        at = activity.get("occurred_at")
        is_own = activity["lead_id"] == row["lead_id"] and activity["actor"] != "lead"
        if is_own and at is not None and at <= as_of:
            at = oracle._moment(oracle.Stamp(at, activity["is_date_only"]), t0, oracle.Rules())
            done += [(at, activity)] if t0 <= at < until else []
    counted = [1 for _, a in done if a["activity_type"] not in definition.uncounted_activity_types]
    if row["verdict"] == "excluded":
        return "excluded"
    if cell.organisation in ("", "Nobody"):
        return "unknown" if cell.organisation else "none"
    if own := [at for at, activity in done if is_agreed(cell, definition, activity)]:
        return "kept" if min(own) <= due else "late"
    if as_of <= due:
        return "open"
    return "other" if counted or row["first_response_at"] else "missed"


@examples(8)
@given_any(company=companies, as_of=moments.map(moment_of), playbook=playbooks)
def test_the_states_are_those_of_an_independent_computation(
    company: Company, as_of: datetime, playbook: dict[str, Any]
) -> None:
    definition = agreed(*ORGANISATIONS, **playbook)
    with loaded(company) as dataset:
        rows = dataset.ask("playbook_listed", {"as_of": naive(as_of)}, definition).dicts()
        found = Counter((r["lead_id"], r["handed_over_at"], r["playbook"]) for r in rows)
        assert found == Counter(
            (r["lead_id"], naive(r["handed_over_at"]), r["playbook"])
            for r in expected_states(company, as_of, definition)
        )
        assert {row["kept_by"] for row in rows} <= {None, *OWNERS}


@examples(6)
@given_any(company=companies, as_of=moments.map(moment_of))
def test_every_number_of_the_playbook_is_the_length_of_its_list(
    company: Company, as_of: datetime
) -> None:
    values = {"as_of": naive(as_of)}
    with loaded(company) as dataset:
        cells = dataset.ask("playbook_by_cell", values, HOT).dicts()
        leads = dataset.ask("leads_by_cell", values, HOT).dicts()
        for cell in cells:
            place = {
                axis: None if cell[axis] == "total" else cell[axis]
                for axis in ("potential", "intent")
            }
            for which, column in {
                **{s: f"count_{s}" for s in ("late", "other", "missed", "open", "handovers")},
                "kept": "count_playbook_kept",
                "due": "count_playbook_due",
                "hot_never_handed_over": "count_hot_never_handed_over",
            }.items():
                rows = dataset.ask("playbook_listed", values | place | {"which": which}, HOT)
                assert (which, len(rows)) == (which, cell[column])
        whole = next(c for c in cells if c["potential"] == c["intent"] == "total")
        for column in ("count_leads", "count_handovers"):
            assert whole[column] == sum(cell[column] for cell in leads)


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
