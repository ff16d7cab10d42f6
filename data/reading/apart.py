"""Has a workbook read by a process of its own, and follows it."""

import os
import pickle
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from data.errors import FileError
from data.reading.sheet import Progress, Sheet

HERE = Path(__file__).resolve().parents[2]
MOST_MEMORY = 3_000_000_000
SHEETS, FAULT = "sheets", "fault"


def read_apart(path: Path, scratch: Path, progress: Progress) -> list[Sheet]:
    """The sheets of a workbook; a FileError says why it has none."""
    command = [sys.executable, "-m", "data.reading", str(path.absolute()), str(scratch.absolute())]
    with subprocess.Popen(
        command,
        cwd=HERE,
        env={**os.environ, "PYTHONIOENCODING": "utf-8:replace"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    ) as process:
        try:
            for step in process.stdout or ():
                progress(step.rstrip("\n"))
        finally:
            process.kill()  # where it has not ended: somebody stopped the load
    return _found(path, scratch)


def _found(path: Path, scratch: Path) -> list[Sheet]:
    fault, sheets = scratch / FAULT, scratch / SHEETS
    if fault.is_file():
        said = fault.read_text(encoding="utf-8", errors="surrogateescape")
        raise FileError(said.replace(str(path.absolute()), str(path), 1))
    if not sheets.is_file():
        raise FileError(
            f"{path}: this workbook is damaged, or takes more than {MOST_MEMORY / 1e9:.0f} GB of "
            "memory to open. Open it in Excel and save it again, or export it as CSV."
        )
    found: list[Sheet] = pickle.loads(sheets.read_bytes())  # written by this program just now
    return [replace(sheet, path=path) for sheet in found]
