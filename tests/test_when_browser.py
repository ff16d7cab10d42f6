"""The trend in a real Chromium: a point opens its list, a link opens it again."""

import re

from playwright.sync_api import expect

from tests.browsing import open_page, settle
from tests.pressing import press_in_chart

POINTS = "[data-testid=stPlotlyChart] .scatterlayer .points path"
HEADING = re.compile(r"^[A-Z][a-z]+ \d{4}, Ever missed the SLA: (\d+)$")


def test_a_click_on_a_point_opens_its_list_and_the_link_opens_it_again(page, app):
    open_page(page, f"{app}/when?lang=en&unit=month")
    press_in_chart(page, page.locator(POINTS).first)
    heading = page.get_by_role("heading", name=HEADING)
    expect(heading).to_be_visible()
    counted = heading.inner_text().rpartition(" ")[2]
    expect(page.get_by_text(f"Rows: {counted}", exact=True)).to_be_visible()
    assert "list=rate~" in page.url
    page.reload()
    settle(page)
    expect(page.get_by_role("heading", name=HEADING)).to_have_text(heading.inner_text())


def test_another_rate_keeps_the_chosen_period(page, app):
    open_page(page, f"{app}/when?lang=en&unit=month&list=rate~2025-12-01~ignored")
    expect(page.get_by_role("heading", name="Dec 2025, Still ignored: 11")).to_be_visible()
    page.get_by_text("Conversion", exact=True).click()
    expect(
        page.get_by_role("heading", name=re.compile("^Dec 2025, Converted within 90 days: "))
    ).to_be_visible()
