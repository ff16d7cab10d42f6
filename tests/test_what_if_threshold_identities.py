"""A threshold that is moved, in any data: as with the definition turned to each position."""

import random
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from data.calendar import BusinessHours
from data.definition import Definition
from data.dials import Dial, are_of_one_count, dials, is_threshold, turned
from queries import Dataset
from queries.trial import Trial
from tests.stories import Company, Row, examples, loaded
from tests.test_identities import naive
from tests.test_what_if_thresholds import LISTS, moved
from tests.what_if_stories import (
    PLACES,
    agreed_definitions,
    as_ofs,
    asked,
    full_companies,
    plain_definitions,
    seeds,
    several,
    views,
)

COUNTS = {
    "count_hot", "count_hot_converted", "count_hot_won", "count_hot_due", "count_hot_ignored",
    "count_hot_late", "count_hot_leads", "count_deals", "count_deals_caught", "count_won_deals",
    "count_won_deals_caught", "won_amount", "won_amount_caught",
}  # fmt: skip
COUNTS_OF_PARTS = {
    "count_counted", "count_converted", "count_hot", "count_hot_leads", "count_hot_converted",
    "count_hot_won",
}  # fmt: skip
WEEKEND = BusinessHours(country="", hours={"sat": "10:00-16:00", "sun": "10:00-16:00"})


def movable(definition: Definition) -> list[Dial]:
    """The thresholds that decide who is hot; an exclusion decides who counts at all."""
    thresholds = filter(is_threshold, dials(definition))
    return [dial for dial in thresholds if not dial.path.startswith("exclusion")]


movable_definitions = agreed_definitions.filter(movable)


def positions_of(dial: Dial, chance: random.Random, count: int) -> list[float]:
    """Where the dial stands, and places around the values of stories."""
    others = {"touches": [1, 2, 3, 5], "within_days": [1, 2, 5, 30, 400]}.get(
        dial.kind, [-4, 0, 2.5, 5, 6, 10, 20, 1e9]
    )
    return sorted({dial.value, *chance.sample(others, count - 1)})


@examples(3)
@given(company=full_companies, tried=several(movable_definitions, 2), view=views, as_of=as_ofs,
       seed=seeds)  # fmt: skip
def test_at_each_position_everything_is_as_the_turned_definition_says(
    company: Company, tried: list[Definition], view: Row, as_of: datetime, seed: int
) -> None:
    """The first of them has business hours of its own."""
    chance = random.Random(seed)
    first, second = tried
    with loaded(company) as dataset:
        for definition in (first.model_copy(update={"calendar": WEEKEND}), second):
            dial = chance.choice(movable(definition))
            values = view | {"positions": positions_of(dial, chance, 3)}
            trial = moved(definition, dial.path)
            rows = asked(dataset, "threshold_curve", trial, as_of, **values)
            cells = asked(dataset, "threshold_cells", trial, as_of, **values)
            assert [row["position"] for row in rows] == values["positions"]
            for row in rows:
                there = turned(definition, dial.path, row["position"])
                (expected,) = asked(dataset, "results_of_definition", there, as_of, **view)
                shared = row.keys() & expected.keys()
                assert shared >= COUNTS
                assert {n: row[n] for n in shared} == {n: expected[n] for n in shared}
                of_position = [cell for cell in cells if cell["position"] == row["position"]]
                by_cell = asked(dataset, "leads_by_cell", there, as_of, **view)
                assert counted(of_position) == counted(by_cell)


def counted(cells: list[Row]) -> dict[tuple[str, str], int]:
    """Leads by cell, of the cells that hold any."""
    leads = {(cell["potential"], cell["intent"]): cell["count_leads"] for cell in cells}
    return {cell: number for cell, number in leads.items() if number}


@examples(2)
@given(company=full_companies, tried=several(movable_definitions, 2), view=views, as_of=as_ofs,
       split_at=as_ofs.map(naive), seed=seeds)  # fmt: skip
