"""Reading a file with faults line by line, so that one bad line costs no other."""

import csv
import itertools
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TextIO

from data.textfile import MOST_CHARACTERS

# A quoted cell over more lines than this is a quote that was never closed.
MOST_LINES = 500
UNCLOSED = "unclosed quote"
TOO_LONG = f"a line of over {MOST_CHARACTERS:,} characters"


@dataclass(frozen=True)
class Record:
    """One record: its cells, or the reason why it could not be read."""

    line_no: int
    cells: list[str]
    text: str = ""
    reason: str = ""


class Lines:
    """Physical lines with their numbers, some of which can be put back."""

    def __init__(self, file: TextIO) -> None:
        self._fresh = enumerate(file, start=1)
        self._back: deque[tuple[int, str]] = deque()
        self.taken: list[tuple[int, str]] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) > MOST_LINES:
            raise StopIteration
        line = self._back.popleft() if self._back else next(self._fresh)
        self.taken.append(line)
        return line[1]

    def put_back_all_but_first(self) -> tuple[int, str]:
        """Give back what a broken record swallowed; returns its first line."""
        first, *rest = self.taken
        self._back.extendleft(reversed(rest))
        self.taken = []
        return first


def records(file: TextIO, delimiter: str, width: int) -> Iterator[Record]:
    """The records after the header, the unreadable ones with their reason; blank lines are none."""
    lines = Lines(file)
    for is_header in itertools.chain([True], itertools.repeat(False)):
        lines.taken = []
        record = _next_record(lines, delimiter, width)
        if record is None:
            return
        if not is_header and (record.cells or record.reason):
            yield record


def _next_record(lines: Lines, delimiter: str, width: int) -> Record | None:
    try:
        cells = next(csv.reader(lines, delimiter=delimiter, strict=True), None)
        fault = "" if cells is not None or not lines.taken else UNCLOSED
    except csv.Error as error:
        cells, fault = [], _in_plain_words(str(error), len(lines.taken))
    if not lines.taken:
        return None
    if cells and sum(map(len, cells)) > MOST_CHARACTERS:
        fault = TOO_LONG
    number = lines.taken[0][0]
    if not fault and (not cells or len(cells) == width):
        return Record(number, cells or [])
    if not fault and cells is not None:
        fault = _wrong_width(cells, width, delimiter)
    number, text = lines.put_back_all_but_first()
    return Record(number, [], text.rstrip("\r\n")[:MOST_CHARACTERS], fault)


def _wrong_width(cells: list[str], width: int, delimiter: str) -> str:
    if len(cells) == 1 and cells[0].count(delimiter) >= width - 1:
        return f"the whole line stands in one quoted cell (1 field, expected {width})"
    many = "too few" if len(cells) < width else "too many"
    return f"{many} fields ({len(cells)}, expected {width})"


def _in_plain_words(error: str, count_lines: int) -> str:
    if "field larger" in error:
        return TOO_LONG
    if "unexpected end" in error or count_lines > 1:
        return UNCLOSED
    return "text after a closing quote" if "expected after" in error else error
