"""What a person does with mouse, finger and keyboard, in a real Chromium."""

import re
from pathlib import Path

from playwright.sync_api import expect

from tests.browsing import cell, open_page, served, settle
from tests.pressing import press_in_chart


def count_in(text: str) -> int:
    found = re.search(r"(\d[\d,]*) of", text)
    assert found, text
    return int(found[1].replace(",", ""))


def test_a_click_on_a_cell_opens_its_leads(page, app):
    open_page(page, app)
    expect(cell(page, "A", "Hot")).to_be_visible()
    counted = count_in(cell(page, "A", "Hot").inner_text())
    cell(page, "A", "Hot").click()
    expect(page.get_by_role("heading", name=re.compile("A × Hot: Ignored rate"))).to_be_visible()
    expect(page.get_by_text(f"Rows: {counted}", exact=True)).to_be_visible()
    assert "cell=A" in page.url


def test_a_list_can_be_downloaded_whole(page, app):
    open_page(page, f"{app}/?metric=leads&period=all&cell=total~total")
    expect(page.get_by_text("The newest 5,000 of 6,000")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as CSV").first.click()
    lines = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1 + 6000
    assert lines[0].startswith("Lead,Company,")


def test_the_keyboard_opens_a_cell(page, app):
    open_page(page, app)
    cell(page, "A", "Hot").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("B × Hot: Ignored rate"))).to_be_visible()
    expect(cell(page, "B", "Hot")).to_have_attribute("aria-pressed", "true")


def test_a_tap_opens_the_cell_that_was_touched(browser, app):
    context = browser.new_context(
        locale="en-US", has_touch=True, viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    open_page(page, app)
    for potential in ("A", "C"):
        cell(page, potential, "Cool").tap()
        heading = page.get_by_role("heading", name=re.compile(f"{potential} × Cool"))
        expect(heading).to_be_visible()
    context.close()


def test_the_browser_s_back_goes_back_to_the_cell_before(page, app):
    open_page(page, app)
    for potential in ("A", "B"):
        cell(page, potential, "Cool").click()
        heading = page.get_by_role("heading", name=re.compile(f"{potential} × Cool"))
        expect(heading).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name=re.compile("A × Cool"))).to_be_visible()
    expect(cell(page, "A", "Cool")).to_have_attribute("aria-pressed", "true")


def test_a_cell_stays_chosen_when_the_metric_changes(page, app):
    open_page(page, app)
    cell(page, "C", "Cool").click()
    expect(page.get_by_role("heading", name=re.compile("C × Cool: Ignored rate"))).to_be_visible()
    page.get_by_text("Won amount", exact=True).click()
    expect(page.get_by_role("heading", name=re.compile("C × Cool: Won amount"))).to_be_visible()


def test_the_metric_can_be_switched(page, app):
    open_page(page, app)
    page.get_by_role("radio", name="Won amount").or_(
        page.get_by_role("button", name="Won amount")
    ).first.click()
    # the grid as it was may still stand beside it for a moment
    amount = cell(page, "A", "Hot").filter(has_text=re.compile(r"\d+(\.\d)?M"))
    expect(amount).to_be_visible()
    assert "metric=won" in page.url


def test_a_number_at_the_top_opens_its_list(page, app):
    open_page(page, app)
    button = page.get_by_role("button", name=re.compile(r"\d+ of \d+ due")).first
    counted = count_in(button.inner_text())
    button.click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text(f"Rows: {counted}", exact=True)).to_be_visible()


def test_a_bar_opens_the_handovers_of_its_month(page, app):
    open_page(page, app)
    chart = page.locator(".st-key-by_month")
    heading = page.get_by_role("heading", name=re.compile("Jan 2025, Converted: "))
    bar = chart.locator(".trace.bars .point path").first
    press_in_chart(page, bar)
    expect(heading).to_be_visible()


def test_the_link_opens_what_the_sender_saw(page, app):
    open_page(page, f"{app}/?lang=ja&team=West&period=12m&metric=conversion&cell=B~Warm")
    expect(
        page.get_by_role("heading", name=re.compile("チームWestは期限の来たMQL"))
    ).to_be_visible()
    expect(page.get_by_role("heading", name=re.compile("B × Warm: 商談化率"))).to_be_visible()


def test_the_view_stays_from_page_to_page(page, app):
    open_page(page, f"{app}/?lang=ja&team=West")
    page.get_by_role("link", name="データの読み込み").click()
    expect(page.get_by_role("heading", name="自社のファイルを読み込む")).to_be_visible()
    page.wait_for_url("**team=West**")


def test_the_browser_s_language_is_the_first_language(browser, app):
    context = browser.new_context(locale="ja-JP")
    page = context.new_page()
    open_page(page, app)
    expect(page.get_by_role("heading", name=re.compile("営業は期限の来たMQL"))).to_be_visible()
    context.close()


def test_the_page_asks_nobody_outside(page, app):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    open_page(page, app)
    expect(cell(page, "A", "Hot")).to_be_visible()
    assert [url for url in asked if not url.startswith((app, "data:", "blob:"))] == []


def test_a_cell_of_the_grid_page_opens_by_mouse_and_keyboard(page, app):
    open_page(page, f"{app}/grid?metric=leads&period=all")
    cell(page, "A", "Hot").click()
    expect(page.get_by_role("heading", name=re.compile("^A × Hot: Leads"))).to_be_visible()
    expect(page.get_by_text("Field sales")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=re.compile("^B × Hot: Leads"))).to_be_visible()
    settle(page)
    ignored = page.get_by_role("radio", name=re.compile("^Ignored"))
    count = ignored.inner_text().split()[-1]
    ignored.click()
    expect(page.get_by_text(f"Rows: {count}", exact=True)).to_be_visible()


def test_the_grid_is_compared_and_a_move_opens_its_leads(page, app):
    open_page(page, f"{app}/grid?metric=leads&period=all")
    page.get_by_role("combobox", name=re.compile("Compare with")).click()
    page.get_by_role("option", name="An earlier day").click()
    expect(cell(page, "A", "Hot")).to_contain_text("+")
    assert "compare=2026-05-31" in page.url
    expect(page.get_by_role("heading", name=re.compile("leads became hot"))).to_be_visible()
    new = cell(page, "new", "Hot")
    count = new.inner_text()
    new.click()
    expect(
        page.get_by_role("heading", name=f"From New to Hot: {count} leads", exact=True)
    ).to_be_visible()
    expect(page.get_by_text(f"Rows: {count}", exact=True)).to_be_visible()


def test_files_are_loaded_in_the_app_and_bad_ones_refused(browser, tmp_path):
    """On a server of its own: a load changes what everybody sees."""
    bad, good = tmp_path / "picture.csv", tmp_path / "leads.csv"
    bad.write_bytes(b"\x89PNG\r\n\x1a\n")
    good.write_text("lead_id,company,mql_at\nL1,Aoba,2026-03-02 10:00\n", encoding="utf-8")
    with served(tmp_path / "home") as url:
        context = browser.new_context(locale="en-US")
        page = context.new_page()
        page.set_default_timeout(30_000)
        open_page(page, url)
        page.get_by_role("link", name="Load data").click()
        chooser = page.locator('input[type="file"]').first
        chooser.set_input_files([bad, good])
        expect(page.get_by_text("picture.csv: this is a PNG image")).to_be_visible()
        page.get_by_role("button", name="Load", exact=True).click()
        expect(page.get_by_text("Loaded. Every page now shows the new data.")).to_be_visible()
        page.get_by_role("link", name="What was read, and what is missing").click()
        expect(page.get_by_text("leads.csv").first).to_be_visible()
        context.close()
