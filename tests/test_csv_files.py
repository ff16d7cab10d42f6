"""Files as they are handed in: one that can't be used is named with what to do."""

import os
from pathlib import Path

import pytest

from data.__main__ import main
from tests.desk import HANDOVERS, LEADS, MARI, Desk, assert_refused

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "the file is empty", id="an empty file"),
        pytest.param(LEADS, "there is no line below the header", id="a header only"),
        pytest.param("\n\n", "line 1 is blank", id="blank lines only"),
        pytest.param("name,price\nDesk,100\n", "does not name the columns", id="another table"),
        pytest.param("L1,Mari Sato,mari@example.com\n", "does not name", id="no header"),
        pytest.param(PNG, "this is a PNG image", id="a PNG image"),
        pytest.param(b"PK\x03\x04...", "a broken Excel workbook", id="a broken workbook"),
        pytest.param("<!DOCTYPE html><html>", "this is a web page", id="a web page"),
        pytest.param(
            (LEADS + MARI).encode() + b"L2,\0,,\n",
            "line 3, byte 4 (0x00) is a NUL byte",
            id="a NUL byte",
        ),
        pytest.param(
            (LEADS + "L1,森山大道,,\n").encode() + "L2,森,,\n".encode("cp932"),
            "line 3, byte 4 (0x90) is not UTF-8 text",
            id="CP932 among UTF-8",
        ),
        pytest.param(
            (LEADS + "L1,森山大道,,\n").replace("\n", "\r").encode() + b"L2,\x90,,\r",
            "line 3, byte 4 (0x90) is not UTF-8 text",
            id="CP932 among UTF-8 with CR",
        ),
        pytest.param('lead_id,"lead_name\nL1,Mari Sato\n', "line 1 opens a quote", id="open quote"),
        pytest.param(HANDOVERS + "L1,2026-01-05\n", "none of these holds leads", id="no leads"),
    ],
)  # fmt: skip
def test_a_file_that_cant_be_used_is_named_with_what_to_do(
    loaded: Desk, content: str | bytes, said: str
) -> None:
    outcome = loaded.load(loaded.put("export.csv", content))
    assert_refused(loaded, outcome, "export.csv", said)


def test_every_unusable_file_is_named_at_once(loaded: Desk) -> None:
    loaded.put("a.csv", "")
    loaded.put("b.csv", PNG)
    assert_refused(loaded, loaded.load(), "a.csv: the file is empty", "b.csv: this is a PNG image")


def test_a_path_that_does_not_exist_is_named(loaded: Desk) -> None:
    assert_refused(loaded, loaded.load("nowhere/leads.csv"), "nowhere/leads.csv: there is no such")


def test_a_path_that_cant_be_one_is_refused(loaded: Desk) -> None:
    assert_refused(loaded, loaded.load("x" * 5000), "can't be read")


def test_a_pipe_is_no_file(loaded: Desk) -> None:
    os.mkfifo(loaded.folder / "pipe.csv")
    assert_refused(loaded, loaded.load(loaded.folder / "pipe.csv"), "pipe.csv: this is no file")


def test_a_folder_without_tables_is_named(loaded: Desk) -> None:
    loaded.put("sub/readme.md", "no table")
    outcome = loaded.load(loaded.folder / "sub")
    assert_refused(loaded, outcome, "sub: no file of a table in this folder (.csv, .tsv,")


def test_what_else_lies_in_a_folder_is_told(desk: Desk) -> None:
    desk.put("leads.csv", LEADS + MARI)
    desk.put("readme.md", "no table")
    desk.put("._leads.csv", PNG)  # of a Mac
    assert "Not read:\n  readme.md (no file of a table)\n" in desk.load().out


def test_files_of_one_name_are_told_apart(desk: Desk) -> None:
    one, two = desk.put("2025/leads.csv", LEADS + MARI), desk.put("2026/leads.csv", LEADS + MARI)
    assert "2026/leads.csv, its id stands there already (e.g. line 2: 2025/leads.csv line 2)" in (
        desk.load(one, two).out
    )


def test_a_file_named_twice_is_read_once(desk: Desk) -> None:
    path = desk.put("leads.csv", LEADS + MARI)
    assert desk.load(path, desk.folder, path).rows("select count_lines from files") == [(1,)]


@pytest.mark.parametrize("name", ["leads[1] (2) *.csv", "a?b{c,d}.csv", "it's.csv", "leads.gz.csv"])
def test_a_file_may_have_any_name(desk: Desk, name: str) -> None:
    assert desk.load(desk.put(name, LEADS + MARI)).column("lead_id") == ["L1"]


def test_a_file_name_that_is_no_text_is_loaded(desk: Desk) -> None:
    path = Path(os.fsdecode(os.fsencode(desk.folder) + b"/\x83\x8a.csv"))
    path.write_text(LEADS + MARI)
    assert desk.load().column("lead_id") == ["L1"]


def test_wrong_options_are_the_callers_fault() -> None:
    for wrong in ([], ["load"], ["load", "x.csv", "--no-such"]):
        with pytest.raises(SystemExit) as stopped:
            main(wrong)
        assert stopped.value.code == 2
