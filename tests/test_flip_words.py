"""Why a lead enters or leaves what is hot, in words."""

import logging
from collections.abc import Callable, Iterator

import pytest

from data.definition import Definition, parse_definition
from data.draft import Draft
from pages.shared.what_if.flip_words import flip_words
from queries.answer import to_utc
from queries.trial import Trial
from tests.conftest import HANDED_OVER, LONG_AFTER, TOKYO

RULES = """
[[potential]]
name = "A"
any = [
    { field = "employees", at_least = 1000 },
    { field = "annual_revenue", at_least = 10_000_000_000 },
]
[[potential]]
name = "B"
is_rest = true
[[intent]]
name = "Hot"
all = [
    { touches = ["inquiry"], at_least = 1, within_days = 30 },
    { field = "source", in = ["web"] },
]
[[intent]]
name = "Cool"
is_rest = true
[[cell]]
potential = "A"
intent = "Hot"
is_hot = true
[[cell]]
potential = "A"
intent = "Cool"
is_hot = true
"""
EMPLOYEES, REVENUE = "potential.0.any.0", "potential.0.any.1"
INQUIRY, SOURCE = "intent.0.all.0", "intent.0.all.1"
Differences = Callable[[Definition, Definition], dict[str, str]]


@pytest.fixture(autouse=True, scope="module")
def quiet() -> Iterator[None]:
    """Streamlit warns at each sentence that there is no page."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def differences(given) -> Differences:
    """What made the difference for each lead that flips."""

    def differences(agreed: Definition, draft: Definition) -> dict[str, str]:
        values = {"as_of": to_utc(LONG_AFTER, TOKYO)}
        trial = Trial(draft, agreed)
        flips = given.dataset.ask("flips_listed", values, trial).dicts()
        known = given.dataset.ask("flip_conditions_listed", values, trial).dicts()
        said = flip_words(agreed, draft).explained(flips, known)
        return {row["lead_id"]: one for row, one in zip(flips, said, strict=True)}

    return differences


@pytest.fixture
def draft() -> Draft:
    return Draft.of(parse_definition(RULES))


@pytest.fixture
def agreed(draft) -> Definition:
    return draft.whole


def handed_over(given, lead_id: str, inquired: str = "", **columns) -> None:
    """A lead of whom everything is known that the rules ask for."""
    given.lead(lead_id, **({"created_at": "2026-01-01 10:00", "source": "fair"} | columns))
    given.touch(lead_id, at="2026-02-01 10:00", kind="page_view")
    if inquired:
        given.touch(lead_id, at=inquired, kind="inquiry")
    given.handover(lead_id, at=HANDED_OVER)


def test_the_same_definition_flips_nothing(given, differences, agreed):
    handed_over(given, "L1", employees=2000)
    assert differences(agreed, agreed) == {}


def test_a_bound_that_is_now_met_is_said_with_what_the_lead_has(given, differences, draft, agreed):
    handed_over(given, "enters", employees=850)
    handed_over(given, "stays out", employees=700)
    assert differences(agreed, draft.turned(f"{EMPLOYEES}.at_least", 800).definition) == {
        "enters": "Potential A: at least 800 employees, now met "
        "(has 850; agreed: at least 1,000 employees)"
    }


def test_a_bound_that_is_no_longer_met_is_said_with_what_was_agreed(
    given, differences, draft, agreed
):
    handed_over(given, "leaves", annual_revenue=12_000_000_000)
    moved = draft.turned(f"{REVENUE}.at_least", 15e9).definition
    assert differences(agreed, moved) == {
        "leaves": "Potential A: annual revenue of at least 15B, no longer met "
        "(has 12B; agreed: annual revenue of at least 10B)"
    }


def test_only_the_condition_that_was_switched_off_is_named(given, differences, draft, agreed):
    """Its place in the definition is taken by the next one, which holds as before."""
    handed_over(given, "leaves", employees=1000, annual_revenue=1000)
    handed_over(given, "stays", employees=100, annual_revenue=12_000_000_000)
    assert differences(agreed, draft.switched(EMPLOYEES, False).definition) == {
        "leaves": "Potential A: at least 1,000 employees, no longer asked for (has 1,000)"
    }


@pytest.fixture
def only_hot(draft) -> Draft:
    return draft.toggled_hot("A", "Cool")


def test_a_condition_among_those_that_must_all_hold_lets_leads_in_when_it_goes(
    given, differences, only_hot
):
    handed_over(given, "enters", inquired="2026-03-01 10:00", employees=2000, source="fair")
    handed_over(given, "has no inquiry", employees=2000, source="fair")
    moved = only_hot.switched(SOURCE, False).definition
    assert differences(only_hot.definition, moved) == {
        "enters": "Intent Hot: source is “web”, no longer asked for (“fair”)"
    }
    assert differences(moved, only_hot.definition) == {
        "enters": "Intent Hot: source is “web”, newly asked for (“fair”)"
    }


def test_touches_are_counted_in_the_days_of_the_draft(given, differences, only_hot):
    handed_over(given, "enters", inquired="2026-01-20 10:00", employees=2000, source="web")
    moved = only_hot.turned(f"{INQUIRY}.within_days", 60).definition
    assert differences(only_hot.definition, moved) == {
        "enters": "Intent Hot: at least 1 inquiry within 60 days, now met "
        "(1 found; agreed: at least 1 inquiry within 30 days)"
    }


def test_two_conditions_that_made_the_difference_are_both_said(given, differences, only_hot):
    handed_over(given, "enters", inquired="2026-01-20 10:00", employees=850, source="web")
    moved = only_hot.turned(f"{INQUIRY}.within_days", 60).turned(f"{EMPLOYEES}.at_least", 800)
    said = differences(only_hot.definition, moved.definition)["enters"]
    assert said.startswith("Potential A: at least 800 employees, now met")
    assert "; Intent Hot: at least 1 inquiry within 60 days, now met" in said


def test_a_band_that_moves_nobody_is_not_named(given, differences, draft, agreed):
    """The lead would be in A × Hot now; it is hot either way only by its potential."""
    handed_over(given, "enters", inquired="2026-01-20 10:00", employees=850, source="web")
    cold = draft.toggled_hot("B", "Hot").turned(f"{EMPLOYEES}.at_least", 800).definition
    assert "Intent" not in differences(agreed, cold)["enters"]


def test_without_a_condition_it_is_the_hot_cell(given, differences, draft, agreed):
    handed_over(given, "leaves", employees=2000)
    moved = draft.toggled_hot("A", "Cool").definition
    assert differences(agreed, moved) == {"leaves": "A × Cool is no longer hot"}
    assert differences(moved, agreed) == {"leaves": "A × Cool is hot"}


def test_a_condition_and_a_hot_cell_are_both_said(given, differences, draft, only_hot):
    handed_over(given, "enters", employees=850)
    moved = draft.turned(f"{EMPLOYEES}.at_least", 800).definition
    said = differences(only_hot.definition, moved)["enters"]
    assert said.endswith("(has 850; agreed: at least 1,000 employees); A × Cool is hot")


def test_a_band_that_is_gone_is_named_by_what_it_asked(given, differences, draft, agreed):
    handed_over(given, "leaves", employees=2000, annual_revenue=1)
    assert differences(agreed, draft.switched("potential.0", False).definition) == {
        "leaves": "Potential A: at least 1,000 employees, no longer asked for (has 2,000)"
    }


def test_without_a_condition_and_in_the_same_cell_it_is_the_handovers(
    given, differences, draft, agreed
):
    handed_over(given, "L1", employees=2000)
    given.handover("L1", at="2026-03-12 10:00")
    moved = draft.turned("repeat_after_days", 7).definition
    assert differences(agreed, moved) == {"L1": "Its handovers are counted otherwise"}


EXCLUDING = RULES + '[[exclusion]]\nfield = "company_name"\ncontains = ["Rival"]\n'


def test_an_exclusion_is_named(given, differences, agreed):
    handed_over(given, "leaves", employees=2000, company_name="Rival Inc.")
    assert differences(agreed, parse_definition(EXCLUDING)) == {
        "leaves": "Exclusions: company contains “Rival”, newly asked for (“Rival Inc.”)"
    }


RULED = RULES + '[mql]\nany = [{ field = "score", at_least = 60 }]\n'


def test_with_an_mql_rule_the_bands_decide_nothing(given, differences):
    handed_over(given, "enters", employees=850, score=55)
    draft = Draft.of(parse_definition(RULED)).turned("mql.any.0.at_least", 50)
    moved = draft.turned(f"{EMPLOYEES}.at_least", 800).definition
    assert differences(draft.whole, moved) == {}
    assert differences(parse_definition(RULED), moved) == {
        "enters": "MQL rule: score of at least 50, now met (has 55; agreed: score of at least 60)"
    }


def test_another_kind_of_mql_is_said_as_one(given, differences, agreed):
    handed_over(given, "leaves", employees=2000, score=10)
    assert differences(agreed, parse_definition(RULED)) == {
        "leaves": "What makes a lead an MQL is another rule"
    }


POINTS = (
    RULES.replace('{ field = "employees", at_least = 1000 }', '{ field = "points", at_least = 5 }')
    + '[points]\neach = [{ touches = ["inquiry"], points = 3 }]\n'
)


def test_points_that_are_counted_otherwise_are_said_as_such(given, differences):
    handed_over(given, "enters", inquired="2026-03-01 10:00", annual_revenue=1)
    draft = Draft.of(parse_definition(POINTS))
    moved = draft.turned("points.each.0.points", 6).definition
    assert differences(draft.whole, moved) == {
        "enters": "Potential A: points of at least 5, now met (has 6; counted otherwise)"
    }
