"""No cell that the product writes runs as a formula in a spreadsheet."""

import csv
import io
import re
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, strategies

from pages.shared.worklist_export import xlsx_of
from queries import Rows
from queries.rows import BLANK, SIGNS, runs_as_formula

REPOSITORY = Path(__file__).resolve().parent.parent
SOURCES = [
    path
    for folder in ("pages", "data", "queries")
    for path in sorted((REPOSITORY / folder).rglob("*.py"))
]
# Who writes cells: the one place for CSV, the one Excel export; the scratch files of a load and the
# maker of the sample never reach a reader.
WRITERS = {
    "queries/rows.py": "csv.writer",
    "pages/shared/worklist_export.py": "xlsxwriter",
    "data/sample/make.py": "csv.writer",
}
CALLS = re.compile(r"csv\.(?:Dict)?[wW]riter|to_csv|to_excel|xlsxwriter|openpyxl|copy .* to ", re.I)


def cells(*values: object) -> list[str]:
    """A row as the CSV file holds it."""
    text = Rows(["x"] * len(values), [values]).csv()
    _header, row = csv.reader(io.StringIO(text, newline=""))
    return row


@pytest.mark.parametrize("sign", [sign for sign in SIGNS if sign != "\r"])
def test_a_text_that_starts_like_a_formula_is_text(sign: str):
    assert cells(f"{sign}1+1") == [f"'{sign}1+1"]


def test_a_return_begins_no_line_of_its_own():
    assert cells("\r=1+1", "a\r=1+1") == ["'\n=1+1", "a\n=1+1"]


@pytest.mark.parametrize("text", [" =1+1", "\u3000=1+1", "\ufeff@SUM(A1)", "\0=1"])
def test_blanks_before_it_hide_no_formula(text: str):
    assert cells(text)[0].startswith("'")


def test_numbers_stay_numbers():
    assert cells(-5, -1.5, 3, None, True) == ["-5", "-1.5", "3", "", "True"]


def test_a_column_named_like_a_formula_is_text():
    assert Rows(["=A1", "b"], []).csv() == "'=A1,b\n"


@given(strategies.text())
def test_no_cell_of_any_text_starts_like_a_formula(text: str):
    assert not cells(text, 1)[0].lstrip(BLANK).startswith(SIGNS)


@given(strategies.text())
def test_a_harmless_text_stays_as_it_is(text: str):
    if not runs_as_formula(text) and "\r" not in text:
        assert cells(text, 1) == [text, "1"]


def test_excel_holds_it_as_text_also_when_a_reader_edits_the_cell():
    made = xlsx_of(Rows(["subject"], [("=1+1",), ("plain",)]))
    sheet = openpyxl.load_workbook(io.BytesIO(made)).active
    assert [(sheet[at].data_type, sheet[at].quotePrefix) for at in ("A2", "A3")] == [
        ("s", True), ("s", False),
    ]  # fmt: skip


def test_every_file_that_writes_cells_is_known():
    found = {
        str(path.relative_to(REPOSITORY))
        for path in SOURCES
        if CALLS.search(path.read_text(encoding="utf-8"))
    }
    scratch = {name for name in found if name.startswith(("data/staging", "data/reading/"))}
    assert found - scratch == set(WRITERS)


def test_every_excel_file_is_written_without_formulas_and_links():
    text = (REPOSITORY / "pages/shared/worklist_export.py").read_text(encoding="utf-8")
    assert '"strings_to_formulas": False, "strings_to_urls": False' in text
    assert "write_formula" not in text


def test_tables_of_the_screen_have_no_other_export():
    config = (REPOSITORY / ".streamlit" / "config.toml").read_text(encoding="utf-8")
    assert "disableDataExport = true" in config
