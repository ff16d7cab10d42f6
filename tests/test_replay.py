"""The second computation of the what-if rules, on examples by hand. 2 March 2026 is a Monday."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from data.definition import Definition, parse_definition
from tests.replay import Row, cases, cells_at, deals_caught, hot_at, is_hot, numbers
from tests.stories import to_utc

BANDS = """
uncounted_activity_types = []
[[potential]]
name = "A"
any = [{ field = "employees", at_least = 100 }, { field = "industry", in = ["Food"] }]
[[potential]]
name = "B"
is_rest = true
[[intent]]
name = "Hot"
any = [{ touches = ["inquiry"], within_days = 10 }]
[[intent]]
name = "Cool"
is_rest = true
[[cell]]
potential = "A"
intent = "Hot"
is_hot = true
"""
DEFINITION = parse_definition(BANDS)
BIG: Row = {"lead_id": "L1", "employees": 100}
SECOND = timedelta(seconds=1)


def at(text: str) -> datetime:
    """A time of March 2026, in Tokyo."""
    return to_utc(datetime.fromisoformat(f"2026-03-{text}"))


AS_OF = at("31 12:00")


def touch(when: str, kind: str = "inquiry", **more: Any) -> Row:
    return {
        "lead_id": "L1",
        "activity_type": kind,
        "actor": "lead",
        "occurred_at": at(when),
    } | more


def deal(deal_id: str, created: str | None, closed: str | None = None, **more: Any) -> Row:
    times = {"created_at": created and at(created), "closed_at": closed and at(closed)}
    stage = {"deal_stage": "won" if closed else "proposal", "is_closed": closed is not None}
    return {"deal_id": deal_id, "lead_id": "L1"} | times | stage | more


def company(**tables: list[Row]) -> dict[str, list[Row]]:
    empty: dict[str, list[Row]] = {"handovers": [], "activities": [], "deals": []}
    return {"leads": [BIG]} | empty | tables


def handover(when: str, **more: Any) -> Row:
    return {"lead_id": "L1", "handed_over_at": at(when), "owner_name": "Aoki"} | more


def by_rule(rule: str, more: str = "") -> Definition:
    return parse_definition(f"{more}\n[mql]\nall = [{rule}]")


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


# Handovers.


def test_a_handover_is_hot_by_what_was_known_then():
    rows = company(
        handovers=[handover("02 10:00"), handover("16 10:00")], activities=[touch("10 10:00")]
    )
    often = DEFINITION.model_copy(update={"repeat_after_days": 10})
    assert [case["is_hot"] for case in cases(rows, often, AS_OF)] == [False, True]
    assert [case["is_hot"] for case in cases(rows, DEFINITION, AS_OF)] == [False]  # one handover


def test_the_cell_sets_the_deadline():
    call = touch("02 15:00", "call", actor="sales", performed_by="Aoki")
    rows = company(handovers=[handover("02 10:00")], activities=[touch("01 10:00"), call])
    hasty = DEFINITION.cell[0].model_copy(update={"sla_business_hours": 4})
    within = DEFINITION.model_copy(update={"cell": (hasty,)})
    assert [case["verdict"] for case in cases(rows, DEFINITION, AS_OF)] == ["followed_up"]
    assert [case["verdict"] for case in cases(rows, within, AS_OF)] == ["followed_up_late"]


def test_a_handover_converts_by_a_deal_and_is_won_once_the_deal_is():
    rows = company(handovers=[handover("02 10:00")], deals=[deal("D1", "03 10:00", "20 10:00")])
    (before,), (after,) = (cases(rows, DEFINITION, at(now)) for now in ("20 09:59", "20 10:00"))
    assert (before["converted"], before["won"]) == (True, False)
    assert (after["converted"], after["won"]) == (True, True)


def test_of_two_handovers_of_one_moment_only_the_second_has_a_window():
    call = touch("02 15:00", "call", actor="sales", performed_by="Aoki")
    twice = [handover("02 10:00", handover_id=number) for number in ("H1", "H2")]
    anew = DEFINITION.model_copy(update={"repeat_after_days": 0})
    found = cases(company(handovers=twice, activities=[call]), anew, AS_OF)
    assert [case["verdict"] for case in found] == ["ignored", "followed_up"]


# Deals.


def caught(rows: dict[str, list[Row]], definition: Definition = DEFINITION) -> dict[str, bool]:
    found = deals_caught(rows, definition, AS_OF)
    return {row["deal_id"]: row["is_caught"] for row in found}


def test_a_deal_is_caught_where_the_handover_that_it_counts_for_is_hot():
    definition = DEFINITION.model_copy(update={"repeat_after_days": 10})
    rows = company(
        handovers=[handover("02 10:00"), handover("16 10:00")],  # cold, hot
        activities=[touch("10 10:00")],
        deals=[
            deal("before", "01 10:00", "01 11:00"),
            deal("of the first", "03 10:00", "15 10:00"),
            deal("open at the second", "03 10:00"),
            deal("of the second", "17 10:00"),
            deal("without a time", None),
        ],
    )
    assert caught(rows, definition) == {
        "before": False,
        "of the first": False,
        "open at the second": True,
        "of the second": True,
        "without a time": True,
    }


def test_without_a_handover_a_deal_is_caught_where_the_lead_was_hot_by_then():
    days: Row = {"created_at_is_date_only": True}
    deals = [
        deal("too early", "10 09:59"),
        deal("at once", "10 10:00"),
        deal("on the day", "10 00:00", **days),
        deal("the day before", "09 00:00", **days),
        deal("without a time", None),
        deal("not known yet", "31 12:01"),
    ]
    assert caught(company(activities=[touch("10 10:00")], deals=deals)) == {
        "too early": False,
        "at once": True,
        "on the day": True,
        "the day before": False,
        "without a time": True,
    }


def test_a_deal_of_a_lead_that_is_not_there_yet_counts_and_is_not_caught():
    late = BIG | {"created_at": AS_OF + SECOND}
    rows = company(leads=[late], activities=[touch("02 10:00")], deals=[deal("D1", "03 10:00")])
    assert caught(rows) == {"D1": False}


def test_a_deal_counts_of_no_excluded_lead_and_of_no_account_that_was_never_handed_over():
    of_account = {"lead_id": None, "account_id": "C1"}
    deals = [deal("D1", "03 10:00"), deal("D2", "03 10:00", **of_account)]
    lead = BIG | {"account_id": "C1"}
    student = lead | {"excluded_reason": "student"}
    handed_over = [handover("02 10:00")]
    assert list(caught(company(leads=[lead], deals=deals))) == ["D1"]
    assert list(caught(company(leads=[lead], deals=deals, handovers=handed_over))) == ["D1", "D2"]
    assert caught(company(leads=[student], deals=deals, handovers=handed_over)) == {}


# All together.


def test_the_numbers_of_a_small_company():
    """By hand: L1 hot and won, L2 hot and ignored, L3 cold and waiting, L4 hot and excluded; L5
    was never handed over: hot on the 10th, with one deal before that and one after.
    """
    leads = [BIG | {"lead_id": f"L{n}"} for n in range(1, 6)]
    leads[3]["excluded_reason"] = "student"
    handed = [handover("03 10:00", lead_id=f"L{n}") for n in (1, 2, 4)]
    rows = company(
        leads=leads,
        handovers=[*handed, handover("31 11:00", lead_id="L3")],
        activities=[
            *(touch("02 10:00", lead_id=f"L{n}") for n in (1, 2, 4)),
            touch("10 10:00", lead_id="L5"),
        ],
        deals=[
            deal("D1", "04 10:00", "20 10:00", amount=300),
            deal("D4", "04 10:00", lead_id="L4"),
            deal("D5", "09 10:00", "20 10:00", lead_id="L5", amount=50),
            deal("D6", "11 10:00", lead_id="L5", amount=70),
        ],
    )
    assert numbers(rows, DEFINITION, AS_OF) == {
        "count_handovers": 3,
        "count_converted": 1,
        "count_hot_handovers": 2,
        "count_hot_converted": 1,
        "count_hot_won": 1,
        "count_hot_ignored": 1,
        "count_hot_late": 0,
        "count_hot_due": 2,
        "count_hot_leads": 1,
        "count_deals": 3,
        "count_deals_caught": 2,
        "count_won_deals": 2,
        "count_won_deals_caught": 1,
        "won_amount": 350,
        "won_amount_caught": 300,
    }
