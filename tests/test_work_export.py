"""Work as files for a CRM, opened again and compared; and the page that makes them."""

import csv
import io
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from playwright.sync_api import expect
from python_calamine import CalamineWorkbook
from streamlit.testing.v1 import AppTest

from data.load import load
from pages.shared.names import PERSONS
from pages.shared.worklist_export import COLUMNS, csv_of, tasks, xlsx_of
from pages.shared.worklist_words import WorkWords, work_words
from queries import Dataset, Rows
from tests.browsing import choose_first, expect_lead, open_page
from tests.pressing import press_in_table
from tests.stories import Row
from tests.test_pages import app as app_on

TOKYO = ZoneInfo("Asia/Tokyo")
MONDAY = "2026-03-02 10:00"


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> WorkWords:
    monkeypatch.setattr("pages.shared.text.language", lambda: "en")
    return work_words()


@pytest.fixture
def task(given, words) -> Callable[..., Row]:
    """The task of a lead with a name of its own, as each of the two files holds it."""

    def task(read: Callable[[Rows], list[Row]], handover: str = "H1", **lead: str) -> Row:
        given.lead("L1", **lead)
        given.handover("L1", at=MONDAY, handover_id=handover)
        (found,) = read(tasks(given.dataset.ask("work_listed"), words, TOKYO))
        return found

    return task


def from_csv(made: Rows) -> list[Row]:
    return list(csv.DictReader(io.StringIO(csv_of(made).decode("utf-8-sig"))))


def from_xlsx(made: Rows) -> list[Row]:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(xlsx_of(made))).get_sheet_by_index(0)
    header, *lines = sheet.to_python()
    return [dict(zip(map(str, header), line, strict=True)) for line in lines]


def local(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC, microsecond=0).astimezone(TOKYO).replace(tzinfo=None)


def test_the_files_hold_the_list_cell_by_cell(sample: Dataset, words: WorkWords):
    listed = sample.ask("work_listed").dicts()
    made = tasks(sample.ask("work_listed"), words, TOKYO)
    in_csv, in_xlsx = from_csv(made), from_xlsx(made)
    assert len(in_csv) == len(in_xlsx) == len(listed) > 100
    for row, one, other in zip(listed, in_csv, in_xlsx, strict=True):
        due = local(row["deadline_at"])
        assert (one["due_at"], other["due_at"]) == (f"{due:%Y-%m-%d %H:%M:%S}", due)
        assert int(one["priority"]) == other["priority"] == row["priority"]
        for name in ("lead_id", "handover_id", "owner_name", "team_name"):
            assert one[name] == other[name] == (row[name] or "")
        for name in ("subject", "description", "status", "time_zone"):
            assert one[name] == other[name] != ""
        assert (row["company_name"] or row["lead_id"]) in one["subject"]
        assert words.why(row) in one["description"]


def test_the_header_stays_the_same_in_every_language(sample: Dataset, monkeypatch):
    monkeypatch.setattr("pages.shared.text.language", lambda: "ja")
    made = tasks(sample.ask("work_listed", {"most_rows": 1}), work_words(), TOKYO)
    assert tuple(made.columns) == COLUMNS == (
        "lead_id", "handover_id", "subject", "due_at", "time_zone", "owner_name", "team_name",
        "priority", "status", "description",
    )  # fmt: skip


def test_an_owner_is_left_out_where_names_are_hidden(sample: Dataset, words: WorkWords):
    rows = sample.ask("work_listed")
    made = tasks(rows.without(PERSONS), words, TOKYO)
    assert "owner_name" not in made.columns
    text = csv_of(made).decode()
    persons = {row["lead_name"] for row in rows.dicts() if row["lead_name"]}
    assert not [person for person in persons if person in text]


@pytest.mark.parametrize("read", [from_csv, from_xlsx])
def test_a_japanese_name_survives(task, read):
    assert task(read, company_name="㈱髙橋製作所～①")["subject"] == "Follow up with ㈱髙橋製作所～①"


def test_a_name_like_a_formula_is_text(task, given, words):
    name = '=HYPERLINK("http://x","y")'
    given.lead("=1+1")
    given.handover("=1+1", at="2026-03-03 10:00", handover_id="@H", owner=name)
    made = tasks(given.dataset.ask("work_listed"), words, TOKYO)
    (in_csv,), (in_xlsx,) = from_csv(made), from_xlsx(made)
    assert (in_csv["lead_id"], in_csv["handover_id"], in_csv["owner_name"]) == (
        "'=1+1", "'@H", f"'{name}",
    )  # fmt: skip
    assert (in_xlsx["lead_id"], in_xlsx["owner_name"]) == ("=1+1", name)
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_of(made))).active
    assert sheet["A2"].data_type == "s"


