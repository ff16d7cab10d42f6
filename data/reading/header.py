"""Which of the first lines names the columns, and what the columns are called."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from data.records import Record

MOST_LETTERS = 200
NO_NAME = re.compile(
    r"""
      .*@\w[\w.-]*\.\w+.*                           # an e-mail address
    | \w+://.*                                      # a web address
    | (true|false|yes|no)
    | (?=(.*\d){3})[0-9A-Za-z]{15}([0-9A-Za-z]{3})? # an id of Salesforce
    | [-+(]?[¥￥$€£]?\s*[-+(]?\d[\d,. ]*%?\)?        # a number
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Header:
    """The record that names the columns."""

    titles: list[str]  # as they stand in the file, without blanks around them
    line: int
    last_line: int

    @property
    def names(self) -> list[str]:
        """A name for each column: no two alike, none blank."""
        return told_apart(self.titles)


def header_of(found: Sequence[Record]) -> Header:
    """The first record that is as wide as those below it and reads like names; else the first."""
    width = _usual_width(found)
    place = next((n for n in range(len(found)) if _is_header(found, n, width)), None)
    if place is None:
        place = next((n for n in range(len(found)) if _is_first_wide(found, n, width)), 0)
    record = found[place]
    return Header([cell.strip() for cell in record.cells], record.line_no, record.last_line)


def _usual_width(found: Sequence[Record]) -> int:
    """Of the later half of the lines: the first ones may be no rows."""
    widths = Counter(len(record.cells) for record in found[len(found) // 2 :])
    wide = [(count, width) for width, count in widths.items() if width > 1]
    return max(wide, default=(0, 1))[1]


def _is_header(found: Sequence[Record], place: int, width: int) -> bool:
    record, above = found[place], found[:place]
    if not _is_wide(found, place, width) or not _reads_like_names(record):
        return False
    if all(_is_sparse(other, record) for other in above):
        return True
    return all(_is_sparse(other, record) or len(other.cells) != width for other in above) and (
        _is_unlike_the_rows(found, place, width)
    )


def _is_first_wide(found: Sequence[Record], place: int, width: int) -> bool:
    above = found[:place]
    return _is_wide(found, place, width) and all(_is_sparse(one, found[place]) for one in above)


def _is_wide(found: Sequence[Record], place: int, width: int) -> bool:
    record = found[place]
    below = [one.filled for one in found[place + 1 :] if len(one.cells) == width]
    usual = median(below[:50]) if below else record.filled
    return len(record.cells) == width and record.filled >= max(1, 0.6 * usual)


def _is_sparse(other: Record, record: Record) -> bool:
    return other.filled < 0.5 * record.filled or other.filled == 1 < record.filled


def _reads_like_names(record: Record) -> bool:
    cells = [cell.strip() for cell in record.cells if cell.strip()]
    named = sum(is_name(cell) for cell in cells)
    return named >= 0.8 * len(cells) and len(set(cells)) > 0.5 * len(cells)


def is_name(cell: str) -> bool:
    """Whether a cell can be the name of a column: no number, date, address or id."""
    digits = sum(sign.isdigit() for sign in cell)
    return digits <= 0.5 * len(cell) <= 0.5 * MOST_LETTERS and not NO_NAME.fullmatch(cell)


def _is_unlike_the_rows(found: Sequence[Record], place: int, width: int) -> bool:
    """Some column holds numbers, dates or addresses below the name."""
    below = [one.cells for one in found[place + 1 : place + 50] if len(one.cells) == width]
    for column, title in enumerate(found[place].cells):
        filled = [cells[column].strip() for cells in below if cells[column].strip()]
        values = sum(not is_name(cell) for cell in filled)
        if is_name(title) and filled and values > 0.5 * len(filled):
            return True
    return False


def told_apart(names: Sequence[str]) -> list[str]:
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
