"""Logs that begin late: what happened before is not in the data, so nobody compares with it."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from data.load import load
from queries import Dataset
from queries.findings import LOG_OF

REPO = Path(__file__).resolve().parent.parent
APART = [f"2017-{month:02}" for month in range(6, 13)]


def test_a_log_that_begins_within_30_days_of_the_first_handover_is_not_late(given):
    given.handover("L1", at="2026-01-05 10:00")
    given.activity("L1", at="2026-02-04 10:00")
    given.deal("L1", created="2026-02-04 10:00:01")
    starts = given.dataset.ask("log_starts").one()
    assert (starts["is_late_for_activities"], starts["is_late_for_deals"]) == (False, True)
    assert starts["activities_comparable_from_at"] is None
    assert starts["deals_comparable_from_at"] == datetime(2026, 2, 4, 1, 0, 1)


def test_the_first_of_each_is_told_by_its_local_day(given):
    given.handover("L1", at="2026-01-05 00:30")
    given.deal("L1", created="2026-01-06 00:30")
    starts = given.dataset.ask("log_starts").one()
    assert starts["first_handover_on"] == date(2026, 1, 5)
    assert starts["first_deal_on"] == date(2026, 1, 6)
    assert starts["first_activity_on"] is None


def test_what_comes_after_the_moment_is_not_seen(given):
    given.handover("L1", at="2026-01-05 10:00")
    given.deal("L1", created="2026-06-01 10:00")
    starts = given.dataset.ask("log_starts", {"as_of": datetime(2026, 5, 1)}).one()
    assert (starts["first_deal_on"], starts["is_late_for_deals"]) == (None, False)


def test_weeks_that_began_before_a_late_log_are_not_judged(given):
    for number in range(12):
        given.handover(f"A{number}", at="2026-01-05 10:00")
        given.handover(f"B{number}", at="2026-04-06 10:00")
        given.activity(f"B{number}", at="2026-04-06 11:00")
    given.handover("C", at="2026-06-01 10:00")
    first, second, _last = given.dataset.ask("rates_by_period").dicts()
    assert (first["is_before_log"], first["is_judged"]) == (True, False)
    assert (second["is_before_log"], second["is_judged"]) == (False, True)
    assert second["center_rate"] == 0


def test_calls_begin_late_for_missed_and_deals_for_conversion(given):
    given.handover("L1", at="2026-01-05 10:00")
    given.activity("L1", at="2026-01-05 11:00")
    given.handover("L2", at="2026-04-06 10:00")
    given.deal("L2", created="2026-04-06 11:00")
    asked = {rate: given.dataset.ask("rates_by_period", {"rate": rate}).dicts()
             for rate in ("missed_sla", "conversion")}  # fmt: skip
    assert [row["is_before_log"] for row in asked["missed_sla"]] == [False, False]
    assert [row["is_before_log"] for row in asked["conversion"]] == [True, False]


@pytest.mark.parametrize(
    ("rate", "start", "is_so"),
    [("conversion", datetime(2026, 2, 1), False), ("conversion", datetime(2026, 5, 1), True),
     ("conversion", None, False), ("ignored", datetime(2026, 2, 1), True)],
)  # fmt: skip
def test_a_period_can_be_compared_once_the_log_of_its_rate_has_begun(given, rate, start, is_so):
    given.handover("L1", at="2026-01-05 10:00")
    given.activity("L1", at="2026-01-05 11:00")
    given.deal("L1", created="2026-04-06 10:00")
    logs = given.dataset.ask("logs_of_period", {"from_at": start}).one()
    assert logs[LOG_OF[rate]] is is_so


@pytest.fixture(scope="module")
def olist(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dataset]:
    home = tmp_path_factory.mktemp("olist")
    load([shared_data / "olist"], home, mapping_path=REPO / "data" / "mappings" / "olist.toml")
    yield Dataset.current(home)


def test_nothing_was_won_at_olist_before_2017_12_05(olist):
    starts = olist.ask("log_starts").one()
    assert (starts["first_handover_on"], starts["first_deal_on"]) == (
        date(2017, 6, 14), date(2017, 12, 5)
    )  # fmt: skip
    assert starts["is_late_for_deals"]
    assert starts["first_activity_on"] is None


@pytest.mark.parametrize("within_days", [30, 90, 180])
def test_the_months_of_2017_are_not_compared(olist, within_days):
    values = {"unit": "month", "rate": "conversion", "within_days": within_days}
    rows = olist.ask("rates_by_period", values).dicts()
    assert [f"{row['period_on']:%Y-%m}" for row in rows if row["is_before_log"]] == APART
    assert not any(row["is_judged"] for row in rows if row["is_before_log"])


@pytest.mark.parametrize("unit", ["week", "month"])
@pytest.mark.parametrize("within_days", [30, 90, 180])
def test_january_2018_is_called_no_improvement(olist, unit, within_days):
    values = {"unit": unit, "rate": "conversion", "within_days": within_days}
    rows = olist.ask("rates_by_period", values).dicts()
    january = [row for row in rows if f"{row['period_on']:%Y-%m}" == "2018-01"]
    assert [row["signal"] for row in january] == [None] * len(january)


def many_deals(given, first: str) -> None:
    """Six deals, the later five a week apart from 6 April 2026."""
    given.handover("L0", at="2026-01-05 10:00")
    for number, created in enumerate([first, "04-06", "04-13", "04-20", "04-27", "05-04"]):
        given.handover(f"L{number}", at="2026-01-05 10:00")
        given.deal(f"L{number}", created=f"2026-{created} 10:00")


def test_a_stray_early_deal_does_not_hide_that_the_others_begin_late(given):
    many_deals(given, first="01-06")
    starts = given.dataset.ask("log_starts").one()
    assert (starts["first_deal_on"], starts["is_late_for_deals"]) == (date(2026, 4, 6), True)


def test_deals_of_leads_that_were_never_handed_over_say_nothing_of_the_log(given):
    given.handover("L1", at="2026-01-05 10:00")
    given.deal("L1", created="2026-04-06 10:00")
    given.deal("L2", created="2026-01-06 10:00")
    assert given.dataset.ask("log_starts").one()["first_deal_on"] == date(2026, 4, 6)
