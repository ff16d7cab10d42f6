"""Patterns of follow-up that are worth a look: each at its edges."""

from typing import Any

import pytest
from hypothesis import given as examples_of

from queries.answer import to_utc
from tests.conftest import LONG_AFTER, TOKYO
from tests.stories import Company, companies, examples, loaded, moments
from tests.stories import to_utc as moment_of
from tests.test_identities import DEFINITION, naive

HANDED_OVER = "2026-03-02 10:00"  # the deadline is 18 business hours later: 2026-03-04 10:00


@pytest.fixture
def patterns(given):
    def patterns() -> dict[str, Any]:
        return given.dataset.ask("patterns", {"as_of": to_utc(LONG_AFTER, TOKYO)}).one()

    return patterns


@pytest.fixture
def quarters(given):
    """How many first touches fell into each quarter of an hour before the deadline."""

    def quarters() -> dict[int, int]:
        rows = given.dataset.ask("touches_by_slack", {"as_of": to_utc(LONG_AFTER, TOKYO)}).dicts()
        return {row["quarter_no"]: row["count_handovers"] for row in rows}

    return quarters


@pytest.mark.parametrize(
    ("touched", "quarter_no"),
    [
        ("2026-03-04 10:00:00", 0),
        ("2026-03-04 09:45:01", 0),
        ("2026-03-04 09:45:00", 1),
        ("2026-03-03 17:46:00", 4),
        ("2026-03-04 10:00:01", -1),
        ("2026-03-04 10:15:01", -2),
    ],
)
def test_a_touch_falls_into_its_quarter_of_an_hour_before_the_deadline(
    given, quarters, touched, quarter_no
):
    given.handover("L1", at=HANDED_OVER)
    given.activity("L1", at=touched)
    assert quarters() == {quarter_no: 1}


def test_an_evening_touch_after_the_deadline_is_late_though_the_clock_stands_still(given, quarters):
    given.handover("L1", at="2026-03-02 08:00")  # its deadline is 2026-03-03 18:00
    given.activity("L1", at="2026-03-03 19:30")
    assert quarters() == {-1: 1}


def test_a_touch_known_to_the_day_only_has_no_quarter(given, quarters):
    given.handover("L1", at=HANDED_OVER)
    given.activity("L1", at="2026-03-04")
    assert quarters() == {}


def test_a_rejection_is_no_touch(given, quarters):
    given.handover("L1", at=HANDED_OVER, rejected_at="2026-03-04 09:50")
    assert quarters() == {}


def test_the_last_quarter_stands_beside_the_average_of_the_four_before(given, patterns):
    for number, minute in enumerate(("50", "55", "40", "10")):
        given.handover(f"L{number}", at=HANDED_OVER)
        given.activity(f"L{number}", at=f"2026-03-04 09:{minute}", by=f"P{number}")
    found = patterns()
    assert (found["count_last_quarter"], found["usual_in_a_quarter"]) == (2, 0.5)


def test_a_rejection_without_a_reason_is_pointed_out(given, patterns):
    given.handover("L1", rejected_at="2026-03-03 10:00", rejection_reason=" ")
    given.handover("L2", rejected_at="2026-03-03 10:00", rejection_reason="no budget")
    assert (patterns()["count_without_reason"], patterns()["count_rejected"]) == (1, 2)


@pytest.mark.parametrize(("kind", "found"), [("bulk_update", 1), ("bulk_email", 1), ("call", 0)])
def test_an_ignored_lead_with_an_uncounted_entry_is_pointed_out(given, patterns, kind, found):
    given.handover("L1", at=HANDED_OVER)
    given.activity("L1", at="2026-03-03 10:00", kind=kind)
    given.handover("L2", at=HANDED_OVER)
    assert patterns()["count_uncounted_only"] == found


@pytest.mark.parametrize(("number", "found"), [(4, 0), (5, 5)])
def test_five_first_activities_of_one_person_at_one_minute_are_a_bulk(
    given, patterns, number, found
):
    for n in range(number):
        given.handover(f"L{n}", at=HANDED_OVER)
        given.activity(f"L{n}", at=f"2026-03-03 10:00:0{n}")
    assert patterns()["count_in_bulk"] == found


def test_two_persons_and_two_minutes_are_no_bulk(given, patterns):
    for n in range(6):
        given.handover(f"L{n}", at=HANDED_OVER)
        given.activity(f"L{n}", at=f"2026-03-03 10:0{n % 2}", by=f"P{n % 3}")
    assert patterns()["count_in_bulk"] == 0


def test_entries_known_to_the_day_only_are_no_bulk(given, patterns):
    for n in range(6):
        given.handover(f"L{n}", at=HANDED_OVER)
        given.activity(f"L{n}", at="2026-03-03")
    assert (patterns()["count_in_bulk"], patterns()["count_first_activities"]) == (0, 6)


@examples(3)
@examples_of(company=companies, as_of=moments.map(moment_of))
def test_every_number_is_the_length_of_its_list(company: Company, as_of: Any) -> None:
    with loaded(company) as dataset:

        def ask(name: str, **values: Any) -> list[dict[str, Any]]:
            return dataset.ask(name, {"as_of": naive(as_of)} | values, DEFINITION).dicts()

        (counts,) = ask("patterns")
        for pattern in ("without_reason", "uncounted_only", "in_bulk"):
            assert len(ask("patterns_listed", pattern=pattern)) == counts[f"count_{pattern}"]
        assert len(ask("patterns_listed", quarter_no=0)) == counts["count_last_quarter"]
        for row in ask("touches_by_slack"):
            listed = ask("patterns_listed", quarter_no=row["quarter_no"])
            assert len(listed) == row["count_handovers"]
