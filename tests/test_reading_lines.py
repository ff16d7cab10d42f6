"""Fast or line by line: a text gives the same rows on the same lines."""

import csv
import io
import tempfile
from dataclasses import replace
from pathlib import Path

import duckdb
from hypothesis import given, settings
from hypothesis import strategies as st

from data import schema
from data.reading import sheets
from data.staging import stage
from tests.readings import Folder

CELL = st.text(st.sampled_from('ab,;"\n森 '), max_size=6)
ROWS = st.lists(st.tuples(CELL, CELL, st.sampled_from(["x", "y"])), max_size=8)


@settings(deadline=None, max_examples=20)
@given(ROWS, st.sampled_from(["utf-8", "cp932"]))
def test_both_ways_of_reading_agree(rows: list[tuple[str, ...]], codec: str) -> None:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([("id", "name", "note"), *rows])
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, "export.csv")
        path.write_bytes(text.getvalue().encode(codec))
        assert _read(path, by_line=False) == _read(path, by_line=True)


def _read(path: Path, by_line: bool) -> object:
    (sheet,) = sheets(path, path.parent)
    sheet = replace(sheet, is_plain=sheet.is_plain and not by_line)
    with duckdb.connect() as connection:
        connection.execute(schema.SCHEMA.read_text(encoding="utf-8"))
        connection.execute("attach ':memory:' as raw")
        raw = stage(connection, sheet, 1, path.parent, lambda step: None)
        rows = connection.execute(f"select {raw.line_no}, c0, c1, c2 from {raw.table}").fetchall()
        refused = connection.execute("select line_no, reason from rejected_lines order by all")
        return rows, refused.fetchall()


def test_cells_over_several_lines_keep_the_numbers(folder: Folder) -> None:
    read = folder.read('id,note\n1,"a\nb"\n2,x\n"3\n","c\nd"\n4,y\n')
    assert read.sheet.is_plain
    assert [row[0] for row in read.rows] == [2, 4, 5, 8]


def test_line_ends_may_be_mixed(folder: Folder) -> None:
    read = folder.read("id,note\r\n1,x\n2,y\r3,z\r\n")
    assert read.rows == [(2, "1", "x"), (3, "2", "y"), (4, "3", "z")]


def test_a_quote_that_is_never_closed_costs_one_line(folder: Folder) -> None:
    lines = "".join(f"{n},x\n" for n in range(700))
    read = folder.read(f'id,note\n0,"open\n{lines}')
    assert (len(read.rows), read.refused) == (700, [(2, '0,"open', "unclosed quote")])


def test_two_stray_quotes_far_apart_swallow_no_lines(folder: Folder) -> None:
    lines = "".join(f"{n},x\n" for n in range(600))
    read = folder.read(f'id,note\n0,"open\n{lines}1,shut"\n2,y\n')
    assert (len(read.rows), [no for no, _, _ in read.refused]) == (602, [2])
