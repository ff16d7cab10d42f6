"""Tables of a web page or of Excel's XML, which many tools write and call an Excel file (.xls)."""

from collections import deque
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import groupby
from pathlib import Path

from data.errors import FileError
from data.reading.kinds import no_table
from data.reading.sheet import Progress, Sheet, Stamp, as_text
from data.reading.transcript import transcribe
from data.reading.workbook import sheet_of_rows

AT_ONCE = 1 << 20
MOST_COLUMNS = 1 << 14
ROWS, CELLS = ("tr", "row"), ("td", "th", "cell")
Row = tuple[str, int, list[str]]


def web_sheets(path: Path, stamp: Stamp, scratch: Path, progress: Progress) -> list[Sheet]:
    """Every table of several columns; a FileError where there is none."""
    page = transcribe(path, scratch / "page", progress).path
    found: list[Sheet] = []
    for title, rows in groupby(_rows(page), key=lambda row: row[0]):
        numbered = ((number, cells) for _title, number, cells in rows)
        sheet = sheet_of_rows(path, stamp, title, numbered, scratch / f"{len(found)}.csv")
        if sheet and len(sheet.header) > 1:
            found.append(sheet)
    if not found:
        raise FileError(no_table(path, "a web page"))
    return found if len(found) > 1 else [replace(found[0], name=as_text(path.name))]


def _rows(page: Path) -> Iterator[Row]:
    """Each row that holds something: the title of its table, its number, its cells."""
    tables = Tables()
    with page.open(encoding="utf-8-sig") as text:
        while piece := text.read(AT_ONCE):
            tables.feed(piece)
            while tables.rows:
                yield tables.rows.popleft()
    tables.close()
    yield from tables.rows


class Tables(HTMLParser):
    """Takes the rows out of a page as it is read; a table within a table is one of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: deque[Row] = deque()
        self._sheet, self._part, self._number = "", 0, 0
        self._row: list[str] | None = None
        self._cell: list[str] | None = None  # its lines
        self._span = 1

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A table, a row or a cell begins; it ends what its writer left open."""
        known = dict(attrs)
        tag = tag.rpartition(":")[2]
        if tag == "worksheet":
            self._sheet = known.get("ss:name") or ""
        elif tag == "table":
            self._next_table()
        elif tag in ROWS:
            self._end_row()
            self._row = []
        elif tag in CELLS and self._row is not None:
            self._end_cell()
            self._row += [""] * (_number(known.get("ss:index")) - 1 - len(self._row))
            self._span = max(
                _number(known.get("colspan")), _number(known.get("ss:mergeacross")) + 1
            )
            self._cell = [""]
        elif tag == "br" and self._cell is not None:
            self._cell.append("")

    def handle_endtag(self, tag: str) -> None:
        """A cell, a row or a table ends."""
        tag = tag.rpartition(":")[2]
        if tag in CELLS:
            self._end_cell()
        elif tag in ROWS:
            self._end_row()
        elif tag == "table":
            self._next_table()

    def handle_data(self, data: str) -> None:
        """A text within a cell; line ends of the page itself are blanks."""
        if self._cell is not None:
            self._cell[-1] += data

    def close(self) -> None:
        """The end of the page: what is open ends with it."""
        super().close()
        self._end_row()

    def _next_table(self) -> None:
        self._end_row()
        self._part, self._number = self._part + 1, 0

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is not None:
            self._number += 1
            if any(self._row):
                title = self._sheet or f"{self._part}"
                self.rows.append((title, self._number, self._row))
        self._row = None

    def _end_cell(self) -> None:
        if self._cell is not None and self._row is not None:
            text = "\n".join(" ".join(line.split()) for line in self._cell)
            self._row += [text.strip(), *[""] * (self._span - 1)]
        self._cell = None


def _number(text: str | None) -> int:
    return min(int(text), MOST_COLUMNS) if text and text.isdecimal() else 0
