"""Rows that stand in no number: kept apart, each with the reason."""

import duckdb

from data.fitting.staged import KEYS, NAMED, staged


def keep_apart(connection: duckdb.DuckDBPyConnection, table: str, reason: str) -> None:
    """Keep apart the rows of which an SQL expression gives a reason."""
    lead = "lead_id" if table in ("leads", "handovers", "activities", "deals") else "null"
    key = KEYS.get(table) or NAMED.get(table, "null")
    connection.execute(
        f"create or replace temp table apart as select {key} as row_key, "
        f"{lead} as lead_id, {reason} as reason, file_no, line_no "
        f"from {staged(table)} where ({reason}) is not null"
    )
    if connection.execute("select count(*) from apart").fetchall() == [(0,)]:
        return
    connection.execute(
        f"insert into unlinked_rows select '{table}', row_key, lead_id, reason, file_no, line_no "
        "from apart"
    )
    connection.execute(
        f"delete from {staged(table)} where (file_no, line_no) in "
        "(select (file_no, line_no) from apart)"
    )
