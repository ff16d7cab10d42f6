"""A text file as a sheet: its encoding, what divides it, where its header stands."""

import csv
from dataclasses import replace
from pathlib import Path

from data.errors import FileError
from data.reading.delimiter import divided
from data.reading.exported import exported_on
from data.reading.header import header_of
from data.reading.sheet import Progress, Sheet, Stamp, as_text
from data.reading.transcript import transcribe
from data.records import MOST_CHARACTERS, TOO_LONG, UNCLOSED, Record

MOST_LINES = 200
MOST_IN_ALL = 8_000_000


def text_sheet(path: Path, stamp: Stamp, copy: Path, progress: Progress) -> Sheet:
    """Look at a text file; a FileError says why it is no table."""
    transcript = transcribe(path, copy, progress)
    lines = _first_lines(transcript.path)
    delimiter, found = divided(lines)
    header = header_of(_readable(path, found, delimiter))
    rows = [record.cells for record in found if record.line_no > header.last_line]
    name = as_text(path.name)
    sheet = Sheet(
        path=path,
        name=name,
        header=header.names,
        titles=header.titles,
        size_bytes=stamp.size_bytes,
        stamp=stamp,
        body=transcript.path,
        delimiter=delimiter,
        encoding=transcript.encoding,
        header_line=header.line,
        last_header_line=header.last_line,
        exported_on=exported_on(name, lines[: header.line - 1]),
        count_newlines=transcript.survey.count_lines,
        first_rows=tuple(tuple(cells) for cells in rows if len(cells) == len(header.titles)),
    )
    # DuckDB can't be told a name that is no text.
    can_be_named = transcript.path != path or name == path.name
    return replace(sheet, is_plain=transcript.survey.is_plain and can_be_named)


def _first_lines(path: Path) -> list[str]:
    lines: list[str] = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        while len(lines) < MOST_LINES and sum(map(len, lines)) < MOST_IN_ALL:
            line = file.readline(MOST_CHARACTERS)
            if not line or len(line) == MOST_CHARACTERS:
                break
            lines.append(line)
        if not lines and line:
            raise FileError(
                f"{path}: line 1 has over {MOST_CHARACTERS:,} characters: no header. Export the "
                "file again."
            )
    return lines


def _readable(path: Path, found: list[Record], delimiter: str) -> list[Record]:
    """The records that a header can be among."""
    if not any(record.filled or record.reason for record in found):
        raise FileError(f"{path}: line 1 is blank; a line must name the columns. Export it again.")
    first = found[0]
    if first.reason == UNCLOSED:
        raise FileError(
            f"{path}: line {first.line_no} opens a quote that is never closed. Export it again."
        )
    readable = [_forgiven(record, delimiter) for record in found if record.reason != UNCLOSED]
    if not (filled := [record for record in readable if record.filled]):
        raise FileError(
            f"{path}: line {first.line_no} can't be divided into columns: {first.reason}. Export "
            "it again."
        )
    return filled


def _forgiven(record: Record, delimiter: str) -> Record:
    """A header or a title may hold a quote where none belongs."""
    if not record.reason or record.reason == TOO_LONG:
        return record
    return replace(record, cells=next(csv.reader([record.text], delimiter=delimiter), []))
