"""A workbook as sheets: each that is not empty is written out once as text."""

import csv
import re
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum

from data.errors import FileError
from data.reading.cells import text_of
from data.reading.exported import exported_on
from data.reading.header import Header, header_of, told_apart
from data.reading.kinds import BROKEN, WORKBOOK, locked
from data.reading.sheet import Progress, Sheet, Stamp, as_text, most_bytes
from data.reading.short_cells import with_columns
from data.records import Record

EVERY = 20_000
SECONDS = 0.5
MOST_HEAD = 200
MOST_CELLS = 300_000_000
T = TypeVar("T")
Row = tuple[int, list[str]]


def workbook_sheets(path: Path, stamp: Stamp, scratch: Path, progress: Progress) -> list[Sheet]:
    """Read every sheet of a workbook; a FileError says why it is none."""
    told = f"reading {path.name}"
    try:
        _refuse_vast(path)
        book = _waiting(
            lambda: CalamineWorkbook.from_path(with_columns(path, scratch)), told, progress
        )
        found = []
        for place, about in enumerate(book.sheets_metadata):
            if about.typ == SheetTypeEnum.WorkSheet:
                copy = scratch / f"{place}.csv"
                rows = _rows(book, place, f"{told} › {about.name}", progress)
                if sheet := sheet_of_rows(path, stamp, about.name, rows, copy):
                    found.append(sheet)
    except PasswordError as error:
        raise FileError(locked(path)) from error
    except (CalamineError, *BROKEN, OSError, ValueError) as error:
        raise FileError(
            f"{path}: this workbook is damaged and can't be opened. Open it in Excel, save it "
            "again, and load that; or export it again."
        ) from error
    if not found:
        raise FileError(f"{path}: every sheet of this workbook is empty. Export it again.")
    return found


def _waiting(work: Callable[[], T], told: str, progress: Progress) -> T:
    """Do a piece of work that says nothing of itself, and tell twice a second that it goes on."""
    with ThreadPoolExecutor(1) as pool:
        future: Future[T] = pool.submit(work)
        while True:
            try:
                return future.result(timeout=SECONDS)
            except NotYet:
                progress(told)


def _rows(book: Any, place: int, told: str, progress: Progress) -> Iterator[Row]:
    """The rows that hold something, as text, with their numbers as Excel shows them."""
    sheet = _waiting(lambda: book.get_sheet_by_index(place), told, progress)
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        texts = [text_of(cell) for cell in cells]
        if any(texts):
            yield number, texts
        if number % EVERY == 0:
            progress(f"{told}: {number:,} rows")


@dataclass
class Copy:
    """The rows below a header on their way into a text file."""

    path: Path
    count_rows: int = 0
    width: int = 0  # up to the last column that holds something

    def write(self, rows: Iterator[Row]) -> None:
        """Write the rows, each behind its number."""
        with self.path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)
            for number, cells in rows:
                writer.writerow([number, *cells])
                self.count_rows += 1
                if any(cells[self.width :]):
                    self.width = max(n for n, cell in enumerate(cells, start=1) if cell)


def sheet_of_rows(
    path: Path, stamp: Stamp, title: str, rows: Iterator[Row], copy: Path
) -> Sheet | None:
    """Rows with their numbers as a sheet; None where there are none."""
    head = list(islice(rows, MOST_HEAD))
    if not head:
        return None
    header = _header(head)
    below = (row for row in chain(head, rows) if row[0] > header.line)
    written = Copy(copy)
    written.write(below)
    named = max((n for n, name in enumerate(header.titles, start=1) if name), default=0)
    titles = header.titles[: max(named, written.width)]
    above = [" ".join(cells) for number, cells in head if number < header.line]
    name = as_text(path.name)
    return Sheet(
        path=path,
        name=f"{name} › {title}",
        header=told_apart(titles),
        titles=titles,
        size_bytes=stamp.size_bytes,
        stamp=stamp,
        body=copy,
        kind=WORKBOOK,
        sheet=title,
        header_line=header.line,
        last_header_line=header.line,
        exported_on=exported_on(f"{name} {title}", above),
        count_cells=len(header.titles),
        first_rows=tuple(tuple(cells) for number, cells in head if number > header.line),
    )


def _header(head: list[Row]) -> Header:
    return header_of([Record(number, number, cells) for number, cells in head])


def _refuse_vast(path: Path) -> None:
    """Unpacked, a workbook can be far larger than its file; one stray cell makes it so, too."""
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as archive:
        size = sum(one.file_size for one in archive.infolist())
        if size > most_bytes():
            raise FileError(
                f"{path}: unpacked, this workbook has {size / 1e9:,.1f} GB, more than the "
                f"{most_bytes() / 1e9:,.1f} GB that a file may have. Export it as CSV."
            )
        for one in archive.infolist():
            if re.fullmatch(r"xl/worksheets/[^/]+\.xml", one.filename):
                with archive.open(one) as sheet:
                    _refuse_stray(path, sheet.read(4096))


def _refuse_stray(path: Path, start: bytes) -> None:
    match = re.search(rb'<dimension ref="[A-Z]+\d+:([A-Z]+)(\d+)"', start)
    if match and _column(match[1]) * int(match[2]) > MOST_CELLS:
        last = (match[1] + match[2]).decode()
        raise FileError(
            f"{path}: a sheet reaches to cell {last}. Delete the empty columns and rows beyond the "
            "table, or export it as CSV."
        )


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number
