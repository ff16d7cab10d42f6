"""In what form people and companies are compared, as macros of a connection."""

import unicodedata
from pathlib import Path

import duckdb

KEYS_SQL = Path(__file__).with_name("keys.sql")


def create_keys(connection: duckdb.DuckDBPyConnection) -> None:
    """Create mail_key, mail_id, name_key, word_key, company_key and is_queue."""
    connection.create_function("nfkc_text", _nfkc, ["VARCHAR"], "VARCHAR")
    connection.execute(KEYS_SQL.read_text(encoding="utf-8"))


def _nfkc(text: str) -> str:
    return unicodedata.normalize("NFKC", text)
