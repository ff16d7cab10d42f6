"""Whether and when a lead is hot by the second computation, on examples by hand."""

import pytest

from data.definition import parse_definition
from tests.lead_seen import cells_at, hot_at, is_hot
from tests.replay import Row, cases
from tests.replay_examples import (
    AS_OF,
    BANDS,
    BIG,
    DEFINITION,
    SECOND,
    at,
    by_rule,
    company,
    deal,
    handover,
    touch,
)

# Hot at a moment.


def test_a_touch_counts_from_its_moment_to_the_last_second_of_its_days():
    first, last = at("02 10:00"), at("12 10:00")
    moments = (first - SECOND, first, last, last + SECOND)
    asked = [touch("02 10:00")]
    assert [is_hot(DEFINITION, BIG, asked, one) for one in moments] == [False, True, True, False]


@pytest.mark.parametrize(
    ("fields", "potential"),
    [
        ({"employees": 99, "industry": "steel"}, "B"),
        ({"employees": 99}, "B"),  # the blank industry is left out
        ({"industry": "FOOD"}, "A"),
        ({"industry": " "}, "not scored"),
    ],
)
def test_the_rest_takes_what_every_band_before_it_could_decide(fields: Row, potential: str):
    assert cells_at(DEFINITION, fields, [], AS_OF) == (potential, "Cool")


def test_a_blank_part_leaves_all_open_unless_another_part_is_false():
    bands = """
    [[potential]]
    name = "A"
    all = [{ field = "employees", at_least = 100 }, { field = "score", at_least = 1 }]
    [[potential]]
    name = "B"
    is_rest = true
    """
    leads = [{"employees": 100}, {"employees": 99}]
    found = [cells_at(parse_definition(bands), one, [], AS_OF)[0] for one in leads]
    assert found == ["not scored", "B"]


def test_where_nobody_logs_touches_intent_is_unknown():
    assert cells_at(DEFINITION, BIG, None, AS_OF) == ("A", "not scored")
    assert cells_at(DEFINITION, BIG, [], AS_OF) == ("A", "Cool")


def test_points_halve_and_each_touch_counts_for_the_first_entry_that_names_it():
    """By hand, with a half-life of two days: 8 after two days is 4, 2 at once is 2: 6."""
    points = """
    [points]
    half_life_days = 2
    each = [{ touches = ["inquiry"], points = 8 }, { touches = [], points = 2 }]
    """
    touches = [touch("02 10:00"), touch("04 10:00", "download"), touch("04 10:01")]
    for bound, expected in (("6", True), ("6.000001", False)):
        rule = by_rule(f'{{ field = "points", at_least = {bound} }}', points)
        assert is_hot(rule, BIG, touches, at("04 10:00")) is expected


def test_the_mql_rule_decides_instead_of_the_hot_cells():
    rule = by_rule('{ field = "employees", at_least = 100 }')
    both = DEFINITION.model_copy(update={"mql": rule.mql})
    assert is_hot(both, BIG, [], AS_OF)
    assert not is_hot(both, {"industry": "food"}, [touch("31 11:00")], AS_OF)


def test_the_stage_is_that_of_the_newest_deal_by_the_moment():
    rule = by_rule('{ field = "deal_stage", in = ["won"] }')
    deals = [deal("D1", "02 10:00"), deal("D2", "05 10:00", "09 10:00")]
    moments = (at("01 10:00"), at("05 09:59"), at("05 10:00"))
    assert [is_hot(rule, BIG, [], one, deals) for one in moments] == [False, False, True]


def test_an_excluded_lead_is_never_hot():
    rival = 'exclusion = [{ field = "company_name", contains = ["rival"] }]\n'
    asked, moment = [touch("02 10:00")], at("03 10:00")
    definition = parse_definition(rival + BANDS)
    assert is_hot(definition, BIG | {"company_name": "Aomine"}, asked, moment)
    assert not is_hot(definition, BIG | {"company_name": "Rival K.K."}, asked, moment)
    assert not is_hot(definition, BIG | {"excluded_reason": "student"}, asked, moment)


# Leads that were never handed over.


@pytest.mark.parametrize(
    ("created", "touched", "expected"),
    [
        ("01 10:00", "02 10:00", "02 10:00"),  # at the touch
        ("03 10:00", "02 10:00", "03 10:00"),  # known when the lead came in
        ("13 10:00", "02 10:00", None),  # eleven days later: too late
        (None, "02 10:00", "02 10:00"),
    ],
)
def test_a_lead_is_hot_from_its_creation_or_a_touch_on(created, touched, expected):
    lead = BIG | {"created_at": created and at(created)}
    assert hot_at(DEFINITION, lead, [touch(touched)], [], AS_OF) == (expected and at(expected))


def test_a_lead_that_cools_into_the_definition_is_hot_as_of_now():
    silent = by_rule('{ any = [{ field = "points", below = 1 }] }', POINTS_THAT_FADE)
    lead = BIG | {"created_at": at("02 10:00")}
    assert hot_at(silent, lead, [touch("02 10:00")], [], AS_OF) == AS_OF


POINTS_THAT_FADE = """
[points]
half_life_days = 1
each = [{ touches = [], points = 8 }]
"""


def test_a_lead_that_is_not_there_yet_is_no_case():
    rows = company(leads=[BIG | {"created_at": AS_OF + SECOND}], activities=[touch("30 10:00")])
    assert cases(rows, DEFINITION, AS_OF) == []


def test_a_lead_without_a_creation_is_there_from_a_later_handover_on():
    rows = company(handovers=[handover("20 10:00")], activities=[touch("02 10:00")])
    assert cases(rows, DEFINITION, at("19 10:00")) == []
    assert [case["is_handed_over"] for case in cases(rows, DEFINITION, AS_OF)] == [True]
