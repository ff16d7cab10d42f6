"""How many handovers owners receive in a week, and how many of them they answer in time."""

from typing import Any

import pytest
from hypothesis import given as examples_of

from queries.answer import to_utc
from tests.conftest import LONG_AFTER, TOKYO
from tests.stories import Company, companies, examples, loaded, moments
from tests.stories import to_utc as moment_of
from tests.test_identities import DEFINITION, naive


@pytest.fixture
def bands(given):
    def bands(**values: Any) -> dict[str, dict[str, Any]]:
        asked = {"as_of": to_utc(LONG_AFTER, TOKYO)} | values
        rows = given.dataset.ask("missed_sla_by_load", asked).dicts()
        return {row["load_band"]: row for row in rows}

    return bands


def hand_over(given: Any, number: int, at: str = "2026-03-03 10:00", **columns: Any) -> None:
    for n in range(number):
        given.handover(f"{at} {n}", at=at, **columns)


@pytest.mark.parametrize(
    ("number", "band"),
    [(1, "1"), (2, "2–3"), (3, "2–3"), (4, "4–6"), (6, "4–6"), (7, "7–12"), (13, "13–24"),
     (25, "25+")],
)  # fmt: skip
def test_a_week_belongs_to_the_band_of_what_its_owner_received(given, bands, number, band):
    hand_over(given, number)
    (found,) = bands().values()
    assert (found["load_band"], found["count_owner_weeks"]) == (band, 1)
    assert found["count_due"] == found["count_missed_sla"] == number


def test_a_week_runs_from_monday_to_sunday(given, bands):
    hand_over(given, 1, at="2026-03-08 23:59")  # a Sunday
    hand_over(given, 1, at="2026-03-09 00:00")
    assert bands()["1"]["count_owner_weeks"] == 2


def test_owners_are_told_apart(given, bands):
    hand_over(given, 1, owner="Aoki")
    hand_over(given, 2, at="2026-03-04 10:00", owner="Mori")
    assert {name: row["count_owner_weeks"] for name, row in bands().items()} == {"1": 1, "2–3": 1}


def test_the_same_owners_are_compared_at_every_load(given, bands):
    """By hand: Busy misses all of 4 and all of 1, Calm none of 4 and none of 4 single weeks."""
    hand_over(given, 4, owner="Busy")
    hand_over(given, 1, at="2026-03-10 10:00", owner="Busy")
    for week in ("03-03", "03-10", "03-17", "03-24"):
        given.handover(f"calm {week}", at=f"2026-{week} 10:00", owner="Calm")
        given.activity(f"calm {week}", at=f"2026-{week} 11:00", by="Calm")
    found = bands()
    assert (found["1"]["missed_sla_rate"], found["4–6"]["missed_sla_rate"]) == (0.2, 1)
    assert found["1"]["mix_rate"] == found["4–6"]["mix_rate"] == pytest.approx(5 / 9)


def test_the_load_is_that_of_all_sources_and_of_the_whole_week(given, bands):
    given.lead("web", source="web")
    given.handover("web", at="2026-03-04 10:00")
    hand_over(given, 3, at="2026-03-02 10:00")
    found = bands(source="web", from_at=to_utc("2026-03-04T00:00", TOKYO))
    assert {name: row["count_due"] for name, row in found.items()} == {"4–6": 1}


def test_excluded_leads_are_load_but_no_missed_sla(given, bands):
    given.lead("competitor", excluded_reason="competitor")
    given.handover("competitor", at="2026-03-03 10:00")
    hand_over(given, 1)
    assert {name: row["count_due"] for name, row in bands().items()} == {"2–3": 1}


@examples(3)
@examples_of(company=companies, as_of=moments.map(moment_of))
def test_every_number_is_the_length_of_its_list(company: Company, as_of: Any) -> None:
    with loaded(company) as dataset:

        def ask(name: str, **values: Any) -> list[dict[str, Any]]:
            return dataset.ask(name, {"as_of": naive(as_of)} | values, DEFINITION).dicts()

        rows = ask("missed_sla_by_load")
        for row in rows:
            band = row["load_band"]
            assert len(ask("loads_listed", load_band=band)) == row["count_due"]
            missed = ask("loads_listed", load_band=band, which="missed_sla")
            assert len(missed) == row["count_missed_sla"]
        due = [row for row in ask("handovers_listed", which="due") if row["owner_name"]]
        assert sum(row["count_due"] for row in rows) == len(due)
