"""What divides the cells of a text, decided over its first lines."""

from collections import Counter

from data.records import Record, records

DELIMITERS = (",", ";", "\t", "|")


def divided(lines: list[str]) -> tuple[str, list[Record]]:
    """The delimiter that most lines agree on, and the records that it divides them into."""
    found = {delimiter: list(records(lines, delimiter, None)) for delimiter in DELIMITERS}
    best = max(DELIMITERS, key=lambda delimiter: _agreement(found[delimiter]))
    return best, found[best]


def _agreement(found: list[Record]) -> float:
    """More cells are better, and so are more lines of the same number of cells."""
    widths = Counter(len(record.cells) for record in found)
    return max(
        ((count / len(found)) ** 2 * (width - 1) for width, count in widths.items() if width > 1),
        default=0,
    )
