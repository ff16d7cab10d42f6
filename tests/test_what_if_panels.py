"""The panels below the board of the what-if page: curves, months and owners, a suggestion."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from streamlit.testing.v1 import AppTest

from data import dataset
from data.definition import read_definition
from data.dials import dials
from data.draft import Draft
from data.draft_link import packed
from tests.browsing import open_page, settle
from tests.conftest import Given

PANELS = ("curves", "loads", "suggestion")
SCRIPT = """
from pages.shared.what_if.{name} import {name}
from pages.shared.what_if.trying import trying, told

tried = trying()
told()
{name}(tried)
"""
EMPLOYEES = "potential.0.any.1.at_least"
REVENUE = "potential.0.any.0.at_least"
LOWER = packed(Draft.of(read_definition()).turned(EMPLOYEES, 300))


@pytest.fixture
def panel(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """One panel by itself, on a dataset folder, with something in the URL."""

    def panel(name: str, home: Path, **query: str) -> AppTest:
        for function in (dataset.current, dataset.datasets):
            monkeypatch.setattr(function, "__defaults__", (home,))
        monkeypatch.setattr("pages.shared.view.chosen_path.__defaults__", (home,))
        at = AppTest.from_string(SCRIPT.format(name=name), default_timeout=60)
        for key, value in {"lang": "en", "period": "all", **query}.items():
            at.query_params[key] = value
        return at.run()

    return panel


def number_at(at: AppTest, path: str) -> float:
    """Where a number of the draft stands now."""
    draft: Draft = at.session_state["what_if"][1]
    return next(dial for dial in dials(draft.whole) if dial.path == path).value


def chart(at: AppTest, number: int = 0) -> dict[str, Any]:
    spec: dict[str, Any] = json.loads(at.get("plotly_chart")[number].proto.spec)
    return spec


def headings(at: AppTest) -> list[str]:
    return [one.value.replace("\\", "") for one in at.subheader]  # as it is read


# Every panel, whatever the data lack.


@pytest.mark.parametrize(("link", "language"), [("", "en"), (LOWER, "ja")])
@pytest.mark.parametrize("name", PANELS)
def test_every_panel_runs(panel, sample_home: Path, name: str, link: str, language: str) -> None:
    named = {"what_if": link} if link else {}
    assert not panel(name, sample_home, lang=language, **named).exception


@pytest.mark.parametrize("name", PANELS)
def test_a_period_without_anything(panel, sample_home: Path, name: str) -> None:
    assert not panel(name, sample_home, period="2001-01-01..2001-02-01").exception


def only_leads(given: Given) -> None:
    for number in range(3):
        given.lead(f"L{number}", employees=100 * number)


def no_deals(given: Given) -> None:
    only_leads(given)
    given.handover("L2")
    given.touch("L2", at="2026-03-01 10:00", kind="inquiry")


def deals_without_handovers(given: Given) -> None:
    only_leads(given)
    given.touch("L2", at="2026-03-01 10:00", kind="inquiry")
    given.deal("L2", created="2026-03-02 10:00")


@pytest.mark.parametrize("data", [only_leads, no_deals, deals_without_handovers])
@pytest.mark.parametrize("name", PANELS)
def test_no_panel_breaks_where_data_are_missing(panel, given: Given, name: str, data) -> None:
    data(given)
    at = panel(name, given.dataset.path.parent)
    assert not at.exception


@pytest.mark.parametrize("name", PANELS)
def test_a_draft_without_bands(panel, sample_home: Path, name: str) -> None:
    off = tuple(f"potential.{n}" for n in range(3)) + tuple(f"intent.{n}" for n in range(3))
    link = packed(Draft(whole=read_definition(), off=off))
    assert not panel(name, sample_home, what_if=link).exception


# Curves.


def test_the_heading_compares_two_positions_of_one_number(panel, sample_home: Path) -> None:
    at = panel("curves", sample_home, what_if=LOWER)
    at.selectbox(key="what_if_curve").select(EMPLOYEES).run()
    heading = headings(at)[0]
    assert heading.startswith("Potential A: employees, at least 300 instead of 1,000: +")
    assert "won deals caught" in heading


def test_the_number_that_was_moved_last_is_looked_at(panel, sample_home: Path) -> None:
    at = panel("curves", sample_home)
    assert at.selectbox(key="what_if_curve").value == REVENUE
    at.session_state["what_if_moved"] = EMPLOYEES
    at.run()
    assert at.selectbox(key="what_if_curve").value == EMPLOYEES
    at.selectbox(key="what_if_curve").select(REVENUE).run()
    assert at.selectbox(key="what_if_curve").value == REVENUE


def test_the_curve_stands_at_what_the_draft_catches(panel, sample_home: Path) -> None:
    at = panel("curves", sample_home)
    assert headings(at)[0].endswith("10B: 1,058 MQLs, 87 of 188 won deals caught")
    handed_over = next(t for t in chart(at)["data"] if t.get("name") == "handed over")
    assert 630 in handed_over["y"]  # count_hot of results_of_definition


def test_days_have_a_curve_at_once(panel, sample_home: Path) -> None:
    at = panel("curves", sample_home)
    at.selectbox(key="what_if_curve").select("intent.0.any.0.within_days").run()
    handed_over = next(t for t in chart(at)["data"] if t.get("name") == "handed over")
    assert 630 in handed_over["y"]  # count_hot of results_of_definition
    assert list(handed_over["y"]) == sorted(handed_over["y"])  # more days, more MQLs


def test_a_number_that_changes_nothing_is_said_and_not_drawn(panel, given: Given) -> None:
    only_leads(given)
    at = panel("curves", given.dataset.path.parent)
    at.selectbox(key="what_if_curve").select("intent.0.any.0.within_days").run()
    assert not at.get("plotly_chart")
    assert "this number changes nothing here" in at.info[0].value
    assert "these numbers change nothing here" in at.info[1].value


def test_the_heading_of_days_is_a_sentence(panel, sample_home: Path) -> None:
    days = "intent.0.any.0.within_days"
    at = panel("curves", sample_home, what_if=packed(Draft.of(read_definition()).turned(days, 30)))
    at.selectbox(key="what_if_curve").select(days).run()
    assert headings(at)[0].startswith("Intent Hot: inquiry, within 30 days instead of 90 days: ")


def test_days_and_counts_of_the_same_touches_are_no_two_directions(panel, sample_home) -> None:
    at = panel("curves", sample_home)
    at.selectbox(key="what_if_curve").select("intent.0.any.0.within_days").run()
    others = at.selectbox(key="what_if_second").options
    assert "Intent Hot: download, how often at least" in others
    assert "Intent Hot: inquiry, how often at least" not in others


def test_what_changes_what_is_counted_is_counted_when_asked_for(panel, sample_home: Path) -> None:
    at = panel("curves", sample_home)
    at.selectbox(key="what_if_curve").select("repeat_after_days").run()
    assert not at.get("plotly_chart")
    at.button(key="what_if_count").click().run()
    assert len(at.get("plotly_chart")) == 1
    assert len(next(t for t in chart(at)["data"] if "name" in t)["y"]) == 9
    at.run()
    assert len(at.get("plotly_chart")) == 1  # and stay


def test_both_numbers_are_set_from_boxes(panel, sample_home: Path) -> None:
    at = panel("curves", sample_home)
    boxes = [box for box in at.selectbox if str(box.key).startswith("what_if_both_")]
    for box in boxes:
        box.select_index(3)
    at.run()
    at.button(key="what_if_set_both").click().run()
    assert not at.exception
    assert number_at(at, REVENUE) != 10_000_000_000
    assert number_at(at, EMPLOYEES) != 1000


# Months and owners.


def test_the_heading_tells_who_would_have_too_many(panel, sample_home: Path) -> None:
    at = panel("loads", sample_home, capacity="3")
    assert at.number_input[0].value == 3
    assert headings(at)[1] == (
        "8 of 12 owners would be over 3 MQLs in at least one week (agreed: 8 of 12)"
    )


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


# A suggestion.


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


# With a mouse.


def open_tab(page: Page, app: str, tab: str) -> None:
    open_page(page, f"{app}/what-if?lang=en&period=all")
    page.get_by_role("tab", name=tab).click()
    settle(page)


def test_a_click_on_a_curve_sets_the_number(page, app) -> None:
    open_tab(page, app, "Curves")
    drawn = page.locator(".st-key-what_if_curve_chart_potential-0-any-0-at_least").first
    area = drawn.locator(".nsewdrag").first
    area.scroll_into_view_if_needed()
    box = area.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 3, box["y"] + box["height"] / 2)
    page.wait_for_timeout(400)
    page.mouse.click(box["x"] + box["width"] / 3, box["y"] + box["height"] / 2)
    expect(page.get_by_role("heading", name="instead of 10B")).to_be_visible()
    assert "what_if=1." in page.url


def test_a_click_on_the_surface_sets_both_numbers(page, app) -> None:
    open_tab(page, app, "Curves")
    area = page.locator('[class*="what_if_surface_chart"] .nsewdrag').first
    area.scroll_into_view_if_needed()
    box = area.bounding_box()
    assert box
    page.mouse.move(box["x"] + 40, box["y"] + 40)
    page.wait_for_timeout(400)
    page.mouse.click(box["x"] + 40, box["y"] + 40)
    expect(page.get_by_role("heading", name="instead of 10B")).to_be_visible()
    assert "what_if=1." in page.url
