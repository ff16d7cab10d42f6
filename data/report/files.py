"""The files of a load: how each was read, and its lines = loaded + rejected."""

from dataclasses import dataclass

import duckdb


@dataclass(frozen=True)
class FileCount:
    """One file or sheet: how it was read, its lines, how many were loaded and how many rejected."""

    name: str
    tables: list[str]
    lines: int
    loaded: int
    rejected: int
    columns_unused: list[str]
    delimiter: str | None = None
    encoding: str | None = None
    header_line: int | None = None  # None: the format has no lines
    count_above: int | None = None  # lines of other text above the header

    @property
    def reading(self) -> str:
        """How it was read, in a few words."""
        parts = [self.encoding or "", SIGNS.get(self.delimiter or "", self.delimiter or "")]
        if self.count_above:
            parts.append(f"{self.count_above:,} lines skipped above the header")
        return ", ".join(part for part in parts if part)


SIGNS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}


def read_files(connection: duckdb.DuckDBPyConnection) -> list[FileCount]:
    """Every file that fed a table, in the order of the load."""
    return [FileCount(*row) for row in connection.execute(FILES).fetchall()]


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
        ), []),
        any_value(delimiter), any_value(encoding), any_value(header_line), any_value(count_above)
    from files left join readings using (file_no)
    group by file_no, file_name order by file_no
"""
