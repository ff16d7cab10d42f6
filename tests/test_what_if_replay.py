"""What any definition would have caught in any data: the SQL against the same in plain Python."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.definition import Definition, parse_definition
from tests import replay
from tests.stories import Company, Row, examples, loaded, to_utc
from tests.test_identities import naive
from tests.what_if_stories import (
    agreed_definitions,
    as_ofs,
    asked,
    full_companies,
    periods,
    several,
)

# What the two computations call by different names.
NAMES = {"count_handovers": "count_counted", "count_hot_handovers": "count_hot"}
RATES = {
    "precision": ("count_hot_converted", "count_hot"),
    "won_precision": ("count_hot_won", "count_hot"),
    "lead_deal": ("count_hot_leads_with_deal", "count_hot_leads"),
    "recall": ("count_deals_caught", "count_deals"),
    "won_recall": ("count_won_deals_caught", "count_won_deals"),
    "ignored": ("count_hot_ignored", "count_hot_due"),
    "late": ("count_hot_late", "count_hot_due"),
}


# The SQL against plain Python.


@examples(4)
@given(company=full_companies, tried=several(agreed_definitions, 4), as_of=as_ofs)
def test_every_number_is_that_of_an_independent_replay(
    company: Company, tried: list[Definition], as_of: datetime
) -> None:
    rows = company.for_the_oracle()
    with loaded(company) as dataset:
        for definition in tried:
            (found,) = asked(dataset, "results_of_definition", definition, as_of)
            own = {
                NAMES.get(name, name): number
                for name, number in replay.numbers(rows, definition, as_of).items()
            }
            assert {name: found[name] for name in own} == own
            assert_leads_with_deal(found, replay.Company(rows, definition, as_of))


def assert_leads_with_deal(found: Row, company: replay.Company) -> None:
    """A hot lead that was never handed over has a deal made since it was hot, or at no time."""
    since = company.hot_since()
    deals = [
        deal
        for deal in company.deals()
        if (at := since.get(deal.lead_id)) is not None and deal.is_made_after(at)
    ]
    assert found["count_hot_leads_with_deal"] == len({deal.lead_id for deal in deals})
    won = {deal.lead_id for deal in deals if deal.is_won}
    assert found["count_hot_leads_won"] == len(won)


@examples(2)
@given(company=full_companies, tried=several(agreed_definitions, 4), as_of=as_ofs)
def test_each_lead_is_hot_since_the_moment_of_an_independent_replay(
    company: Company, tried: list[Definition], as_of: datetime
) -> None:
    rows = company.for_the_oracle()
    with loaded(company) as dataset:
        names = dict(dataset.cursor().execute("select lead_no, lead_id from lead_facts").fetchall())
        for definition in tried:
            found = asked(dataset, "hot_moments", definition, as_of)
            expected = replay.Company(rows, definition, as_of).hot_since()
            assert {names[row["lead_no"]]: row["hot_at"] for row in found} == {
                lead_id: naive(at) for lead_id, at in expected.items() if at
            }


@examples(2)
@given(company=full_companies, tried=several(agreed_definitions, 4), as_of=as_ofs)
def test_each_deal_is_caught_or_missed_as_in_an_independent_replay(
    company: Company, tried: list[Definition], as_of: datetime
) -> None:
    rows = company.for_the_oracle()
    columns = ("deal_id", "lead_id", "is_won", "amount", "is_caught")
    with loaded(company) as dataset:
        for definition in tried:
            found = asked(dataset, "caught_deals_listed", definition, as_of, which="all")
            expected = replay.deals_caught(rows, definition, as_of)
            assert sorted(tuple(row[name] for name in columns) for row in found) == sorted(
                tuple(row[name] for name in columns) for row in expected
            )


def test_a_deal_of_an_excluded_lead_counts_nowhere_not_even_before_its_lead_is_there(
    given, answer_of
) -> None:
    """A deal may be older than its lead, as the system has it that came later."""
    rivals = parse_definition('exclusion = [{ field = "company_name", contains = ["rival"] }]')
    given.lead("L1", company_name="Aomine", created_at="2026-03-20 10:00")
    given.lead("L2", company_name="Rival K.K.", created_at="2026-03-20 10:00")
    given.deal("L1", created="2026-03-10 10:00")
    given.deal("L2", created="2026-03-10 10:00")
    for as_of in ("2026-03-31 12:00", "2026-03-15 12:00"):
        (row,) = answer_of("results_of_definition", as_of, rivals)
        assert (as_of, row["count_deals"]) == (as_of, 1)


# Parts of a company.


@examples(2)
@given(
    company=full_companies,
    tried=several(st.tuples(agreed_definitions, periods), 3),
    as_of=as_ofs,
)
def test_a_period_chooses_handovers_hot_leads_and_deals_each_by_a_time_of_its_own(
    company: Company, tried: list[tuple[Definition, Row]], as_of: datetime
) -> None:
    rows = company.for_the_oracle()
    with loaded(company) as dataset:
        for definition, period in tried:
            (found,) = asked(dataset, "results_of_definition", definition, as_of, **period)
            own = numbers_of(rows, definition, as_of, partial(is_in, period))
            assert {name: found[name] for name in own} == own


def is_in(period: Row, at: datetime | None) -> bool:
    """What has no time is in no period that is bounded."""
    first, end = period["from_at"], period["until_at"]
    if at is None:
        return first is None and end is None
    return (first is None or naive(at) >= first) and (end is None or naive(at) < end)


def numbers_of(
    rows: replay.Rows,
    definition: Definition,
    as_of: datetime,
    is_chosen: Callable[[datetime | None], bool],
) -> Row:
    """The numbers of those cases and deals alone whose time is chosen."""
    company = replay.Company(rows, definition, as_of)
    handed_over = [
        (seen.is_hot(), verdict)
        for handover, seen, verdict in company.judged()
        if verdict != "excluded" and is_chosen(handover.at)
    ]
    made_at = {
        deal.row["deal_id"]: deal.times and deal.times.created.at for deal in company.deals()
    }
    deals = [
        deal
        for deal in replay.deals_caught(rows, definition, as_of)
        if is_chosen(made_at[deal["deal_id"]])
    ]
    return {
        "count_counted": len(handed_over),
        "count_hot": sum(is_hot for is_hot, _ in handed_over),
        "count_hot_converted": handed_over.count((True, "converted")),
        "count_hot_leads": sum(
            at is not None and is_chosen(at) for at in company.hot_since().values()
        ),
        "count_deals": len(deals),
        "count_deals_caught": sum(deal["is_caught"] for deal in deals),
        "won_amount": sum(deal["amount"] or 0 for deal in deals if deal["is_won"]),
    }


@examples(2)
@given(company=full_companies, tried=several(agreed_definitions, 2), as_of=as_ofs)
def test_the_numbers_of_two_periods_that_meet_add_up(
    company: Company, tried: list[Definition], as_of: datetime
) -> None:
    between = naive(to_utc(datetime(2026, 4, 28, 9)))
    with loaded(company) as dataset:
        for definition in tried:
            (whole,) = asked(dataset, "results_of_definition", definition, as_of)
            parts = [
                *asked(dataset, "results_of_definition", definition, as_of, until_at=between),
                *asked(dataset, "results_of_definition", definition, as_of, from_at=between),
            ]
            for name in ("count_counted", "count_hot", "count_hot_leads", "count_hot_cases"):
                assert whole[name] == sum(part[name] for part in parts)


@pytest.mark.parametrize("part", [{"team_name": "East"}, {"source": "web"}])
def test_a_team_or_a_source_has_handovers_and_leads_and_deals_of_its_own(given, answer_of, part):
    """L1 and L2 are its own; L1 and L3 are handed over."""
    large = parse_definition('[mql]\nany = [{ field = "employees", at_least = 1000 }]')
    for lead, own in (("L1", part), ("L2", part), ("L3", {}), ("L4", {})):
        given.lead(lead, employees=1500, owner_name=f"Owner of {lead}", **own)
        given.deal(lead, created="2026-03-10 10:00", closed="2026-03-20 10:00", is_won="true")
    for lead in ("L1", "L3"):
        given.handover(lead, at="2026-03-02 10:00", owner=f"Owner of {lead}")
    names = ("count_counted", "count_hot", "count_hot_leads", "count_deals", "count_deals_caught")
    for view, each in (({}, (2, 2, 2, 4, 4)), (part, (1, 1, 1, 2, 2))):
        (row,) = answer_of("results_of_definition", definition=large, **view)
        assert tuple(row[name] for name in names) == each


# What belongs to the numbers.


@examples(2)
@given(company=full_companies, tried=several(agreed_definitions, 2), as_of=as_ofs)
def test_every_rate_is_the_share_of_two_numbers_and_lies_in_its_interval(
    company: Company, tried: list[Definition], as_of: datetime
) -> None:
    with loaded(company) as dataset:
        for definition in tried:
            (found,) = asked(dataset, "results_of_definition", definition, as_of)
            for rate, (part, whole) in RATES.items():
                share = found[part] / found[whole] if found[whole] else None
                low, high = found[f"{rate}_low"], found[f"{rate}_high"]
                assert found[f"{rate}_rate"] == pytest.approx(share)
                assert share is None or 0 <= low <= share <= high <= 1
            assert found["won_amount_missed"] == found["won_amount"] - found["won_amount_caught"]
            assert found["count_hot_cases"] == found["count_hot"] + found["count_hot_leads"]
            verdicts = asked(dataset, "verdicts", definition, as_of)
            sure = [row for row in verdicts if row["is_mql"] and row["is_sure"]]
            assert found["count_hot_sure"] == len(sure)
