"""Binary workbooks: read like any other, however their cells are written."""

import pytest

from tests.binary_workbook import binary_workbook
from tests.desk import Desk
from tests.readings import Folder

HEADER = ("lead_id", "lead_name", "annual_revenue", "company_name")
LONG = "部" * 100


@pytest.mark.parametrize("names_columns", [True, False])
def test_every_cell_stands_in_its_column(folder: Folder, names_columns: bool) -> None:
    rows = [HEADER, ("L1", "佐藤", 1.5e8, LONG), ("L2", None, None, "Best"), (None, "森", 2.5)]
    path = folder.path / "leads.xlsb"
    (read,) = folder.all_of(binary_workbook(path, rows, names_columns=names_columns))
    assert (read.sheet.name, read.sheet.header) == ("leads.xlsb › リード", [*HEADER])
    assert read.rows == [
        (2, "L1", "佐藤", "150000000", LONG),
        (3, "L2", None, None, "Best"),
        (4, None, "森", "2.5", None),
    ]


def test_a_binary_workbook_loads(desk: Desk) -> None:
    rows = [HEADER, ("L1", "佐藤", 5.0, "青葉")]
    binary_workbook(desk.folder / "leads.xlsb", rows, names_columns=False)
    outcome = desk.load()
    assert outcome.rows("select lead_name, annual_revenue, company_name from leads") == [
        ("佐藤", 5, "青葉")
    ]


def test_a_binary_workbook_that_is_cut_off_is_named(folder: Folder) -> None:
    path = binary_workbook(folder.path / "leads.xlsb", [HEADER, ("L1", "佐藤")])
    said = folder.refusal(path.read_bytes()[:300], "leads.xlsb")
    assert said.startswith("leads.xlsb: a broken Excel workbook or zip archive")
