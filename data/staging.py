"""From a sheet to a raw table of text: whole, or line by line where lines have faults."""

import csv
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb

from data.layers import Raw
from data.reading.junk import without_junk
from data.reading.kinds import PARQUET, WORKBOOK
from data.reading.parquet import as_pattern, read_into
from data.reading.sheet import Progress, Sheet, refuse_changed
from data.records import MOST_LINES, records

EVERY = 50_000
SMALL = 1_000_000  # bytes of files
# Everything quoted: DuckDB stumbles over a bare return in a cell, and over mixed line ends.
OWN: dict[str, Any] = {"lineterminator": "\n", "quoting": csv.QUOTE_ALL}


def open_scratch(connection: duckdb.DuckDBPyConnection, scratch: Path, size_bytes: int) -> None:
    """A database beside the dataset for what the load throws away: the dataset keeps no holes.

    Of small files it lies in memory, as each of its many small tables would be a write to the disk.
    """
    path = str(scratch / "raw.duckdb").replace("'", "''") if size_bytes > SMALL else ":memory:"
    connection.execute(f"attach '{path}' as raw")


def stage(
    connection: duckdb.DuckDBPyConnection,
    sheet: Sheet,
    file_no: int,
    scratch: Path,
    progress: Progress,
) -> Raw:
    """Read a sheet into a raw table; lines that are no rows of data go to rejected_lines."""
    # The n-th row stands n lines below the header (rowid counts from 0).
    raw = Raw("raw.lines", sheet.name, sheet.header, f"rowid + {sheet.last_header_line + 1}")
    if sheet.kind == PARQUET:
        read_into(connection, raw.table, sheet.body)
    elif sheet.kind == WORKBOOK:
        raw = _read_rows(connection, sheet, raw)
    else:
        whole = _read_whole(connection, sheet, raw) if sheet.is_plain else None
        raw = whole or _read_by_line(connection, sheet, raw, file_no, scratch, progress)
    raw = without_junk(connection, raw, sheet, file_no)
    refuse_changed(sheet.path, sheet.stamp)
    return raw


def _read_rows(connection: duckdb.DuckDBPyConnection, sheet: Sheet, raw: Raw) -> Raw:
    """Rows of a workbook that were written out when it was looked at."""
    names = ["line_no", *(f"c{n}" for n in range(sheet.count_cells))]
    used = len(raw.header) + 1
    _read(connection, raw.table, names, sheet.body, ",", 0, names[:used])
    return replace(raw, line_no="line_no::bigint")


def _read_whole(connection: duckdb.DuckDBPyConnection, sheet: Sheet, raw: Raw) -> Raw | None:
    """Let DuckDB read the file; None where its rows are not exactly the lines of the file."""
    names = [f"c{n}" for n in range(len(raw.header))]
    try:
        _read(connection, raw.table, names, sheet.body, sheet.delimiter, sheet.last_header_line)
    except (duckdb.InvalidInputException, duckdb.ConversionException):
        return None
    (rows,) = connection.execute(f"select count(*) from {raw.table}").fetchall()[0]
    lines = sheet.count_newlines - sheet.last_header_line
    if rows == lines:
        return raw
    return _with_line_ends_in_cells(connection, raw, lines - rows) if 0 < rows < lines else None


def _with_line_ends_in_cells(
    connection: duckdb.DuckDBPyConnection, raw: Raw, expected: int
) -> Raw | None:
    """Number the rows where quoted cells stand over several lines, and explain all the lines."""
    names = ", ".join(f"c{n}" for n in range(len(raw.header)))
    ends = " + ".join(
        f"coalesce(length(c{n}) - length(replace(c{n}, chr(10), '')), 0)"
        for n in range(len(raw.header))
    )
    connection.execute(
        f"create or replace table raw.kept as select {raw.line_no} - ends + sum(ends) over "
        f"(rows between unbounded preceding and current row) as line_no, {names}, ends "
        f"from (select rowid, {names}, {ends} as ends from {raw.table})"
    )
    found = connection.execute("select sum(ends), max(ends) < $1 from raw.kept", [MOST_LINES])
    if found.fetchall() != [(expected, True)]:
        return None
    connection.execute(f"drop table {raw.table}")
    connection.execute("alter table raw.kept drop column ends")
    connection.execute("alter table raw.kept rename to lines")
    return replace(raw, line_no="line_no::bigint")


def _read_by_line(
    connection: duckdb.DuckDBPyConnection,
    sheet: Sheet,
    raw: Raw,
    file_no: int,
    scratch: Path,
    progress: Progress,
) -> Raw:
    good, bad = scratch / "good.csv", scratch / "bad.csv"
    with (
        sheet.body.open(encoding="utf-8-sig", newline="") as text,
        good.open("w", encoding="utf-8", newline="") as good_file,
        bad.open("w", encoding="utf-8", newline="") as bad_file,
    ):
        loaded, rejected = (csv.writer(f, **OWN) for f in (good_file, bad_file))
        found = records(text, sheet.delimiter, len(raw.header), sheet.last_header_line)
        for count, record in enumerate(found):
            if record.reason:
                rejected.writerow([file_no, record.line_no, record.text, record.reason])
            else:
                loaded.writerow([record.line_no, *record.cells])
            if count % EVERY == 0:
                progress(f"reading {sheet.name}: {count:,} lines")
    names = ["line_no", *(f"c{n}" for n in range(len(raw.header)))]
    _read(connection, raw.table, names, good, ",", 0)
    _read(connection, "raw.bad", ["file_no", "line_no", "line", "reason"], bad, ",", 0)
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
    names: list[str],
    path: Path,
    delimiter: str,
    above: int,
    used: list[str] | None = None,
) -> None:
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
    line_end = "" if above else "new_line='\\n', "  # of the files written here
    connection.execute(
        f"create or replace table {table} as select {', '.join(used or names)} "
        "from read_csv($path, delim=$delimiter, header=false, skip=$above, auto_detect=false, "
        f"quote='\"', escape='\"', strict_mode=true, {line_end}max_line_size=16000000, "
        f"compression='none', columns={{{columns}}})",
        {"path": as_pattern(path), "delimiter": delimiter, "above": above},
    )
