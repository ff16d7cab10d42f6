"""What enters or leaves what is hot when a definition is changed, and why.

2 March 2026 is a Monday; in the bands of the examples a large company that asks is hot.
"""

from collections.abc import Callable
from typing import Any

import pytest

from data.definition import Definition, parse_definition
from data.dials import turned
from data.draft import Draft
from queries.answer import to_utc
from queries.trial import Trial
from tests.conftest import TOKYO
from tests.stories import Row

DEFINITION = parse_definition("""
[[potential]]
name = "Large"
any = [{ field = "employees", at_least = 1000 }]
[[potential]]
name = "Small"
is_rest = true
[[intent]]
name = "Asked"
any = [{ touches = ["inquiry"], within_days = 90 }]
[[intent]]
name = "Silent"
is_rest = true
[[cell]]
potential = "Large"
intent = "Asked"
is_hot = true
""")
EMPLOYEES, INQUIRIES, DAYS = (
    "potential.0.any.0.at_least", "intent.0.any.0.at_least", "intent.0.any.0.within_days",
)  # fmt: skip
LARGER = turned(DEFINITION, EMPLOYEES, 2000)


def asks(given, lead: str = "L1", at: str = "2026-03-01 10:00", **columns: Any) -> None:
    """A lead of a large company that asks."""
    given.lead(lead, **{"employees": 1500} | columns)
    given.touch(lead, at=at, kind="inquiry")


@pytest.fixture
def flips(answer_of) -> Callable[..., list[Row]]:
    """The flips of a draft against the agreed definition."""

    def flips(
        draft: Definition, agreed: Definition = DEFINITION, name: str = "flips_listed", **more: Any
    ) -> list[Row]:
        return answer_of(name, definition=Trial(draft, agreed), **more)

    return flips


def told(rows: list[Row], *names: str) -> list[tuple]:
    return [tuple(row[name] for name in names) for row in rows]


# Which cases flip.


def test_a_lead_that_is_hot_by_the_draft_alone_enters_and_by_the_agreed_one_alone_leaves(
    given, flips
):
    asks(given, "L1")
    asks(given, "L2", employees=3000)
    given.handover("L1", at="2026-03-02 10:00")
    assert told(flips(LARGER), "lead_id", "flip") == [("L1", "leaves")]
    assert told(flips(DEFINITION, LARGER), "lead_id", "flip") == [("L1", "enters")]


def test_a_flip_names_its_moment_and_its_cell_by_either_definition(given, flips):
    asks(given, "L1")
    given.handover("L1", at="2026-03-02 10:00")
    asks(given, "L2", at="2026-03-03 10:00")
    names = ("lead_id", "seen_at", "is_handed_over", "potential_before", "potential", "intent")
    assert told(flips(LARGER), *names) == [
        ("L2", "2026-03-03 10:00", False, "Large", "Small", "Asked"),
        ("L1", "2026-03-02 10:00", True, "Large", "Small", "Asked"),
    ]


def test_a_lead_that_has_been_hot_all_along_names_no_moment_in_any_list(given, flips, answer_of):
    """Nobody knows when it was created: 1900 is no answer."""
    rule = parse_definition('[mql]\nany = [{ field = "employees", at_least = 1000 }]')
    given.lead("L1", employees=1500)
    hot = answer_of("cases_listed", definition=rule, which="never_handed_over")
    assert told(hot, "lead_id", "seen_at") == [("L1", None)]
    assert told(flips(rule), "lead_id", "seen_at") == [("L1", None)]


def test_an_excluded_lead_flips_only_where_the_exclusion_is_what_differs(given, flips):
    asks(given, "L1", excluded_reason="student")
    asks(given, "L2", industry="rival")
    rivals = parse_definition('exclusion = [{ field = "industry", in = ["rival"] }]').exclusion
    without = DEFINITION.model_copy(update={"exclusion": rivals})
    assert told(flips(LARGER, without), "lead_id", "flip") == []
    assert told(flips(without), "lead_id", "flip") == [("L2", "leaves")]


def test_a_lead_that_merely_becomes_hot_at_another_time_is_no_flip_in_any_period(given, flips):
    """By the agreed definition hot since 10 February, by the draft since 5 March."""
    given.lead("L1", employees=1500)
    for day in ("2026-02-10", "2026-03-05"):
        given.touch("L1", at=f"{day} 10:00", kind="inquiry")
    twice = turned(DEFINITION, INQUIRIES, 2)
    march = to_utc("2026-03-01 00:00", TOKYO)
    for period in ({}, {"from_at": march}, {"until_at": march}):
        assert flips(twice, **period) == []
        assert flips(DEFINITION, twice, **period) == []


def test_a_lead_that_is_never_hot_otherwise_flips_in_the_period_in_which_it_is_hot(given, flips):
    given.lead("L1", employees=1500)
    given.touch("L1", at="2026-02-10 10:00", kind="inquiry")
    twice = turned(DEFINITION, INQUIRIES, 2)
    march = to_utc("2026-03-01 00:00", TOKYO)
    assert told(flips(twice, until_at=march), "flip") == [("leaves",)]
    assert flips(twice, from_at=march) == []
    assert flips(twice, until_at=to_utc("2026-02-10 10:00", TOKYO)) == []


