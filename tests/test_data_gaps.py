"""What the data can't say: owners known of deals only, no deal lost."""

import pytest

from queries.answer import to_utc
from tests.conftest import LONG_AFTER, TOKYO


@pytest.fixture
def gaps(given):
    return lambda: given.dataset.ask("data_gaps", {"as_of": to_utc(LONG_AFTER, TOKYO)}).one()


def convert(given, lead_id: str, owner: str) -> None:
    given.handover(lead_id, owner=owner)
    given.deal(lead_id, created="2026-03-05", closed="2026-03-20", stage="won")


def test_owners_that_only_deals_name_say_nothing(given, gaps):
    for number in range(3):
        convert(given, f"W{number}", owner="Aoki")
    for number in range(4):
        given.handover(f"L{number}", owner="")
    assert gaps()["is_owner_unknown"]


def test_owners_of_leads_that_did_not_convert_can_be_compared(given, gaps):
    convert(given, "W1", owner="Aoki")
    given.handover("L1", owner="Aoki")
    for number in range(9):
        given.handover(f"U{number}", owner="")
    assert not gaps()["is_owner_unknown"]


def test_no_owner_at_all_can_be_compared_with_nobody(given, gaps):
    given.handover("L1", owner="")
    assert gaps()["is_owner_unknown"]


def test_deals_that_were_lost_are_known(given, gaps):
    convert(given, "W1", owner="Aoki")
    assert (gaps()["count_won"], gaps()["count_lost"]) == (1, 0)
    given.deal("W1", created="2026-03-05", closed="2026-03-21", stage="lost")
    assert (gaps()["count_won"], gaps()["count_lost"]) == (1, 1)
