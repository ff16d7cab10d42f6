"""Puts cast rows into the four tables: a repeated key is refused, an unknown lead kept apart."""

import duckdb

from data import schema

KEYS = {
    "leads": "lead_id",
    "handovers": "handover_id",
    "activities": "activity_id",
    "deals": "deal_id",
}


def create_staged(connection: duckdb.DuckDBPyConnection) -> None:
    """Tables for cast rows, without keys, and with a mark on rows of which a value was refused."""
    connection.execute("create schema raw.staged")
    for table in schema.TABLES:
        columns = ", ".join(f"{name} {kind}" for name, kind in schema.fields(table).items())
        columns += ", file_no integer, line_no bigint, has_fault boolean"
        if staged(table) != table:
            connection.execute(f"create table {staged(table)} ({columns})")
    connection.execute("alter table activities add column has_fault boolean")
    connection.execute("alter table activities alter lead_id drop not null")


def staged(table: str) -> str:
    """Where cast rows wait for their check; activities are too many to be copied after it."""
    return table if table == "activities" else f"raw.staged.{table}"


def link(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill the tables of the contract from the cast ones."""
    _refuse_blank_leads(connection)
    for table in schema.TABLES:
        _drop_rejected_lines(connection, table)
        _refuse_repeats(connection, table)
        _keep_apart(connection, table)
        if staged(table) != table:
            _move(connection, table)
    # A line that was refused whole has no single value to mend.
    connection.execute(
        "delete from rejected_values where (file_no, line_no) in "
        "(select (file_no, line_no) from rejected_lines)"
    )
    connection.execute("alter table activities drop column has_fault")
    connection.execute("alter table activities alter lead_id set not null")


def _move(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    columns = ", ".join([*schema.fields(table), "file_no", "line_no"])
    connection.execute(f"insert into {table} by name select {columns} from {staged(table)}")
    connection.execute(f"drop table {staged(table)}")


def _drop_rejected_lines(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """A line that was refused as a lead makes no handover or deal either."""
    connection.execute(
        f"delete from {staged(table)} where (file_no, line_no) in "
        "(select (file_no, line_no) from rejected_lines)"
    )


def _refuse_blank_leads(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        "insert into rejected_lines select file_no, line_no, null, 'lead_id is blank' "
        "from raw.staged.leads where lead_id is null"
    )
    connection.execute("delete from raw.staged.leads where lead_id is null")


def _refuse_repeats(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    """The first line of a key stands; a later one is refused with the line of the first."""
    key = KEYS[table]
    # Hashes first: ten million of them fit into memory where the keys do not.
    connection.execute(
        f"create or replace temp table repeated as select hash({key}) as key_hash "
        f"from {staged(table)} group by key_hash having count(*) > 1"
    )
    connection.execute(
        f"""
        create or replace temp table repeats as
        select
            row_id, numbered.file_no, line_no, {key} as row_key, first_line, files.file_name
        from (
            select
                rowid as row_id, file_no, line_no, {key},
                first_value(file_no) over by_key as first_file,
                first_value(line_no) over by_key as first_line,
                row_number() over by_key as number
            from {staged(table)} where hash({key}) in (from repeated)
            window by_key as (partition by {key} order by file_no, line_no)
        ) as numbered
        inner join files on files.file_no = first_file and files.table_name = '{table}'
        where number > 1
        """
    )
    reason = f"concat('its {key} already stands in ', file_name, ' line ', first_line)"
    is_derived = (
        "(select is_derived from files where files.file_no = repeats.file_no "
        f"and table_name = '{table}')"
    )
    connection.execute(
        f"insert into rejected_lines select file_no, line_no, null, {reason} "
        f"from repeats where not {is_derived}"
    )
    # The line itself was loaded as a lead; only the second table's row is kept apart.
    connection.execute(
        f"insert into unlinked_rows select '{table}', row_key, null, {reason}, file_no, line_no "
        f"from repeats where {is_derived}"
    )
    connection.execute(f"delete from {staged(table)} where rowid in (select row_id from repeats)")


def _keep_apart(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    if table == "leads":
        return
    lead_is_unknown = "lead_id not in (select lead_id from leads)"
    reasons = {
        "handovers": f"case when lead_id is null then 'names no lead' when {lead_is_unknown} "
        "then 'of an unknown lead' when handed_over_at is null then 'has no time' end",
        "activities": f"case when lead_id is null then 'names no lead' when {lead_is_unknown} "
        "then 'of an unknown lead' when occurred_at is null then 'has no time' end",
        "deals": f"case when lead_id is null and account_id is null then 'names neither lead nor "
        f"account' when lead_id is not null and {lead_is_unknown} then 'of an unknown lead' "
        "when lead_id is null and account_id not in "
        "(select account_id from leads where account_id is not null) "
        "then 'of an account that no lead has' end",
    }
    connection.execute(
        f"""
        create or replace temp table apart as
        select rowid as row_id, {KEYS[table]} as row_key, lead_id, {reasons[table]} as reason,
            file_no, line_no
        from {staged(table)} where ({reasons[table]}) is not null
        """
    )
    connection.execute(
        f"insert into unlinked_rows select '{table}', row_key, lead_id, reason, file_no, line_no "
        "from apart"
    )
    connection.execute(f"delete from {staged(table)} where rowid in (select row_id from apart)")
