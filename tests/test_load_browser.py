"""Loading one's own files with the mouse: stopped half-way, and seen through to the report."""

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Page, expect

from data import dataset
from data.load import load
from tests.browsing import open_page, served, settle

BEFORE = "lead_id,company,mql_at\nBEFORE,Aoba,2026-03-02 10:00\n"
LOADED = "Loaded. Every page now shows the new data."


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A dataset of one lead."""
    path = tmp_path / "before.csv"
    path.write_text(BEFORE, encoding="utf-8")
    load([path], tmp_path / "home")
    return tmp_path / "home"


@pytest.fixture
def own_page(browser, home: Path) -> Iterator[Page]:
    """The page of one's own files, on a server of its own: a load changes what everybody sees."""
    with served(home) as url:
        context = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.set_default_timeout(30_000)
        open_page(page, f"{url}/data")
        yield page
        context.close()


def drop(page: Page, *files: Path) -> None:
    page.locator('input[type="file"]').first.set_input_files([*files])
    expect(page.get_by_role("button", name="Load", exact=True)).to_be_enabled()
    settle(page)


def test_a_load_that_is_stopped_leaves_everything_as_it_was(own_page, home, tmp_path):
    many = tmp_path / "many.csv"
    lines = [f"L{n},Company {n},2026-03-02 10:00,a{n}@example.com\n" for n in range(100_000)]
    many.write_text("lead_id,company,mql_at,email\n" + "".join(lines), encoding="utf-8")
    was = dataset.current(home), sorted(home.glob("*.duckdb"))
    drop(own_page, many)
    own_page.get_by_role("button", name="Load", exact=True).click()
    own_page.get_by_role("button", name="Stop the load").click()
    expect(own_page.get_by_text("The load was stopped. Nothing was changed.")).to_be_visible()
    expect(own_page.get_by_role("heading", name="many.csv")).to_be_visible()  # to be loaded still
    assert (dataset.current(home), sorted(home.glob("*.duckdb"))) == was
    own_page.get_by_role("link", name="Load report").click()
    expect(own_page.get_by_role("heading", name="All 1 lines are loaded")).to_be_visible()


def test_two_files_one_column_changed_and_the_report_seen(own_page, home, tmp_path):
    leads, deals = tmp_path / "leads.csv", tmp_path / "deals.csv"
    leads.write_text("lead_id,mql_at,status\nL1,2026-03-02 10:00,Seminar\n", encoding="utf-8")
    deals.write_text("deal_id,lead_id,amount\nD1,L1,500\nD2,L9,700\n", encoding="utf-8")
    drop(own_page, leads, deals)
    own_page.get_by_role("combobox", name=re.compile("Where status goes")).click()
    own_page.keyboard.type("Source")
    own_page.get_by_role("option", name="Source", exact=True).click()
    expect(own_page.get_by_role("button", name="As proposed")).to_be_visible()
    own_page.get_by_role("button", name="Load", exact=True).click()
    expect(own_page.get_by_text(LOADED)).to_be_visible()
    own_page.get_by_role("link", name="What was read, and what is missing").click()
    expect(own_page.get_by_role("heading", name=re.compile("3 lines are loaded"))).to_be_visible()
    expect(own_page.get_by_role("heading", name="1 rows stand in no number")).to_be_visible()
    with duckdb.connect(str(dataset.current(home)), read_only=True) as connection:
        assert connection.execute("select lead_id, source from leads").fetchall() == [
            ("L1", "Seminar")
        ]
