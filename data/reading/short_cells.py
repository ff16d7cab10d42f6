"""Binary workbooks (.xlsb) whose cells leave their column out, copied so that each names it.

The reader of workbooks knows no other cells: it would pass over these and say nothing.
"""

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

ROW, CELLS = 0, (*range(1, 12), 62)
# The same cells without their column, which is the one after the cell before.
SHORT = range(12, 19)
DIFFERENCE = 11
START = 1 << 20  # who leaves columns out does so from the first rows on
SHEET = re.compile(r"xl/worksheets/[^/]+\.bin")
COLUMN = 4  # bytes
MOST_COLUMNS = 1 << 14


def with_columns(path: Path, scratch: Path) -> Path:
    """The workbook itself, or where a cell of it names no column a copy in which all do."""
    if not zipfile.is_zipfile(path):
        return path
    with zipfile.ZipFile(path) as archive:
        parts = [one for one in archive.infolist() if SHEET.fullmatch(one.filename)]
        short = {one.filename for one in parts if _is_short(archive, one)}
        if not short:
            return path
        copy = scratch / "with-columns.xlsb"
        with zipfile.ZipFile(copy, "w", zipfile.ZIP_STORED) as target:
            for one in archive.infolist():
                content = archive.read(one)
                target.writestr(
                    one.filename, _with_columns(content) if one.filename in short else content
                )
        return copy


def _is_short(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    with archive.open(part) as file:
        start = file.read(START)
    return any(kind in SHORT for kind, _begin, _body, _end in _records(start))


def _with_columns(sheet: bytes) -> bytes:
    written = bytearray()
    column = -1
    for kind, begin, body, end in _records(sheet):
        if kind in SHORT:
            column += 1
            written.append(kind - DIFFERENCE)
            written += _size(end - body + COLUMN) + column.to_bytes(COLUMN, "little")
            written += sheet[body:end]
            continue
        if kind == ROW:
            column = -1
        elif kind in CELLS:
            column = int.from_bytes(sheet[body : body + COLUMN], "little") % MOST_COLUMNS
        written += sheet[begin:end]
    return bytes(written)


def _records(part: bytes) -> Iterator[tuple[int, int, int, int]]:
    """Each record's kind, and where it, its body and its end are; one that is cut off is left."""
    place = 0
    while place + 2 < len(part):
        begin = place
        kind, place = _number(part, place, 2)
        size, place = _number(part, place, 4)
        body, place = place, place + size
        if place <= len(part):
            yield kind, begin, body, place


def _number(part: bytes, place: int, most: int) -> tuple[int, int]:
    """A number of seven bits a byte, the lowest first, and where the next thing begins."""
    number = 0
    for shift in range(0, 7 * most, 7):
        byte = part[place] if place < len(part) else 0
        number |= (byte & 0x7F) << shift
        place += 1
        if byte < 0x80:
            break
    return number, place


def _size(number: int) -> bytes:
    found = bytearray()
    while number >= 0x80:
        found.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*found, number])
