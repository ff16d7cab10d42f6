"""The contract of the four tables, read from schema.sql, and the parts that exports add to it."""

from functools import cache
from pathlib import Path

import duckdb

SCHEMA = Path(__file__).with_name("schema.sql")
PARTS = Path(__file__).with_name("parts.sql")
TABLES = ("leads", "handovers", "activities", "deals")
# What a file can be told to hold, in the order in which one says more of the one before it.
IMPORTED = (
    "users", "teams", "stages", "campaigns", "accounts",
    "leads", "contacts", "handovers", "deals", "activities", "changes", "links",
)  # fmt: skip
# Written by the load itself, never by a column of a file.
OWN_COLUMNS = {"file_no", "line_no"}


@cache
def fields(table: str) -> dict[str, str]:
    """The fields of a table of the contract that a file may fill, with their SQL types."""
    return _fields("main", table)


@cache
def imported_fields(table: str) -> dict[str, str]:
    """The fields that a file may fill, those included which only fitting exports together needs."""
    return fields(table) | _fields("parts", table)


def _fields(schema: str, table: str) -> dict[str, str]:
    return {
        name: kind
        for where, of, name, kind in _columns()
        if (where, of) == (schema, table) and name not in OWN_COLUMNS
    }


@cache
def _columns() -> list[tuple[str, str, str, str]]:
    with duckdb.connect() as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        connection.execute(PARTS.read_text(encoding="utf-8"))
        return connection.execute(
            "select schema_name, table_name, column_name, data_type from duckdb_columns() "
            "where not internal order by table_name, column_index"
        ).fetchall()
