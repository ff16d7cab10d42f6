"""What the conditions ask: outcomes, points, the stage of a deal; and why a lead stands where."""

import pytest

from data.definition import parse_definition
from queries.answer import to_utc
from tests.conftest import LONG_AFTER, TOKYO

INTENT = '[[intent]]\nname = "yes"\n'
REST = '[[intent]]\nname = "no"\nis_rest = true\n'


@pytest.fixture
def placed(given):
    """Each lead's row of leads_listed, by its id."""

    def placed(toml: str, as_of: str = LONG_AFTER):
        values = {"as_of": to_utc(as_of, TOKYO)}
        rows = given.dataset.ask("leads_listed", values, parse_definition(toml)).dicts()
        return {row["lead_id"]: row for row in rows}

    return placed


@pytest.fixture
def intents(placed):
    """Each lead's intent band."""

    def intents(toml: str, as_of: str = LONG_AFTER):
        return {lead_id: row["intent"] for lead_id, row in placed(toml, as_of).items()}

    return intents


# Touches with an outcome, a subject.


def test_an_outcome_of_a_touch_is_compared_whatever_its_case(given, intents):
    given.touch("asked", at="2027-06-01 10:00", kind="seminar", outcome="Asked A Question")
    given.touch("only came", at="2027-06-01 10:00", kind="seminar", outcome="asked")
    given.touch("nothing said", at="2027-06-01 10:00", kind="seminar")
    rule = (
        INTENT + "any = [{ touches = ['seminar'], outcome = ['asked a QUESTION'], "
        "within_days = 90 }]\n" + REST
    )
    assert intents(rule) == {"asked": "yes", "only came": "no", "nothing said": "no"}


def test_a_subject_of_a_touch_needs_only_to_contain_the_word(given, intents):
    given.touch("paper", at="2027-06-01 10:00", subject="The WHITE PAPER on 100 % recycling")
    given.touch("price list", at="2027-06-01 10:00", subject="prices")
    rule = (
        INTENT + "any = [{ touches = ['download'], subject = ['white paper', '100 %'], "
        "within_days = 90 }]\n" + REST
    )
    assert intents(rule) == {"paper": "yes", "price list": "no"}


def test_the_same_touch_counts_for_two_conditions_that_ask_differently(given, intents):
    given.touch("L1", at="2027-06-01 10:00", kind="seminar", outcome="asked")
    given.touch("L1", at="2027-06-02 10:00", kind="seminar")
    both = (
        "all = [{ touches = ['seminar'], at_least = 2, within_days = 90 }, "
        "{ touches = ['seminar'], outcome = ['asked'], at_least = %d, within_days = 90 }]\n"
    )
    assert intents(INTENT + both % 1 + REST) == {"L1": "yes"}
    assert intents(INTENT + both % 2 + REST) == {"L1": "no"}


# Points.

POINTS = """
[points]
half_life_days = 30
each = [{ touches = ["download"], points = 10 }, { touches = [], points = 1 }]
"""


def enough(points: float, toml: str = POINTS) -> str:
    return toml + INTENT + f"any = [{{ field = 'points', at_least = {points} }}]\n" + REST


def test_points_halve_with_every_half_life(given, intents):
    given.touch("today", at=LONG_AFTER)
    given.touch("30 days", at="2027-05-31 12:00")
    given.touch("60 days", at="2027-05-01 12:00")
    assert intents(enough(10)) == {"today": "yes", "30 days": "no", "60 days": "no"}
    assert intents(enough(5)) == {"today": "yes", "30 days": "yes", "60 days": "no"}
    assert intents(enough(2.5)) == {"today": "yes", "30 days": "yes", "60 days": "yes"}


def test_points_without_a_half_life_never_fade(given, intents):
    given.touch("L1", at="2017-01-01 12:00")
    given.touch("L1", at="2027-01-01 12:00")
    faded_never = POINTS.replace("half_life_days = 30\n", "")
    assert intents(enough(20, faded_never)) == {"L1": "yes"}
    assert intents(enough(20.5, faded_never)) == {"L1": "no"}


def test_a_touch_counts_for_the_first_entry_that_names_its_type_alone(given, intents):
    given.touch("download", at=LONG_AFTER)
    given.touch("other", at=LONG_AFTER, kind="seminar")
    assert intents(enough(10.5)) == {"download": "no", "other": "no"}
    assert intents(enough(1)) == {"download": "yes", "other": "yes"}


