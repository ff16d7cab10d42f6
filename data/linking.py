"""Puts cast rows into the four tables: a repeated key is refused, an unknown lead kept apart."""

import duckdb

from data import schema
from data.fitting.apart import keep_apart
from data.fitting.repeats import refuse_repeats
from data.fitting.staged import drop_parts, has_rows, staged

NO_LEAD = """
    case when lead_id is null then 'names no lead'
    when lead_id not in (select lead_id from leads) then 'of an unknown lead'
"""
REASONS = {
    "handovers": f"{NO_LEAD} when handed_over_at is null then 'has no time' end",
    "activities": f"{NO_LEAD} when occurred_at is null then 'has no time' end",
    "deals": "case when lead_id is null and account_id is null then 'names neither lead nor "
    "account' when lead_id is not null and lead_id not in (select lead_id from leads) "
    "then 'of an unknown lead' when lead_id is null and account_id not in "
    "(select account_id from leads where account_id is not null) "
    "then 'of an account that no lead has' end",
}


def link(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill the tables of the contract from the cast ones."""
    for table in schema.TABLES:
        if has_rows(connection, table):
            _drop_rejected_lines(connection, table)
            refuse_repeats(connection, table)
            if table != "leads":
                keep_apart(connection, table, REASONS[table])
        if staged(table) != table:
            _move(connection, table)
    # A line that was refused whole has no single value to mend.
    connection.execute(
        "delete from rejected_values where (file_no, line_no) in "
        "(select (file_no, line_no) from rejected_lines)"
    )
    drop_parts(connection)


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
