"""The page of the bridge: its title, its bars and their lists."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from streamlit.testing.v1 import AppTest

from data.load import load
from tests.browsing import open_page, settle
from tests.conftest import Row, write_csv
from tests.pressing import press_in_chart
from tests.test_pages import app as app_on

Bridge = Callable[..., AppTest]


@pytest.fixture
def bridge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bridge:
    """The page on a company of these leads and activities."""

    def bridge(leads: list[Row], activities: list[Row] | None = None, **query: str) -> AppTest:
        files = tmp_path / "files"
        files.mkdir()
        write_csv(files / "leads.csv", leads)
        if activities:
            write_csv(files / "activities.csv", activities)
        load([files], tmp_path / "home")
        at = app_on(tmp_path / "home", monkeypatch)
        for name, value in {"lang": "en", "period": "all", **query}.items():
            at.query_params[name] = value
        return at.switch_page("pages/follow_up/bridge.py").run()

    return bridge


def mql(number: int) -> Row:
    return {"lead_id": f"L{number}", "owner": "Sato", "mql_at": "2026-03-02 10:00"}


LEADS = [*map(mql, range(12)), mql(99) | {"mql_at": "2026-06-01 10:00"}]
CALL = {
    "lead_id": "L0", "type": "call", "actor": "sales", "performed_by": "Sato",
    "occurred_at": "2026-03-02 11:00",
}  # fmt: skip


def test_the_title_goes_from_marketing_s_number_to_sales_number(bridge: Bridge):
    at = bridge(LEADS, [CALL])
    assert at.title[0].value == "Marketing counts 13 MQLs; sales worked 1 of them and won 0"


def test_a_bar_of_the_link_opens_its_list(bridge: Bridge):
    at = bridge(LEADS, [CALL], step="ignored")
    assert at.subheader[0].value.startswith("Ignored: 11 · 85%")
    assert len(at.dataframe[0].value) == 11


def test_every_bar_can_be_chosen_without_a_mouse(bridge: Bridge):
    at = bridge(LEADS, [CALL])
    chooser = at.selectbox(key="choose_step")
    assert len(chooser.options) == 14
    at = chooser.set_value("worked").run()
    assert at.subheader[0].value == "Leads that sales worked: 1 · 8%"
    assert at.query_params["step"] == "worked"


def test_without_an_activity_log_no_bar_and_no_list_calls_a_lead_ignored(bridge: Bridge):
    at = bridge(LEADS, step="handed_over")
    assert "There is no activity log in this data" in at.info[0].value
    assert at.title[0].value.endswith("what else sales did is not logged")
    options = at.selectbox(key="choose_step").options
    assert "No trace of sales (nothing is logged) 12" in options
    shown = at.dataframe[0].value
    assert "verdict" not in shown.columns
    assert not shown.isin(["Ignored"]).any().any()


def test_where_nothing_was_handed_over_the_page_says_so(bridge: Bridge):
    at = bridge([{"lead_id": "L1"}])
    assert at.title[0].value == "No MQL was handed over in this view"
    assert not at.get("plotly_chart")


def test_a_bar_that_there_is_not_opens_nothing(bridge: Bridge):
    at = bridge(LEADS, step="<b>")
    assert not at.exception
    assert not at.subheader


def length_of(page, step: str) -> int:
    """The number behind the bar, as the chart writes it."""
    said = page.locator(".js-plotly-plot .scatterlayer .textpoint text").nth(BARS.index(step))
    found = re.match(r"\s*([\d,]+)", said.text_content())
    assert found
    return int(found[1].replace(",", ""))


BARS = [
    "handed_over", "repeat", "duplicate", "excluded", "unassigned", "waiting", "rejected",
    "ignored", "worked", "without_deal", "with_deal", "open", "lost", "won",
]  # fmt: skip


def test_a_click_on_a_bar_opens_a_list_of_its_length(page, app):
    open_page(page, f"{app}/bridge?lang=en&period=all")
    page.wait_for_selector(".js-plotly-plot .bars .point")
    for step, label in (("ignored", "Ignored"), ("without_deal", "Worked, no deal")):
        number = length_of(page, step)
        bars = page.locator(".js-plotly-plot .bars .point path")
        press_in_chart(page, bars.nth(BARS.index(step)))
        expect(
            page.get_by_role("heading", name=re.compile(f"^{label}: {number:,}"))
        ).to_be_visible()
        expect(page.get_by_text(f"Rows: {number:,}", exact=True)).to_be_visible()
        assert f"step={step}" in page.url
        settle(page)