def test_an_id_of_digits_stays_text(given, words):
    given.handover("00123", at=MONDAY, handover_id="0099")
    (found,) = from_xlsx(tasks(given.dataset.ask("work_listed"), words, TOKYO))
    assert (found["lead_id"], found["handover_id"]) == ("00123", "0099")


def test_an_id_that_the_load_made_is_no_id_of_the_crm(task):
    assert task(from_xlsx, handover="")["handover_id"] == ""


def test_the_sheet_keeps_its_header_in_sight_and_its_times_are_dates(sample, words):
    made = tasks(sample.ask("work_listed", {"most_rows": 3}), words, TOKYO)
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx_of(made))).active
    assert sheet.freeze_panes == "A2"
    assert sheet["D2"].is_date
    assert sheet.column_dimensions["C"].width > 30


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], AppTest]:
    """The page on a few leads."""

    def at(leads: str) -> AppTest:
        (tmp_path / "leads.csv").write_text(leads, encoding="utf-8")
        load([tmp_path / "leads.csv"], tmp_path / "home")
        page = app_on(tmp_path / "home", monkeypatch)
        return page.switch_page("pages/follow_up/tomorrow.py").run()

    return at


def test_the_page_says_that_without_a_log_nothing_is_known_to_be_overdue(at):
    page = at("lead_id,owner,mql_at\nL1,Sato,2026-03-02 10:00\nL2,Sato,2026-06-01 10:00\n")
    assert page.title[0].value.startswith("0 of 1 waiting leads reach their deadline before")
    assert "There is no activity log" in page.info[0].value
    assert {m.label: m.value for m in page.metric}["Overdue"] == "–"


def test_the_page_stops_where_nothing_was_handed_over(at):
    page = at("lead_id\nL1\n")
    assert page.title[0].value == "No lead is known to wait for sales"
    assert "No MQL was handed over" in page.info[0].value
    assert not page.dataframe


def test_an_empty_list_says_so(at):
    page = at("lead_id,owner,mql_at\nL1,Sato,2026-06-01 10:00\n")
    page.query_params["list"] = "unassigned"
    assert "Every lead has an owner." in [info.value for info in page.run().info]


def test_nonsense_in_the_link_does_no_harm(at):
    page = at("lead_id,owner,mql_at\nL1,Sato,2026-06-01 10:00\n")
    usual = page.title[0].value
    for until in ("soon", "2026-06-01T10:00", "9999-12-31T23:59:59.999999+14:00", "0001-01-01"):
        page.query_params["until"] = until
        page.query_params["list"] = page.query_params["group"] = "'; drop table leads; --~past"
        assert not page.run().exception
        assert page.title[0].value == usual


def test_two_selected_rows_are_two_tasks(page, app):
    open_page(page, f"{app}/tomorrow?list=overdue")
    grid = page.locator('[data-testid="stDataFrame"]').first
    for selected, line in enumerate((1, 3), 1):
        # the box of each row stands at the left edge, below a header of the same height
        press_in_table(page, grid, 16, 36 * line + 18)
        expect(page.get_by_text(re.compile(rf"^{selected} of \d+ selected"))).to_be_visible()
    tasks = {}
    for label in ("Export as CSV", "Export as Excel"):
        with page.expect_download() as download:
            page.get_by_role("button", name=label).first.click()
        tasks[label] = Path(download.value.path()).read_bytes()
    in_csv = list(csv.DictReader(io.StringIO(tasks["Export as CSV"].decode("utf-8-sig"))))
    book = CalamineWorkbook.from_filelike(io.BytesIO(tasks["Export as Excel"]))
    lines = book.get_sheet_by_index(0).to_python()
    assert [row["priority"] for row in in_csv] == ["1", "3"]
    assert [line[0] for line in lines[1:]] == [row["lead_id"] for row in in_csv]


def test_a_number_of_the_load_opens_its_leads_and_a_link_opens_them_again(page, app):
    open_page(page, f"{app}/tomorrow?list=breach&group=total~past")
    heading = page.get_by_role("heading", name=re.compile(r"^Everybody, Past due: \d+$"))
    counted = heading.inner_text().split()[-1]
    expect(page.get_by_text(f"Rows: {counted}. None is selected")).to_be_visible()


def test_a_lead_of_the_list_is_opened_by_keyboard(page, app):
    open_page(page, f"{app}/tomorrow?list=breach")
    choose_first(page, page.get_by_role("combobox", name="Open a lead").first)
    expect_lead(page)
    assert "list=breach" in page.url


def test_a_lead_of_the_list_is_opened_by_its_button(page, app):
    open_page(page, f"{app}/tomorrow?list=breach")
    grid = page.locator('[data-testid="stDataFrame"]').first
    press_in_table(page, grid, 160, 36 + 18)
    expect_lead(page)
