"""Binary workbooks (.xlsb) as small as they can be, in both ways that programs write cells."""

import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Target="worksheets/sheet1.bin" Type="http://schemas.openxmlformats.org'
    '/officeDocument/2006/relationships/worksheet"/></Relationships>'
)
ROW, SHEET_NAME, NAMES, NAMES_END, BOOK_END = 0, 156, 143, 144, 132
SIZE, DATA, DATA_END = 148, 145, 146
NUMBER, TEXT = 5, 6
SHORTER = 11  # the same cell without its column


def binary_workbook(
    path: Path, rows: Sequence[tuple[Any, ...]], *, names_columns: bool = True
) -> Path:
    """A workbook of one sheet; a cell names its column, or only the first one behind a gap does."""
    name = struct.pack("<II", 0, 1) + _text("rId1") + _text("リード")
    book = _record(NAMES) + _record(SHEET_NAME, name) + _record(NAMES_END) + _record(BOOK_END)
    width = max(map(len, rows))
    size = _record(SIZE, struct.pack("<IIII", 0, len(rows) - 1, 0, width - 1))
    data = b"".join(_row(number, row, names_columns) for number, row in enumerate(rows))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.bin", book)
        archive.writestr("xl/_rels/workbook.bin.rels", RELATIONS)
        archive.writestr(
            "xl/worksheets/sheet1.bin", size + _record(DATA) + data + _record(DATA_END)
        )
    return path


def _row(number: int, row: tuple[Any, ...], names_columns: bool) -> bytes:
    written = _record(ROW, struct.pack("<I", number) + bytes(13))
    for column, cell in enumerate(row):
        if cell is None:
            continue
        is_short = not names_columns and column > 0 and row[column - 1] is not None
        kind = TEXT if isinstance(cell, str) else NUMBER
        value = _text(cell) if isinstance(cell, str) else struct.pack("<d", cell)
        place = b"" if is_short else struct.pack("<I", column)
        written += _record(kind + SHORTER * is_short, place + bytes(4) + value)
    return written


def _record(kind: int, body: bytes = b"") -> bytes:
    return _number(kind) + _number(len(body)) + body


def _number(number: int) -> bytes:
    low, high = number & 0x7F, number >> 7
    return bytes([low | 0x80, high]) if high else bytes([low])


def _text(value: str) -> bytes:
    return struct.pack("<I", len(value)) + value.encode("utf-16-le")
