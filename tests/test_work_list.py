"""Tomorrow's work: which leads stand on which list, and in which order, by hand."""

from collections.abc import Callable
from typing import Any

import pytest

from data.definition import parse_definition
from queries.answer import to_utc
from tests.conftest import TOKYO, Row, tokyo

MONDAY = "2026-03-02 10:00"  # 18 business hours later: Wednesday, 10:00
DEADLINE = "2026-03-04 10:00"
BANDS = parse_definition(
    """
    uncounted_activity_types = ["automatic_email", "bulk_update"]
    [[potential]]
    name = "A"
    any = [{ field = "employees", at_least = 10 }]
    [[potential]]
    name = "B"
    is_rest = true
    [[intent]]
    name = "Hot"
    any = [{ touches = ["inquiry"], within_days = 90 }]
    [[intent]]
    name = "Cool"
    is_rest = true
    [[cell]]
    potential = "A"
    intent = "Hot"
    is_hot = true
    """
)


@pytest.fixture
def ask(given) -> Callable[..., list[Row]]:
    """A question about open work; times are local text."""

    def ask(name: str, as_of: str, **values: Any) -> list[Row]:
        if "meeting_at" in values:
            values["meeting_at"] = to_utc(values["meeting_at"], TOKYO)
        return given.dataset.ask(name, {"as_of": to_utc(as_of, TOKYO)} | values, BANDS).dicts()

    return ask


@pytest.fixture
def on_list(ask) -> Callable[..., list[str]]:
    """The leads of one list, in its order."""

    def on_list(name: str | None, as_of: str, **values: Any) -> list[str]:
        return [row["lead_id"] for row in ask("work_listed", as_of, list=name, **values)]

    return on_list


def log(given) -> None:
    """Sales logs something, of another lead: what is not logged was not done."""
    given.handover("L0", at="2026-01-05 10:00", owner="Mori")
    given.activity("L0", at="2026-01-05 11:00", by="Mori")


def test_a_deadline_at_the_meeting_breaches_before_it(given, on_list):
    given.handover(at=MONDAY)
    assert on_list("breach", "2026-03-02 12:00", meeting_at=DEADLINE) == ["L1"]
    assert on_list("breach", "2026-03-02 12:00", meeting_at="2026-03-04 09:59:59") == []


def test_the_usual_meeting_is_the_end_of_the_next_business_day(given, ask):
    given.handover(at=MONDAY)
    for as_of, end in {
        "2026-03-05 08:00": "2026-03-06 18:00",
        "2026-03-06 20:00": "2026-03-09 18:00",  # over the weekend
        "2026-03-19 12:00": "2026-03-23 18:00",  # 20 March is a holiday
    }.items():
        (counts,) = ask("work_counts", as_of)
        assert (as_of, tokyo(counts["meeting_at"])) == (as_of, end)


def test_a_lead_is_overdue_once_its_deadline_is_past(given, on_list):
    log(given)
    given.handover(at=MONDAY)
    assert on_list("overdue", DEADLINE) == []
    assert on_list("breach", DEADLINE) == ["L1"]
    assert on_list("overdue", "2026-03-04 10:00:01") == ["L1"]


def test_work_stays_open_however_old_it_is(given, on_list):
    log(given)
    given.handover(at=MONDAY)
    until = to_utc("2026-02-01", TOKYO)
    assert on_list("overdue", "2027-06-01 10:00", from_at=until, until_at=until) == ["L1"]


def test_a_lead_that_was_answered_is_no_work(given, on_list):
    given.handover("L1", at=MONDAY)
    given.activity("L1", at="2026-03-09 10:00")
    given.handover("L2", at=MONDAY, rejected_at="2026-03-03 10:00")
    assert on_list(None, "2026-04-01 10:00") == []


def test_a_lead_that_was_handed_over_anew_is_the_work_of_its_latest_owner(given, ask):
    log(given)
    given.handover(at=MONDAY, owner="Aoki")
    given.handover(at="2026-05-11 10:00", owner="Sato")
    (row,) = ask("work_listed", "2026-05-12 10:00")
    assert (row["owner_name"], row["verdict"]) == ("Sato", "waiting")


