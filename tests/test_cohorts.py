"""Cohorts at equal age: a handover counts once it is old enough, and what came later does not."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given as for_random
from hypothesis import strategies as st

from data.load import load
from queries import Dataset
from queries.answer import to_utc
from tests.conftest import LONG_AFTER, TOKYO
from tests.stories import Company, companies, examples, loaded, moments
from tests.stories import to_utc as moment_of
from tests.test_identities import DEFINITION, naive

REPO = Path(__file__).resolve().parent.parent
Row = dict[str, Any]
LISTS = {
    "old_enough": "count_old_enough", "converted_in_time": "count_converted_in_time",
    "old_enough_due": "count_old_enough_due", "answered_in_time": "count_answered_in_time",
}  # fmt: skip


def cohorts(dataset: Dataset, as_of: str = LONG_AFTER, **values: Any) -> list[Row]:
    asked = {"as_of": to_utc(as_of, TOKYO), "unit": "month"} | values
    return dataset.ask("cohorts_by_age", asked).dicts()


@pytest.mark.parametrize(
    ("created", "is_in_time"), [("2026-04-01 10:00:00", True), ("2026-04-01 10:00:01", False)]
)
def test_a_deal_counts_up_to_so_many_days_after_the_handover(given, created, is_in_time):
    given.handover("L1", at="2026-03-02 10:00:00")
    given.deal("L1", created=created)
    (row,) = cohorts(given.dataset, within_days=30)
    assert (row["count_old_enough"], row["count_converted_in_time"]) == (1, int(is_in_time))


@pytest.mark.parametrize(
    ("as_of", "is_old_enough"), [("2026-04-01 10:00:00", True), ("2026-04-01 09:59:59", False)]
)
def test_a_younger_handover_is_left_out_though_it_converted(given, as_of, is_old_enough):
    given.handover("L1", at="2026-03-02 10:00:00")
    given.deal("L1", created="2026-03-03 10:00")
    (row,) = cohorts(given.dataset, as_of, within_days=30)
    assert row["count_old_enough"] == row["count_converted_in_time"] == int(is_old_enough)
    assert row["is_too_young"] is not is_old_enough


def test_one_that_is_too_young_sets_its_whole_cohort_apart(given):
    given.handover("old", at="2026-03-02 10:00")
    given.handover("young", at="2026-03-31 10:00")
    (row,) = cohorts(given.dataset, "2026-04-15 10:00", within_days=30)
    assert (row["count_counted"], row["count_old_enough"], row["is_too_young"]) == (2, 1, True)


def test_an_answer_counts_up_to_so_many_days_after_the_handover(given):
    given.handover("L1", at="2026-03-02 10:00")
    given.handover("L2", at="2026-03-02 10:00")
    given.activity("L1", at="2026-03-30 10:00")
    given.activity("L2", at="2026-04-30 10:00")
    (row,) = cohorts(given.dataset, within_days=30)
    assert (row["count_answered_in_time"], row["count_old_enough_due"]) == (1, 2)


def test_without_an_age_it_is_90_days(given):
    given.handover("L1", at="2026-03-02 10:00")
    assert cohorts(given.dataset) == cohorts(given.dataset, within_days=90)


@examples(4)
@for_random(
    company=companies, as_of=moments.map(moment_of), unit=st.sampled_from(["week", "month"]),
    within_days=st.sampled_from([0, 1, 7, 30]),
)  # fmt: skip
def test_every_list_of_a_cohort_is_as_long_as_its_number(
    company: Company, as_of: Any, unit: str, within_days: int
) -> None:
    values = {"as_of": naive(as_of), "unit": unit, "within_days": within_days}
    with loaded(company) as dataset:
        rows = dataset.ask("cohorts_by_age", values, DEFINITION).dicts()
        for row in rows:
            for which, column in LISTS.items():
                asked = values | {"period_on": row["period_on"], "which": which}
                listed = dataset.ask("period_handovers_listed", asked, DEFINITION)
                assert (which, len(listed)) == (which, row[column])
        asked = values | {"rate": "conversion"}
        by_rate = dataset.ask("rates_by_period", asked, DEFINITION).dicts()
        assert [(row["numerator"], row["denominator"]) for row in by_rate] == [
            (row["count_converted_in_time"], row["count_old_enough"]) for row in rows
        ]


@pytest.mark.parametrize("within_days", [30, 90, 180])
def test_olist_cohorts_sum_to_what_converts_by_that_age(shared_data, tmp_path, within_days):
    load([shared_data / "olist"], tmp_path, mapping_path=REPO / "data" / "mappings" / "olist.toml")
    dataset = Dataset.current(tmp_path)
    (age,) = (r for r in dataset.ask("deals_by_age").dicts() if r["within_days"] == within_days)
    rows = dataset.ask("cohorts_by_age", {"unit": "month", "within_days": within_days}).dicts()
    assert sum(row["count_old_enough"] for row in rows) == age["count_old_enough"]
    found = sum(row["count_converted_in_time"] for row in rows)
    assert found == age["count_old_enough_converted"]
    apart = [row["period_on"] for row in rows if row["is_before_deals"]]
    assert apart == [date(2017, month, 1) for month in range(6, 13)]
