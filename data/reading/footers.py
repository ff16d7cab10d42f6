"""Where the rows of data end, and the footer of an export begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

MOST_LINES = 40
WORDS = re.compile(
    r"""
    \s*(
        (grand\s+|sub-?)?totals?\b (?! \s* [^\W\d])
      | (total|number\s+of|count\s+of)\s+(records?|rows?|count|leads|contacts)\b
      | [\d,]+\s+(records?|rows?)\b
      | (record|row)\s+count\b
      | (総?合計|総計|小計|総?件数)(?!\w)
      | (全|計|合計|総件数|総計)?[\s:：]*[\d,]+\s*件
      | copyright\b | \(c\)\s*\d{4} | ©
      | confidential\s+information\b | generated\s+(by|at|on)\b | exported\s+(by|at|on)\b
      | end\s+of\s+(report|file)\b
    ).*
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True)
class Line:
    """One of the last lines of a sheet."""

    line_no: int
    last_line: int
    cells: Sequence[str]
    is_row: bool  # as wide as the header

    @property
    def filled(self) -> list[str]:
        """The cells that say something."""
        return [cell for cell in self.cells if cell.strip()]


def footers(lines: Sequence[Line], width: int) -> list[int]:
    """The numbers of the lines at the end that are no data: they say so, or stand apart behind an
    empty line and have fewer cells than a row."""
    start = len(lines)
    while start and (_says_so(lines[start - 1], width) or _is_narrow(lines[start - 1], width)):
        start -= 1
    apart = next((n for n in range(max(start, 1), len(lines)) if _is_apart(lines, n)), len(lines))
    first = apart
    while first > start and _says_so(lines[first - 1], width):
        first -= 1
    return [line.line_no for line in lines[first:] if line.filled or not line.is_row]


def _says_so(line: Line, width: int) -> bool:
    filled = line.filled
    return not filled or (len(filled) <= max(2, width // 2) and bool(WORDS.match(filled[0])))


def _is_narrow(line: Line, width: int) -> bool:
    """A row of data may be nearly empty; a line of too few cells is no row in any case."""
    if line.is_row:
        return width > 2 and len(line.filled) <= 1
    return len(line.cells) < width


def _is_apart(lines: Sequence[Line], place: int) -> bool:
    """Whether an empty line stands before it."""
    before = lines[place - 1]
    return lines[place].line_no > before.last_line + 1 or (before.is_row and not before.filled)
