"""Marketing's delay, from creation to handover, beside sales', from handover to response."""

from typing import Any

import pytest
from hypothesis import given as examples_of

from queries.answer import to_utc
from tests.conftest import LONG_AFTER, TOKYO
from tests.stories import Company, companies, examples, loaded, moments
from tests.stories import to_utc as moment_of
from tests.test_identities import DEFINITION, naive


@pytest.fixture
def ask(given):
    def ask(name: str, as_of: str = LONG_AFTER, **values: Any) -> list[dict[str, Any]]:
        return given.dataset.ask(name, {"as_of": to_utc(as_of, TOKYO)} | values).dicts()

    return ask


@pytest.fixture
def delay(ask):
    """The delay of one side over all sources."""

    def delay(side: str) -> dict[str, Any]:
        rows = [r for r in ask("delays_by_source") if r["side"] == side and r["is_total"]]
        return rows[0] if rows else {"count_delays": 0}

    return delay


def test_marketings_delay_runs_in_business_hours_from_creation_to_handover(given, delay):
    given.lead("L1", created_at="2026-02-27 16:00")  # a Friday; Monday's handover is at 10:00
    given.handover("L1", at="2026-03-02 10:00")
    assert delay("marketing")["median_business_hours"] == 3


def test_only_the_first_handover_of_a_lead_is_marketings(given, delay):
    given.lead("L1", created_at="2026-03-02 09:00")
    given.handover("L1", at="2026-03-02 10:00")
    given.handover("L1", at="2026-05-11 10:00")
    assert delay("marketing")["count_delays"] == 1
    assert delay("sales")["count_delays"] == 2


def test_a_lead_without_creation_time_has_no_delay_and_is_counted_apart(given, delay, ask):
    given.handover("L1")
    assert delay("marketing")["count_delays"] == 0
    assert ask("delays_left_out")[0]["count_not_known"] == 1


def test_a_handover_on_a_day_before_the_creation_is_implausible(given, delay, ask):
    given.lead("L1", created_at="2026-03-03 00:00:01")
    given.handover("L1", at="2026-03-02 23:59")
    assert delay("marketing")["count_delays"] == 0
    assert ask("delays_left_out")[0]["count_implausible"] == 1


def test_a_handover_known_to_the_day_only_is_not_before_a_creation_on_that_day(given, delay):
    given.lead("L1", created_at="2026-03-02 15:00")
    given.handover("L1", at="2026-03-02")
    assert delay("marketing")["median_business_hours"] == 0


def test_an_unanswered_handover_counts_as_still_waiting(given, delay):
    for lead_id in ("L1", "L2", "L3"):
        given.handover(lead_id, at="2026-03-02 10:00")
    given.activity("L1", at="2026-03-02 11:00")
    sales = delay("sales")
    assert (sales["count_delays"], sales["count_ended"]) == (3, 1)
    assert sales["median_business_hours"] is None


def test_sources_stand_apart_and_sum(given, ask):
    for lead_id, source in (("L1", "web"), ("L2", "web"), ("L3", "")):
        given.lead(lead_id, source=source, created_at="2026-03-02 09:00")
        given.handover(lead_id, at="2026-03-02 10:00")
    found = {(r["side"], r["is_total"], r["source"]): r["count_delays"]
             for r in ask("delays_by_source")}  # fmt: skip
    assert found["marketing", True, None] == 3
    assert (found["marketing", False, "web"], found["marketing", False, None]) == (2, 1)


@examples(3)
@examples_of(company=companies, as_of=moments.map(moment_of))
def test_every_number_is_the_length_of_its_list(company: Company, as_of: Any) -> None:
    for number, row in enumerate(company.leads):
        row["source"] = ("web", "fair", None)[number % 3]
    with loaded(company) as dataset:

        def ask(name: str, **values: Any) -> list[dict[str, Any]]:
            return dataset.ask(name, {"as_of": naive(as_of)} | values, DEFINITION).dicts()

        rows = ask("delays_by_source")
        for row in rows:
            source = None if row["is_total"] else row["source"] or ""
            listed = ask("delays_listed", side=row["side"], of_source=source)
            assert len(listed) == row["count_delays"]
            assert sum(one["is_ended"] for one in listed) == row["count_ended"]
        (left_out,) = ask("delays_left_out")
        for kind in ("not known", "implausible"):
            listed = ask("delays_listed", side="marketing", left_out=kind)
            assert len(listed) == left_out[f"count_{kind.replace(' ', '_')}"]
        counted = sum(r["count_delays"] for r in rows if r["side"] == "marketing" and r["is_total"])
        parts = counted + left_out["count_not_known"] + left_out["count_implausible"]
        assert parts == left_out["count_first_handovers"]
