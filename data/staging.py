"""From a text file to a raw table of text: whole, or line by line where lines have faults."""

import csv
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb

from data.casting import Raw
from data.records import records
from data.textfile import TextFile

EVERY = 50_000
Progress = Callable[[str], None]
# Everything quoted: DuckDB stumbles over a bare return in a cell, and over mixed line ends.
OWN: dict[str, Any] = {"lineterminator": "\n", "quoting": csv.QUOTE_ALL}


def open_scratch(connection: duckdb.DuckDBPyConnection, scratch: Path) -> None:
    """A database beside the dataset for what the load throws away: the dataset keeps no holes."""
    path = str(scratch / "raw.duckdb").replace("'", "''")
    connection.execute(f"attach '{path}' as raw")


def stage(
    connection: duckdb.DuckDBPyConnection,
    file: TextFile,
    file_no: int,
    scratch: Path,
    progress: Progress,
) -> Raw:
    """Read a file into a raw table; lines that can't be read go to rejected_lines."""
    raw = Raw("raw.lines", file.name, file.header)
    if file.is_plain and _read_whole(connection, file, raw):
        return raw
    return _read_by_line(connection, file, raw, file_no, scratch, progress)


def _read_whole(connection: duckdb.DuckDBPyConnection, file: TextFile, raw: Raw) -> bool:
    """Let DuckDB read the file; False where its rows are not exactly the lines of the file.

    Then the n-th row stands on line n + 2 (rowid counts from 0, the header is line 1).
    """
    columns = [f"c{n}" for n in range(len(raw.header))]
    try:
        _read(connection, raw.table, columns, file.path, file.delimiter, has_header=True)
    except (duckdb.InvalidInputException, duckdb.ConversionException):
        return False
    (rows,) = connection.execute(f"select count(*) from {raw.table}").fetchall()[0]
    return rows == file.count_newlines - 1


def _read_by_line(
    connection: duckdb.DuckDBPyConnection,
    file: TextFile,
    raw: Raw,
    file_no: int,
    scratch: Path,
    progress: Progress,
) -> Raw:
    good, bad = scratch / "good.csv", scratch / "bad.csv"
    with (
        file.path.open(encoding="utf-8-sig", newline="") as text,
        good.open("w", encoding="utf-8", newline="") as good_file,
        bad.open("w", encoding="utf-8", newline="") as bad_file,
    ):
        loaded, rejected = (csv.writer(f, **OWN) for f in (good_file, bad_file))
        for count, record in enumerate(records(text, file.delimiter, len(raw.header))):
            if record.reason:
                rejected.writerow([file_no, record.line_no, record.text, record.reason])
            else:
                loaded.writerow([record.line_no, *record.cells])
            if count % EVERY == 0:
                progress(f"reading {file.name}")
    columns = ["line_no", *(f"c{n}" for n in range(len(raw.header)))]
    _read(connection, raw.table, columns, good, ",", has_header=False)
    names = ["file_no", "line_no", "line", "reason"]
    _read(connection, "raw.bad", names, bad, ",", has_header=False)
    connection.execute(
        "insert into rejected_lines select file_no::int, line_no::bigint, line, reason from raw.bad"
    )
    connection.execute("drop table raw.bad")
    good.unlink()
    bad.unlink()
    return replace(raw, line_no="line_no::bigint")


def _read(
    connection: duckdb.DuckDBPyConnection,
    table: str,
    columns: list[str],
    path: Path,
    delimiter: str,
    has_header: bool,
) -> None:
    names = ", ".join(f"'{name}': 'VARCHAR'" for name in columns)
    line_end = "" if has_header else "new_line='\\n', "  # of the files written here
    connection.execute(
        f"create or replace table {table} as select * from read_csv($path, delim=$delimiter, "
        f"header={has_header}, auto_detect=false, quote='\"', escape='\"', strict_mode=true, "
        f"{line_end}max_line_size=16000000, compression='none', columns={{{names}}})",
        {"path": _as_pattern(path), "delimiter": delimiter},
    )


def _as_pattern(path: Path) -> str:
    """DuckDB takes a path for a pattern; one that matches this file alone."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in str(path))
