"""Rows that a load refused, kept apart or found odd, counted by reason with the first examples."""

from dataclasses import dataclass

import duckdb

EXAMPLES = 3


@dataclass(frozen=True)
class Reason:
    """So many rows of one kind. `rule` is how the reasons of its rows begin."""

    where: str  # the file, or the table
    column: str
    rule: str
    count: int
    whole: int  # of how many: lines of the file, rows of the table
    examples: tuple[str, ...]


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
# What is said of one row alone is cut off: the line that it repeats, what stands in brackets.
RULE = (
    "regexp_replace(regexp_replace(reason, '^(its .* already stands) in .*', '\\1'), ' \\(.*', '')"
)
REPEATED = "already stands in (.*)"
PLACE = "file_no * 1e12 + line_no"  # the order of reading
NAMED = "inner join (select distinct file_no, file_name from files) as files using (file_no)"
LINES_OF_FILE = "(select any_value(count_lines) from files where file_no = {0}.file_no)"


def rejected_lines(connection: duckdb.DuckDBPyConnection) -> list[Reason]:
    """Per file and reason; of a repeated key, where it stands first."""
    return _reasons(
        connection,
        "rejected_lines",
        f"""
        select file_name, '', rule, count(*), any_value({LINES_OF_FILE.format("told")}),
            arg_min(concat('line ', line_no, if(first = '', '', ': '), first), line_no, {EXAMPLES})
        from (
            select *, {RULE} as rule,
                coalesce(regexp_extract(reason, '{REPEATED}', 1), '') as first
            from rejected_lines
        ) as told {NAMED}
        group by file_name, rule order by count(*) desc, 1, 3
        """,
    )


def rejected_values(connection: duckdb.DuckDBPyConnection) -> list[Reason]:
    """Per file, column and reason."""
    return _reasons(
        connection,
        "rejected_values",
        f"""
        select file_name, column_name, {RULE} as rule, count(*),
            any_value({LINES_OF_FILE.format("told")}),
            arg_min(concat('line ', line_no, ': ', {SHOWN}), line_no, {EXAMPLES})
        from rejected_values as told {NAMED}
        group by file_name, column_name, rule order by count(*) desc, 1, 2, 3
        """,
    )


def unlinked(connection: duckdb.DuckDBPyConnection) -> list[Reason]:
    """Rows kept apart, per table and reason, of all that were read for it."""
    return _by_table(connection, "unlinked_rows", BESIDES.format("unlinked_rows"))


def merged(connection: duckdb.DuckDBPyConnection) -> list[Reason]:
    """Rows that became part of another, per table and reason, of all that were read for it."""
    return _by_table(connection, "merged_rows", BESIDES.format("merged_rows"))


def implausible(connection: duckdb.DuckDBPyConnection) -> list[Reason]:
    """Rows that contradict themselves or their lead, per table and reason, of all in the table."""
    return _by_table(connection, "implausible_rows", "0")


BESIDES = "(select count(*) from {0} where {0}.table_name = told.table_name)"


def _by_table(connection: duckdb.DuckDBPyConnection, listed: str, besides: str) -> list[Reason]:
    return _reasons(
        connection,
        listed,
        f"""
        select table_name, '', {RULE} as rule, count(*), any_value(({ROWS}) + {besides}),
            arg_min(concat(file_name, ' line ', line_no), {PLACE}, {EXAMPLES})
        from {listed} as told {NAMED}
        group by table_name, rule order by count(*) desc, 1, 3
        """,
    )


ROWS = """
    case told.table_name
        when 'leads' then (select count(*) from leads)
        when 'handovers' then (select count(*) from handovers)
        when 'activities' then (select count(*) from activities)
        else (select count(*) from deals)
    end
"""


def _reasons(connection: duckdb.DuckDBPyConnection, listed: str, sql: str) -> list[Reason]:
    """The reasons of a table, which is empty in most datasets."""
    if connection.execute(f"select exists (from {listed})").fetchall() == [(False,)]:
        return []
    rows = connection.execute(sql).fetchall()
    return [
        Reason(where, column, rule, count, whole, tuple(examples))
        for where, column, rule, count, whole, examples in rows
    ]