def test_without_an_owner_it_is_unassigned_before_and_after_the_deadline(given, on_list):
    given.handover(at=MONDAY, owner="")
    assert on_list("unassigned", "2026-03-02 12:00") == ["L1"]
    assert on_list("unassigned", "2026-03-05 12:00") == ["L1"]
    assert on_list("overdue", "2026-03-05 12:00") == []


def test_without_a_log_nothing_is_overdue(given, ask, on_list):
    given.handover("L1", at=MONDAY)
    given.handover("L2", at=MONDAY, owner="")
    given.handover("L3", at="2026-03-05 10:00")
    assert on_list("overdue", "2026-03-05 12:00") == []
    assert sorted(on_list(None, "2026-03-05 12:00")) == ["L2", "L3"]
    (counts,) = ask("work_counts", "2026-03-05 12:00")
    assert not counts["has_sales_activities"]


def test_hot_is_what_is_overdue_in_a_hot_cell(given, on_list):
    log(given)
    for lead, employees in (("L1", 10), ("L2", 1)):
        given.lead(lead, employees=employees)
        given.touch(lead, at="2026-03-01 10:00", kind="inquiry")
        given.handover(lead, at=MONDAY)
    assert on_list("hot", "2026-03-05 12:00") == ["L1"]
    assert on_list("hot", "2026-03-03 12:00") == []


@pytest.mark.parametrize(
    ("as_of", "left", "urgency"),
    [
        (MONDAY, 18, 1 / 2),  # one SLA before the deadline
        ("2026-03-03 10:00", 9, 2 / 3),
        (DEADLINE, 0, 1),
        ("2026-03-06 10:00", -18, 1 / 2),  # one SLA after it
        ("2026-03-07 15:00", -26, 18 / 44),  # a Saturday: the clock stands at Friday's end
    ],
)
def test_urgency_falls_off_on_both_sides_of_the_deadline(given, ask, as_of, left, urgency):
    log(given)
    given.handover(at=MONDAY)
    (row,) = ask("work_listed", as_of)
    assert row["left_business_hours"] == pytest.approx(left, abs=1e-9)
    assert row["urgency"] == pytest.approx(urgency)


def test_once_late_a_short_sla_fades_no_faster_than_others(given):
    log(given)
    given.lead("L1", employees=5000)
    given.touch("L1", at="2026-03-01 10:00", kind="inquiry")
    given.handover("L1", at=MONDAY)  # A × Hot: four hours, until 14:00
    values = {"as_of": to_utc("2026-03-04 14:00", TOKYO)}
    (row,) = given.dataset.ask("work_listed", values).dicts()
    assert (row["is_hot"], row["left_business_hours"]) == (True, pytest.approx(-18))
    assert row["urgency"] == pytest.approx(1 / 2)


def won(given, lead: str, amount: int, employees: int = 10) -> None:
    given.lead(lead, employees=employees)
    given.handover(lead, at="2026-01-06 10:00")
    given.deal(lead, created="2026-01-07 10:00", closed="2026-01-20", stage="won", amount=amount)


def test_what_is_at_stake_is_amount_times_chance_times_urgency(given, ask):
    """By hand: 10 of the 12 leads in A × Cool that are through converted, for 100 to 1,000: on
    average 550. L1 stands at its deadline: 550 × 10/12 × 1.
    """
    for number in range(10):
        won(given, f"W{number}", 100 * (number + 1))
    for lead in ("X1", "X2"):
        given.lead(lead, employees=10)
        given.handover(lead, at="2026-01-06 10:00")
        given.activity(lead, at="2026-01-06 11:00")
    given.lead("L1", employees=10)
    given.handover("L1", at=MONDAY)
    (row,) = ask("work_listed", DEADLINE)
    assert (row["mean_won_amount"], row["amount_of"]) == (550, "potential")
    assert (row["conversion_rate"], row["conversion_of"]) == (pytest.approx(10 / 12), "cell")
    assert row["stake_amount"] == pytest.approx(550 * 10 / 12)


