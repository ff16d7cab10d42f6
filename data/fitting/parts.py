"""What the files of a load give, and how a step of fitting runs."""

from pathlib import Path
from typing import Any

import duckdb

HERE = Path(__file__).parent


def given(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Tables and fields that some file feeds: users, leads.owner_id …"""
    fields = connection.execute(
        "select table_name, unnest(fields) from raw.staged.feeds"
    ).fetchall()
    return {table for table, _ in fields} | {f"{table}.{field}" for table, field in fields}


def run(connection: duckdb.DuckDBPyConnection, noun: str, **values: Any) -> None:
    """Run one of the SQL files, statement by statement, with the values that each names."""
    text = (HERE / f"{noun}.sql").read_text(encoding="utf-8")
    for statement in connection.extract_statements(text):
        connection.execute(statement, {name: values[name] for name in statement.named_parameters})


def note(connection: duckdb.DuckDBPyConnection, topic: str, table: str, count_sql: str) -> None:
    """Say in the report how many rows a step touched, if any."""
    (count,) = connection.execute(count_sql).fetchall()[0]
    if count:
        connection.execute("insert into notes values ($1, $2, $3)", [topic, table, count])
