"""What hangs on fields known only as of today, and the lists behind the numbers of a definition.

2 March 2026 is a Monday.
"""

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given

from data.definition import Definition, parse_definition, write_definition
from data.today import FIELDS_OF_TODAY
from tests import replay
from tests.lead_seen import Seen
from tests.stories import Company, Row, examples, loaded
from tests.what_if_stories import (
    agreed_definitions,
    as_ofs,
    asked,
    full_companies,
    several,
    views,
)

NUMBERS = {
    "hot": "count_hot",
    "converted": "count_hot_converted",
    "won": "count_hot_won",
    "due": "count_hot_due",
    "ignored": "count_hot_ignored",
    "late": "count_hot_late",
    "never_handed_over": "count_hot_leads",
    "never_handed_over_with_deal": "count_hot_leads_with_deal",
    "handed_over": "count_counted",
}
NUMBERS_OF_DEALS = {
    "all": "count_deals",
    "caught": "count_deals_caught",
    "won": "count_won_deals",
    "won_caught": "count_won_deals_caught",
}


# How much hangs on today.


def by_rule(conditions: str) -> Definition:
    return parse_definition(f"[mql]\nany = [{conditions}]")


LARGE = '{ field = "employees", at_least = 1000 }'
SCORED = '{ field = "score", at_least = 60 }'
OPEN = '{ field = "status", in = ["open"] }'


@pytest.mark.parametrize(
    ("rule", "hanging"),
    [
        (LARGE, 0),
        (SCORED, 2),
        (OPEN, 2),
        (f"{SCORED}, {OPEN}", 3),
        (f"{LARGE}, {SCORED}", 1),  # the other one is large
        (f"{{ all = [{LARGE}, {SCORED}] }}", 1),
    ],
)
def test_what_would_not_be_hot_without_a_field_of_today_hangs_on_it(
    given, answer_of, rule, hanging
):
    given.lead("L1", employees=1500, score=60)
    given.lead("L2", employees=10, score=70, status="open")
    given.lead("L3", employees=10, status="Open")
    given.handover("L1", at="2026-03-02 10:00")
    (row,) = answer_of("results_on_today", definition=by_rule(rule))
    assert row["count_hanging"] == hanging


def test_of_what_hangs_on_today_those_with_a_deal_are_told(given, answer_of):
    for lead, score, size in (("L1", 60, 10), ("L2", 60, 1500), ("L3", 60, 10), ("L4", 60, 10)):
        given.lead(lead, score=score, employees=size)
    for lead in ("L1", "L2"):
        given.handover(lead, at="2026-03-02 10:00")
    for lead in ("L1", "L2", "L3"):
        given.deal(lead, "2026-03-05 10:00")
    (row,) = answer_of("results_on_today", definition=by_rule(f"{LARGE}, {SCORED}"))
    assert row == {
        "count_hot_cases": 4,
        "count_hanging": 3,
        "count_with_deal": 3,
        "count_hanging_with_deal": 2,
    }


def test_the_stage_of_a_deal_is_known_only_as_of_today(given, answer_of):
    given.lead("L1")
    given.deal("L1", "2026-03-05 10:00", stage="proposal")
    stage = by_rule('{ field = "deal_stage", in = ["proposal"] }')
    (row,) = answer_of("results_on_today", definition=stage)
    assert (row["count_hot_cases"], row["count_hanging"]) == (1, 1)


def test_a_lead_that_only_a_field_of_today_keeps_from_being_hot_does_not_hang_on_it(
    given, answer_of
):
    """It is not hot: there is nothing to hang."""
    given.lead("L1", employees=1500, status="customer")
    given.lead("L2", employees=1500, status="open")
    text = 'exclusion = [{ field = "status", in = ["customer"] }]\n'
    rule = parse_definition(f"{text}[mql]\nany = [{LARGE}]")
    (row,) = answer_of("results_on_today", definition=rule)
    assert (row["count_hot_cases"], row["count_hanging"]) == (1, 0)


class WithoutToday(replay.Company):
    """A company of which nobody knows the fields of today."""

    def at(self, lead: Row, moment: datetime) -> Seen:
        blank = lead | dict.fromkeys(FIELDS_OF_TODAY)
        return super().at(blank, moment)._replace(deals=())


def asking_today(definition: Definition) -> Definition:
    """The same with conditions on fields of today, as the leads have them in full."""
    text = write_definition(definition)
    return parse_definition(
        text.replace('"employees"', '"score"').replace('"industry"', '"status"')
    )


@examples(3)
@given(company=full_companies, tried=several(agreed_definitions, 4), as_of=as_ofs)
def test_what_hangs_on_today_is_what_an_independent_replay_without_it_does_not_find(
    company: Company, tried: list[Definition], as_of: datetime
) -> None:
    rows = company.for_the_oracle()
    with loaded(company) as dataset:
        for definition in map(asking_today, tried):
            (found,) = asked(dataset, "results_on_today", definition, as_of)
            known = replay.Company(rows, definition, as_of)
            blank = WithoutToday(rows, definition, as_of)
            own, anyway = hot_cases(known), set(hot_cases(blank))
            hanging = [case for case in own if case not in anyway]
            assert found == {
                "count_hot_cases": len(own),
                "count_with_deal": sum(own.values()),
                "count_hanging": len(hanging),
                "count_hanging_with_deal": sum(own[case] for case in hanging),
            }


def hot_cases(company: replay.Company) -> dict[int | str, bool]:
    """Hot handovers by number and hot leads by id, each with whether it has a deal."""
    judged = enumerate(company.judged())
    found: dict[int | str, bool] = {
        number: verdict == "converted" for number, (_, seen, verdict) in judged if seen.is_hot()
    }
    deals = company.deals()
    for lead_id, at in company.hot_since().items():
        if at is not None:
            own = [deal for deal in deals if deal.lead_id == lead_id]
            found[lead_id] = any(deal.is_made_after(at) for deal in own)
    return found