@pytest.mark.parametrize("part", [{"team_name": "East"}, {"source": "web"}])
def test_flips_are_of_the_team_and_source_that_are_looked_at(given, flips, part):
    """One of each is handed over, one of each is not."""
    for lead, own in (("L1", part), ("L2", part), ("L3", {}), ("L4", {})):
        asks(given, lead, owner_name=f"Owner of {lead}", **own)
    for lead in ("L1", "L3"):
        given.handover(lead, at="2026-03-02 10:00", owner=f"Owner of {lead}")
    assert {row["lead_id"] for row in flips(LARGER)} == {"L1", "L2", "L3", "L4"}
    assert {row["lead_id"] for row in flips(LARGER, **part)} == {"L1", "L2"}


def test_a_handover_that_only_one_definition_counts_is_a_flip_without_a_condition(given, flips):
    asks(given)
    for day in ("2026-03-02", "2026-03-09"):
        given.handover("L1", at=f"{day} 10:00")
    often = turned(DEFINITION, "repeat_after_days", 0)
    assert told(flips(often), "flip", "seen_at") == [("enters", "2026-03-09 10:00")]
    assert told(flips(DEFINITION, often), "flip", "seen_at") == [("leaves", "2026-03-09 10:00")]
    assert flips(often, name="flip_reasons") == []


def test_two_handovers_of_one_moment_are_two_flips(given, flips):
    """One inquiry: the definition that asks for two of them knows it as silent."""
    often = turned(turned(DEFINITION, "repeat_after_days", 0), INQUIRIES, 2)
    silent = Draft.of(often).toggled_hot("Large", "Silent").definition
    asks(given)
    for number in ("H1", "H2"):
        given.handover("L1", at="2026-03-02 10:00", handover_id=number)
    (counts,) = flips(silent, often, "flip_counts")
    assert counts["count_enters"] == 2
    assert told(flips(silent, often), "potential", "intent") == [("Large", "Silent")] * 2


def test_a_flip_has_a_deal_made_since_it_was_hot_or_at_its_handover(given, flips):
    for lead, handed_over, created in (
        ("L1", "", "2026-02-20 10:00"),  # before it was hot
        ("L2", "", "2026-03-05 10:00"),
        ("L3", "2026-03-02 10:00", "2026-03-05 10:00"),
        ("L4", "2026-03-02 10:00", ""),
        ("L5", "", "2026-03-01 10:00"),  # at the very moment
    ):
        asks(given, lead)
        if handed_over:
            given.handover(lead, at=handed_over)
        if created:
            given.deal(lead, created, "2026-03-30", "won", is_won="true", amount=100)
    rows = flips(DEFINITION, LARGER)
    won = sorted(row["lead_id"] for row in rows if row["has_won_deal"])
    assert won == sorted(row["lead_id"] for row in rows if row["has_deal"])
    assert won == ["L2", "L3", "L5"]
    (counts,) = flips(DEFINITION, LARGER, "flip_counts")
    assert counts == {
        "count_enters": 5, "count_enters_handed_over": 2, "count_enters_with_deal": 3,
        "count_enters_won": 3, "count_leaves": 0, "count_leaves_handed_over": 0,
        "count_leaves_with_deal": 0, "count_leaves_won": 0,
    }  # fmt: skip


# Why they flip.


@pytest.mark.parametrize(
    ("path", "value", "reason"),
    [
        (EMPLOYEES, 2000, ("potential", "Large", "0", "1500.0", False, True)),
        (INQUIRIES, 2, ("intent", "Asked", "0", "1", False, True)),
        (DAYS, 7, ("intent", "Asked", "0", "0", False, True)),
    ],
)
def test_a_flip_names_the_condition_that_no_longer_holds(given, flips, path, value, reason):
    asks(given)
    given.handover("L1", at="2026-03-20 10:00")
    rows = flips(turned(DEFINITION, path, value), name="flip_reasons")
    assert told(rows, "axis", "name", "path", "value", "holds", "held") == [reason]


def test_a_condition_that_is_blank_by_both_definitions_is_no_reason(given, flips):
    both = parse_definition("""
        [mql]
        any = [{ field = "employees", at_least = 1000 }, { field = "score", at_least = 5 }]
    """)
    given.lead("L1", employees=1500)
    rows = flips(turned(both, "mql.any.0.at_least", 2000), both, "flip_reasons")
    assert told(rows, "axis", "path") == [("mql", "0")]


def test_where_only_the_hot_cells_differ_no_condition_is_the_reason(given, flips):
    asks(given, "L1")
    asks(given, "L2", employees=10)
    draft = Draft.of(DEFINITION).toggled_hot("Large", "Asked").toggled_hot("Small", "Asked")
    rows = flips(draft.definition)
    assert sorted(told(rows, "lead_id", "flip")) == [("L1", "leaves"), ("L2", "enters")]
    assert flips(draft.definition, name="flip_reasons") == []


def test_an_exclusion_can_be_the_reason(given, flips):
    small = parse_definition('exclusion = [{ field = "annual_revenue", below = 5 }]').exclusion
    agreed = DEFINITION.model_copy(update={"exclusion": small})
    asks(given, annual_revenue=8)
    rows = flips(turned(agreed, "exclusion.0.below", 10), agreed, "flip_reasons")
    assert told(rows, "lead_id", "axis", "name", "holds", "held") == [
        ("L1", "exclusion", "0", True, False)
    ]
