"""Holes in the log: deals without an activity, owners who log nothing, deals left open."""

from typing import Any

import pytest
from hypothesis import given as examples_of

from data.load import load
from queries import Dataset
from queries.answer import to_utc
from tests.conftest import LONG_AFTER, REPO, TOKYO
from tests.stories import Company, companies, examples, loaded, moments
from tests.stories import to_utc as moment_of
from tests.test_identities import DEFINITION, naive


@pytest.fixture
def ask(given):
    def ask(name: str, as_of: str = LONG_AFTER, **values: Any) -> list[dict[str, Any]]:
        return given.dataset.ask(name, {"as_of": to_utc(as_of, TOKYO)} | values).dicts()

    return ask


def test_a_deal_that_nobody_logged_anything_for_is_a_gap(given, ask):
    for lead_id in ("logged", "bare"):
        given.handover(lead_id, at="2026-03-02 10:00")
        given.deal(lead_id, created="2026-03-05 10:00")
    given.activity("logged", at="2026-03-03 10:00")
    (gaps,) = ask("logging_gaps")
    assert (gaps["count_without_activity"], gaps["count_converted"]) == (1, 2)


def test_an_owner_who_logged_anything_since_is_not_silent(given, ask):
    for owner in ("Aoki", "Mori"):
        given.handover(f"L {owner}", at="2026-03-02 10:00", owner=owner)
    given.activity("another lead", at="2026-03-20 10:00", by="Aoki")
    assert [row["owner_name"] for row in ask("silent_owners")] == ["Mori"]
    (gaps,) = ask("logging_gaps")
    assert (gaps["count_silent_owners"], gaps["count_owners"]) == (1, 2)
    assert gaps["count_due_of_silent"] == gaps["count_ignored_of_silent"] == 1


def test_what_is_logged_after_the_moment_is_not_known(given, ask):
    given.handover("L1", at="2026-03-02 10:00")
    given.activity("L2", at="2026-03-20 10:00")
    assert len(ask("silent_owners", as_of="2026-03-20T09:59")) == 1
    assert len(ask("silent_owners", as_of="2026-03-20T10:00")) == 0


def test_an_owner_whose_handovers_still_wait_is_not_asked_for_a_log(given, ask):
    given.handover("L1", at="2026-03-02 10:00")
    assert ask("logging_gaps", as_of="2026-03-03T10:00")[0]["count_owners"] == 0


def close_one(given: Any, created: str = "2026-01-05", closed: str = "2026-01-15") -> None:
    given.deal("closed", created=created, closed=closed, stage="won", deal_id="D0")


@pytest.mark.parametrize(("as_of", "count_old"), [("2026-03-11", 0), ("2026-03-12", 1)])
def test_an_open_deal_is_old_once_it_is_older_than_the_longest_cycle(given, ask, as_of, count_old):
    close_one(given)
    given.deal("L1", created="2026-03-01", deal_id="D1")
    (row,) = ask("deals_open_too_long", as_of=as_of)
    assert (row["longest_days"], row["count_open"], row["count_old"]) == (10, 1, count_old)


def test_a_deal_that_closes_before_it_is_created_is_no_cycle(given, ask):
    close_one(given, created="2026-01-15", closed="2026-01-05")
    given.deal("L1", created="2026-03-01", deal_id="D1")
    (row,) = ask("deals_open_too_long")
    assert (row["longest_days"], row["count_open"], row["count_old"]) == (None, 1, 0)


def test_a_source_has_its_own_open_deals_beside_the_longest_cycle_of_all(given, ask):
    close_one(given)
    for number, source in enumerate(("web", "fair")):
        given.lead(f"L{number}", source=source)
        given.deal(f"L{number}", created="2026-03-01", deal_id=f"D{number + 1}")
    (row,) = ask("deals_open_too_long", source="web")
    assert (row["longest_days"], row["count_open"], row["count_old"]) == (10, 1, 1)


def test_a_deal_that_closes_later_is_still_open(given, ask):
    close_one(given)
    given.deal("L1", created="2026-02-01", closed="2026-04-01", stage="lost", deal_id="D1")
    (row,) = ask("deals_open_too_long", as_of="2026-03-01")
    assert (row["longest_days"], row["count_old"], row["oldest_days"]) == (10, 1, 28)


def test_an_open_deal_that_belongs_to_no_lead_is_listed_without_one(given, ask):
    close_one(given)
    given.lead("L1", account_id="C1")
    given.deal("", created="2026-03-01", deal_id="D1", account_id="C1")
    (row,) = ask("old_deals_listed")
    assert (row["deal_id"], row["lead_id"]) == ("D1", None)


def test_a_lost_deal_without_a_closing_time_is_not_open(given, ask):
    close_one(given)
    given.deal("L1", created="2026-02-01", stage="lost", deal_id="D1")
    assert ask("deals_open_too_long")[0]["count_open"] == 0


def test_the_open_deals_of_maven_are_older_than_any_that_closed(shared_data, tmp_path):
    mapping = REPO / "data" / "mappings" / "maven.toml"
    load([shared_data / "maven_crm"], tmp_path, mapping_path=mapping)
    row = Dataset.current(tmp_path).ask("deals_open_too_long").one()
    assert row["longest_days"] == 138  # as FACTS.md says
    assert row["count_old"] == len(Dataset.current(tmp_path).ask("old_deals_listed")) > 1000


@examples(3)
@examples_of(company=companies, as_of=moments.map(moment_of))
def test_every_number_is_the_length_of_its_list(company: Company, as_of: Any) -> None:
    with loaded(company) as dataset:

        def ask(name: str, **values: Any) -> list[dict[str, Any]]:
            return dataset.ask(name, {"as_of": naive(as_of)} | values, DEFINITION).dicts()

        (gaps,) = ask("logging_gaps")
        bare = ask("gaps_listed", gap="without_activity")
        assert len(bare) == gaps["count_without_activity"]
        assert len(ask("gaps_listed", gap="silent_owner")) == gaps["count_due_of_silent"]
        assert len(ask("silent_owners")) == gaps["count_silent_owners"]
        teams = ask("silent_owners_by_team")
        assert sum(row["count_silent_owners"] for row in teams) == gaps["count_silent_owners"]
        assert len(ask("old_deals_listed")) == ask("deals_open_too_long")[0]["count_old"]