# Every number opens its list.


@examples(2)
@given(company=full_companies, tried=several(agreed_definitions, 2), view=views, as_of=as_ofs)
def test_every_number_is_the_length_of_the_list_that_it_opens(
    company: Company, tried: list[Definition], view: Row, as_of: datetime
) -> None:
    with loaded(company) as dataset:
        for definition in tried:
            (counts,) = asked(dataset, "results_of_definition", definition, as_of, **view)

            def length(name: str, which: str, by: Definition = definition) -> int:
                return len(asked(dataset, name, by, as_of, which=which, **view))

            for which, number in NUMBERS.items():
                assert (which, length("cases_listed", which)) == (which, counts[number])
            for which, number in NUMBERS_OF_DEALS.items():
                assert (which, length("caught_deals_listed", which)) == (which, counts[number])
            missed = counts["count_deals"] - counts["count_deals_caught"]
            won_missed = counts["count_won_deals"] - counts["count_won_deals_caught"]
            assert length("caught_deals_listed", "missed") == missed
            assert length("caught_deals_listed", "won_missed") == won_missed


@examples(2)
@given(company=full_companies, tried=several(agreed_definitions, 3), view=views, as_of=as_ofs)
def test_months_and_owners_and_their_weeks_sum_to_what_is_hot(
    company: Company, tried: list[Definition], view: Row, as_of: datetime
) -> None:
    with loaded(company) as dataset:
        for definition in tried:
            (whole,) = asked(dataset, "results_of_definition", definition, as_of, **view)
            months = asked(dataset, "hot_by_month", definition, as_of, **view)
            owners = asked(dataset, "hot_by_owner", definition, as_of, **view)
            weeks = asked(dataset, "hot_by_owner_and_week", definition, as_of, **view)
            for name in ("count_hot", "count_hot_leads"):
                assert sum(row[name] for row in months) == whole[name]
            assert total(owners) == total(weeks) == whole["count_hot_cases"]
            for owner in owners:
                own = [row for row in weeks if row["owner_name"] == owner["owner_name"]]
                assert total(own) == owner["count_hot"]
                assert max(row["count_hot"] for row in own) == owner["most_in_a_week"]


def total(rows: list[Row]) -> int:
    return sum(row["count_hot"] for row in rows)


# Months, owners and weeks.


def hot(given: Any, lead: str, created: str, handed_over: str = "", **columns: Any) -> None:
    given.lead(lead, employees=1500, created_at=created, **columns)
    if handed_over:
        given.handover(lead, at=handed_over)


def test_a_handover_is_of_its_own_month_and_another_lead_of_the_one_in_which_it_was_hot(
    given, answer_of
):
    hot(given, "L1", "2026-02-10 10:00", "2026-03-02 10:00")
    hot(given, "L2", "2026-02-20 10:00")
    hot(given, "L3", "2026-04-01 00:30")  # in UTC still March
    rows = answer_of("hot_by_month", definition=by_rule(LARGE))
    assert [tuple(row.values()) for row in rows] == [
        (date(2026, 2, 1), 0, 1),
        (date(2026, 3, 1), 1, 0),
        (date(2026, 4, 1), 0, 1),
    ]


def test_an_owner_is_charged_with_handovers_and_has_the_leads_that_name_it(given, answer_of):
    hot(given, "L1", "2026-02-10 10:00", "2026-03-02 10:00", owner_name="Mori")  # charged: Aoki
    hot(given, "L2", "2026-03-08 23:30", owner_name="Aoki")  # a Sunday evening
    hot(given, "L3", "2026-03-09 00:30", owner_name="Aoki")
    hot(given, "L4", "2026-03-09 10:00")
    rows = answer_of("hot_by_owner_and_week", definition=by_rule(LARGE))
    weeks = [(row["owner_name"], f"{row['week_on']:%m-%d}", row["count_hot"]) for row in rows]
    assert sorted(weeks, key=str) == [
        ("Aoki", "03-02", 2),
        ("Aoki", "03-09", 1),
        (None, "03-09", 1),
    ]


def test_weeks_in_which_an_owner_has_more_than_it_can_work_on_are_counted(given, answer_of):
    for number, day in enumerate(("02", "03", "16", "17", "18")):
        hot(given, f"L{number}", f"2026-03-{day} 10:00", owner_name="Aoki")
    hot(given, "L9", "2026-03-09 10:00", owner_name="Mori")
    rows = answer_of("hot_by_owner", definition=by_rule(LARGE), capacity_a_week=2)
    aoki, mori = rows
    assert (aoki["owner_name"], aoki["count_hot"], aoki["count_weeks"]) == ("Aoki", 5, 3)
    assert (aoki["hot_a_week"], aoki["most_in_a_week"], aoki["count_weeks_over"]) == (5 / 3, 3, 1)
    assert (mori["count_hot"], mori["hot_a_week"], mori["count_weeks_over"]) == (1, 1 / 3, 0)


def test_a_list_is_cut_at_as_many_rows_as_are_asked_for_the_newest_first(given, answer_of):
    for number, day in enumerate(("02", "09", "16")):
        hot(given, f"L{number}", f"2026-03-{day} 10:00", f"2026-03-{day} 11:00")
        given.deal(f"L{number}", f"2026-03-{day} 12:00")
    for name, which in (("cases_listed", "hot"), ("caught_deals_listed", "caught")):
        rows = answer_of(name, definition=by_rule(LARGE), which=which, most_rows=2)
        assert [row["lead_id"] for row in rows] == ["L2", "L1"]
