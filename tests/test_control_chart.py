"""The control chart: which weeks are signals, by published rules and a published example."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given as for_random
from hypothesis import strategies as st

from queries import Dataset
from queries.answer import to_utc
from tests.conftest import TOKYO, Given
from tests.stories import Company, companies, examples, loaded
from tests.stories import to_utc as moment_of
from tests.test_identities import (
    DEFINITION,
    leave_out_what_comes_to_light_later,
    moments,
    naive,
)

Row = dict[str, Any]
FIRST_MONDAY = date(2026, 1, 19)
RATES = ("missed_sla", "ignored", "follow_up", "conversion")
# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.3.2: defective chips on each of 30 wafers of
# 50, with the numbers that it gives: centre .2313, limits .4103 and .0524, beyond them 15 and 23.
DEFECTS = [12, 15, 8, 10, 4, 7, 16, 9, 14, 10, 5, 6, 17, 12, 22, 8, 10, 5, 13, 11, 20, 18, 24, 15,
           9, 12, 7, 13, 9, 6]  # fmt: skip


def weeks(given: Given, *missed_of: tuple[int, int], first: date = FIRST_MONDAY) -> None:
    """So many MQLs in each week, so many of them never answered."""
    for number, (missed, handed_over) in enumerate(missed_of):
        day = first + timedelta(weeks=number)
        for lead in range(handed_over):
            lead_id = f"W{number:02}-{lead:02}"
            given.handover(lead_id, at=f"{day} 10:00")
            if lead >= missed:
                given.activity(lead_id, at=f"{day} 11:00")


def points(dataset: Dataset, as_of: str = "2027-06-30 12:00", **values: Any) -> list[Row]:
    asked = {"as_of": to_utc(as_of, TOKYO)} | values
    return dataset.ask("rates_by_period", asked).dicts()


def signals(dataset: Dataset, **values: Any) -> list[str | None]:
    return [row["signal"] for row in points(dataset, **values)]


def test_the_wafers_of_the_nist_handbook_come_out_as_published(given):
    weeks(given, *((defects, 50) for defects in DEFECTS), first=date(2026, 1, 5))
    rows = points(given.dataset)
    assert [row["numerator"] for row in rows] == DEFECTS
    assert rows[0]["center_rate"] == pytest.approx(0.2313, abs=5e-5)
    assert rows[0]["upper_limit_rate"] == pytest.approx(0.4103, abs=1e-4)
    assert rows[0]["lower_limit_rate"] == pytest.approx(0.0524, abs=1e-4)
    beyond = [n for n, row in enumerate(rows, 1) if row["signal"] in ("above", "below")]
    assert beyond == [15, 23]


def test_limits_are_cut_off_at_0_and_1(given):
    weeks(given, (1, 10), (9, 10), (9, 10))
    first = points(given.dataset)[0]
    assert (first["lower_limit_rate"], first["upper_limit_rate"]) == (
        pytest.approx(0.6333 - 3 * (0.6333 * 0.3667 / 10) ** 0.5, abs=1e-3), 1
    )  # fmt: skip
    assert points(given.dataset, rate="follow_up")[0]["lower_limit_rate"] == 0


def test_where_all_are_alike_nothing_is_a_signal(given):
    weeks(given, *[(0, 10)] * 9)
    assert set(signals(given.dataset)) == {None}


def test_limits_are_wide_where_a_week_holds_few(given):
    weeks(given, (4, 10), (20, 50))
    small, large = points(given.dataset)
    assert small["upper_limit_rate"] > large["upper_limit_rate"]


def test_eight_in_a_row_on_one_side_are_a_signal_seven_are_not(given):
    high, low = (6, 12), (4, 12)
    weeks(given, *[high] * 8, *[low] * 7)
    assert signals(given.dataset) == ["run_above"] * 8 + [None] * 7


def test_a_week_on_the_centre_itself_ends_a_run(given):
    weeks(given, *[(6, 12)] * 4, (5, 12), *[(6, 12)] * 4, *[(4, 12)] * 8)
    rows = points(given.dataset)
    assert rows[4]["rate"] == rows[4]["center_rate"]
    assert [row["run_length"] for row in rows] == [4] * 4 + [0] + [4] * 4 + [8] * 8


def test_fewer_than_ten_are_not_judged_and_end_no_run(given):
    weeks(given, *[(6, 12)] * 4, (0, 9), *[(6, 12)] * 4, *[(4, 12)] * 3)
    rows = points(given.dataset)
    assert not rows[4]["is_judged"]
    assert (rows[4]["lower_limit_rate"], rows[4]["signal"]) == (None, None)
    assert rows[3]["run_length"] == rows[5]["run_length"] == 8


def test_a_week_is_complete_once_it_is_over_and_no_deadline_is_ahead(given):
    given.handover("L1", at="2026-03-05 10:00")  # due on Monday 10:00: two working days
    week = {"2026-03-06 18:00": True, "2026-03-09 09:30": True, "2026-03-09 10:01": False}
    for as_of, is_not_yet_due in week.items():
        (row,) = points(given.dataset, as_of=as_of)
        assert (as_of, row["is_not_yet_due"]) == (as_of, is_not_yet_due)


def test_a_week_that_is_not_due_yet_moves_neither_centre_nor_limits(given):
    weeks(given, (2, 10), (3, 10), first=date(2026, 3, 9))
    given.handover("late", at="2026-03-20 17:00")
    (before, _) = points(given.dataset, as_of="2026-03-20 18:00")
    assert before["center_rate"] == 0.2
    assert points(given.dataset)[0]["center_rate"] == pytest.approx(6 / 21)


def test_what_was_missed_stays_missed_and_what_is_ignored_may_be_answered(given):
    given.handover("L1", at="2026-03-02 10:00")
    given.activity("L1", at="2026-03-20 10:00")
    then, now = (points(given.dataset, as_of=day)[0] for day in ("2026-03-10", "2026-03-21"))
    assert (then["count_missed_sla"], then["count_ignored"]) == (1, 1)
    assert (now["count_missed_sla"], now["count_ignored"]) == (1, 0)


def test_months_are_local_months(given):
    given.handover("L1", at="2026-03-01 00:30")  # still February in UTC
    (row,) = points(given.dataset, unit="month")
    assert (row["period_on"], row["period_until_on"]) == (date(2026, 3, 1), date(2026, 4, 1))


LISTS = {
    "all": "count_handovers", "due": "count_due", "missed_sla": "count_missed_sla",
    "ignored": "count_ignored", "answered": "count_followed_up", "waiting": "count_waiting",
}  # fmt: skip


@examples(4)
@for_random(
    company=companies, as_of=moments.map(moment_of), unit=st.sampled_from(["week", "month"])
)
def test_every_list_of_a_period_is_as_long_as_its_number(company: Company, as_of, unit) -> None:
    with loaded(company) as dataset:
        asked = {"as_of": naive(as_of)}
        rows = dataset.ask("rates_by_period", asked | {"unit": unit}, DEFINITION).dicts()
        everything = dataset.ask("rates", asked, DEFINITION).one()
        assert sum(row["count_handovers"] for row in rows) == everything["count_handovers"]
        assert sum(row["count_missed_sla"] for row in rows) == everything["missed_sla_numerator"]
        for row in rows:
            for which, column in LISTS.items():
                values = {
                    f"{unit}_on": row["period_on"],
                    "which": which if which != "all" else None,
                }
                listed = dataset.ask("handovers_listed", asked | values, DEFINITION)
                assert (which, len(listed)) == (which, row[column])


@examples(4)
@for_random(company=companies, as_ofs=st.lists(moments.map(moment_of), min_size=2, max_size=4))
def test_ever_missed_never_falls_once_a_period_is_due(company: Company, as_ofs) -> None:
    leave_out_what_comes_to_light_later(company)
    missed: dict[date, int] = {}
    with loaded(company) as dataset:
        for as_of in sorted(as_ofs):
            rows = dataset.ask("rates_by_period", {"as_of": naive(as_of)}, DEFINITION).dicts()
            for row in rows:
                if not row["is_not_yet_due"]:
                    first = row["period_on"]
                    assert row["count_missed_sla"] >= missed.get(first, 0)
                    missed[first] = row["count_missed_sla"]


@examples(3)
@for_random(company=companies, as_of=moments.map(moment_of), rate=st.sampled_from(RATES))
def test_limits_hold_the_centre_and_signals_lie_beyond(company: Company, as_of, rate) -> None:
    with loaded(company) as dataset:
        for unit in ("week", "month"):
            values = {"as_of": naive(as_of), "rate": rate, "unit": unit}
            for row in dataset.ask("rates_by_period", values, DEFINITION).dicts():
                if not row["is_judged"]:
                    assert row["signal"] is None
                    continue
                low, high = row["lower_limit_rate"], row["upper_limit_rate"]
                assert 0 <= low <= row["center_rate"] <= high <= 1
                assert (row["signal"] in ("above", "below")) == (not low <= row["rate"] <= high)
