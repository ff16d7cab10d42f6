"""What enters or leaves what is hot, of any data and any two definitions."""

import random
from collections import Counter
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from data.definition import Definition
from data.dials import Dial, turned
from queries import Dataset
from queries.trial import Trial
from tests import replay
from tests.lead_seen import LONG_AGO
from tests.stories import Company, Row, examples, loaded
from tests.test_identities import naive
from tests.test_what_if_flips import told
from tests.what_if_stories import (
    agreed_definitions,
    another,
    as_ofs,
    asked,
    full_companies,
    of_conditions,
    periods,
    plain_definitions,
    seeds,
    several,
)

WHICH: dict[str, Row] = {
    "enters": {"flip": "enters"},
    "leaves": {"flip": "leaves"},
    "enters_won": {"flip": "enters", "has_won_deal": True},
    "leaves_won": {"flip": "leaves", "has_won_deal": True},
    "enters_handed_over": {"flip": "enters", "is_handed_over": True},
    "leaves_handed_over": {"flip": "leaves", "is_handed_over": True},
}


@examples(2)
@given(
    company=full_companies,
    tried=several(st.tuples(agreed_definitions, periods), 2),
    as_of=as_ofs,
)
def test_the_same_definition_flips_nothing(
    company: Company, tried: list[tuple[Definition, Row]], as_of: datetime
) -> None:
    with loaded(company) as dataset:
        for definition, period in tried:
            trial = Trial(definition, definition)
            (counts,) = asked(dataset, "flip_counts", trial, as_of, **period)
            assert set(counts.values()) == {0}
            assert asked(dataset, "flips_listed", trial, as_of, **period) == []
            assert asked(dataset, "flip_reasons", trial, as_of, **period) == []


@examples(2)
@given(
    company=full_companies,
    tried=several(st.tuples(agreed_definitions, agreed_definitions, periods), 2),
    as_of=as_ofs,
)
def test_what_enters_or_leaves_is_hot_by_one_definition_and_at_no_time_by_the_other(
    company: Company, tried: list[tuple[Definition, Definition, Row]], as_of: datetime
) -> None:
    with loaded(company) as dataset:
        for draft, agreed, period in tried:
            rows = asked(dataset, "flips", Trial(draft, agreed), as_of, **period)
            found = [(row["flip"], row["handover_no"], row["lead_no"]) for row in rows]
            expected = {
                (flip, *case)
                for flip, one, other in (("enters", draft, agreed), ("leaves", agreed, draft))
                for case in hot(dataset, one, as_of, **period) - hot(dataset, other, as_of)
            }
            assert len(found) == len(set(found))
            assert set(found) == expected


def hot(
    dataset: Dataset, definition: Definition, as_of: datetime, **period: Any
) -> set[tuple[int | None, int]]:
    """The hot cases: each handover with its lead, each lead that was never handed over."""
    handovers = asked(dataset, "handovers_in_view", definition, as_of, **period)
    leads = asked(dataset, "hot_moments_in_view", definition, as_of, **period)
    return {
        *((row["handover_no"], row["lead_no"]) for row in handovers if row["is_mql"]),
        *((None, row["lead_no"]) for row in leads),
    }


@examples(2)
@given(
    company=full_companies,
    tried=several(st.tuples(agreed_definitions, agreed_definitions, periods), 2),
    as_of=as_ofs,
)
def test_every_count_of_flips_is_the_length_of_its_list(
    company: Company, tried: list[tuple[Definition, Definition, Row]], as_of: datetime
) -> None:
    with loaded(company) as dataset:
        for draft, agreed, period in tried:
            trial = Trial(draft, agreed)
            (counts,) = asked(dataset, "flip_counts", trial, as_of, **period)
            rows = asked(dataset, "flips_listed", trial, as_of, **period)
            for flip in ("enters", "leaves"):
                own = [row for row in rows if row["flip"] == flip]
                assert counts[f"count_{flip}"] == len(own)
                assert counts[f"count_{flip}_with_deal"] == sum(row["has_deal"] for row in own)
            for which, marks in WHICH.items():
                own = [row for row in rows if marks.items() <= row.items()]
                listed = asked(dataset, "flips_listed", trial, as_of, which=which, **period)
                assert listed == own
                assert counts[f"count_{which}"] == len(own)


