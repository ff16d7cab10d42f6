"""The second computation of the what-if rules, on examples by hand. 2 March 2026 is a Monday."""

from data.definition import Definition
from tests.replay import Row, cases, deals_caught, numbers
from tests.replay_examples import AS_OF, BIG, DEFINITION, SECOND, at, company, deal, handover, touch

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
