"""The contract of the four tables, read from schema.sql."""

from functools import cache
from pathlib import Path

import duckdb

SCHEMA = Path(__file__).with_name("schema.sql")
TABLES = ("leads", "handovers", "activities", "deals")
# Written by the load itself, never by a column of a file.
OWN_COLUMNS = {"file_no", "line_no"}


@cache
def fields(table: str) -> dict[str, str]:
    """The fields of a table that a file may fill, with their SQL types."""
    columns = _columns()
    return {name: kind for t, name, kind in columns if t == table and name not in OWN_COLUMNS}


@cache
def _columns() -> list[tuple[str, str, str]]:
    with duckdb.connect() as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        return connection.execute(
            "select table_name, column_name, data_type from duckdb_columns() "
            "where not internal order by table_name, column_index"
        ).fetchall()
