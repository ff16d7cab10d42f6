"""The text of refused lines, so that a reader can mend them without the file."""

import csv
import itertools
from collections.abc import Iterator, Sequence

import duckdb
import pandas as pd

from data.reading.kinds import PARQUET, WORKBOOK
from data.reading.parquet import ROW, ROWS, as_texts, columns, named
from data.reading.sheet import Sheet

AT_ONCE = 100_000
Texts = Iterator[tuple[int, str]]


def keep_text(connection: duckdb.DuckDBPyConnection, files: Sequence[Sheet]) -> None:
    """Fill in the lines that were read well and refused later (a repeated key, a blank one)."""
    for file_no, sheet in enumerate(files, start=1):
        rows = connection.execute(
            "select line_no from rejected_lines where file_no = $1 and line is null", [file_no]
        ).fetchall()
        texts = _texts(sheet, {line_no for (line_no,) in rows}) if rows else iter(())
        while some := list(itertools.islice(texts, AT_ONCE)):
            connection.register("texts", pd.DataFrame(some, columns=["line_no", "line"]))
            connection.execute(
                "update rejected_lines set line = texts.line from texts "
                "where rejected_lines.file_no = $1 and rejected_lines.line_no = texts.line_no",
                [file_no],
            )
            connection.unregister("texts")


def _texts(sheet: Sheet, wanted: set[int]) -> Texts:
    if sheet.kind == PARQUET:
        return _of_parquet(sheet, wanted)
    if sheet.kind == WORKBOOK:
        return _of_workbook(sheet, wanted)
    return _of_text(sheet, wanted)


def _of_text(sheet: Sheet, wanted: set[int]) -> Texts:
    with sheet.body.open(encoding="utf-8-sig", newline="") as text:
        for line_no, line in enumerate(text, start=1):
            if line_no in wanted:
                yield line_no, line.rstrip("\r\n")


def _of_workbook(sheet: Sheet, wanted: set[int]) -> Texts:
    with sheet.body.open(encoding="utf-8", newline="") as text:
        for number, *cells in csv.reader(text):
            if int(number) in wanted:
                yield int(number), _line(cells[: len(sheet.header)])


def _of_parquet(sheet: Sheet, wanted: set[int]) -> Texts:
    with duckdb.connect() as connection:
        rows = connection.execute(
            f"select {ROW} + 2, {as_texts(columns(sheet.body))} from {ROWS} "
            f"where {ROW} + 2 in (select unnest($wanted))",
            named(sheet.body) | {"wanted": sorted(wanted)},
        )
        while some := rows.fetchmany(AT_ONCE):
            for line_no, *cells in some:
                yield line_no, _line([cell or "" for cell in cells])


def _line(cells: list[str]) -> str:
    """Cells as they would stand in a CSV file."""
    return ",".join(
        '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in ',"\r\n') else cell
        for cell in cells
    )
