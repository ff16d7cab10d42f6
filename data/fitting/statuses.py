"""Handovers that are known from a status alone: it changed from one export to another."""

from contextlib import suppress
from pathlib import Path

import duckdb

from data import dataset
from data.errors import DatasetError
from data.fitting.exports import date_exports
from data.fitting.parts import given, run
from data.words import words


def take_over_statuses(
    connection: duckdb.DuckDBPyConnection, home: Path, *, is_sample: bool
) -> None:
    """Take over the statuses that the current dataset saw, where there is one of the same kind."""
    if "leads.status" not in given(connection):
        return
    with suppress(DatasetError):  # no dataset, or none to compare with: the report says which
        settings = dataset.attach_to(connection, "earlier", dataset.current(home))
        if (settings["is_sample"] == "true") is is_sample:
            connection.execute("insert into statuses_before by name from earlier.statuses_seen")
    connection.execute("detach database if exists earlier")


def see_statuses(connection: duckdb.DuckDBPyConnection, zone: str) -> None:
    """Put the status of each lead in each export together, with those seen before."""
    date_exports(connection, "leads", zone)
    run(connection, "statuses")


def find_moves(connection: duckdb.DuckDBPyConnection) -> None:
    """Make handovers of the statuses that changed, and keep what the next load needs to know."""
    run(connection, "status_moves", handed_over=words()["statuses"]["handed_over"])
    run(connection, "statuses_seen")


def has_moves(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether any handover is known from a status alone."""
    return connection.execute("select exists (from raw.staged.moves)").fetchall() == [(True,)]


def tell_moves(connection: duckdb.DuckDBPyConnection) -> None:
    """Say between which exports the handovers lie that stand in the dataset."""
    if has_moves(connection):
        run(connection, "status_handovers")