def test_too_few_in_the_cell_or_band_are_judged_by_the_whole(given, ask):
    """9 won deals in A, 1 in B: below 10 each, 10 in all, worth 460 on average."""
    for number in range(9):
        won(given, f"W{number}", 400)
    won(given, "W9", 1000, employees=1)
    given.lead("L1", employees=10)
    given.handover("L1", at=MONDAY)
    given.lead("L2", employees=1)
    given.handover("L2", at=MONDAY)
    for row in ask("work_listed", DEADLINE):
        assert (row["mean_won_amount"], row["amount_of"]) == (460, "all")
        assert (row["conversion_rate"], row["conversion_of"]) == (1, "all")


def test_too_few_in_the_cell_are_judged_by_the_band(given, ask):
    """12 leads of A are through, one of them in A × Hot: L1, there, is judged by all 12."""
    for number in range(12):
        given.lead(f"X{number}", employees=10)
        given.handover(f"X{number}", at="2026-01-06 10:00")
        given.activity(f"X{number}", at="2026-01-06 11:00")
    given.touch("X0", at="2026-01-05 10:00", kind="inquiry")
    given.deal("X1", created="2026-01-08 10:00")
    given.lead("L1", employees=10)
    given.touch("L1", at="2026-03-01 10:00", kind="inquiry")
    given.handover("L1", at=MONDAY)
    (row,) = ask("work_listed", DEADLINE)
    assert (row["conversion_rate"], row["conversion_of"]) == (pytest.approx(1 / 12), "potential")


def test_without_any_amount_the_order_is_by_chance_and_urgency(given, ask):
    given.handover(at=MONDAY)
    (row,) = ask("work_listed", MONDAY)
    assert (row["mean_won_amount"], row["amount_of"]) == (None, None)
    assert row["stake_amount"] == pytest.approx(1 / 2)
    assert not ask("work_counts", MONDAY)[0]["has_amounts"]


def test_amount_and_chance_are_those_of_all_teams(given, ask):
    for number in range(10):
        won(given, f"W{number}", 300)
    given.lead("L1", employees=10)
    given.handover("L1", at=MONDAY, owner="Sato", team_name="West")
    (row,) = ask("work_listed", DEADLINE, team_name="West")
    assert (row["lead_id"], row["mean_won_amount"], row["conversion_rate"]) == ("L1", 300, 1)


def test_the_load_is_counted_by_owner_and_day_of_the_deadline(given, ask):
    given.handover("L1", at=MONDAY, owner="Aoki")
    given.handover("L2", at="2026-03-02 16:00", owner="Aoki")  # due on Wednesday, too
    given.handover("L3", at="2026-03-03 09:00", owner="Sato")
    given.handover("L4", at="2026-02-16 10:00", owner="")
    rows = ask("work_by_owner_and_day", "2026-03-03 12:00")
    assert [tuple(row.values()) for row in rows] == [
        ("Aoki", False, "2026-03-04", 2),
        ("Aoki", False, "total", 2),
        ("Sato", False, "2026-03-04", 1),
        ("Sato", False, "total", 1),
        (None, False, "past", 1),
        (None, False, "total", 1),
        (None, True, "2026-03-04", 3),
        (None, True, "past", 1),
        (None, True, "total", 4),
    ]


def test_five_business_days_lie_ahead_of_any_day(given, ask):
    given.handover(at=MONDAY)
    days = {row["day_no"]: str(row["due_on"]) for row in ask("work_days", "2026-03-18 12:00")}
    assert days == {
        0: "2026-03-18", 1: "2026-03-19", 2: "2026-03-23", 3: "2026-03-24", 4: "2026-03-25",
        5: "2026-03-26",
    }  # fmt: skip
    assert min(row["day_no"] for row in ask("work_days", "2026-03-21 12:00")) == 1
