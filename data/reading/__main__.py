"""Reads one workbook in a process of its own: `python -m data.reading PATH SCRATCH`.

A damaged workbook can make its reader ask for more memory than there is, which ends the process.
Steps go to the standard output, sheets or the fault to files in the scratch folder.
"""

import pickle
import resource
import sys
from pathlib import Path

from data.errors import FileError
from data.reading.apart import FAULT, MOST_MEMORY, SHEETS
from data.reading.sheet import stamp_of
from data.reading.workbook import workbook_sheets


def main(path: Path, scratch: Path) -> int:
    """Read a workbook; returns 1 where it can't be used."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    try:
        found = workbook_sheets(path, stamp_of(path), scratch, lambda step: print(step, flush=True))
    except FileError as error:
        (scratch / FAULT).write_text(str(error), encoding="utf-8", errors="surrogateescape")
        return 1
    (scratch / SHEETS).write_bytes(pickle.dumps(found))
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
