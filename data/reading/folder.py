"""Which files lie in a folder that is to be loaded."""

from collections.abc import Iterable
from pathlib import Path

from data.errors import FileError

TEXTS = (".csv", ".tsv", ".txt")
SUFFIXES = (*TEXTS, ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".parquet")
MOST_OTHERS = 3  # that are named


def files_of(paths: Iterable[Path], skip: list[str], left_out: list[str]) -> dict[Path, bool]:
    """The files that are named or lie in the folders that are, each with whether it was named;
    what else lies there is told."""
    found: dict[Path, tuple[Path, bool]] = {}  # by where they lie: one named twice is read once
    for path in paths:
        try:
            inside = _inside(path, skip, left_out) if path.is_dir() else [path]
            if not inside:
                raise FileError(
                    f"{path}: no file of a table in this folder ({', '.join(SUFFIXES)}). Name one "
                    "that holds leads."
                )
            if missing := [one for one in inside if not one.exists()]:
                raise FileError(f"{missing[0]}: there is no such file or folder. Check the path.")
            for one in inside:
                found.setdefault(one.resolve(), (one, not path.is_dir()))
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "no path that can be"
            raise FileError(f"{str(path)[:200]}: can't be read: {reason}.") from error
    return dict(found.values())


def _inside(folder: Path, skip: list[str], left_out: list[str]) -> list[Path]:
    wanted, others = [], []
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "~$")):  # of a desktop or of an open Excel
            continue
        if path.is_dir():
            left_out.append(f"{path.name} (a folder)")
        elif path.suffix.lower() not in SUFFIXES:
            others.append(path.name)
        elif any(path.match(one) for one in skip):
            left_out.append(f"{path.name} (skipped by the mapping)")
        else:
            wanted.append(path)
    if others:  # a program, a picture, the mapping itself: nobody expects them to be read
        shown = ", ".join(others[:MOST_OTHERS])
        more = f" and {len(others) - MOST_OTHERS} more" if others[MOST_OTHERS:] else ""
        left_out.append(f"{shown}{more} (no file of a table)")
    return wanted
