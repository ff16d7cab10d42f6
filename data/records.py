"""Reading a text line by line, so that one bad line costs no other."""

import csv
import itertools
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

MOST_CHARACTERS = 2_000_000  # of one record; the longest that a reader here has to hold
csv.field_size_limit(MOST_CHARACTERS)
# A quoted cell over more lines than this is a quote that was never closed.
MOST_LINES = 500
UNCLOSED = "unclosed quote"
TOO_LONG = f"a line of over {MOST_CHARACTERS:,} characters"


@dataclass(frozen=True)
class Record:
    """One record: its cells, or the reason why it could not be read."""

    line_no: int
    last_line: int
    cells: list[str]
    text: str = ""
    reason: str = ""

    @property
    def filled(self) -> int:
        """How many cells say something."""
        return sum(1 for cell in self.cells if cell.strip())


class Lines:
    """Physical lines with their numbers, some of which can be put back."""

    def __init__(self, file: Iterable[str]) -> None:
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

    def skip(self, count: int) -> None:
        """Leave out the first lines."""
        for _ in itertools.islice(self._fresh, count):
            pass

    def put_back_all_but_first(self) -> tuple[int, str]:
        """Give back what a broken record swallowed; returns its first line."""
        first, *rest = self.taken
        self._back.extendleft(reversed(rest))
        self.taken = []
        return first


def records(
    file: Iterable[str], delimiter: str, width: int | None, above: int = 0
) -> Iterator[Record]:
    """The records below some lines, of one width or of any, the unreadable ones with their reason;
    blank lines are none."""
    lines = Lines(file)
    lines.skip(above)
    while True:
        lines.taken = []
        record = _next_record(lines, delimiter, width)
        if record is None:
            return
        if record.cells or record.reason:
            yield record


def _next_record(lines: Lines, delimiter: str, width: int | None) -> Record | None:
    try:
        cells = next(csv.reader(lines, delimiter=delimiter, strict=True), None)
        fault = "" if cells is not None or not lines.taken else UNCLOSED
    except csv.Error as error:
        cells, fault = [], _in_plain_words(str(error), len(lines.taken))
    if not lines.taken:
        return None
    if cells and sum(map(len, cells)) > MOST_CHARACTERS:
        fault = TOO_LONG
    number, last = lines.taken[0][0], lines.taken[-1][0]
    if not fault and (not cells or width is None or len(cells) == width):
        return Record(number, last, cells or [])
    if not fault and cells is not None and width is not None:
        fault = _wrong_width(cells, width, delimiter)
    number, text = lines.put_back_all_but_first()
    return Record(number, number, [], text.rstrip("\r\n")[:MOST_CHARACTERS], fault)


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
