"""Moves lines that are no rows of data out of a raw table: footers, the header once more, lines
of nothing."""

import csv
import re
from dataclasses import replace

import duckdb

from data.layers import Raw
from data.reading.footers import MOST_LINES, Line, footers
from data.reading.kinds import TEXT
from data.reading.sheet import Sheet

AGAIN = "the header line again"
NOTHING = "no cell is filled"
FOOTER = "a footer of the export, not a row of data"
LINE_END = re.compile("\r\n|\r|\n")


def without_junk(
    connection: duckdb.DuckDBPyConnection, raw: Raw, sheet: Sheet, file_no: int
) -> Raw:
    """A raw table of rows alone; the other lines are in rejected_lines, each with its reason."""
    columns = ", ".join(f"c{n}" for n in range(len(raw.header)))
    numbered = f"(select {raw.line_no} as line_no, {columns} from {raw.table})"
    _find_lines(connection, numbered, sheet)
    _find_footers(connection, raw, sheet, file_no)
    if connection.execute("select count(*) from junk").fetchall() == [(0,)]:
        return raw
    _reject(connection, file_no)
    connection.execute(
        f"create table raw.kept as select * from {numbered} "
        "where line_no not in (select line_no from junk)"
    )
    connection.execute(f"drop table {raw.table}")
    connection.execute("alter table raw.kept rename to lines")
    return replace(raw, line_no="line_no")


def _reject(connection: duckdb.DuckDBPyConnection, file_no: int) -> None:
    connection.execute(
        "update rejected_lines set reason = junk.reason from junk "
        "where rejected_lines.file_no = $1 and rejected_lines.line_no = junk.line_no",
        [file_no],
    )
    connection.execute(
        "insert into rejected_lines select $1, line_no, null, reason from junk where line_no not "
        "in (select line_no from rejected_lines where file_no = $1)",
        [file_no],
    )


def _find_lines(connection: duckdb.DuckDBPyConnection, numbered: str, sheet: Sheet) -> None:
    """Fill the temp table junk with what tells itself: the header once more, lines of nothing."""
    titled = {place: title for place, title in enumerate(sheet.titles) if title}
    same = [f"trim(c{place}) = ${n}" for n, place in enumerate(titled, start=1)]
    is_again = " and ".join(same) or "false"
    is_nothing = " and ".join(f"c{n} is null" for n in range(len(sheet.header)))
    connection.execute(
        "create or replace temp table junk as select line_no::bigint as line_no, "
        f"if({is_nothing}, '{NOTHING}', '{AGAIN}') as reason "
        f"from {numbered} where ({is_nothing}) or ({is_again})",
        list(titled.values()),
    )


def _find_footers(
    connection: duckdb.DuckDBPyConnection, raw: Raw, sheet: Sheet, file_no: int
) -> None:
    lines = sorted(
        [*_last_rows(connection, raw, sheet), *_last_rejected(connection, sheet, file_no)],
        key=lambda line: line.line_no,
    )
    for line_no in footers(lines[-MOST_LINES:], len(raw.header)):
        connection.execute("insert into junk values ($1, $2)", [line_no, FOOTER])


def _last_rows(connection: duckdb.DuckDBPyConnection, raw: Raw, sheet: Sheet) -> list[Line]:
    columns = ", ".join(f"c{n}" for n in range(len(raw.header)))
    rows = connection.execute(
        f"select {raw.line_no}, {columns} from {raw.table} "
        f"where rowid > (select max(rowid) - {MOST_LINES} from {raw.table})"
    ).fetchall()
    found = []
    for line_no, *cells in rows:
        texts = [cell or "" for cell in cells]
        ends = sum(len(LINE_END.findall(text)) for text in texts) if sheet.kind == TEXT else 0
        found.append(Line(line_no, line_no + ends, texts, is_row=True))
    return found


def _last_rejected(connection: duckdb.DuckDBPyConnection, sheet: Sheet, file_no: int) -> list[Line]:
    rows = connection.execute(
        "select line_no, line from rejected_lines where file_no = $1 and line is not null "
        f"order by line_no desc limit {MOST_LINES}",
        [file_no],
    ).fetchall()
    return [
        Line(line_no, line_no, next(csv.reader([line], delimiter=sheet.delimiter), []), False)
        for line_no, line in rows
    ]
