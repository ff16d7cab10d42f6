"""Workbooks: every sheet is a table, its cells read as a person sees them."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from data.reading.cells import text_of
from tests.desk import Desk
from tests.readings import Folder

HEADER = ("lead_id", "lead_name")


def workbook(path: Path, **sheets: list[tuple[Any, ...]]) -> Path:
    """A workbook of these sheets; a date takes the form of its kind."""
    with xlsxwriter.Workbook(str(path)) as book:
        forms = {
            date: book.add_format({"num_format": "yyyy-mm-dd"}),
            datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"}),
        }
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if cell is not None:
                        sheet.write(number, column, cell, forms.get(type(cell)))
    return path


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("Mari", "Mari"),
        ("=HYPERLINK(1)", "=HYPERLINK(1)"),
        (True, "true"),
        (False, "false"),
        (1200000.0, "1200000"),
        (-3.0, "-3"),
        (0.1 + 0.2, "0.3"),
        (1.5e-7, "0.00000015"),
        (1e22, "10000000000000000000000"),
        (date(2026, 3, 18), "2026-03-18"),
        (datetime(2026, 3, 18, 9, 5), "2026-03-18 09:05:00"),
        (datetime(2026, 3, 18, 9, 4, 59, 999_999), "2026-03-18 09:05:00"),
        (datetime(2026, 3, 18, 9, 5, 0, 250_000), "2026-03-18 09:05:00.250"),
        (time(9, 5), "09:05:00"),
        (timedelta(hours=36, minutes=5), "36:05:00"),
        (None, ""),
    ],
)
def test_a_cell_becomes_the_text_that_a_person_reads(cell: Any, text: str) -> None:
    assert text_of(cell) == text


def test_every_sheet_that_is_not_empty_is_a_table(folder: Folder) -> None:
    path = workbook(
        folder.path / "book.xlsx", Leads=[HEADER, ("L1", "Mari")], Empty=[], 案件=[("x",)]
    )
    found = [reading.sheet for reading in folder.all_of(path)]
    assert [(sheet.name, sheet.sheet, sheet.kind) for sheet in found] == [
        ("book.xlsx › Leads", "Leads", "workbook"),
        ("book.xlsx › 案件", "案件", "workbook"),
    ]


def test_line_numbers_are_those_that_excel_shows(folder: Folder) -> None:
    rows = [("Leads",), ("As of 2026-03-18",), (), HEADER, ("L1", "Mari"), (), ("L2", "Ken")]
    (read,) = folder.all_of(workbook(folder.path / "a.xlsx", Leads=[*rows, (), ("Total", 2)]))
    assert (read.sheet.header_line, read.sheet.exported_on) == (4, date(2026, 3, 18))
    assert read.rows == [(5, "L1", "Mari"), (7, "L2", "Ken")]
    assert read.refused == [(9, "Total,2", "a footer of the export, not a row of data")]


def test_a_header_again_and_a_comma_in_a_refused_row(folder: Folder) -> None:
    rows = [HEADER, ("L1", "Mari"), HEADER, ("Total", "1,200")]
    (read,) = folder.all_of(workbook(folder.path / "a.xlsx", Leads=rows))
    assert [(no, text) for no, text, _ in read.refused] == [
        (3, "lead_id,lead_name"),
        (4, 'Total,"1,200"'),
    ]


def test_a_table_may_begin_in_any_column_and_has_no_empty_ones(folder: Folder) -> None:
    rows = [(None, *HEADER, None, ""), (None, "L1", "Mari", None, ""), (None, "L2", "Ken")]
    (read,) = folder.all_of(workbook(folder.path / "a.xlsx", Leads=rows))
    assert (read.sheet.header, read.values) == ([*HEADER], [("L1", "Mari"), ("L2", "Ken")])


def test_a_column_with_values_and_no_name_is_kept(folder: Folder) -> None:
    rows = [HEADER, ("L1", "Mari"), ("L2", "Ken", "lost?")]
    (read,) = folder.all_of(workbook(folder.path / "a.xlsx", Leads=rows))
    assert read.sheet.header == [*HEADER, "column 3"]
    assert read.values == [("L1", "Mari", None), ("L2", "Ken", "lost?")]


def test_errors_are_blank_and_formulas_give_what_they_show(folder: Folder) -> None:
    path = folder.path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["id", "site", "revenue"])
        sheet.write_row(1, 0, ["L1"])
        sheet.write_formula(1, 1, '=HYPERLINK("https://example.jp","Acme")', None, "Acme")
        sheet.write_formula(1, 2, "=1/0", None, "#DIV/0!")
    (read,) = folder.all_of(path)
    assert read.values == [("L1", "Acme", None)]


def test_a_workbook_loads_and_its_cover_is_told(desk: Desk) -> None:
    day = datetime(2026, 3, 18, 9, 5)
    rows = [("lead_id", "created_at", "employees"), ("L1", day, 1200), ("L1", day, 5)]
    workbook(desk.folder / "book.xlsx", Cover=[("About these leads",), ("Ask sales",)], Leads=rows)
    outcome = desk.load()
    assert outcome.rows("select lead_id, employees, line_no from leads") == [("L1", 1200, 2)]
    assert outcome.rows("select line_no, line from rejected_lines") == [
        (3, "L1,2026-03-18 09:05:00,5")
    ]
    assert "book.xlsx › Cover (no table that is known)" in outcome.out


def test_a_workbook_of_covers_is_refused(desk: Desk) -> None:
    path = workbook(desk.folder / "book.xlsx", Cover=[("About these leads",)])
    outcome = desk.load(path)
    assert (outcome.code, "book.xlsx › Cover: line 1 does not name" in outcome.err) == (1, True)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:2000])


def _damage(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/workbook.xml"] = b"<workbook><sheets"
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)


def _widen(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b'"A1:B1"', b'"A1:XFD1048576"')
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (_cut, "a broken Excel workbook or zip archive"),
        (_damage, "this workbook is damaged and can't be opened"),
        (_widen, "a sheet reaches to cell XFD1048576"),
    ],
)
def test_a_harmed_workbook_is_named(
    folder: Folder, harm: Callable[[Path], None], said: str
) -> None:
    path = workbook(folder.path / "a.xlsx", Leads=[HEADER])
    harm(path)
    assert said in folder.refusal(path.read_bytes(), "a.xlsx")


def test_a_workbook_with_a_password_is_named(folder: Folder) -> None:
    envelope = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    said = folder.refusal(envelope + "EncryptedPackage".encode("utf-16-le"), "a.xlsx")
    assert said.startswith("a.xlsx: the workbook has a password. Open it, save a copy without")


def test_an_empty_workbook_is_named(folder: Folder) -> None:
    path = workbook(folder.path / "a.xlsx", Leads=[])
    assert "every sheet of this workbook is empty" in folder.refusal(path.read_bytes(), "a.xlsx")


ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="Leads"><table:table-row>
<table:table-cell office:value-type="string"><text:p>lead_id</text:p></table:table-cell>
<table:table-cell office:value-type="string"><text:p>created_at</text:p></table:table-cell>
</table:table-row><table:table-row>
<table:table-cell office:value-type="string"><text:p>L1</text:p></table:table-cell>
<table:table-cell office:value-type="date" office:date-value="2026-03-18"/>
</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""


def test_an_open_document_is_a_workbook(folder: Folder) -> None:
    path = folder.path / "leads.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", ODS.replace("\n<", "<"))
    (read,) = folder.all_of(path)
    assert (read.sheet.name, read.values) == ("leads.ods › Leads", [("L1", "2026-03-18")])
