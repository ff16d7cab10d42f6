"""A Parquet file as a sheet; its rows are cast to text by DuckDB."""

from pathlib import Path
from typing import Any

import duckdb

from data.errors import FileError
from data.reading.exported import exported_on
from data.reading.header import told_apart
from data.reading.kinds import PARQUET
from data.reading.sheet import Sheet, Stamp, as_text

ROWS = "read_parquet($path, binary_as_string=true, file_row_number=true)"
ROW = "file_row_number"
MOST_ROWS = 200
# Raised where the disk is full, the memory short, or somebody stopped the load.
OF_THE_MACHINE = (
    duckdb.InterruptException,
    duckdb.OutOfMemoryException,
    duckdb.IOException,
    duckdb.FatalException,
)
# How a type becomes text; {x} is the column.
WHOLE = "if({x} = trunc({x}) and abs({x}) < 1e15, {x}::bigint::varchar, {x}::varchar)"
AS_TEXT = {
    "TIMESTAMP WITH TIME ZONE": "({x} at time zone 'UTC')::varchar || 'Z'",
    "DOUBLE": WHOLE,
    "FLOAT": WHOLE,
    "VARCHAR[]": "array_to_string({x}, ';')",
}


def parquet_sheet(path: Path, stamp: Stamp) -> Sheet:
    """Look at a Parquet file; a FileError says why it is no table."""
    name = as_text(path.name)
    found = columns(path)
    titles = [column.strip() for column, _ in found]
    return Sheet(
        path=path,
        name=name,
        header=told_apart(titles),
        titles=titles,
        size_bytes=stamp.size_bytes,
        stamp=stamp,
        body=path,
        kind=PARQUET,
        exported_on=exported_on(name, []),
        first_rows=_first_rows(path, found),
    )


def columns(path: Path) -> list[tuple[str, str]]:
    """The columns of a Parquet file with their types."""
    found = _asked(path, f"describe select * from {ROWS}")
    return [(name, kind) for name, kind, *_ in found if name != ROW]


def _first_rows(path: Path, found: list[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    rows = _asked(path, f"select {as_texts(found)} from {ROWS} limit {MOST_ROWS}")
    return tuple(tuple(cell or "" for cell in row) for row in rows)


def _asked(path: Path, sql: str) -> list[Any]:
    try:
        with duckdb.connect() as connection:
            return connection.execute(sql, named(path)).fetchall()
    except duckdb.Error as error:
        raise damaged(path) from error


def read_into(connection: duckdb.DuckDBPyConnection, table: str, path: Path) -> None:
    """Make a table of all rows as text; a FileError where some can't be read."""
    select = f"select {as_texts(columns(path))} from {ROWS} order by {ROW}"
    try:
        connection.execute(f"create or replace table {table} as {select}", named(path))
    except OF_THE_MACHINE:
        raise
    except duckdb.Error as error:
        raise damaged(path) from error


def damaged(path: Path) -> FileError:
    """What is said of a file that is no whole Parquet file."""
    return FileError(
        f"{path}: this Parquet file is damaged or of a kind that can't be read. Write it again."
    )


def as_texts(found: list[tuple[str, str]]) -> str:
    """Columns as text, named c0, c1 …: what stands in a raw table."""
    return ", ".join(
        f"{AS_TEXT.get(kind, '{x}::varchar').replace('{x}', quoted(name))} as c{n}"
        for n, (name, kind) in enumerate(found)
    )


def quoted(name: str) -> str:
    """The name of a column as an SQL identifier: a select list takes no bound parameter."""
    return '"' + name.replace('"', '""') + '"'


def named(path: Path) -> dict[str, str]:
    """DuckDB takes a path for a pattern; one that matches this file alone."""
    return {"path": as_pattern(path)}


def as_pattern(path: Path) -> str:
    """A pattern that matches one file alone."""
    return "".join(f"[{sign}]" if sign in "*?[" else sign for sign in str(path))
