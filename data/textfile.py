"""One text file as it lies on the disk: is it text, how is it divided, what are its columns."""

import csv
import itertools
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from data.errors import FileError

CHUNK = 1 << 24
MOST_CHARACTERS = 2_000_000  # of one record; the longest that a reader here has to hold
MOST_HEADER_LINES = 50
csv.field_size_limit(MOST_CHARACTERS)
DELIMITERS = (",", ";", "\t")
KINDS = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "an Excel workbook or a zip archive",
    b"\xd0\xcf\x11\xe0": "an old Excel workbook",
    b"PAR1": "a Parquet file",
    b"\x1f\x8b": "a gzip archive",
    b"<!DOCTYPE": "a web page",
    b"<!doctype": "a web page",
    b"<html": "a web page",
    b"<?xml": "an XML file",
    b"{": "a JSON file",
    b"[{": "a JSON file",
}


@dataclass(frozen=True)
class TextFile:
    """A CSV file whose bytes were all read once and found to be UTF-8 text."""

    path: Path
    name: str  # as messages and reports give it
    delimiter: str
    header: list[str]
    count_newlines: int
    is_plain: bool  # one kind of line end, no blank line: DuckDB's line count can be checked
    size_bytes: int


def inspect(path: Path) -> TextFile:
    """Read a file's bytes and header; a FileError says why it is no usable CSV."""
    try:
        if not path.is_file():
            raise FileError(f"{path}: this is no file on the disk. Save it as one, then load it.")
        newlines, is_plain = _check_bytes(path)
        header, delimiter = _header(path)
        size = path.stat().st_size
    except OSError as error:
        raise FileError(f"{path}: can't be read: {error.strerror}.") from error
    name = _as_text(path.name)
    return TextFile(path, name, delimiter, header, newlines, is_plain and name == path.name, size)


def _as_text(name: str) -> str:
    """A file name without the bytes that are no text (names out of a Japanese zip archive)."""
    return os.fsencode(name).decode("utf-8", "replace")


def _check_bytes(path: Path) -> tuple[int, bool]:
    newlines, is_plain, tail, last = 0, True, b"", b""
    for chunk in _chunks(path):
        if not last:
            _refuse_other_kinds(path, chunk)
        tail = _check_text(path, tail + chunk, newlines)
        newlines += chunk.count(b"\n")
        is_plain = is_plain and not _is_odd(last + chunk, is_start=not last)
        last = chunk[-3:].removeprefix(b"\n")  # the line end before is whole
    if not last:
        raise FileError(f"{path}: the file is empty. Export it again, with its header line.")
    if tail:
        raise FileError(f"{path}: the file ends in the middle of a character. Export it again.")
    return newlines + (not last.endswith(b"\n")), is_plain


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(CHUNK):
            yield chunk


def _is_odd(text: bytes, is_start: bool) -> bool:
    """Blank lines or mixed line ends, which make line numbers and DuckDB's reader disagree."""
    has_returns = b"\r" in text
    if b"\n\n" in text or b"\n\r\n" in text:
        return True
    if is_start and text.startswith((b"\n", b"\r")):
        return True
    return has_returns and (
        text.count(b"\r\n") != text.count(b"\n")
        or text.rstrip(b"\r").count(b"\r") != text.count(b"\r\n")
    )


def _refuse_other_kinds(path: Path, start: bytes) -> None:
    for magic, kind in KINDS.items():
        if start.startswith(magic):
            raise FileError(f"{path}: this is {kind}, not a CSV file. Export it as CSV (UTF-8).")
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FileError(f"{path}: this is UTF-16 text. Save it as CSV (UTF-8) and load it again.")


def _check_text(path: Path, text: bytes, lines_before: int) -> bytes:
    """Check one piece; returns the bytes of a character that the next piece completes."""
    mark = b"\n" if b"\n" in text else b"\r"
    try:
        text.decode("utf-8")
        rest = b""
    except UnicodeDecodeError as error:
        if len(text) - error.start > 3 or error.reason != "unexpected end of data":
            line = lines_before + text.count(mark, 0, error.start) + 1
            column = error.start - text.rfind(mark, 0, error.start)
            raise FileError(
                f"{path}: line {line}, byte {column} is not UTF-8 text "
                f"(0x{text[error.start]:02x}). Save the file as CSV (UTF-8) and load it again."
            ) from error
        rest = text[error.start :]
    if 0 in text:
        line = lines_before + text.count(mark, 0, text.index(0)) + 1
        raise FileError(
            f"{path}: line {line} holds a NUL byte: this is no CSV file, or UTF-16 text. "
            "Export it as CSV (UTF-8)."
        )
    return rest


def _header(path: Path) -> tuple[list[str], str]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        first = file.readline(MOST_CHARACTERS)
        for _ in range(MOST_HEADER_LINES):  # a column name may stand over several lines
            if first.count('"') % 2 == 0:
                break
            first += file.readline(MOST_CHARACTERS)
    if first.count('"') % 2:
        raise FileError(f"{path}: line 1 opens a quote that is never closed. Export it again.")
    if len(first) >= MOST_CHARACTERS:
        raise FileError(f"{path}: line 1 has over {MOST_CHARACTERS:,} characters: no header.")
    delimiter = max(DELIMITERS, key=re.sub('"[^"]*"', "", first).count)
    names = [name.strip() for name in _split(path, first, delimiter)]
    if not any(names):
        raise FileError(f"{path}: line 1 is blank; it must name the columns.")
    return _told_apart(names), delimiter


def _split(path: Path, line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error as error:
        raise FileError(f"{path}: line 1 can't be divided into columns: {error}.") from error


def _told_apart(names: list[str]) -> list[str]:
    """Columns of one name get a number from the second on (status, status_2), and those of no
    name the number of their place (column 3), so that each can be named."""
    apart: list[str] = []
    for place, name in enumerate(names, start=1):
        name = name or f"column {place}"
        if name in apart:
            copies = (f"{name}_{number}" for number in itertools.count(2))
            name = next(copy for copy in copies if copy not in {*names, *apart})
        apart.append(name)
    return apart