def test_at_each_combination_both_parts_are_as_the_turned_definition_says(
    company: Company,
    tried: list[Definition],
    view: Row,
    as_of: datetime,
    split_at: datetime,
    seed: int,
) -> None:
    view = inside(view, split_at)
    chance = random.Random(seed)
    with loaded(company) as dataset:
        for count, definition in zip((2, 3), tried, strict=True):
            known = movable(definition)
            chosen = apart(chance.sample(known, len(known)))[:count]
            lists = [positions_of(dial, chance, 2) for dial in chosen]
            rows = asked(
                dataset,
                "threshold_combinations",
                moved(definition, *(dial.path for dial in chosen)),
                as_of,
                split_at=split_at,
                **view,
                **dict(zip(LISTS, lists, strict=False)),
            )
            for row in rows:
                there = combination(definition, chosen, row)
                part = view | {"from_at" if row["is_newer"] else "until_at": split_at}
                (expected,) = asked(dataset, "results_of_definition", there, as_of, **part)
                assert {n: row[n] for n in COUNTS_OF_PARTS} == {
                    n: expected[n] for n in COUNTS_OF_PARTS
                }


def apart(known: list[Dial]) -> list[Dial]:
    """Without the second number of a count of touches."""
    chosen: list[Dial] = []
    for dial in known:
        if not any(are_of_one_count(dial.path, one.path) for one in chosen):
            chosen.append(dial)
    return chosen


def inside(view: Row, split_at: datetime) -> Row:
    """The view with a period that the split lies in."""
    from_at, until_at = view["from_at"], view["until_at"]
    return view | {
        "from_at": from_at and min(from_at, split_at),
        "until_at": until_at and max(until_at, split_at),
    }


def combination(definition: Definition, chosen: list[Dial], row: Row) -> Definition:
    for number, dial in enumerate(chosen, start=1):
        definition = turned(definition, dial.path, row[f"position_{number}"])
    return definition


@examples(1)
@given(company=full_companies, tried=several(movable_definitions, 2), as_of=as_ofs, seed=seeds)
def test_the_values_of_a_threshold_ascend_and_are_those_that_leads_have(
    company: Company, tried: list[Definition], as_of: datetime, seed: int
) -> None:
    with loaded(company) as dataset:
        for definition in tried:
            dial = random.Random(seed).choice(movable(definition))
            rows = asked(dataset, "threshold_values", moved(definition, dial.path), as_of)
            values = [row["value"] for row in rows]
            assert values == sorted(set(values))
            if dial.kind in ("annual_revenue", "employees"):
                assert set(values) <= {lead[dial.kind] for lead in company.leads}


def raisable(definition: Definition) -> list[Dial]:
    """The minima of the two top bands."""
    tops = ("potential.0.", "intent.0.")
    return [
        dial for dial in movable(definition) if dial.path.startswith(tops) and not dial.is_below
    ]


@examples(3)
@given(
    company=full_companies,
    tried=several(plain_definitions, 3),
    until_at=st.none() | as_ofs.map(naive),
    as_of=as_ofs,
    seed=seeds,
)
def test_raising_a_minimum_of_a_top_band_never_adds_where_the_top_cell_alone_is_hot(
    company: Company,
    tried: list[Definition],
    until_at: datetime | None,
    as_of: datetime,
    seed: int,
) -> None:
    """In a period with a beginning it may: a lead that is hot only later comes into it."""
    chance = random.Random(seed)
    with loaded(company) as dataset:
        for definition in tried:
            dial = chance.choice(raisable(definition))
            low, high = sorted(chance.sample(PLACES[dial.kind], 2))
            values = {"positions": [low, high], "until_at": until_at}
            rows = asked(dataset, "threshold_curve", moved(definition, dial.path), as_of, **values)
            for name in ("count_hot", "count_hot_leads", "count_deals_caught", "won_amount_caught"):
                assert rows[0][name] >= rows[1][name]
            assert enters(dataset, definition, dial.path, (low, high), as_of) == 0


def enters(
    dataset: Dataset,
    definition: Definition,
    path: str,
    positions: tuple[float, float],
    as_of: datetime,
) -> int:
    """How many cases are hot at the second position alone."""
    agreed, draft = (turned(definition, path, position) for position in positions)
    (counts,) = asked(dataset, "flip_counts", Trial(draft, agreed), as_of)
    return counts["count_enters"]
