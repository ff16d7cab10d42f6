"""A mapping may look up what one file says of what another only names."""

from pathlib import Path

import duckdb
import pytest

from data.errors import FileError, MappingError
from data.load import load
from data.mapping import read_mapping
from data.report import Report, read_report
from queries import Dataset
from tests.conftest import write_csv

LOOKUP = """
[[lookup]]
name = "accounts"
header = ["account", "revenue", "sector"]
key = "account"
"""
SOURCE = """
[[source]]
header = ["no", "company"]
[source.leads]
lead_id = "no"
company_name = "company"
annual_revenue = { column = "accounts.revenue", unit = 1000 }
industry = "accounts.sector"
"""
BOTH = LOOKUP + 'on = "company"\n' + SOURCE


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder of two leads and of two accounts that they name."""
    folder = tmp_path / "files"
    folder.mkdir()
    write_csv(folder / "leads.csv", [{"no": "1", "company": "A"}, {"no": "2", "company": "B"}])
    _accounts(folder, ("A", "5", "food"), ("B", "7.5", ""))
    return folder


def _accounts(folder: Path, *rows: tuple[str, str, str], name: str = "accounts.csv") -> None:
    columns = ("account", "revenue", "sector")
    write_csv(folder / name, [dict(zip(columns, row, strict=True)) for row in rows])


def loaded(folder: Path, mapping: str = BOTH) -> tuple[Report, list[tuple]]:
    path = folder.parent / "mapping.toml"
    path.write_text(mapping, encoding="utf-8")
    report = read_report(load([folder], folder.parent / "datasets", mapping_path=path))
    opened = Dataset.current(folder.parent / "datasets")
    with duckdb.connect(str(opened.path), read_only=True) as connection:
        rows = connection.execute(
            "select lead_id, company_name, annual_revenue, industry, line_no from leads "
            "order by lead_id"
        ).fetchall()
    return report, rows


def test_a_lead_gains_what_its_account_says(files):
    report, rows = loaded(files)
    assert rows == [("1", "A", 5000, "food", 2), ("2", "B", 7500, None, 3)]
    assert {file.name: (file.tables, file.lines, file.loaded) for file in report.files} == {
        "accounts.csv": (["looked up"], 2, 2),
        "leads.csv": (["leads"], 2, 2),
    }
    assert report.notes == []


def test_a_key_that_is_not_there_leaves_blanks_and_is_counted(files):
    rows = [{"no": n, "company": name} for n, name in (("1", "A"), ("2", "Z"), ("3", ""))]
    write_csv(files / "leads.csv", rows)
    report, found = loaded(files)
    assert [row[2] for row in found] == [5000, None, None]
    assert report.notes == [("leads.csv: company names none of accounts", 1)]


def test_of_two_lines_with_one_key_the_first_counts_and_the_other_is_rejected(files):
    _accounts(files, ("A", "5", "food"), (" Ａ", "9", "toys"), ("", "1", "x"), ("B", "7", ""))
    report, rows = loaded(files)
    assert [row[2] for row in rows] == [5000, 7000]
    accounts = next(file for file in report.files if file.name == "accounts.csv")
    assert (accounts.lines, accounts.loaded, accounts.rejected) == (4, 2, 2)


def test_a_line_keeps_its_number_whatever_is_looked_up(files):
    (files / "leads.csv").write_text('no,company\n1,A\n\n"2",B,too many\n3,"B"\n')
    _report, rows = loaded(files)
    assert [(row[0], row[4]) for row in rows] == [("1", 2), ("3", 5)]


def test_a_looked_up_value_that_is_no_number_is_rejected_where_it_is_used(files):
    _accounts(files, ("A", "much", "food"), ("B", "7", ""))
    report, rows = loaded(files)
    assert [row[2] for row in rows] == [None, 7000]
    assert "leads.csv, column accounts.revenue" in report.rejected_values[0][0]


def test_the_file_to_look_up_in_must_be_there_once(files):
    (files / "accounts.csv").rename(files.parent / "accounts.csv")
    with pytest.raises(FileError, match="lookup accounts: no file has its columns account, rev"):
        loaded(files)
    for name in ("one.csv", "two.csv"):
        _accounts(files, ("A", "5", "food"), name=name)
    with pytest.raises(FileError, match=r"lookup accounts: one.csv, two.csv all have"):
        loaded(files)


def test_a_lookup_that_nothing_names_is_told(files):
    (files / "accounts.csv").unlink()
    plain = SOURCE.replace('"accounts.sector"', '"company"')
    plain = plain.replace('{ column = "accounts.revenue", unit = 1000 }', '{ constant = "1" }')
    report, rows = loaded(files, LOOKUP + plain)
    assert len(rows) == 2
    assert "lookup accounts of the mapping (no file has its header)" in report.text()


@pytest.mark.parametrize(
    ("mapping", "fault"),
    [
        (BOTH.replace("accounts.sector", "accounts.colour"), "accounts.colour"),
        (LOOKUP + SOURCE, "accounts.revenue"),  # the leads have no column account
    ],
)
def test_a_column_that_is_looked_up_nowhere_is_refused(files, mapping, fault):
    with pytest.raises(FileError, match=fault):
        loaded(files, mapping)


@pytest.mark.parametrize(
    ("mapping", "fault"),
    [
        (LOOKUP.replace('key = "account"', 'key = "id"'), "lookup.0: key: expected one of"),
        (LOOKUP.replace('"accounts"', '"two words"'), "lookup.0.name: expected one word"),
        (LOOKUP + LOOKUP, "lookup: two have the same name"),
    ],
)
def test_a_wrong_lookup_is_refused_with_its_place(tmp_path, mapping, fault):
    (tmp_path / "mapping.toml").write_text(mapping)
    with pytest.raises(MappingError, match=fault):
        read_mapping(tmp_path / "mapping.toml")
