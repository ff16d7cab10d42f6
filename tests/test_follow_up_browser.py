"""From the headline to the list to the lead, in a real Chromium."""

import csv
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browsing import open_page, settle
from tests.pressing import press_in_chart


def test_the_headline_leads_to_its_group_its_list_and_a_lead(page, app):
    open_page(page, f"{app}/follow-up?period=all")
    finding = page.get_by_role("button", name=re.compile("West × exhibition: 121 of 202 ignored"))
    finding.click()
    page.wait_for_url("**/where?**")
    heading = re.compile("West × exhibition: 121 of 202 due MQLs ignored")
    expect(page.get_by_role("heading", name=heading)).to_be_visible()
    page.locator('button[data-row="=West"][data-column="=exhibition"]').click()
    expect(page.get_by_text("Rows: 121", exact=True)).to_be_visible()
    lead_ids = _downloaded(page)
    assert len(lead_ids) == 121
    page.get_by_role("combobox", name="Open a lead").click()
    page.get_by_role("option").first.click()
    page.wait_for_url("**/lead?**")
    settle(page)
    expect(page.get_by_text(lead_ids[0]).first).to_be_visible()
    page.go_back()
    expect(page.get_by_text("Rows: 121", exact=True)).to_be_visible()


CHARTS = {
    "where?period=all&rate=missed_sla&by=source": "exhibition: Missed-SLA rate",
    "where?period=all&rate=hours&by=source": "exhibition: median",
    "why?period=all&list=delays": "Sales’ delay · referral",
}


@pytest.mark.parametrize("link", CHARTS)
def test_a_click_on_a_bar_opens_its_leads(page, app, link: str):
    open_page(page, f"{app}/{link}")
    bar = page.locator(".trace.bars .point path").first
    heading = page.get_by_role("heading", name=re.compile(CHARTS[link]))
    press_in_chart(page, bar)
    expect(heading).to_be_visible()
    expect(page.get_by_text(re.compile("^Rows: [1-9]"))).to_be_visible()


def test_a_number_of_the_overview_opens_its_list(page, app):
    open_page(page, f"{app}/follow-up?period=all")
    page.get_by_role("button", name="830 of 1,752 due").click()
    expect(page.get_by_role("dialog").get_by_text("Rows: 830", exact=True)).to_be_visible()


def _downloaded(page) -> list[str]:
    """The ids of the leads in the list's download, in its order."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as CSV").first.click()
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    return [row["Lead"] for row in csv.DictReader(text.splitlines())]
