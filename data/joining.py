"""Joins looked-up columns to the raw lines of a file."""

from dataclasses import replace

import duckdb

from data.casting import Raw
from data.feeds import Feed
from data.lookup import Lookup
from data.reading import Sheet

JOINED = "raw.joined"


def keep_lookup(
    connection: duckdb.DuckDBPyConnection,
    raw: Raw,
    file: Sheet,
    file_no: int,
    lookup: Lookup,
) -> None:
    """Put the lines of a looked-up file aside, one for each key; others are rejected lines."""
    _note_file(connection, raw, file, file_no, lookup)
    key = _tidy(raw.column(lookup.key))
    columns = ", ".join(raw.column(name) for name in dict.fromkeys(lookup.header))
    connection.execute(
        f"create table {_table(lookup)} as select {raw.line_no} as line_no, {key} as key, "
        f"row_number() over (partition by {key} order by {raw.line_no}) as place, {columns} "
        f"from {raw.table}"
    )
    connection.execute(
        "insert into rejected_lines select $1, line_no, null, if(key is null, "
        f"'its key is blank', 'its key stands there already') from {_table(lookup)} "
        "where key is null or place > 1",
        [file_no],
    )
    connection.execute(f"delete from {_table(lookup)} where key is null or place > 1")


def _note_file(
    connection: duckdb.DuckDBPyConnection, raw: Raw, file: Sheet, file_no: int, lookup: Lookup
) -> None:
    unused = [name for name in raw.header if name not in lookup.header]
    connection.execute(
        f"insert into files select $1, $2, 'looked up', $3, (select count(*) from {raw.table}) + "
        "(select count(*) from rejected_lines where file_no = $1), null, null, $4, false, $5",
        [file_no, file.name, file.delimiter, unused, file.size_bytes],
    )


def with_lookups(
    connection: duckdb.DuckDBPyConnection,
    raw: Raw,
    found: list[tuple[Lookup, Raw]],
    feeds: list[Feed],
) -> Raw:
    """The raw lines with the looked-up columns that the feeds name."""
    named = {rule.column for feed in feeds for rule in feed.rules.values()}
    named |= {column for feed in feeds for column in feed.only_where}
    for lookup, looked in found:
        columns = [column for column in lookup.columns() if column in named]
        if columns and lookup.named_by in raw.header:
            raw = _joined(connection, raw, lookup, looked, columns)
    return raw


def _joined(
    connection: duckdb.DuckDBPyConnection,
    raw: Raw,
    lookup: Lookup,
    looked: Raw,
    columns: list[str],
) -> Raw:
    own = ", ".join(f"lines.{raw.column(name)}" for name in raw.header)
    first = len(raw.header)
    more = ", ".join(
        f"looked.{looked.column(lookup.of(column))} as c{first + n}"
        for n, column in enumerate(columns)
    )
    key = _tidy(f"lines.{raw.column(lookup.named_by)}")
    connection.execute(
        f"create table {JOINED} as select lines.line_no, {own}, {more} "
        f"from (select {raw.line_no} as line_no, {own.replace('lines.', '')} from {raw.table}) "
        f"as lines left join {_table(lookup)} as looked on looked.key = {key}"
    )
    _note_missing(connection, raw, lookup, key)
    connection.execute(f"drop table {raw.table}")
    connection.execute(f"alter table {JOINED} rename to lines")
    return replace(raw, header=[*raw.header, *columns], line_no="line_no")


def _note_missing(
    connection: duckdb.DuckDBPyConnection, raw: Raw, lookup: Lookup, key: str
) -> None:
    """How many lines name something that the looked-up file does not know."""
    connection.execute(
        f"insert into notes select $1, null, count(*) from {JOINED} as lines "
        f"where {key} not in (select key from {_table(lookup)}) having count(*) > 0",
        [f"{raw.file_name}: {lookup.named_by} names none of {lookup.name}"],
    )


def _table(lookup: Lookup) -> str:
    return f"raw.looked_up_{lookup.name}"  # the name is one word, held by Lookup


def _tidy(column: str) -> str:
    return f"not_blank_value(half_width({column}))"
