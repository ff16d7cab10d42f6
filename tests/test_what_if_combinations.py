"""Thresholds moved together: at each combination the numbers of the definition turned to it.

2 March 2026 is a Monday; a lead that asks is hot in the bands of the examples.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest

from data.definition import Definition
from tests.test_what_if_thresholds import (
    ASKED,
    HOT_IF_LARGE,
    LARGE,
    LISTS,
    at,
    moved,
)


@pytest.fixture
def combined(answer_of) -> Callable[..., dict[tuple, int]]:
    """A number at each combination, of the older and the newer part."""

    def combined(definition: Definition, moves: dict[str, list[float]], number: str, **more: Any):
        lists = dict(zip(LISTS, moves.values(), strict=False))
        trial = moved(definition, *moves)
        rows = answer_of("threshold_combinations", definition=trial, **lists, **more)
        places = [tuple(row[f"position_{n + 1}"] for n in range(len(moves))) for row in rows]
        numbers = [(row["is_newer"], row[number]) for row in rows]
        return {(*place, is_newer): n for place, (is_newer, n) in zip(places, numbers, strict=True)}

    return combined


def test_each_combination_of_positions_counts_what_is_hot_with_both(given, combined):
    for lead, employees, count in (("L1", 1000, 1), ("L2", 1000, 2), ("L3", 2000, 1)):
        given.lead(lead, employees=employees)
        for day in range(1, count + 1):
            given.touch(lead, at=f"2026-03-0{day} 10:00", kind="inquiry")
        given.handover(lead, at="2026-03-05 10:00")
    assert combined(HOT_IF_LARGE, {LARGE: [1000, 2000], ASKED: [1, 2]}, "count_hot") == {
        (1000, 1, False): 3,
        (1000, 2, False): 1,
        (2000, 1, False): 1,
        (2000, 2, False): 0,
    }


def test_a_split_parts_handovers_by_their_time_and_leads_by_when_they_became_hot(given, combined):
    for number, day in enumerate(("2026-03-02", "2026-03-09", "2026-03-16")):
        for kind in ("handed over", "not"):
            given.lead(f"{kind} {number}", employees=1000)
            given.touch(f"{kind} {number}", at=f"{day} 10:00", kind="inquiry")
        given.handover(f"handed over {number}", at=f"{day} 10:00")
    found = partial(combined, HOT_IF_LARGE, {ASKED: [1, 2]}, split_at=at("2026-03-09 10:00"))
    expected = {(1, False): 1, (1, True): 2, (2, False): 0, (2, True): 0}
    assert found(number="count_hot") == expected
    assert found(number="count_hot_leads") == expected


def test_a_part_without_a_handover_is_told_only_where_it_is_the_older_one(given, combined):
    given.lead("L1", employees=1000)
    given.touch("L1", at="2026-03-02 10:00", kind="inquiry")
    given.handover("L1", at="2026-03-02 10:00")
    found = partial(combined, HOT_IF_LARGE, {ASKED: [1]}, "count_hot")
    assert found(split_at=at("2026-03-20 10:00")) == {(1, False): 1}
    assert found(split_at=at("2026-02-20 10:00")) == {(1, False): 0, (1, True): 1}


def test_what_a_handover_won_counts_in_its_own_part(given, combined):
    for lead, handed_over, amount in (("L1", "2026-03-02", 100), ("L2", "2026-03-16", 30)):
        given.lead(lead, employees=1000)
        given.touch(lead, at="2026-03-01 10:00", kind="inquiry")
        given.handover(lead, at=f"{handed_over} 10:00")
        given.deal(lead, "2026-03-20 10:00", "2026-03-30", "won", is_won="true", amount=amount)
    found = combined(
        HOT_IF_LARGE, {LARGE: [1000, 1001]}, "won_amount_caught", split_at=at("2026-03-09 10:00")
    )
    assert found == {(1000, False): 100, (1000, True): 30, (1001, False): 0, (1001, True): 0}
