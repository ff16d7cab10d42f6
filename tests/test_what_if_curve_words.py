"""What a curve's heading says: one thing is one thing, several are several."""

import logging
from collections.abc import Iterator
from dataclasses import replace

import pytest

from data.definition import read_definition
from data.dials import dials
from pages.shared.what_if.curve_words import finding
from pages.shared.what_if.dials import Turning

AGREED = 1000.0


@pytest.fixture(autouse=True, scope="module")
def quiet() -> Iterator[None]:
    """Streamlit warns at each sentence that there is no page."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


def turning(at: float) -> Turning:
    path = "potential.0.any.1.at_least"
    definition = read_definition()
    (dial,) = (one for one in dials(definition) if one.path == path)
    return Turning(path, path, replace(dial, value=at), "Potential A", "Employees", AGREED)


def row(position: float, mqls: int, won: int, whole: int = 9) -> dict[str, float]:
    caught = {"count_won_deals_caught": won, "count_won_deals": whole}
    return {"position": position, "count_hot_cases": mqls, **caught}


@pytest.mark.parametrize(
    ("mqls", "won", "said"),
    [
        (11, 4, "+1 MQL, +1 won deal caught"),
        (12, 5, "+2 MQLs, +2 won deals caught"),
        (9, 2, "−1 MQL, −1 won deal caught"),
        (10, 3, "±0 MQLs, ±0 won deals caught"),
    ],
)
def test_a_change_of_one_is_of_one_thing(mqls: int, won: int, said: str) -> None:
    rows = [row(AGREED, 10, 3), row(300, mqls, won)]
    assert finding(turning(300), rows) == f"Employees 300 instead of 1,000: {said}"


def test_where_nothing_was_moved_the_heading_counts() -> None:
    assert finding(turning(AGREED), [row(AGREED, 1, 1, 1)]).endswith(
        ": 1 MQL, 1 of 1 won deal caught"
    )
    assert finding(turning(AGREED), [row(AGREED, 2, 1)]).endswith(
        ": 2 MQLs, 1 of 9 won deals caught"
    )
