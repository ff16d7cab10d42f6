"""What it costs to leave a lead unanswered: compared at the deadline, like with like."""

from typing import Any

import pytest
from hypothesis import given as examples_of
from hypothesis import strategies as st

from queries.answer import to_utc
from tests.conftest import LONG_AFTER, TOKYO
from tests.stories import Company, companies, examples, loaded, moments
from tests.stories import to_utc as moment_of
from tests.test_identities import DEFINITION, naive

HANDED_OVER = "2026-03-02 10:00"
DEADLINE = "2026-03-04 10:00"  # 18 business hours later


@pytest.fixture
def compared(given):
    """Each handover that can be compared, by lead."""

    def compared(as_of: str = LONG_AFTER, **values: Any) -> dict[str, tuple[bool, bool]]:
        asked = {"as_of": to_utc(as_of, TOKYO)} | values
        rows = given.dataset.ask("landmarks_listed", asked).dicts()
        return {row["lead_id"]: (row["is_answered"], row["is_converted"]) for row in rows}

    return compared


@pytest.fixture
def cost(given):
    def cost(**values: Any) -> dict[str, Any]:
        asked = {"as_of": to_utc(LONG_AFTER, TOKYO)} | values
        return given.dataset.ask("cost_of_ignoring", asked).one()

    return cost


@pytest.mark.parametrize(
    ("touched", "is_answered"), [(DEADLINE, True), ("2026-03-04 10:00:01", False), ("", False)]
)
def test_who_is_answered_after_the_deadline_was_unanswered_at_it(
    given, compared, touched, is_answered
):
    given.handover("L1", at=HANDED_OVER)
    given.activity("L1", at=touched)
    assert compared() == {"L1": (is_answered, False)}


@pytest.mark.parametrize(
    ("created", "found"),
    [
        (DEADLINE, {}),  # it was converted before anybody could be late
        ("2026-03-04 10:00:01", {"L1": (False, True)}),
        ("2026-06-02 10:00:00", {"L1": (False, True)}),  # 90 days after the deadline
        ("2026-06-02 10:00:01", {"L1": (False, False)}),
    ],
)
def test_a_deal_counts_from_the_deadline_to_ninety_days_after_it(given, compared, created, found):
    given.handover("L1", at=HANDED_OVER)
    given.deal("L1", created=created)
    assert compared() == found


@pytest.mark.parametrize(("within_days", "is_converted"), [(30, False), (90, True)])
def test_the_reader_chooses_the_days(given, compared, within_days, is_converted):
    given.handover("L1", at=HANDED_OVER)
    given.deal("L1", created="2026-05-01 10:00")
    assert compared(within_days=within_days) == {"L1": (False, is_converted)}


@pytest.mark.parametrize(("as_of", "number"), [("2026-06-02T09:59:59", 0), ("2026-06-02T10:00", 1)])
def test_only_handovers_as_old_as_the_outcome_needs_are_compared(given, compared, as_of, number):
    given.handover("L1", at=HANDED_OVER)
    assert len(compared(as_of)) == number


@pytest.mark.parametrize(("rejected", "number"), [(DEADLINE, 0), ("2026-03-04 10:00:01", 1)])
def test_what_was_given_back_by_the_deadline_is_left_out(given, compared, rejected, number):
    given.handover("L1", at=HANDED_OVER, rejected_at=rejected)
    assert len(compared()) == number


def test_excluded_leads_and_those_without_an_owner_are_left_out(given, compared):
    given.lead("competitor", excluded_reason="competitor")
    given.handover("competitor", at=HANDED_OVER)
    given.handover("unassigned", at=HANDED_OVER, owner="")
    given.activity("unassigned", at="2026-03-03 10:00")
    assert compared() == {}


