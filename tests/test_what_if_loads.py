"""Months and owners of the what-if page."""

import re
from pathlib import Path

import pytest

from tests.what_if_panel import LOWER, chart, headings


def test_the_heading_tells_who_would_have_too_many(panel, sample_home: Path) -> None:
    at = panel("loads", sample_home, capacity="3")
    assert at.number_input[0].value == 3
    assert headings(at)[1] == (
        "8 of 12 owners would be over 3 MQLs in at least one week (agreed: 8 of 12)"
    )


def test_the_heading_tells_that_nobody_would_have_too_many(panel, sample_home: Path) -> None:
    at = panel("loads", sample_home, capacity="50")
    said = re.fullmatch(
        r"None of 12 owners would be over 50 MQLs in any week: the busiest has (\d+) "
        r"\(agreed: 0 of 12 over\)",
        headings(at)[1],
    )
    owners = next(one.value for one in at.dataframe if "Draft: busiest week" in one.value)
    assert said and int(said[1]) == owners["Draft: busiest week"].max()


@pytest.mark.parametrize("capacity", ["0", "-4", "many", "99999999", "１５"])
def test_a_capacity_that_is_none(panel, sample_home: Path, capacity: str) -> None:
    at = panel("loads", sample_home, capacity=capacity)
    assert not at.exception
    assert 1 <= at.number_input[0].value <= 1000


def test_months_are_those_of_both_definitions(panel, sample_home: Path) -> None:
    at = panel("loads", sample_home, what_if=LOWER)
    heights = {trace["name"]: sum(trace["y"]) for trace in chart(at)["data"]}
    assert heights["agreed: handed over"] + heights["agreed: never handed over"] == 1058
    assert heights["draft: handed over"] > heights["agreed: handed over"]


def test_persons_stay_unnamed_where_they_are_hidden(panel, sample_home: Path) -> None:
    at = panel("loads", sample_home)
    assert "Ono" in chart(at, 1)["layout"]["yaxis"]["ticktext"]
    at.session_state["names_hidden"] = True
    at.run()
    assert chart(at, 1)["layout"]["yaxis"]["ticktext"][:2] == ["Owner 1", "Owner 2"]
    assert not [one for one in at.dataframe if "Ono" in one.value.to_string()]
