"""In what form people and companies are compared, as macros of a connection."""

import unicodedata
from pathlib import Path

import duckdb

KEYS_SQL = Path(__file__).with_name("keys.sql")


def create_keys(connection: duckdb.DuckDBPyConnection) -> None:
    """Create mail_key, name_key, word_key, company_key, id_key and their like."""
    connection.create_function("nfkc_text", _nfkc, ["VARCHAR"], "VARCHAR")
    connection.execute(KEYS_SQL.read_text(encoding="utf-8"))


def compare_ids(connection: duckdb.DuckDBPyConnection, columns: list[tuple[str, str]]) -> None:
    """Compare ids as they stand where none of these columns (table, field) holds a short one."""
    short = " union all ".join(
        f"select 1 from {table} where is_short_id({field})" for table, field in columns
    )
    if not (columns and connection.execute(f"{short} limit 1").fetchall()):
        connection.execute("create or replace temp macro id_key(x) as x")


def _nfkc(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