@examples(2)
@given(
    company=full_companies,
    tried=several(st.tuples(agreed_definitions, agreed_definitions), 2),
    as_of=as_ofs,
)
def test_a_flip_is_told_as_in_the_list_of_what_is_hot_by_the_one_definition(
    company: Company, tried: list[tuple[Definition, Definition]], as_of: datetime
) -> None:
    with loaded(company) as dataset:
        for draft, agreed in tried:
            rows = asked(dataset, "flips_listed", Trial(draft, agreed), as_of)
            for flip, definition in (("enters", draft), ("leaves", agreed)):
                listed = [
                    row
                    for which in ("hot", "never_handed_over")
                    for row in asked(dataset, "cases_listed", definition, as_of, which=which)
                ]
                own = [row for row in rows if row["flip"] == flip]
                assert Counter(map(case_of, own)) <= Counter(map(case_of, listed))


def case_of(row: Row) -> tuple:
    names = ("lead_id", "is_handed_over", "has_deal", "has_won_deal")
    return (seen_at(row), *(row[name] for name in names))


def seen_at(row: Row) -> datetime:
    """A list names no moment of a lead that has been there all along."""
    return (row["seen_at"] or naive(LONG_AGO)).replace(tzinfo=UTC)


@examples(2)
@given(
    company=full_companies,
    tried=several(st.tuples(agreed_definitions, agreed_definitions), 3),
    as_of=as_ofs,
)
def test_a_flip_stands_in_the_cells_of_an_independent_replay_at_its_moment(
    company: Company, tried: list[tuple[Definition, Definition]], as_of: datetime
) -> None:
    rows = company.for_the_oracle()
    leads = {lead["lead_id"]: lead for lead in rows["leads"]}
    with loaded(company) as dataset:
        for trial in tried:
            drafted, agreed = (replay.Company(rows, one, as_of) for one in trial)
            for row in asked(dataset, "flips_listed", Trial(*trial), as_of):
                lead, moment = leads[row["lead_id"]], seen_at(row)
                assert (row["potential"], row["intent"]) == drafted.at(lead, moment).cell()
                before = (row["potential_before"], row["intent_before"])
                assert before == agreed.at(lead, moment).cell()


@examples(3)
@given(company=full_companies, tried=several(plain_definitions, 2), as_of=as_ofs, seed=seeds)
def test_where_one_number_of_a_condition_is_turned_this_condition_is_the_reason_of_every_flip(
    company: Company, tried: list[Definition], as_of: datetime, seed: int
) -> None:
    chance = random.Random(seed)
    with loaded(company) as dataset:
        for agreed in tried:
            for dial in chance.sample(of_conditions(agreed), 3):
                trial = Trial(turned(agreed, dial.path, another(dial, chance)), agreed)
                flips = asked(dataset, "flips_listed", trial, as_of)
                reasons = asked(dataset, "flip_reasons", trial, as_of)
                expected = {(*case, *place_of(dial, agreed)) for case in told(flips, *CASE)}
                assert set(told(reasons, *CASE, "axis", "name", "path")) == expected


CASE = ("lead_id", "seen_at")


def place_of(dial: Dial, definition: Definition) -> tuple[str, str, str]:
    """A condition as reasons name it: its axis, its band, the numbers on the way to it."""
    axis, *steps = dial.path.split(".")[:-1]
    name, *way = [step for step in steps if step.isdigit()]
    is_band = axis in ("potential", "intent")
    return axis, getattr(definition, axis)[int(name)].name if is_band else name, ".".join(way)
