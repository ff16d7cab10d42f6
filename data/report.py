"""What a load did, in numbers that add up: lines = loaded + rejected."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

EXAMPLES = 5


@dataclass(frozen=True)
class FileCount:
    """One file: its lines, how many were loaded and how many rejected."""

    name: str
    tables: list[str]
    lines: int
    loaded: int
    rejected: int
    columns_unused: list[str]


@dataclass(frozen=True)
class Report:
    """What a load read, refused and noticed."""

    path: Path
    files: list[FileCount]
    tables: dict[str, int]
    rejected_lines: list[tuple[str, int]]
    rejected_values: list[tuple[str, int]]
    unlinked: list[tuple[str, int]]
    implausible: list[tuple[str, int]]
    notes: list[tuple[str, int]]
    settings: dict[str, str]

    @property
    def has_sales_activities(self) -> bool:
        """Whether sales logged anything at all: without a log nobody can say who was ignored."""
        return self.tables["sales activities"] > 0

    def text(self) -> str:
        """The report as plain text."""
        lines = ["Files"]
        for file in self.files:
            lines.append(
                f"  {file.name} ({', '.join(file.tables)}): {file.lines:,} lines = "
                f"{file.loaded:,} loaded + {file.rejected:,} rejected"
            )
            if file.columns_unused:
                lines.append(f"    columns not used: {', '.join(file.columns_unused)}")
        lines += ["Rows", *(f"  {table}: {count:,}" for table, count in self.tables.items())]
        for title, counts in (
            ("Lines rejected", self.rejected_lines),
            ("Values not read (blank in the data)", self.rejected_values),
            ("Kept apart, not counted in any rate", self.unlinked),
            ("Implausible, kept and counted", self.implausible),
            ("Noticed", self.notes),
        ):
            if counts:
                lines += [title, *(f"  {reason}: {count:,}" for reason, count in counts)]
        if not self.has_sales_activities:
            lines.append(
                "No sales activity is in the data: what sales did is known from deals and "
                "rejections alone, and nobody can tell an ignored lead from one not logged."
            )
        lines.append(f"As of {self.settings['as_of']}, dataset {self.path.name}")
        return "\n".join(lines)


def read_report(path: Path, connection: duckdb.DuckDBPyConnection | None = None) -> Report:
    """The report of a dataset, read from the dataset itself."""
    own = connection or duckdb.connect(str(path), read_only=True)
    try:
        return Report(
            path=path,
            files=_files(own),
            tables={table: _one(own, sql) for table, sql in COUNTS.items()},
            rejected_lines=_lines_by_reason(own),
            rejected_values=_rows(own, VALUES),
            unlinked=_rows(own, UNLINKED),
            implausible=_rows(own, IMPLAUSIBLE),
            notes=_rows(own, NOTES),
            settings=dict(own.execute("select setting, value from settings").fetchall()),
        )
    finally:
        if connection is None:
            own.close()


COUNTS = {
    "leads": "select count(*) from leads",
    "handovers": "select count(*) from handovers",
    "activities": "select count(*) from activities",
    "sales activities": "select count(*) from activities where actor = 'sales'",
    "deals": "select count(*) from deals",
}
VALUES = """
    select
        concat(file_name, ', column ', column_name, ': ', reason, ', e.g. line ',
            min(rejected_values.line_no), ' ', arg_min(value, rejected_values.line_no)),
        count(*)
    from rejected_values
    inner join (select distinct file_no, file_name from files) using (file_no)
    group by file_name, column_name, reason order by count(*) desc
"""
UNLINKED = """
    select concat(table_name, ' ', if(reason like '%already stands%', 'repeating an id', reason)), count(*)
    from unlinked_rows group by 1 order by 2 desc
"""
IMPLAUSIBLE = """
    select concat(table_name, ': ', reason), count(*) from implausible_rows
    group by 1 order by 2 desc
"""
NOTES = "select topic, count_rows from notes where count_rows > 0 order by topic"


def _files(connection: duckdb.DuckDBPyConnection) -> list[FileCount]:
    rows = connection.execute(FILES).fetchall()
    return [FileCount(*row) for row in rows]


FILES = """
    with unused as (
        select file_no, unnest(columns_unused) as column_name from files
    ),
    unused_by_all as (
        select file_no, column_name from unused group by file_no, column_name
        having count(*) = (select count(*) from files where files.file_no = unused.file_no)
    )
    select
        file_name, list(table_name order by is_derived), any_value(count_lines),
        any_value(count_loaded), any_value(count_rejected),
        coalesce((
            select list(column_name) from unused_by_all
            where unused_by_all.file_no = files.file_no
        ), [])
    from files group by file_no, file_name order by file_no
"""


def _lines_by_reason(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, int]]:
    """Reasons with their count; of repeated keys, the first ones in full."""
    return _rows(
        connection,
        f"""
        select concat(file_name, ', ', kind, ', e.g. ', list_aggregate(
            list(concat('line ', line_no, ': ', reason) order by line_no)[:{EXAMPLES}],
            'string_agg', '; ')), count(*)
        from (
            select *, if(reason like '%already stands%', 'repeated id',
                regexp_replace(reason, ' \\(.*', '')) as kind
            from rejected_lines
        )
        inner join (select distinct file_no, file_name from files) using (file_no)
        group by file_name, kind order by count(*) desc
        """,
    )


def _rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[Any]:
    return connection.execute(sql).fetchall()


def _one(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    (value,) = connection.execute(sql).fetchall()[0]
    return int(value)
