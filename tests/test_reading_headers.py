"""Where the header of a text stands, what divides it, and when it was exported."""

from datetime import date

import pytest

from data.reading.exported import exported_on
from tests.readings import Folder

HEADER = "会社名,部署名,氏名,e-mail,名刺交換日\n"
ROWS = "A社,営業,森,a@example.jp,2026-03-01\nB社,営業,林,b@example.jp,2026-03-02\n"


@pytest.mark.parametrize(
    ("above", "lines"),
    [
        pytest.param("", 0, id="nothing"),
        pytest.param("検索条件,状況=ホット\n2026/03/18,10件\n", 2, id="BowNow: two rows"),
        pytest.param('"状況：ホット","担当：佐藤"\n"未入力",""\n', 2, id="two rows, quoted"),
        pytest.param("条件,値,,,\nホット,佐藤,,,\n", 2, id="two rows, padded"),
        pytest.param("名刺リストです。\n合計 2 件\n*注意事項\n\n\n", 5, id="Eight: five lines"),
        pytest.param(
            "Leads\nAs of 2026-03-18 10:01:22 • Sorted by Company, Name\nFiltered By\n  All\n\n",
            5,
            id="Salesforce: a report",
        ),
        pytest.param("会社,,担当者,,\n", 1, id="names of groups"),
        pytest.param("\n\n", 2, id="blank lines"),
    ],
)
def test_lines_above_the_header_are_skipped(folder: Folder, above: str, lines: int) -> None:
    read = folder.read(above + HEADER + ROWS)
    assert read.sheet.header == HEADER.strip().split(",")
    assert (read.sheet.above, read.sheet.header_line) == (lines, lines + 1)
    assert [row[0] for row in read.rows] == [lines + 2, lines + 3]
    assert read.refused == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("id,2025,2026\nL1,3,4\nL2,5,6\n", id="years as names"),
        pytest.param("id,name,\nL1,a,b\nL2,c,d\n", id="a name missing"),
        pytest.param("id,name\nL1,a,\nL2,b,\n", id="lines longer than the header"),
        pytest.param("id,name,note\nL1\nL2\n", id="lines shorter than the header"),
        pytest.param("L1,Mari,mari@example.jp\nL2,Ken,ken@example.jp\n", id="no header"),
        pytest.param("01,株式会社,10\n02,有限会社,20\nx,y,z\n", id="no header, words further on"),
        pytest.param("name\nMari\nKen\n", id="one column"),
        pytest.param("id,name\n", id="a header alone"),
    ],
)
def test_the_first_line_is_the_header_where_no_other_is_better(folder: Folder, text: str) -> None:
    assert folder.read(text).sheet.header_line == 1


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_what_most_lines_agree_on(folder: Folder, delimiter: str) -> None:
    text = "a\tb;c,d|e\n" + delimiter.join("xyz") + "\n" + delimiter.join(["1,5", "p;q", "u|v"])
    text = text.replace("1,5", '"1,5"').replace("p;q", '"p;q"').replace("u|v", '"u|v"')
    read = folder.read(text + "\n")
    assert (read.sheet.delimiter, read.sheet.header) == (delimiter, ["x", "y", "z"])


def test_decimal_commas_do_not_divide_a_line(folder: Folder) -> None:
    read = folder.read("id;revenue;score\n1;1,5;2,5\n2;1,6;2,6\n")
    assert read.values == [("1", "1,5", "2,5"), ("2", "1,6", "2,6")]


def test_a_list_in_a_cell_does_not_divide_a_line(folder: Folder) -> None:
    read = folder.read("id,name,deals\n1,Mari,7;8\n2,Ken,9;10\n")
    assert read.sheet.delimiter == ","


def test_a_name_may_stand_over_two_lines(folder: Folder) -> None:
    read = folder.read('id,"first\nname"\n1,Mari\n')
    assert (read.sheet.header, read.rows) == (["id", "first\nname"], [(3, "1", "Mari")])


def test_repeated_and_missing_names_are_told_apart(folder: Folder) -> None:
    assert folder.read("a,a,,a_2\n1,2,3,4\n").sheet.header == ["a", "a_3", "column 3", "a_2"]


def test_the_first_rows_can_be_looked_at(folder: Folder) -> None:
    assert folder.read("id,name\n1,Mari\n2,\n").sheet.samples == {
        "id": ["1", "2"],
        "name": ["Mari", ""],
    }


@pytest.mark.parametrize(
    ("name", "above", "day"),
    [
        ("contacts_20260318.csv", [], date(2026, 3, 18)),
        ("contacts-20260318093000.csv", [], date(2026, 3, 18)),
        ("all-contacts-2026-03-18-1.csv", [], date(2026, 3, 18)),
        ("名刺_2026年3月18日.csv", [], date(2026, 3, 18)),
        ("report1773792000000.csv", [], date(2026, 3, 18)),
        ("contacts.csv", ["As of 2026-03-18 10:01:22 JST"], date(2026, 3, 18)),
        ("contacts.csv", ["As of 18/03/2026"], date(2026, 3, 18)),
        ("contacts.csv", ["As of 3/18/2026"], date(2026, 3, 18)),
        ("contacts.csv", ["As of Mar 18, 2026"], date(2026, 3, 18)),
        ("contacts.csv", ["出力日時：2026/03/18 09:00"], date(2026, 3, 18)),
        ("contacts.csv", ["created after 2026-01-01", "as of 2026-03-18"], date(2026, 3, 18)),
        ("contacts_20260318.csv", ["created after 2026-01-01"], date(2026, 3, 18)),
        ("contacts.csv", ["As of 03/04/2026"], None),  # March or April
        ("contacts.csv", ["from 2026-01-01 to 2026-03-18"], None),
        ("contacts_20261318.csv", [], None),
        ("contacts_12026031899.csv", [], None),
        ("contacts.csv", [], None),
    ],
)
def test_the_day_of_an_export_is_kept(name: str, above: list[str], day: date | None) -> None:
    assert exported_on(name, above) == day


def test_the_day_of_an_export_is_read_above_the_header(folder: Folder) -> None:
    read = folder.read("検索条件\n作成日 2026/03/18\n" + HEADER + ROWS)
    assert read.sheet.exported_on == date(2026, 3, 18)
