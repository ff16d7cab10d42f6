"""The suggestion of the what-if page."""

from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.conftest import Given
from tests.what_if_panel import REVENUE, headings, number_at


def found(panel, sample_home: Path, **query: str) -> AppTest:
    at: AppTest = panel("suggestion", sample_home, **query)
    at.button(key="what_if_find").click().run()
    assert not at.exception
    return at


def test_a_point_of_the_front_is_found_compared_and_taken(panel, sample_home: Path) -> None:
    at = found(panel, sample_home)
    assert headings(at)[0].startswith("123 MQLs a month would have caught 81% of the won ones")
    assert at.success[0].value.startswith("The goal is met on the newer part, too")
    at.button(key="what_if_take").click().run()
    assert number_at(at, REVENUE) == 730_000_000
    assert at.query_params["what_if"]
    assert headings(at)  # what was found stays in sight


def test_another_point_is_looked_at(panel, sample_home: Path) -> None:
    at = found(panel, sample_home)
    before = headings(at)
    at.selectbox(key="what_if_point").select_index(0).run()
    assert headings(at) != before


def test_another_goal_asks_to_find_again(panel, sample_home: Path) -> None:
    at = found(panel, sample_home)
    at.number_input(key="what_if_goal_won_share").set_value(50).run()
    assert not headings(at)


def test_at_most_so_many_a_week_for_every_owner(panel, sample_home: Path) -> None:
    at = panel("suggestion", sample_home)
    at.button_group(key="what_if_goal").set_value("mqls_a_week").run()
    at.number_input(key="what_if_goal_mqls_a_week").set_value(2).run()
    at.button(key="what_if_find").click().run()
    assert not at.exception
    said = [*at.success, *at.warning]
    assert "for the busiest owner" in said[0].value or "Overfit" in said[0].value


def test_a_goal_that_nothing_meets(panel, sample_home: Path) -> None:
    at = panel("suggestion", sample_home)
    at.number_input(key="what_if_goal_won_share").set_value(100).run()
    at.button(key="what_if_find").click().run()
    assert at.warning[0].value.startswith("No combination of these numbers meets the goal")


def test_too_few_handovers_are_refused_with_their_counts(panel, given: Given) -> None:
    for number in range(6):
        given.lead(f"L{number}", employees=2000)
        given.handover(f"L{number}", at=f"2026-01-{10 + number} 10:00")
    given.deal("L0", created="2026-01-11 10:00")
    given.touch("L0", at="2026-06-30 10:00")
    at = panel("suggestion", given.dataset.path.parent)
    assert "The older part has 1 that converted and 3 that did not." in at.warning[0].value
    assert "The newer part has 0 that converted and 2 that did not." in at.warning[0].value
    assert not at.button
