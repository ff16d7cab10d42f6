"""Stops a load that somebody no longer wants: between two steps, or within a long statement."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

import duckdb

from data.errors import LeadgridError


class StoppedError(LeadgridError):
    """A load that was stopped; nothing was changed."""


class Stopper:
    """Told by one thread to stop what another does."""

    def __init__(self) -> None:
        self._told = Event()
        self._connection: duckdb.DuckDBPyConnection | None = None

    def stop(self) -> None:
        """Stop at the next step, and the statement that runs now."""
        self._told.set()
        if self._connection is not None:
            self._connection.interrupt()

    def check(self) -> None:
        """Raise StoppedError if somebody said so."""
        if self._told.is_set():
            raise StoppedError("The load was stopped. Nothing was changed.")

    @contextmanager
    def watching(self, connection: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """Within this block, stopping interrupts the statements of a connection too."""
        self._connection = connection
        try:
            self.check()
            yield
        except duckdb.InterruptException:
            self.check()  # else it was Ctrl-C
            raise
        finally:
            self._connection = None
