"""Won deals that the definition did not see coming."""

from typing import Any

import pytest
from hypothesis import given as examples_of

from data.definition import parse_definition
from queries.answer import to_utc
from tests.conftest import LONG_AFTER, TOKYO
from tests.stories import Company, companies, examples, loaded, moments
from tests.stories import to_utc as moment_of
from tests.test_identities import DEFINITION, naive

RULES = parse_definition(
    """
    [[potential]]
    name = "A"
    any = [{ field = "employees", at_least = 1000 }]
    [[potential]]
    name = "B"
    is_rest = true
    [[intent]]
    name = "Any"
    any = [{ touches = [], within_days = 90 }]
    [[cell]]
    potential = "A"
    intent = "Any"
    is_hot = true
    """
)


@pytest.fixture
def origins(given):
    def origins(as_of: str = LONG_AFTER, **values: Any) -> dict[str, int]:
        asked = {"as_of": to_utc(as_of, TOKYO)} | values
        rows = given.dataset.ask("won_deals_by_origin", asked, RULES).dicts()
        return {row["origin"]: row["count_deals"] for row in rows}

    return origins


def win(given: Any, lead_id: str = "L1", **columns: Any) -> None:
    times = {"created": "2026-03-05 10:00", "closed": "2026-04-01 10:00"} | columns
    given.deal(lead_id, stage="won", amount=100, **times)


@pytest.mark.parametrize(("employees", "origin"), [(1000, "as_agreed"), (999, "not_hot")])
def test_a_deal_of_a_lead_handed_over_from_a_hot_cell_is_as_agreed(
    given, origins, employees, origin
):
    given.lead("L1", employees=employees)
    given.touch("L1", at="2026-03-01 10:00")
    given.handover("L1", at="2026-03-02 10:00")
    win(given)
    assert origins() == {origin: 1}


def test_a_lead_that_was_never_scored_is_told_apart_from_a_cool_one(given, origins):
    given.lead("L1", employees=1000)
    given.handover("L1", at="2026-03-02 10:00")
    win(given)
    assert origins() == {"not_scored": 1}


def test_one_handover_from_a_hot_cell_is_enough(given, origins):
    given.lead("L1", employees=1000)
    given.handover("L1", at="2026-01-05 10:00")
    given.touch("L1", at="2026-03-01 10:00")
    given.handover("L1", at="2026-03-02 10:00")
    win(given)
    assert origins() == {"as_agreed": 1}


def test_a_lead_that_was_never_handed_over_is_a_miss_whatever_its_cell(given, origins):
    given.lead("L1", employees=1000)
    given.touch("L1", at="2026-03-01 10:00")
    win(given)
    assert origins() == {"never_handed_over": 1}


def test_a_deal_without_a_lead_is_told_apart(given, origins):
    given.lead("L1", account_id="C1")  # never handed over, so no deal of its account is its own
    win(given, lead_id="", account_id="C1")
    assert origins() == {"no_lead": 1}


def test_an_excluded_lead_is_no_miss(given, origins):
    given.lead("L1", excluded_reason="customer")
    win(given)
    assert origins() == {"excluded": 1}


@pytest.mark.parametrize(
    ("columns", "number"),
    [
        ({"closed": "2026-04-01 00:00"}, 1),
        ({"closed": "2026-04-30 23:59"}, 1),
        ({"closed": "2026-05-01 00:00"}, 0),
        ({"closed": "2026-03-31 23:59"}, 0),
        ({"closed": "", "created": "2026-04-02 10:00"}, 1),  # then the creation counts
    ],
)
def test_a_deal_belongs_to_the_period_in_which_it_was_won(given, origins, columns, number):
    given.lead("L1")
    win(given, **columns)
    period = {
        "from_at": to_utc("2026-04-01T00:00", TOKYO),
        "until_at": to_utc("2026-05-01T00:00", TOKYO),
    }
    assert sum(origins(**period).values()) == number


def test_a_deal_that_is_won_later_is_not_won_yet(given, origins):
    given.lead("L1")
    win(given)
    assert origins(as_of="2026-04-01T09:59") == {}


def test_amounts_are_summed(given):
    given.lead("L1")
    win(given)
    win(given)
    asked = {"as_of": to_utc(LONG_AFTER, TOKYO)}
    (row,) = given.dataset.ask("won_deals_by_origin", asked, RULES).dicts()
    assert (row["count_deals"], row["won_amount"]) == (2, 200)


@examples(3)
@examples_of(company=companies, as_of=moments.map(moment_of))
def test_every_number_is_the_length_of_its_list(company: Company, as_of: Any) -> None:
    with loaded(company) as dataset:

        def ask(name: str, **values: Any) -> list[dict[str, Any]]:
            return dataset.ask(name, {"as_of": naive(as_of)} | values, DEFINITION).dicts()

        rows = {row["origin"]: row for row in ask("won_deals_by_origin")}
        for origin, row in rows.items():
            if origin == "no_lead":
                listed = ask("won_deals_without_lead_listed")
            else:
                listed = ask("won_deals_listed", origin=origin)
            assert len(listed) == row["count_deals"]
            assert row["count_won"] == sum(one["count_deals"] for one in rows.values())
