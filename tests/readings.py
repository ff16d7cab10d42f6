"""A folder of files and what reading makes of each: its sheet, its rows, its refused lines."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest

from data import schema
from data.errors import FileError
from data.reading import Sheet, sheets
from data.refused import keep_text
from data.staging import open_scratch, stage


@dataclass
class Reading:
    """One sheet as it was read."""

    sheet: Sheet
    rows: list[tuple[Any, ...]]  # each behind the number of its line
    refused: list[tuple[int, str, str]]

    @property
    def values(self) -> list[tuple[Any, ...]]:
        """The rows without their numbers."""
        return [row[1:] for row in self.rows]


class Folder:
    """Files that can be put down and read."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def put(self, name: str, content: str | bytes) -> Path:
        path = self.path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def scratch(self) -> Path:
        path = self.path / "scratch"
        path.mkdir(exist_ok=True)
        return path

    def all_of(self, path: Path) -> list[Reading]:
        """Every sheet of a file."""
        found = sheets(path, self.scratch())
        with duckdb.connect() as connection:
            connection.execute(schema.SCHEMA.read_text(encoding="utf-8"))
            open_scratch(connection, self.scratch(), path.stat().st_size)
            return [
                _read(connection, sheet, place, self.scratch())
                for place, sheet in enumerate(found, start=1)
            ]

    def read(self, content: str | bytes, name: str = "export.csv") -> Reading:
        """The only sheet of a file with this content."""
        (only,) = self.all_of(self.put(name, content))
        return only

    def refusal(self, content: str | bytes, name: str = "export.csv") -> str:
        """What is said of a file with this content, without its folder."""
        with pytest.raises(FileError) as said:
            self.all_of(self.put(name, content))
        return str(said.value).replace(f"{self.path}/", "")


def _read(
    connection: duckdb.DuckDBPyConnection, sheet: Sheet, file_no: int, scratch: Path
) -> Reading:
    raw = stage(connection, sheet, file_no, scratch, lambda step: None)
    columns = ", ".join(f"c{n}" for n in range(len(raw.header)))
    rows = connection.execute(f"select {raw.line_no}, {columns} from {raw.table}").fetchall()
    connection.execute(f"drop table {raw.table}")
    keep_text(connection, [sheet] * file_no)
    refused = connection.execute(
        "select line_no, line, reason from rejected_lines where file_no = $1 order by all",
        [file_no],
    ).fetchall()
    return Reading(sheet, [(int(no), *cells) for no, *cells in rows], refused)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)
