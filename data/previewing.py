"""How the columns of a sheet read before they are loaded: three values, and how many can't be."""

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from data import casting, schema
from data.calendar import read_calendar
from data.layers import Raw
from data.mapping import Source
from data.preview import ColumnPreview, preview
from data.reading import Sheet, quiet
from data.staging import open_scratch, stage
from data.times import OpenDates

# A larger file is judged by its first rows alone: whoever waits for a preview gives up.
MOST_BYTES = 300_000_000
SAMPLES = 3


@dataclass(frozen=True)
class ColumnLook:
    """One column: values as written and as read, and how many can't be read."""

    samples: list[tuple[str, str]]
    count_filled: int = 0
    count_rejected: int = 0
    rejected: list[str] = field(default_factory=list)
    question: OpenDates | None = None


@dataclass(frozen=True)
class Looked:
    """A sheet as it reads by one source."""

    count_lines: int
    is_whole: bool
    columns: dict[str, ColumnLook] = field(default_factory=dict)

    def of(self, column: str) -> ColumnLook:
        """How one column reads."""
        return self.columns[column]

    def questions(self) -> dict[str, OpenDates]:
        """The columns whose values leave it open how they are read."""
        return {name: one.question for name, one in self.columns.items() if one.question}


class Staged:
    """The rows of a sheet, put aside once and looked at by one source after another."""

    def __init__(self, sheet: Sheet, folder: Path) -> None:
        self._sheet = sheet
        self._connection = duckdb.connect()
        scratch = Path(tempfile.mkdtemp(dir=folder))
        self._connection.execute(schema.SCHEMA.read_text(encoding="utf-8"))
        casting.create_macros(self._connection)
        open_scratch(self._connection, scratch, sheet.size_bytes)
        self.is_whole = sheet.size_bytes <= MOST_BYTES
        self._raw = self._stage(scratch)
        self._written = {column: self._values(column) for column in sheet.header}

    def _stage(self, scratch: Path) -> Raw:
        if self.is_whole:
            return stage(self._connection, self._sheet, 1, scratch, quiet)
        columns = ", ".join(f"c{n} varchar" for n in range(len(self._sheet.header)))
        self._connection.execute(f"create table raw.lines ({columns})")
        marks = ", ".join("?" for _ in self._sheet.header)
        self._connection.executemany(
            f"insert into raw.lines values ({marks})", self._sheet.first_rows
        )
        return Raw("raw.lines", self._sheet.name, self._sheet.header)

    def _values(self, column: str) -> ColumnLook:
        name = self._raw.column(column)
        filled = f"from {self._raw.table} where trim({name}) <> ''"
        rows = self._connection.execute(
            f"select distinct on ({name}) {name}[:80] {filled} limit {SAMPLES}"
        ).fetchall()
        ((count,),) = self._connection.execute(f"select count(*) {filled}").fetchall()
        return ColumnLook([(value, value) for (value,) in rows], count)

    def look(self, source: Source) -> Looked:
        """How the columns read by a source; one that feeds several fields by its main table's."""
        company = read_calendar().time_zone
        zones = (source.time_zone or company, company)
        read: dict[str, ColumnLook] = {}
        for table in source.tables():
            rules = {
                name: rule.model_copy(update={"blank": rule.blank + source.blank})
                for name, rule in source.rules(table).items()
                if rule.column in self._sheet.header
            }
            for one in preview(self._connection, self._raw, table, rules, zones):
                if one.column:
                    read.setdefault(one.column, _look(one))
        (lines,) = self._connection.execute(f"select count(*) from {self._raw.table}").fetchall()[0]
        return Looked(lines, self.is_whole, self._written | read)


def _look(one: ColumnPreview) -> ColumnLook:
    rejected = [(value, "") for value in one.rejected_examples]
    return ColumnLook(
        [*rejected[:1], *one.samples][:SAMPLES],
        one.count_filled,
        one.count_rejected,
        one.rejected_examples,
        one.question,
    )