def test_a_deal_after_a_later_handover_is_still_a_deal_of_the_lead(given):
    given.handover("L1", at=HANDED_OVER)
    given.handover("L1", at="2026-04-13 10:00")
    given.deal("L1", created="2026-04-20 10:00")
    asked = {"as_of": to_utc(LONG_AFTER, TOKYO)}
    rows = given.dataset.ask("landmarks_listed", asked).dicts()
    assert [row["is_converted"] for row in rows] == [True, True]


def arm(given: Any, source: str, answered: tuple[int, int], unanswered: tuple[int, int]) -> None:
    """Handovers of one source: (converted, all) of both kinds."""
    for kind, (converted, number) in {"a": answered, "u": unanswered}.items():
        for n in range(number):
            lead_id = f"{source} {kind} {n}"
            given.lead(lead_id, source=source)
            given.handover(lead_id, at=HANDED_OVER)
            if kind == "a":
                given.activity(lead_id, at="2026-03-03 10:00")
            if n < converted:
                given.deal(lead_id, created="2026-03-20 10:00")


def test_the_difference_is_mantel_and_haenszels_with_the_interval_of_sato(given, cost):
    """By hand, with the formulas as SAS prints them (PROC FREQ, common risk difference).

    Weights 10·10/20 and 5·10/15; difference (2 + 1/3) / (5 + 10/3) = 0.28. P = -1 and 50/225,
    Q = 56/40 and 13/30: variance (0.28·(-7/9) + 11/6) / (25/3)² = 0.0232640, deviation 0.1525254.
    """
    arm(given, "web", answered=(6, 10), unanswered=(2, 10))
    arm(given, "fair", answered=(1, 5), unanswered=(1, 10))
    found = cost()
    assert found["difference"] == pytest.approx(0.28)
    assert found["difference_low"] == pytest.approx(0.28 - 1.959964 * 0.1525254, abs=1e-6)
    assert found["difference_high"] == pytest.approx(0.28 + 1.959964 * 0.1525254, abs=1e-6)
    assert found["crude_difference"] == pytest.approx(7 / 15 - 3 / 20)


def test_a_stratum_with_one_kind_only_says_nothing(given, cost):
    arm(given, "web", answered=(6, 10), unanswered=(2, 10))
    arm(given, "fair", answered=(5, 5), unanswered=(0, 0))
    found = cost()
    assert found["difference"] == pytest.approx(0.4)
    assert (found["count_usable"], found["count_strata"]) == (1, 2)
    assert (found["count_answered"], found["count_answered_usable"]) == (15, 10)


@pytest.mark.parametrize(("answered", "unanswered"), [(9, 10), (10, 9)])
def test_below_ten_of_either_kind_nothing_is_said(given, cost, answered, unanswered):
    arm(given, "web", answered=(1, answered), unanswered=(1, unanswered))
    assert cost()["difference"] is None


@examples(4)
@examples_of(
    company=companies, as_of=moments.map(moment_of), within_days=st.sampled_from([1, 10, 30])
)
def test_every_number_is_the_length_of_its_list_and_strata_sum(
    company: Company, as_of: Any, within_days: int
) -> None:
    for number, row in enumerate(company.leads):
        row["source"] = ("web", None)[number % 2]
    with loaded(company) as dataset:

        def ask(name: str, **values: Any) -> list[dict[str, Any]]:
            asked = {"as_of": naive(as_of), "within_days": within_days} | values
            return dataset.ask(name, asked, DEFINITION).dicts()

        (whole,) = ask("cost_of_ignoring")
        strata = ask("conversion_by_answer_and_stratum")
        for which in ("answered", "answered_converted", "unanswered", "unanswered_converted"):
            assert len(ask("landmarks_listed", which=which)) == whole[f"count_{which}"]
            assert sum(row[f"count_{which}"] for row in strata) == whole[f"count_{which}"]
        for row in strata:
            place = {name: row[name] for name in ("potential", "intent")}
            listed = ask("landmarks_listed", of_source=row["source"] or "", **place)
            assert len(listed) == row["count_answered"] + row["count_unanswered"]
