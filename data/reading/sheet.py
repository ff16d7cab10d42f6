"""One table as it was handed in: a text file, a sheet of a workbook, a Parquet file."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from data.errors import FileError

MOST_BYTES = 4_000_000_000
Progress = Callable[[str], None]


def quiet(step: str) -> None:
    """A progress that nobody watches."""


@dataclass(frozen=True)
class Stamp:
    """Size and time of a file at the first look: one that is still being written changes them."""

    size_bytes: int
    changed_ns: int


@dataclass(frozen=True)
class Sheet:
    """A table whose header is known; `staging.stage` reads its rows."""

    path: Path
    name: str  # as messages and reports give it
    header: list[str]  # told apart, none blank
    titles: list[str]  # as they stand in the file
    size_bytes: int
    stamp: Stamp
    body: Path  # where staging reads the rows: the file itself, or a copy as UTF-8
    kind: str = "text"  # or workbook, parquet
    sheet: str = ""
    delimiter: str = ""
    encoding: str = ""
    header_line: int = 1
    last_header_line: int = 1  # a name may stand over several lines
    exported_on: date | None = None
    count_newlines: int = 0
    is_plain: bool = False  # one kind of line end, no blank line: DuckDB's line count holds
    count_cells: int = 0  # columns of the body, where those without a name and a value were dropped
    first_rows: tuple[tuple[str, ...], ...] = ()

    @property
    def above(self) -> int:
        """How many lines stand above the header."""
        return self.header_line - 1

    @property
    def samples(self) -> dict[str, list[str]]:
        """The values of each column on the first rows, blank ones included."""
        return {
            name: [row[place] for row in self.first_rows if place < len(row)]
            for place, name in enumerate(self.header)
        }


def stamp_of(path: Path) -> Stamp:
    """Size and time of a file now; a FileError where there is none, or one over the limit."""
    if not path.is_file():
        raise FileError(f"{path}: this is no file on the disk. Save it as one, then load it.")
    found = path.stat()
    if found.st_size > most_bytes():
        raise FileError(
            f"{path}: {found.st_size / 1e9:,.1f} GB is more than the {most_bytes() / 1e9:,.1f} GB "
            "that a file may have. Export fewer rows or columns, or raise LEADGRID_MOST_BYTES."
        )
    return Stamp(found.st_size, found.st_mtime_ns)


def most_bytes() -> int:
    """The largest file that is read."""
    text = os.environ.get("LEADGRID_MOST_BYTES", str(MOST_BYTES))
    if not text.isascii() or not text.isdigit():
        raise FileError(f"LEADGRID_MOST_BYTES: {text!r} is no number of bytes, such as 4000000000.")
    return int(text)


def refuse_changed(path: Path, stamp: Stamp) -> None:
    """A FileError where a file is not the one any more that was looked at first."""
    try:
        found = path.stat()
    except OSError as error:
        raise FileError(f"{path}: it vanished while it was read. Load it again.") from error
    if Stamp(found.st_size, found.st_mtime_ns) != stamp:
        raise FileError(
            f"{path}: it changed while it was read: it is still being written. Wait until the "
            "export is whole, then load it again."
        )


def as_text(name: str) -> str:
    """A file name without the bytes that are no text (names out of a Japanese zip archive)."""
    return os.fsencode(name).decode("utf-8", "replace")