def test_what_comes_after_the_moment_is_worth_nothing(given, intents):
    given.touch("L1", at="2027-06-30 12:01")
    given.touch("L2", at="2027-06-30 12:00")
    assert intents(enough(1)) == {"L1": "no", "L2": "yes"}


def test_points_of_a_lead_that_was_handed_over_stand_as_they_were_then(given, intents):
    given.touch("L1", at="2026-03-02 10:00")
    given.handover("L1", at="2026-03-02 10:00")
    given.touch("L1", at="2026-03-02 10:01")
    assert intents(enough(10)) == {"L1": "yes"}
    assert intents(enough(10.5)) == {"L1": "no"}


def test_a_lead_without_touches_has_no_points_or_unknown_ones_where_nobody_logs_touches(
    given, intents
):
    given.lead("L1")
    assert intents(enough(1)) == {"L1": "not scored"}
    given.touch("L2", at=LONG_AFTER)
    assert intents(enough(1)) == {"L1": "no", "L2": "yes"}


def test_points_may_count_against_a_lead(given, intents):
    given.touch("L1", at=LONG_AFTER, kind="unsubscribe")
    toml = "[points]\neach = [{ touches = ['unsubscribe'], points = -5 }]\n"
    assert intents(enough(-5, toml)) == {"L1": "yes"}
    assert intents(enough(-4.9, toml)) == {"L1": "no"}


# The stage of a deal.


def test_the_newest_deal_that_names_the_lead_gives_its_stage(given, intents):
    given.lead("L1", account_id="C1")
    given.deal("L1", created="2026-01-05 10:00", stage="Proposal")
    given.deal("L1", created="2026-02-05 10:00", stage="Talks")
    given.deal(created="2026-03-05 10:00", stage="Proposal", account_id="C1")
    rule = INTENT + "any = [{ field = 'deal_stage', in = ['proposal'] }]\n" + REST
    assert intents(rule, as_of="2026-01-04 10:00") == {"L1": "not scored"}
    assert intents(rule, as_of="2026-01-05 10:00") == {"L1": "yes"}
    assert intents(rule, as_of="2026-02-06 10:00") == {"L1": "no"}


# Why a lead stands in its cell.


def test_each_condition_says_whether_it_holds_and_what_the_lead_has(given):
    given.lead("L1", annual_revenue=500, job_title="IT Manager")
    given.touch("L1", at=LONG_AFTER)
    definition = parse_definition(
        """
        [[potential]]
        name = "A"
        all = [
            { field = "annual_revenue", at_least = 100 },
            { any = [
                { field = "employees", at_least = 5 },
                { field = "job_title", contains = ["ceo"] },
            ] },
        ]
        [[potential]]
        name = "rest"
        is_rest = true
        [[intent]]
        name = "Hot"
        any = [{ touches = ["download"], at_least = 2, within_days = 9 }]
        [[exclusion]]
        field = "industry"
        in = ["food"]
        """
    )
    (lead,) = given.dataset.cursor().execute("select lead_no from lead_facts").fetchall()
    values = {"lead_no": lead[0], "as_of": to_utc(LONG_AFTER, TOKYO)}
    rows = given.dataset.ask("lead_conditions", values, definition).rows
    assert rows == [
        ("potential", "A", "", None, False),
        ("potential", "A", "0", "500.0", True),
        ("potential", "A", "1.0", None, None),
        ("potential", "A", "1.1", "IT Manager", False),
        ("potential", "rest", "", None, True),
        ("intent", "Hot", "", None, False),
        ("intent", "Hot", "0", "1", False),
        ("exclusion", "0", "", None, None),
    ]


def test_the_values_that_a_definition_can_name_are_told_with_their_frequency(given):
    given.lead("L1", industry="food")
    given.lead("L2", industry="food")
    given.touch("L1", at="2027-06-01 10:00")
    given.activity("L1", at="2027-06-02 10:00", outcome="Budget")
    rows = given.dataset.ask("field_values").rows
    assert rows == [
        ("activities", "call", 1),
        ("industry", "food", 2),
        ("outcome", "Budget", 1),
        ("performed_by", "Aoki", 1),
        ("touches", "download", 1),
    ]
