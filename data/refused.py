"""The text of refused lines, so that a reader can mend them without the file."""

import itertools
from collections.abc import Iterator

import duckdb
import pandas as pd

from data.textfile import TextFile

AT_ONCE = 100_000


def keep_text(connection: duckdb.DuckDBPyConnection, files: list[TextFile]) -> None:
    """Fill in the lines that were read well and refused later (a repeated key, a blank one)."""
    for file_no, file in enumerate(files, start=1):
        rows = connection.execute(
            "select line_no from rejected_lines where file_no = $1 and line is null", [file_no]
        ).fetchall()
        texts = _texts(file, {line_no for (line_no,) in rows}) if rows else iter(())
        while some := list(itertools.islice(texts, AT_ONCE)):
            connection.register("texts", pd.DataFrame(some, columns=["line_no", "line"]))
            connection.execute(
                "update rejected_lines set line = texts.line from texts "
                "where rejected_lines.file_no = $1 and rejected_lines.line_no = texts.line_no",
                [file_no],
            )
            connection.unregister("texts")


def _texts(file: TextFile, wanted: set[int]) -> Iterator[tuple[int, str]]:
    with file.path.open(encoding="utf-8-sig", newline="") as text:
        for line_no, line in enumerate(text, start=1):
            if line_no in wanted:
                yield line_no, line.rstrip("\r\n")
