"""Dates and times in every spelling that people and exports have for them."""

import pytest

from data.casting import OpenDates
from tests.columns_cast import Casting
from tests.desk import Desk

NIGHT, MORNING, DAY = "2021-04-15 00:03", "2025-03-18 09:05", "2025-03-18 00:00"
SPELLINGS = {
    "2024-01-23T17:50:51.000+0000": "2024-01-24 02:50:51",
    "2020-05-15 22:18:25 UTC": "2020-05-16 07:18:25",
    "2021-04-14 15:03:00.000000000 +0000": NIGHT,
    "2025/3/18 9:05": MORNING,
    "2025年3月18日": DAY,
    "2025年3月18日9時5分": MORNING,
    "2025年 3月 18日 午後 9時5分30秒": "2025-03-18 21:05:30",
    "2025年3月18日(火) 午前9:05": MORNING,
    "2025/3/18(火) 9:05": MORNING,
    "2025年3月18日 9時": "2025-03-18 09:00",
    "２０２５／３／１８　９：０５": MORNING,
    "令和7年3月18日": DAY,
    "令和元年5月1日": "2019-05-01 00:00",
    "平成31年4月30日 午後0時5分": "2019-04-30 12:05",
    "R7.3.18": DAY,
    "R07/03/18 9:05": MORNING,
    "H31.4.30": "2019-04-30 00:00",
    "03/18/2025": DAY,
    "3/18/2025, 9:05 AM": MORNING,
    "18.03.2025 08:00": "2025-03-18 08:00",
    "18.03.2025, 08:00": "2025-03-18 08:00",
    "15 Apr, 2021 00:03:00": NIGHT,
    "Apr 15, 2021 12:03 AM": NIGHT,
    "Tuesday, March 18, 2025 at 9:05 AM": MORNING,
    "Tue, 18 Mar 2025 00:05:00 GMT": MORNING,
    "Tue Mar 18 2025 09:05:00 GMT+0900 (Japan Standard Time)": MORNING,
    "15-Apr-21": "2021-04-15 00:00",
    "18th March 2025": DAY,
    "2025-Mar-18": DAY,
    "Sept. 3 2021 9PM": "2021-09-03 21:00",
    "45734": DAY,
    "45734.3784722222": MORNING,
    "1742256300": MORNING,
    "1742256300000": MORNING,
    "20250318": DAY,
    "20250318090500": MORNING,
}


@pytest.mark.parametrize(("written", "read"), SPELLINGS.items())
def test_a_time_is_read_in_every_spelling(casts: Casting, written: str, read: str) -> None:
    assert casts.times([written]) == [read]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("June-02-26", "2026-06-02 00:00"),
        ("June-02-26 10:00", "2026-06-02 10:00"),
        ("July-02-26 10:00:30", "2026-07-02 10:00:30"),
    ],
)
def test_a_month_of_four_letters_is_no_year(casts: Casting, written: str, read: str) -> None:
    assert casts.times([written]) == [read]


def test_spellings_may_stand_in_one_column(casts: Casting) -> None:
    assert casts.times(list(SPELLINGS)) == list(SPELLINGS.values())


@pytest.mark.parametrize(
    "written",
    [
        "9:05 AM", "13:05", "3/5/2025 13:05 AM", "APPLE 15 2021", "2025年3月", "3月18日", "12345",
        "31 Feb 2025", "令和7年13月1日", "昭和60年1月1日",
        "2025-03-18 10:00 JST", "0", "9999999999",
    ],
)  # fmt: skip
def test_what_names_no_day_of_these_times_is_no_time(casts: Casting, written: str) -> None:
    assert casts.times([written, "25/12/2025"]) == [None, "2025-12-25 00:00"]


def test_a_serial_among_dates_is_a_day_of_excel(desk: Desk) -> None:
    lines = ("L1,42782\n", "L2,2018/01/04\n", "L3,42782.75\n")
    outcome = desk.leads(*lines, header="lead_id,created_at\n")
    local = outcome.column("strftime(created_at + interval 9 hour, '%Y-%m-%d %H:%M')")
    assert local == ["2017-02-16 00:00", "2018-01-04 00:00", "2017-02-16 18:00"]


@pytest.mark.parametrize("day", ["42782", "令和7年3月18日", "15-Apr-21", "Tue, March 18, 2025"])
def test_a_day_in_any_spelling_knows_no_time(desk: Desk, day: str) -> None:
    timed = (
        "L1,2025年3月18日 9時5分\n",
        "L1,1742256300000\n",
        "L1,42782.5\n",
        "L1,Apr 5 2021 9PM\n",
    )
    desk.put("leads.csv", "lead_id\nL1\n")
    desk.put("activities.csv", "lead_id,occurred_at\n" + f'L1,"{day}"\n' + "".join(timed))
    assert desk.load().column("is_date_only", "activities") == [True, False, False, False, False]


def test_an_order_that_stays_open_is_shown_both_ways(casts: Casting) -> None:
    with pytest.raises(OpenDates, match="day_first = true") as asked:
        casts.times(["05/06/2026 9:05", "01/01/2026"])
    question = asked.value
    assert (question.column, question.field, question.example) == ("Column", "x", "05/06/2026 9:05")
    assert (question.day_first, question.month_first) == ("2026-06-05", "2026-05-06")
    for reading in ("2026-06-05 if the day comes first", "2026-05-06 if the month does"):
        assert reading in str(question)


def test_the_answer_to_the_question_settles_it(casts: Casting) -> None:
    assert casts.times(["05/06/2026"], day_first=True) == ["2026-06-05 00:00"]
    assert casts.times(["05/06/2026"], day_first=False) == ["2026-05-06 00:00"]


def test_an_order_that_makes_no_difference_is_not_asked_for(casts: Casting) -> None:
    assert casts.times(["01/01/2026", "03/03/2026"]) == ["2026-01-01 00:00", "2026-03-03 00:00"]


def test_short_years_come_first_where_the_last_numbers_are_days(desk: Desk) -> None:
    lines = ("L1,25/03/18\n", "L2,25/04/02\n", "L3,24/12/31\n")
    outcome = desk.leads(*lines, header="lead_id,created_at\n")
    days = [f"{at:%Y-%m-%d}" for at in outcome.column("created_at + interval 9 hour")]
    assert days == ["2025-03-18", "2025-04-02", "2024-12-31"]
    topic = "created_at: two-digit dates read as year, month, day"
    assert (topic, "leads", 3) in outcome.rows("select * from notes")


def test_a_time_without_a_zone_is_of_the_file_and_a_day_of_the_company(casts: Casting) -> None:
    one = casts.preview("leads", "created_at", "18.03.2025", "18.03.2025 08:00")
    assert one.samples == [("18.03.2025", "2025-03-18"), ("18.03.2025 08:00", "2025-03-18 08:00")]
