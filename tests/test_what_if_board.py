"""The board of the what-if page: what a person does with its dials, in a real Chromium."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browsing import REPOSITORY, open_page, served, settle

SIZE, DAYS = "potential.0.any.0.at_least", "intent.0.any.0.within_days"


@pytest.fixture(scope="module")
def board_page() -> Iterator[str]:
    """A server of its own with nothing but the board."""
    with served(page="tests/what_if_board_page.py", PYTHONPATH=str(REPOSITORY)) as url:
        yield url


def slider(page: Page, path: str = SIZE) -> Locator:
    return page.locator(f'input[type="range"][data-path="{path}"]')


def exact(page: Page, path: str = SIZE) -> Locator:
    return page.locator(f'input[data-field][data-path="{path}"]')


def headline(page: Page) -> Locator:
    return page.locator(".number .text").first


def acts(page: Page) -> Locator:
    return page.get_by_text(re.compile("^acts:"))


def expect_acts(page: Page, *told: str) -> None:
    expect(acts(page)).to_have_text("acts: " + " | ".join(told))


def grab(page: Page, share: float) -> None:
    """Press the mouse on the slider at a share of its way, and hold it."""
    box = slider(page).bounding_box()
    assert box
    page.mouse.move(box["x"] + 7 + share * (box["width"] - 14), box["y"] + box["height"] / 2)
    page.mouse.down()


def drag(page: Page, share: float) -> None:
    box = slider(page).bounding_box()
    assert box
    page.mouse.move(box["x"] + 7 + share * (box["width"] - 14), box["y"] + 5, steps=4)


def test_dragging_follows_the_cube_and_release_sends_one_act(page, board_page):
    open_page(page, board_page)
    expect(headline(page)).to_have_text("10 MQLs")
    grab(page, 0.05)
    expect_acts(page, f"grab {SIZE}")
    drag(page, 0.5)
    at = int(slider(page).input_value())
    assert 90 < at < 110
    assert headline(page).inner_text() == f"{at} MQLs"
    cell = page.locator('button[data-row="A"][data-column="B"]')
    assert cell.locator(".text").inner_text() == str(at + 1)
    assert cell.locator(".change").inner_text() == f"+{at}"
    assert exact(page).input_value() == f"{100 * at:,}"
    drag(page, 0.75)
    at = int(slider(page).input_value())
    assert headline(page).inner_text() == f"{at} MQLs"
    expect_acts(page, f"grab {SIZE}")
    page.mouse.up()
    expect_acts(page, f"grab {SIZE}", f"turn {SIZE} {100 * at}")
    expect(headline(page)).to_have_text(f"{at} MQLs")


def test_without_a_cube_only_the_dial_follows_until_it_comes(page, board_page, tmp_path):
    answers = tmp_path / "answers"
    open_page(page, f"{board_page}/?answers={answers}")
    grab(page, 0.05)
    drag(page, 0.5)
    at = int(slider(page).input_value())
    assert exact(page).input_value() == f"{100 * at:,}"
    assert headline(page).inner_text() == "10 MQLs"
    expect(page.locator(".number.behind")).to_have_count(2)
    answers.write_text("0")  # to no turn, to what the press asked for alone
    expect(headline(page)).to_have_text(f"{at} MQLs")  # the cube has come, nothing was moved
    expect(page.locator(".number.behind")).to_have_count(1)  # of which the cube knows nothing
    page.mouse.up()


def test_a_late_answer_does_not_move_the_slider_back(page, board_page, tmp_path):
    answers = tmp_path / "answers"
    open_page(page, f"{board_page}/?answers={answers}")
    for share in (0.3, 0.6, 0.9):
        grab(page, share)
        page.mouse.up()
    at = slider(page).input_value()
    expect_acts(page)
    answers.write_text("1")
    expect(headline(page)).to_have_text(f"{at} MQLs")  # the first one has come, with its cube
    assert slider(page).input_value() == at
    answers.write_text("2")
    expect(acts(page)).to_have_text(re.compile(rf"turn {SIZE} {at}00$"))
    assert acts(page).inner_text().count("turn") == 2  # the one between was dropped
    assert slider(page).input_value() == at


def test_an_answer_older_than_the_last_act_is_ignored(page, board_page):
    open_page(page, f"{board_page}/?stale=1")
    grab(page, 0.6)
    page.mouse.up()
    at, seen = slider(page).input_value(), set()
    for _ in range(15):
        page.wait_for_timeout(100)
        seen.add(slider(page).input_value())
    assert seen == {at}
    expect(headline(page)).to_have_text(f"{at} MQLs")


def test_an_exact_number_can_be_typed(page, board_page):
    open_page(page, board_page)
    for typed, value, shown in [
        ("１，２３４", 1234, "1,234"), ("2万", 20000, "20,000"), ("1.5k", 1500, "1,500"),
    ]:  # fmt: skip
        exact(page).fill(typed)
        exact(page).press("Enter")
        expect(acts(page)).to_have_text(re.compile(rf"turn {SIZE} {value}$"))
        exact(page).blur()
        expect(exact(page)).to_have_value(shown)
    exact(page, DAYS).fill("45 days")
    exact(page, DAYS).blur()
    expect(acts(page)).to_have_text(re.compile(rf"turn {DAYS} 45$"))
    expect(exact(page, DAYS)).to_have_value("45 days")


def test_what_is_no_number_is_refused(page, board_page):
    open_page(page, board_page)
    refusal = page.get_by_text("That is no number: for example 90 or 1,000.")
    for typed in ("many", "1,5", "", "12.5.1", "5万1億", "1e5", "<b>", "--5"):
        exact(page).fill(typed)
        exact(page).press("Enter")
        expect(refusal).to_be_visible()
        exact(page).blur()
        expect(exact(page)).to_have_value("1,000")
    expect_acts(page)


def test_half_of_a_whole_number_is_refused(page, board_page):
    open_page(page, board_page)
    exact(page).fill("12.5")
    exact(page).blur()
    expect(page.get_by_text("Whole numbers only.")).to_be_visible()
    expect_acts(page)


def test_what_python_refuses_is_taken_back_and_said(page, board_page):
    open_page(page, board_page)
    exact(page).fill("2億")
    exact(page).press("Enter")
    expect(page.get_by_text("Too large")).to_be_visible()
    exact(page).blur()
    expect(exact(page)).to_have_value("1,000")


def test_a_moved_dial_shows_what_was_agreed_and_goes_back(page, board_page):
    open_page(page, board_page)
    back = page.get_by_role("button", name="agreed: 90 days")
    expect(back).to_be_hidden()
    slider(page, DAYS).focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".knob.moved")).to_have_count(1)
    expect(slider(page, DAYS)).to_have_attribute("aria-valuetext", "365 days")
    expect_acts(page, f"turn {DAYS} 365")
    back.click()
    expect_acts(page, f"turn {DAYS} 365", f"turn {DAYS} 90")
    expect(page.locator(".knob.moved")).to_have_count(0)


def test_arrow_keys_are_one_act_after_a_pause(page, board_page):
    page.clock.install()
    open_page(page, board_page)
    slider(page).focus()
    # however slow the machine is, from key to key it is less than a pause
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    for _ in range(7):
        page.keyboard.press("ArrowRight")
        page.clock.run_for(200)
    assert int(slider(page).input_value()) == 17
    page.clock.resume()
    expect_acts(page, f"grab {SIZE}", f"turn {SIZE} 1700")


def test_a_slider_that_is_passed_by_asks_for_nothing_and_grabs_once(page, board_page):
    page.clock.install()
    open_page(page, board_page)
    page.clock.pause_at(page.evaluate("Date.now() + 1000"))
    slider(page).hover()
    page.clock.run_for(100)
    page.mouse.move(1200, 600)
    page.clock.run_for(400)
    page.clock.resume()
    page.wait_for_timeout(400)  # what was told would be there by then
    expect_acts(page)
    slider(page).hover()
    expect_acts(page, f"grab {SIZE}")
    page.mouse.move(1200, 600)
    slider(page).hover()
    grab(page, 0.05)
    page.mouse.up()
    slider(page, DAYS).hover()  # no threshold
    page.wait_for_timeout(400)
    expect_acts(page, f"grab {SIZE}")


def test_what_is_switched_off_can_t_be_turned(page, board_page):
    open_page(page, board_page)
    band, condition = (page.locator('input[role="switch"]').nth(n) for n in (0, 1))
    condition.click()
    expect(slider(page)).to_be_disabled()
    expect_acts(page, "switch potential.0.any.0 off")
    condition.click()
    expect(slider(page)).to_be_enabled()
    band.click()
    expect(slider(page)).to_be_disabled()
    expect(condition).to_be_disabled()
    expect(slider(page, DAYS)).to_be_enabled()
    expect(acts(page)).to_have_text(re.compile(r"switch potential\.0 off$"))


def test_a_click_on_a_cell_makes_it_hot_and_another_one_not(page, board_page):
    open_page(page, board_page)
    cell = page.locator('button[data-row="B"][data-column="A"]')
    for is_hot in ("true", "false"):
        cell.click()
        assert cell.get_attribute("aria-pressed") == is_hot  # at once
        settle(page)
        expect(cell).to_have_attribute("aria-pressed", is_hot)
    expect_acts(page, "hot B~A on", "hot B~A off")
    for row, column in (("not scored", "A"), ("A", "total")):
        page.locator(f'button[data-row="{row}"][data-column="{column}"]').click(force=True)
    page.wait_for_timeout(300)
    expect_acts(page, "hot B~A on", "hot B~A off")


def test_texts_never_become_markup(page, board_page):
    open_page(page, board_page)
    expect(page.get_by_text("Potential <b>A</b>")).to_be_visible()
    expect(page.get_by_text("<script>at least</script>")).to_be_visible()
    assert page.locator(".board script, .board b, .board i").count() == 0


def test_a_letter_typed_in_a_field_is_no_shortcut(page, board_page):
    open_page(page, board_page)
    exact(page).focus()
    page.keyboard.press("c")
    page.wait_for_timeout(300)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_reader_of_japanese_finds_japanese(page, board_page):
    open_page(page, f"{board_page}/?lang=ja")
    expect(page.locator(".row-title")).to_have_text("ポテンシャル")
    expect(page.locator(".mark").first).to_have_text("ホット")
