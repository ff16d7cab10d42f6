"""Rows that repeat a key: the first line of it stands."""

import duckdb

from data import schema
from data.fitting.staged import KEYS, NAMED, staged

# A line says more than one thing, and this only again: a deal per line, each with its company.
IS_SAID_AGAIN = """
    exists (
        from raw.staged.feeds as other
        where other.file_no = repeats.file_no and other.table_name <> '{table}'
    ) and ({is_part} or exists (
        from raw.staged.feeds as own
        where own.file_no = repeats.file_no and own.table_name = '{table}' and own.system <> ''
    ))
"""
IS_DERIVED = """
    (select is_derived from raw.staged.feeds as own
    where own.file_no = repeats.file_no and own.table_name = '{table}')
"""


def refuse_repeats(
    connection: duckdb.DuckDBPyConnection, table: str, given_only: bool = False
) -> None:
    """The first line of a key stands; a later one is refused with the line of the first.

    Keys made of an e-mail are the same where the person is: with given_only they are left alone.
    """
    key = KEYS.get(table) or NAMED[table]
    own = f"select file_no from raw.staged.feeds where table_name = '{table}' and has_own_id"
    which = f"{key} is not null" + (f" and file_no in ({own})" if given_only else "")
    if not _find(connection, table, key, which):
        return
    connection.execute(f"alter table repeats add column reason varchar default '{_reason(key)}'")
    connection.execute(
        "update repeats set reason = concat(reason, ' ', first_name, ' line ', first_line)"
    )
    if table == "leads":
        _say_contradictions(connection)
    is_part = "true" if table not in schema.TABLES else "false"
    again = IS_SAID_AGAIN.format(table=table, is_part=is_part)
    is_derived = IS_DERIVED.format(table=table)
    place = "file_no, line_no"
    connection.execute(
        f"insert into merged_rows select '{table}', row_key, row_key, 'says again what another "
        f"line says', {place} from repeats where {again}"
    )
    connection.execute(
        f"insert into rejected_lines select {place.replace('line_no', 'line_no, null')}, reason "
        f"from repeats where not {is_derived} and not ({again})"
    )
    # The line itself was loaded as a lead; only the second table's row is kept apart.
    connection.execute(
        f"insert into unlinked_rows select '{table}', row_key, null, reason, {place} "
        f"from repeats where {is_derived} and not ({again})"
    )
    connection.execute(
        f"delete from {staged(table)} where ({place}) in (select ({place}) from repeats)"
    )


def _reason(key: str) -> str:
    return f"its {key} already stands in"


def _find(connection: duckdb.DuckDBPyConnection, table: str, key: str, which: str) -> bool:
    """Fill the temp table repeats; False where there are none."""
    # Hashes first: ten million of them fit into memory where the keys do not.
    connection.execute(
        f"create or replace temp table repeated as select hash({key}) as key_hash "
        f"from {staged(table)} where {which} group by key_hash having count(*) > 1"
    )
    if connection.execute("select exists (from repeated)").fetchall() == [(False,)]:
        return False
    connection.execute(
        f"""
        create or replace temp table repeats as
        select
            numbered.file_no, line_no, {key} as row_key, first_file, first_line,
            names.file_name as first_name
        from (
            select
                file_no, line_no, {key},
                first_value(file_no) over by_key as first_file,
                first_value(line_no) over by_key as first_line,
                row_number() over by_key as number
            from {staged(table)} where {which} and hash({key}) in (from repeated)
            window by_key as (partition by {key} order by file_no, line_no)
        ) as numbered
        inner join (select distinct file_no, file_name from files) as names
            on names.file_no = first_file
        where number > 1
        """
    )
    return connection.execute("select count(*) from repeats").fetchall() != [(0,)]


def _say_contradictions(connection: duckdb.DuckDBPyConnection) -> None:
    """Of a lead in two files, which fields say one thing here and another there."""
    fields = [name for name in schema.fields("leads") if name != "lead_id"]
    differing = ", ".join(f"if(here.{field} <> there.{field}, '{field}', null)" for field in fields)
    connection.execute(
        f"""
        create or replace temp table contradictions as
        select repeats.file_no, repeats.line_no, row_key, concat_ws(', ', {differing}) as fields,
            (select any_value(file_name) from files where file_no = repeats.file_no) as file_name
        from repeats
        inner join raw.staged.leads as here
            on here.file_no = repeats.file_no and here.line_no = repeats.line_no
        inner join raw.staged.leads as there
            on there.file_no = first_file and there.line_no = first_line
        where repeats.file_no <> first_file
        """
    )
    connection.execute("delete from contradictions where fields = ''")
    connection.execute(
        """
        update repeats set reason = concat(
            reason, ', and ', told.file_name, ' line ', repeats.line_no, ' says otherwise of ',
            told.fields
        )
        from contradictions as told
        where told.file_no = repeats.file_no and told.line_no = repeats.line_no
        """
    )
    connection.execute(
        "insert into notes select 'of which two files say different things: the first file "
        "stands', 'leads', count(distinct row_key) from contradictions having count(*) > 0"
    )
