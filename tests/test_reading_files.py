"""Files as they are handed in: kinds, sizes, folders, and a file that is not whole yet."""

import os
import zipfile
from pathlib import Path

import duckdb
import pytest

from data.errors import FileError
from data.reading import refuse_changed, sheets
from tests.desk import KEN, LEADS, MARI, Desk
from tests.readings import Folder


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "this is a PNG image, not a table. Export it as CSV"),
        (b"%PDF-1.7\n", "this is a PDF document"),
        (b"\x1f\x8b\x08\0", "this is a gzip archive, not a table. Unpack it"),
        (b"7z\xbc\xaf\x27\x1c", "this is a 7-Zip archive"),
        (b"\r\n <HTML><body>", "this is a web page"),
        (b"<?xml version='1.0'?>", "this is an XML file"),
        (b'{"leads": []}', "this is a JSON file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99, "this is an old Office document"),
        (b"PAR1 and no more", "this Parquet file is damaged"),
        (b"", "the file is empty"),
    ],
)
def test_a_file_of_another_kind_is_named_with_what_to_do(
    folder: Folder, content: bytes, said: str
) -> None:
    assert folder.refusal(content).startswith(f"export.csv: {said}")


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("leads.csv", "this is a zip archive. Unpack it and load the files inside."),
        ("word/document.xml", "this is a Word or PowerPoint document"),
        ("Index/Document.iwa", "this is an Apple Numbers document"),
    ],
)
def test_an_archive_is_named(folder: Folder, inside: str, said: str) -> None:
    path = folder.path / "made.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(inside, "x")
    assert said in folder.refusal(path.read_bytes())


def test_a_file_over_the_limit_is_not_read(folder: Folder) -> None:
    path = folder.put("big.csv", "id\n1\n")
    os.truncate(path, 5_000_000_000)
    with pytest.raises(FileError, match=r"5\.0 GB is more than the 4\.0 GB that a file may have"):
        sheets(path, folder.scratch())


def test_the_limit_is_a_setting(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADGRID_MOST_BYTES", "4")
    assert "raise LEADGRID_MOST_BYTES" in folder.refusal("id\n1\n")
    monkeypatch.setenv("LEADGRID_MOST_BYTES", "lots")
    assert "'lots' is no number of bytes" in folder.refusal("id\n1\n")


def test_a_file_that_is_still_written_is_refused(folder: Folder) -> None:
    path = folder.put("export.csv", LEADS + MARI)

    def write_on(step: str) -> None:
        path.write_text(LEADS + KEN + MARI)

    with pytest.raises(FileError, match=r"it is still being written\. Wait until the export is"):
        sheets(path, folder.scratch(), write_on)


def test_a_file_that_changes_after_it_was_looked_at_is_refused(folder: Folder) -> None:
    path = folder.put("export.csv", LEADS + MARI)
    (sheet,) = sheets(path, folder.scratch())
    path.write_text(LEADS + KEN + MARI)
    with pytest.raises(FileError, match="it changed while it was read"):
        refuse_changed(path, sheet.stamp)
    path.unlink()
    with pytest.raises(FileError, match="it vanished while it was read"):
        refuse_changed(path, sheet.stamp)


PARQUET = """
select * from (values
    ('L1', timestamp '2026-03-18 09:05', timestamptz '2026-03-18 09:05+09', 12.0::double,
        date '2026-03-18', true, ['7', '8']),
    ('L2', null, null, 1.5, null, null, null)
) as rows (id, "at", zoned, score, "a day;", won, deals)
"""


def test_parquet_is_read_as_text(folder: Folder) -> None:
    path = folder.path / "lea'ds[1]*.parquet"
    duckdb.connect().execute(f"copy ({PARQUET}) to $1 (format parquet)", [str(path)])
    (read,) = folder.all_of(path)
    assert read.sheet.kind == "parquet"
    assert read.sheet.header == ["id", "at", "zoned", "score", "a day;", "won", "deals"]
    assert read.rows == [
        (2, "L1", "2026-03-18 09:05:00", "2026-03-18 00:05:00Z", "12", "2026-03-18", "true", "7;8"),
        (3, "L2", None, None, "1.5", None, None, None),
    ]
    assert read.sheet.samples["score"] == ["12", "1.5"]


def test_refused_rows_of_parquet_keep_their_text(desk: Desk) -> None:
    rows = "select * from (values ('L1', 'a,b'), ('L1', 'c,d')) as rows (lead_id, company_name)"
    path = desk.folder / "leads.parquet"
    duckdb.connect().execute(f"copy ({rows}) to $1 (format parquet)", [str(path)])
    found = desk.load().rows("select line_no, line from rejected_lines")
    assert found == [(3, 'L1,"c,d"')]


def test_a_folder_is_searched_for_tables_and_notes_are_told(desk: Desk) -> None:
    desk.put("leads.txt", LEADS + MARI)
    desk.put("more.TSV", (LEADS + KEN).replace(",", "\t"))
    desk.put("SOURCE.txt", "Where it is from, and when\nNobody knows\n")
    desk.put("mixed.txt", "日本語の文書です\n".encode() + "大阪\n".encode("cp932"))
    desk.put("deck.pdf", b"%PDF-1.7")
    outcome = desk.load()
    assert outcome.column("lead_id") == ["L1", "L2"]
    for told in (
        "SOURCE.txt (no table that is known)",
        "mixed.txt (no table that is known)",
        "deck.pdf (no file of a table)",
    ):
        assert told in outcome.out


def test_a_note_that_is_named_is_refused(desk: Desk) -> None:
    note, leads = desk.put("note.txt", "a note\n"), desk.put("leads.csv", LEADS + MARI)
    outcome = desk.load(leads, note)
    assert (outcome.code, "note.txt: line 1 does not name" in outcome.err) == (1, True)


def test_progress_is_told_while_a_text_is_recoded(folder: Folder) -> None:
    steps: list[str] = []
    path = folder.put("big.csv", ("id,氏名\n" + "1,佐藤\n" * 2_000_000).encode("cp932"))
    sheets(path, folder.scratch(), steps.append)
    assert len([step for step in steps if step.startswith("reading big.csv: ")]) >= 4


def test_copies_of_files_of_one_name_do_not_meet(folder: Folder) -> None:
    found = []
    for name in ("佐藤", "鈴木"):
        path = folder.put("same.csv", f"id,name\n1,{name}\n".encode("cp932"))
        (sheet,) = sheets(path, folder.scratch())
        found.append(sheet.body)
    assert [Path(body).read_text(encoding="utf-8")[10:12] for body in found] == ["佐藤", "鈴木"]


def test_parquet_that_is_damaged_far_down_is_named(folder: Folder) -> None:
    path = folder.path / "big.parquet"
    rows = "select n, hash(n)::varchar as name from range(200000) as numbers (n)"
    duckdb.connect().execute(f"copy ({rows}) to $1 (format parquet)", [str(path)])
    content = bytearray(path.read_bytes())
    content[-60_000:-59_000] = b"\xff" * 1000
    assert "this Parquet file is damaged" in folder.refusal(bytes(content), "bad.parquet")
