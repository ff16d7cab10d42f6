"""Files as people hand them in, each as sheets whose rows `data.staging` can read."""

from collections.abc import Callable
from itertools import count
from pathlib import Path

from data.errors import FileError
from data.reading.apart import read_apart
from data.reading.kinds import PARQUET, WEB, WORKBOOK, kind_of
from data.reading.parquet import parquet_sheet
from data.reading.sheet import Progress, Sheet, quiet, refuse_changed, stamp_of
from data.reading.text import text_sheet
from data.reading.web_table import web_sheets

__all__ = ["Progress", "Sheet", "quiet", "refuse_changed", "sheets"]


def sheets(path: Path, scratch: Path, progress: Progress = quiet) -> list[Sheet]:
    """The tables of a file; a FileError says why it has none. Copies of it are put in `scratch`,
    a folder that has to stay until they are staged."""
    try:
        return _sheets(path, scratch, progress)
    except OSError as error:
        raise FileError(f"{path}: can't be read: {error.strerror}.") from error


def _sheets(path: Path, scratch: Path, progress: Progress) -> list[Sheet]:
    stamp = stamp_of(path)
    kind = kind_of(path)
    if kind == PARQUET:
        found = [parquet_sheet(path, stamp)]
    elif kind == WORKBOOK:
        found = read_apart(path, _fresh(scratch, Path.mkdir), progress)
    elif kind == WEB:
        found = web_sheets(path, stamp, _fresh(scratch, Path.mkdir), progress)
    else:
        found = [text_sheet(path, stamp, _fresh(scratch, Path.touch), progress)]
    refuse_changed(path, stamp)
    return found


def _fresh(scratch: Path, make: Callable[[Path], None]) -> Path:
    """A place of its own for the copy of a file: files of one name lie in several folders."""
    place = next(path for n in count() if not (path := scratch / f"copy-{n}").exists())
    make(place)
    return place
