"""The week that a digest tells of: seven local days up to the as-of day, and the ones before."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

DAYS = 7
WEEKS = 12  # how far the charts look back


@dataclass(frozen=True)
class Week:
    """Seven local days, and the moment from which they are seen."""

    as_of: datetime
    zone: ZoneInfo

    @property
    def first_on(self) -> date:
        """The first of the days."""
        return self.last_on - timedelta(days=DAYS - 1)

    @property
    def last_on(self) -> date:
        """The last of the days: that of the as-of moment."""
        return self.as_of.replace(tzinfo=UTC).astimezone(self.zone).date()

    def before(self) -> "Week":
        """The seven days before, seen when they were as young: at the same time of their last day.

        A day with 23 or 25 hours does not move that moment into another day.
        """
        local = self.as_of.replace(tzinfo=UTC).astimezone(self.zone).replace(tzinfo=None)
        return Week(self._utc(local - timedelta(days=DAYS)), self.zone)

    def lasts(self) -> "list[tuple[date, date]]":
        """The last weeks, this one included, as their first and last days, the oldest first."""
        ends = [self.last_on - timedelta(days=DAYS * ago) for ago in range(WEEKS - 1, -1, -1)]
        return [(end - timedelta(days=DAYS - 1), end) for end in ends]

    def values(self, weeks: int = 1) -> dict[str, Any]:
        """What a question about the last so many weeks gets."""
        return {"as_of": self.as_of, "from_at": self._from_at(weeks), "until_at": self._until_at}

    @property
    def _until_at(self) -> datetime:
        return self._start(self.last_on + timedelta(days=1))

    def _from_at(self, weeks: int) -> datetime:
        return self._start(self.last_on + timedelta(days=1 - weeks * DAYS))

    def _start(self, day: date) -> datetime:
        return self._utc(datetime.combine(day, time()))

    def _utc(self, local: datetime) -> datetime:
        return local.replace(tzinfo=self.zone).astimezone(UTC).replace(tzinfo=None)
