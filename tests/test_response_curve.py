"""How many still wait after so many hours: Kaplan and Meier's estimate, as published."""

from datetime import datetime, timedelta

import pytest

from queries.answer import to_utc
from tests.conftest import LONG_AFTER, TOKYO

# E. J. Freireich and others 1963, Blood 21:699-716: weeks in remission of 21 patients under 6-MP
# (a + is cut off), and of 21 without. Here a week is a business hour.
TREATED = "6 6 6 7 10 13 16 22 23 6+ 9+ 10+ 11+ 17+ 19+ 20+ 25+ 32+ 32+ 34+ 35+"
UNTREATED = "1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23"
# D. R. Cox, D. Oakes 1984, Analysis of Survival Data, table 4.1 (rounded as there).
SURVIVING = {6: 0.857, 7: 0.807, 10: 0.753, 13: 0.690, 16: 0.627, 22: 0.538, 23: 0.448}
WEEK = [datetime(2026, 3, day, 9) for day in (2, 3, 4, 5, 6)]
FRIDAY = "2026-03-06 18:00"


def at_business_hour(hour: int) -> str:
    """A moment by the business clock that starts on Monday at nine."""
    return f"{WEEK[hour // 9] + timedelta(hours=hour % 9):%Y-%m-%d %H:%M}"


def tell(given, story: str) -> None:
    """Handovers on Monday at nine that were answered; the others so that Friday cuts them off."""
    for number, weeks in enumerate(story.split()):
        hours = int(weeks.removesuffix("+"))
        is_cut_off = weeks.endswith("+")
        given.handover(f"L{number}", at=at_business_hour(45 - hours if is_cut_off else 0))
        if not is_cut_off:
            given.activity(f"L{number}", at=at_business_hour(hours))


def test_the_curve_is_the_published_one(given):
    tell(given, TREATED)
    rows = given.dataset.ask("response_curve", {"as_of": to_utc(FRIDAY, TOKYO)}).dicts()
    found = {row["business_hours"]: round(row["waiting_share"], 3) for row in rows}
    assert found == pytest.approx(SURVIVING, abs=1e-3)


@pytest.mark.parametrize(("story", "median"), [(TREATED, 23), (UNTREATED, 8)])
def test_the_median_is_the_published_one(given, story: str, median: int):
    tell(given, story)
    values = {"as_of": to_utc(FRIDAY, TOKYO), "by": "team"}
    (row,) = given.dataset.ask("response_hours_by_group", values).dicts()
    assert row["median_business_hours"] == median


def test_a_curve_may_be_cut_off(given):
    tell(given, UNTREATED)
    values = {"as_of": to_utc(FRIDAY, TOKYO), "most_hours": 4}
    rows = given.dataset.ask("response_curve", values).dicts()
    assert [row["business_hours"] for row in rows] == [1, 2, 3, 4]
    assert rows[-1]["waiting_share"] == pytest.approx(14 / 21)


def test_each_group_waits_by_itself(given):
    for team, hour in (("West", "11:00"), ("East", "14:00")):
        given.handover(team, team_name=team, owner=team)
        given.activity(team, at=f"2026-03-02 {hour}")
    values = {"as_of": to_utc(LONG_AFTER, TOKYO), "by": "team"}
    rows = given.dataset.ask("response_hours_by_group", values).dicts()
    assert {row["group_name"]: row["median_business_hours"] for row in rows} == {
        "West": 1, "East": 4,
    }  # fmt: skip
