"""What a load did, in numbers that add up: lines = loaded + rejected."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import duckdb

EXAMPLES = 3
LEFT_OUT = "not read: "  # how the note of a file begins that lay there and was not loaded


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
        return "\n".join(
            [
                "Loaded. Every line of a file was either loaded or rejected:",
                *_file_lines(self.files),
                "",
                "In the dataset now:",
                *_counted(list(self.tables.items())),
                *self._noticed(),
                "",
                f"The numbers are as of {self._as_of()}. Dataset: {self.path.name}",
            ]
        )

    def _noticed(self) -> list[str]:
        lines: list[str] = []
        for title, counts in (
            ("Lines rejected (not in the dataset)", self.rejected_lines),
            ("Values that could not be read (blank in the dataset)", self.rejected_values),
            ("Kept apart (in no number)", self.unlinked),
            ("Implausible (counted, but left out of durations)", self.implausible),
            ("Noticed", [(what, n) for what, n in self.notes if not what.startswith(LEFT_OUT)]),
        ):
            if counts:
                lines += ["", f"{title}:", *_counted(counts)]
        if left_out := [what for what, _ in self.notes if what.startswith(LEFT_OUT)]:
            lines += ["", "Not read:"]
            lines += [f"  {what.removeprefix(LEFT_OUT)}" for what in left_out]
        if not self.tables["handovers"]:
            lines += ["", NO_HANDOVER]
        elif not self.has_sales_activities:
            lines += ["", NO_LOG]
        return lines

    def _as_of(self) -> str:
        zone = self.settings["time_zone"]
        moment = datetime.fromisoformat(self.settings["as_of"]).astimezone(ZoneInfo(zone))
        return f"{moment:%Y-%m-%d %H:%M} ({zone})"


NO_HANDOVER = (
    "No handover is in the data: the grid can be shown, but not what became of MQLs. Load a file "
    "of handovers, or leads with the column mql_at."
)
NO_LOG = (
    "There is no activity log: no sales activity is in the data. What sales did is known from "
    "deals and rejections alone, and nobody can tell an ignored lead from one not logged."
)


def _file_lines(files: list[FileCount]) -> list[str]:
    width = max(len(file.name) for file in files)
    lines = []
    for file in files:
        lines.append(
            f"  {file.name:{width}}  {file.lines:>11,} lines = {file.loaded:>11,} loaded"
            f" + {file.rejected:>9,} rejected  → {', '.join(file.tables)}"
        )
        if file.columns_unused:
            lines.append(f"  {'':{width}}  columns not used: {', '.join(file.columns_unused)}")
    return lines


def _counted(counts: list[tuple[str, int]]) -> list[str]:
    return [f"  {count:>11,}  {what}" for what, count in counts]


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
# A rejected value can be anybody's name or number in the wrong column. Dates and short numbers are
# shown as they are, of the rest only the shape: Tanaka 090 is xxxxxx 999.
SHOWN = """
    if(
        regexp_full_match(value, '[-+0-9.,:/ ]{1,8}')
        or regexp_full_match(value, '[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}([T ][0-9:.]+)?'),
        value,
        regexp_replace(regexp_replace(value[:30], '[0-9]', '9', 'g'), '[\\p{L}\\p{M}]', 'x', 'g')
    )
"""
VALUES = f"""
    select
        concat(file_name, ', column ', column_name, ': ', reason, ' (e.g. line ',
            min(rejected_values.line_no), ': ', arg_min({SHOWN}, rejected_values.line_no), ')'),
        count(*)
    from rejected_values
    inner join (select distinct file_no, file_name from files) using (file_no)
    group by file_name, column_name, reason order by count(*) desc, 1
"""
FIRST = "arg_min(concat(file_name, ' line ', line_no), (file_no, line_no))"
UNLINKED = f"""
    select 
        concat(table_name, ', ', if(any_value(reason) like '%already stands%', 'repeating an id',
            any_value(reason)),
            ' (e.g. ', {FIRST}, ')'),
        count(*)
    from unlinked_rows
    inner join (select distinct file_no, file_name from files) using (file_no)
    group by table_name, if(reason like '%already stands%', '', reason) order by 2 desc, 1
"""
IMPLAUSIBLE = f"""
    select
        concat(table_name, ', ', reason, ' (e.g. ', {FIRST}, ')'),
        count(*)
    from implausible_rows
    inner join (select distinct file_no, file_name from files) using (file_no)
    group by table_name, reason order by 2 desc, 1
"""
NOTES = """
    select concat_ws(', ', table_name, topic), sum(count_rows)::bigint
    from notes group by table_name, topic order by table_name, topic
"""


def _files(connection: duckdb.DuckDBPyConnection) -> list[FileCount]:
    rows = connection.execute(FILES).fetchall()
    return [FileCount(*row) for row in rows]


FILES = """
    with unused as (
        select
            file_no,
            unnest(columns_unused) as column_name,
            generate_subscripts(columns_unused, 1) as place
        from files
    ),
    unused_by_all as (
        select file_no, column_name, max(place) as place
        from unused group by file_no, column_name
        having count(*) = (select count(*) from files where files.file_no = unused.file_no)
    )
    select
        file_name, list(table_name order by is_derived), any_value(count_lines),
        any_value(count_loaded), any_value(count_rejected),
        coalesce((
            select list(column_name order by place) from unused_by_all
            where unused_by_all.file_no = files.file_no
        ), [])
    from files group by file_no, file_name order by file_no
"""


def _lines_by_reason(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, int]]:
    """Reasons with their count; of repeated keys, the first ones in full."""
    return _rows(
        connection,
        f"""
        select concat(file_name, ', ', any_value(kind), ' (e.g. ', list_aggregate(
            list(concat('line ', line_no, detail) order by line_no)[:{EXAMPLES}],
            'string_agg', '; '), ')'), count(*)
        from (
            select
                *,
                if(reason like '%already stands%', 'its id stands there already',
                    regexp_replace(reason, ' \\(.*', '')) as kind,
                coalesce(regexp_extract(reason, 'already stands in (.*)', 1), '') as first,
                if(first = '', '', concat(': ', first)) as detail
            from rejected_lines
        )
        inner join (select distinct file_no, file_name from files) using (file_no)
        group by file_name, kind order by count(*) desc, 1
        """,
    )


def _rows(connection: duckdb.DuckDBPyConnection, sql: str) -> list[Any]:
    return connection.execute(sql).fetchall()


def _one(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    (value,) = connection.execute(sql).fetchall()[0]
    return int(value)
