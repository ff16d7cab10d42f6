"""Handovers that are known from a status alone, by the two exports that they lie between."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import duckdb

TITLE = "Handovers known only from a status that changed between two exports"
# The pages say the same in the reader's language (pages/shared/load_report_moves.py).
SENTENCES = {
    "across": "between the dataset before and this load: from {earliest} to {latest}",
    "now": "between two exports of this load: from {earliest} to {latest}",
    "before": "between two exports that were loaded earlier: from {earliest} to {latest}",
}


@dataclass(frozen=True)
class StatusHandovers:
    """So many handovers, and the times that all of them lie between, in UTC."""

    known_from: str  # a key of SENTENCES
    count: int
    earliest_at: datetime
    latest_at: datetime

    def sentence(self, time_zone: str) -> str:
        """Where they are known from, in words."""
        zone = ZoneInfo(time_zone)
        earliest, latest = (
            f"{moment.replace(tzinfo=ZoneInfo('UTC')).astimezone(zone):%Y-%m-%d %H:%M}"
            for moment in (self.earliest_at, self.latest_at)
        )
        return SENTENCES[self.known_from].format(earliest=earliest, latest=latest)


def read_status_handovers(connection: duckdb.DuckDBPyConnection) -> list[StatusHandovers]:
    """All of them, those that this load found across two datasets first."""
    rows = connection.execute("from status_handovers").fetchall()
    order = list(SENTENCES)
    return sorted(
        (StatusHandovers(*row) for row in rows), key=lambda one: order.index(one.known_from)
    )
