"""What if, through the front door: a slider, its link in another browser, links that are broken."""

import zlib
from base64 import urlsafe_b64encode
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from streamlit.testing.v1 import AppTest

from data.definition import read_definition
from data.draft import Draft
from data.draft_link import packed
from queries import Dataset
from tests.browsing import open_page, settle
from tests.test_pages import app as front_door

ADDRESS = "/what-if?lang=en&period=all"
EMPLOYEES = 1  # the second slider: employees of potential A, agreed at 1,000
AGREED = "What if the thresholds stood elsewhere?"


def code_of(data: bytes) -> str:
    return "1." + urlsafe_b64encode(zlib.compress(data)).decode().rstrip("=")


GOOD = packed(Draft.of(read_definition()).turned("potential.0.any.1.at_least", 300))
BROKEN = {
    "cut off": (GOOD[: len(GOOD) // 2], "cut off or damaged"),
    "too long": ("1." + "A" * 9000, "too long to be read"),
    "of another version": ("2." + GOOD[2:], "another version"),
    "a bomb": (code_of(b" " * 5_000_000), "too large"),
    "hostile": (code_of(b'{"whole": {"potential": "__import__(1)"}}'), "no definition"),
    "of another shape": (code_of(b'{"whole": {}, "off": ["potential.7"]}'), "no definition"),
}  # fmt: skip


@pytest.fixture
def app_at(sample: Dataset, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """The page as the server would run it, with something in its URL."""
    at = front_door(sample.path.parent, monkeypatch)

    def opened(**query: str) -> AppTest:
        for name, value in query.items():
            at.query_params[name] = value
        return at.run().switch_page("pages/definition/what_if.py").run()

    return opened


@pytest.mark.parametrize("name", BROKEN)
def test_a_link_that_can_not_be_read_says_why_and_shows_what_is_agreed(name: str, app_at) -> None:
    link, reason = BROKEN[name]
    app = app_at(what_if=link)
    assert not app.exception
    assert [warning.value for warning in app.warning if reason in warning.value]
    assert app.title[0].value == AGREED


def test_a_link_holds_the_draft(app_at) -> None:
    app = app_at(what_if=GOOD, period="all")
    assert not app.exception
    assert "more MQLs" in app.title[0].value


def test_data_without_what_the_bands_ask_for_are_no_riddle(given, monkeypatch) -> None:
    given.lead("L1")
    given.handover("L1")
    app = front_door(given.dataset.path.parent, monkeypatch)
    app.run().switch_page("pages/definition/what_if.py").run()
    assert not app.exception
    assert "places none of these leads" in app.info[0].value


def numbers(page: Page) -> str:
    seen = page.locator(".numbers")
    expect(seen).to_contain_text("%")
    return seen.inner_text()


def drag(page: Page, slider: int, steps: int) -> None:
    """Drag with the mouse, a pixel or so at a time, and hold."""
    dial = page.locator("input[type=range]").nth(slider)
    dial.scroll_into_view_if_needed()
    box = dial.bounding_box()
    assert box
    share = float(dial.input_value()) / float(dial.get_attribute("max") or 1)
    x, y = box["x"] + 8 + (box["width"] - 16) * share, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in range(1, steps + 1):
        page.mouse.move(x - 4 * step, y)
        page.wait_for_timeout(20)


def test_a_dragged_slider_moves_numbers_flips_and_the_link(page: Page, app: str) -> None:
    open_page(page, app + ADDRESS)
    before = numbers(page)
    expect(page.locator("h1")).to_have_text(AGREED)
    page.locator("input[type=range]").nth(EMPLOYEES).hover()
    page.wait_for_timeout(2_000)  # the browser asks for the cube of this dial
    settle(page)
    drag(page, EMPLOYEES, 15)
    while_held = numbers(page)
    assert while_held != before
    expect(page.locator("h1")).to_have_text(AGREED)  # nothing was asked of the server yet
    page.mouse.up()
    expect(page.locator("h1")).not_to_have_text(AGREED)
    settle(page)
    # the cube in the browser and SQL on the server say the same
    assert numbers(page) == while_held
    assert "what_if=1." in page.url
    expect(page.get_by_text("Would become MQLs:")).to_be_visible()
    finding = page.locator("h1").inner_text()

    other = page.context.browser.new_context(locale="en-US").new_page()  # type: ignore[union-attr]
    open_page(other, page.url)
    expect(other.locator("h1")).to_have_text(finding)
    assert numbers(other) == while_held
    other.context.close()


def test_a_click_on_the_grid_makes_a_cell_hot_and_back_leads_back(page: Page, app: str) -> None:
    open_page(page, app + ADDRESS)
    page.locator('button[data-row="C"][data-column="Hot"]').click()
    expect(page.locator("h1")).not_to_have_text(AGREED)
    settle(page)
    page.go_back()
    expect(page.locator("h1")).to_have_text(AGREED)
    expect(page.locator('button[data-row="C"][data-column="Hot"] .mark')).to_have_text("")


def test_a_typed_number_counts_like_a_dragged_one_and_the_way_back_is_a_click(
    page: Page, app: str
) -> None:
    open_page(page, app + ADDRESS)
    before = numbers(page)
    field = page.get_by_label("employees, at least, exactly").first
    field.fill("３００")
    field.press("Enter")
    expect(page.locator("h1")).not_to_have_text(AGREED)
    settle(page)
    page.get_by_role("button", name="Back to what is agreed").first.click()
    expect(page.locator("h1")).to_have_text(AGREED)
    settle(page)
    assert numbers(page) == before
    assert "what_if" not in page.url
