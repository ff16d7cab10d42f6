"""The rules of casting as macros of a connection."""

from pathlib import Path
from weakref import WeakKeyDictionary

import duckdb

_known: WeakKeyDictionary[duckdb.DuckDBPyConnection, set[str]] = WeakKeyDictionary()


def know(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    """Make the macros of an SQL file known to a connection, unless it knows them."""
    known = _known.setdefault(connection, set())
    if name not in known:
        connection.execute(Path(__file__).with_name(name).read_text(encoding="utf-8"))
        known.add(name)
