"""The curves of the what-if page: over one number and over two."""

from pathlib import Path

from playwright.sync_api import Page, expect

from data.definition import read_definition
from data.draft import Draft
from data.draft_link import packed
from tests.browsing import open_page, settle
from tests.conftest import Given
from tests.pressing import press_in_chart
from tests.what_if_panel import EMPLOYEES, LOWER, REVENUE, chart, headings, number_at


def test_the_heading_compares_two_positions_of_one_number(panel, sample_home: Path) -> None:
    at = panel("curves", sample_home, what_if=LOWER)
    at.selectbox(key="what_if_curve").select(EMPLOYEES).run()
    heading = headings(at)[0]
    assert heading.startswith("Potential A: employees, at least 300 instead of 1,000: +")
    assert heading.endswith(" MQLs, +1 won deal caught")


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
    for number in range(3):
        given.lead(f"L{number}", employees=100 * number)
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


# With a mouse.


def open_tab(page: Page, app: str, tab: str) -> None:
    open_page(page, f"{app}/what-if?lang=en&period=all")
    page.get_by_role("tab", name=tab).click()
    settle(page)


def test_a_click_on_a_curve_sets_the_number(page, app) -> None:
    open_tab(page, app, "Curves")
    drawn = page.locator(".st-key-what_if_curve_chart_potential-0-any-0-at_least").first
    area = drawn.locator(".nsewdrag").first
    press_in_chart(page, area, across=1 / 3)
    expect(page.get_by_role("heading", name="instead of 10B")).to_be_visible()
    assert "what_if=1." in page.url


def test_a_click_on_the_surface_sets_both_numbers(page, app) -> None:
    open_tab(page, app, "Curves")
    area = page.locator('[class*="what_if_surface_chart"] .nsewdrag').first
    press_in_chart(page, area, across=0.1, down=0.1)
    expect(page.get_by_role("heading", name="instead of 10B")).to_be_visible()
    assert "what_if=1." in page.url
