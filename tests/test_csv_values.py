"""Values of a file: numbers, days and times as people and exports spell them."""

import pytest

from tests.desk import MARI, Desk, assert_refused


def test_a_value_is_never_run(desk: Desk) -> None:
    values = ["'; drop table leads; --", '"quoted"', "🎉 ｆｕｌｌ", "=1+1", "$value_0_", "{x}"]
    lines = ['L{},"{}"\n'.format(n, value.replace('"', '""')) for n, value in enumerate(values)]
    assert desk.leads(*lines, header="lead_id,company_name\n").column("company_name") == values


NUMBERS = {
    '"1,234"': 1234, "１２３": 123, "1.2億": 120_000_000, '"1億2,000万"': 120_000_000, "¥500": 500,
    "3.5M": 3_500_000, "-": None, "N/A": None, "": None,
}  # fmt: skip


def test_a_number_is_read_in_the_spellings_of_people(desk: Desk) -> None:
    lines = [f"L{n},{written}\n" for n, written in enumerate(NUMBERS)]
    outcome = desk.leads(*lines, header="lead_id,annual_revenue\n")
    assert dict(zip(NUMBERS, outcome.column("annual_revenue"), strict=True)) == NUMBERS
    assert outcome.rejected_values == []


def test_a_number_that_cant_be_is_blank_and_told(desk: Desk) -> None:
    wrong = ["-5", "△300", "1e400", "99999999999999999999999999億", "9" * 40, "12..5", "Sato"]
    lines = [f"L{n},{written}\n" for n, written in enumerate(wrong)]
    outcome = desk.leads(*lines, header="lead_id,annual_revenue\n")
    assert outcome.column("annual_revenue") == [None] * len(wrong)
    assert [value for _, _, value in outcome.rejected_values] == wrong
    assert (
        "7  leads.csv, column annual_revenue: is not a number of 0 or more (e.g. line 2: -5)"
    ) in outcome.out


TIMES = {
    "2026-01-05": "2026-01-05 00:00",
    "2026/1/5": "2026-01-05 00:00",
    "2026.01.05": "2026-01-05 00:00",
    "20260105": "2026-01-05 00:00",
    "2026年1月5日": "2026-01-05 00:00",
    "2026年1月5日 9:30": "2026-01-05 09:30",
    "2026-01-05 10:30": "2026-01-05 10:30",
    "2026/01/05 10:30 PM": "2026-01-05 22:30",
    "2026-01-05T10:30:00Z": "2026-01-05 19:30",
    "2026-01-05T10:30:00.000+0000": "2026-01-05 19:30",
    "2026-01-05 10:30:00+09:00": "2026-01-05 10:30",
    "12/31/2025 11:05 PM": "2025-12-31 23:05",
    "12/31/2025 12:05 AM": "2025-12-31 00:05",
    "1/2/26 09:00": "2026-01-02 09:00",
    "31-12-2025": "2025-12-31 00:00",
    "1-2-26": "2026-02-01 00:00",
    "5.1.2026": "2026-01-05 00:00",
}


def test_a_time_is_read_in_the_spellings_of_exports(desk: Desk) -> None:
    lines = [f"L{n},{written}\n" for n, written in enumerate(TIMES)]
    outcome = desk.leads(*lines, header="lead_id,created_at\n")
    local = outcome.column("strftime(created_at + interval 9 hour, '%Y-%m-%d %H:%M')")
    assert dict(zip(TIMES, local, strict=True)) == TIMES


@pytest.mark.parametrize("written", ["13/01/2026", "01/13/2026", "13/01/26", "01-13-2026"])
def test_day_and_month_stand_as_the_column_proves(desk: Desk, written: str) -> None:
    outcome = desk.leads(f"L1,{written}\n", header="lead_id,created_at\n")
    assert [f"{at:%m-%d}" for at in outcome.column("created_at + interval 9 hour")] == ["01-13"]


def test_a_time_that_cant_be_is_blank_and_told(desk: Desk) -> None:
    wrong = [
        "2026-02-31", "31/02/2026", "0202-03-01", "9999-12-31", "2026-01-05 10:00 JST", "yesterday",
        "2026-13-01", "45/45/2026", "2026-01-05 25:00", "12:30", "2026-01-05 10:00 UTC+9",
    ]  # fmt: skip
    lines = [f"L{n},{written}\n" for n, written in enumerate(wrong)]
    outcome = desk.leads(*lines, header="lead_id,created_at\n")
    assert outcome.column("created_at") == [None] * len(wrong)
    assert [value for _, _, value in outcome.rejected_values] == wrong
    assert "11  leads.csv, column created_at: is no date or time that exists" in outcome.out


def test_a_rejected_value_is_told_by_its_shape_only(desk: Desk) -> None:
    outcome = desk.leads("L1,Sato 090-1234-5678\n", header="lead_id,employees\n")
    assert "line 2: xxxx 999-9999-9999" in outcome.out
    assert outcome.rejected_values == [(2, "employees", "Sato 090-1234-5678")]


def test_a_time_in_the_future_is_kept_counted_and_left_out_of_the_as_of(desk: Desk) -> None:
    outcome = desk.leads(MARI, "L2,,,2099-01-01\n")
    assert len(outcome.column("created_at")) == 2
    assert "1  leads, is created in the future (e.g. leads.csv line 3)" in outcome.out
    assert "as of 2026-01-05" in outcome.out


def test_dates_that_leave_the_order_open_are_asked_for(loaded: Desk) -> None:
    outcome = loaded.leads("L1,05/06/2026\n", "L2,01/02/2026\n", header="lead_id,created_at\n")
    assert_refused(
        loaded, outcome, "leads.csv: column created_at", "such as 01/02/2026", "day_first = true"
    )


def test_dates_that_prove_both_orders_are_asked_for(loaded: Desk) -> None:
    outcome = loaded.leads("L1,25/06/2026\n", "L2,06/25/2026\n", header="lead_id,created_at\n")
    assert_refused(loaded, outcome, "column created_at", "both day-first and month-first")


def test_one_date_that_leaves_no_choice_decides_the_column(desk: Desk) -> None:
    lines = ("L1,05/06/2026\n", "L2,06/25/2026\n")
    assert [f"{at:%m-%d}" for at in desk.leads(*lines, header="lead_id,created_at\n").column(
        "created_at + interval 9 hour"
    )] == ["05-06", "06-25"]  # fmt: skip


def test_two_spellings_of_a_column_are_decided_apart(desk: Desk) -> None:
    lines = ("L1,2/1/2026\n", "L2,1/25/2026\n", "L3,01-02-2026\n", "L4,25-02-2026\n")
    outcome = desk.leads(*lines, header="lead_id,created_at\n")
    days = [f"{at:%m-%d}" for at in outcome.column("created_at + interval 9 hour")]
    assert days == ["02-01", "01-25", "02-01", "02-25"]
