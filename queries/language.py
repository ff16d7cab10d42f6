"""Words, numbers and dates as one language writes them."""

import gettext
import io
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from babel import dates, numbers
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from data.definition import NOT_SCORED

LANGUAGES = {"en": "English", "ja": "日本語"}
LOCALES = Path(__file__).with_name("locales")
# Below this many in the denominator a rate says little: it is shown greyed.
FEW = 10
# What stands where there is no number.
NONE = "–"
THOUSAND = 1000
TEN = 10


@cache
def catalogue(locales: Path, code: str) -> gettext.NullTranslations:
    """The catalogue of a language in a folder; English is what the code says."""
    path = locales / f"{code}.po"
    if not path.exists():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=code))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


@dataclass(frozen=True)
class Language:
    """One language, by its code; anything that is no language of ours is English."""

    code: str = "en"

    def _(self, sentence: str) -> str:
        """A sentence of `queries/` in this language."""
        return catalogue(LOCALES, self.code).gettext(sentence)

    def count(self, value: float | None) -> str:
        """A whole number with separators."""
        return NONE if value is None else numbers.format_decimal(int(value), locale=self.code)

    def percent(self, rate: float | None, digits: int = 0) -> str:
        """A rate as a percentage; a dash where there is none."""
        if rate is None:
            return NONE
        pattern = "#,##0." + "0" * digits if digits else "#,##0"
        return numbers.format_percent(rate, format=f"{pattern}%", locale=self.code)

    def points(self, change: float | None, digits: int = 0) -> str | None:
        """A change between two rates, in percentage points."""
        if change is None:
            return None
        form = "#,##0" + ("." + "0" * digits if digits else "")
        rounded = round(change * 100, digits or None)
        # a hyphen: cards tell by it which way their arrow points
        value = numbers.format_decimal(rounded, format=f"+{form};-{form}", locale=self.code)
        return self._("{points} pts").format(points=value)

    def money(self, amount: Decimal | float | None) -> str:
        """An amount in few digits: 785M in English, 7.8億 in Japanese."""
        if not amount:
            return "0"
        value = float(amount)
        digits = 0 if abs(value) < THOUSAND else 1
        return numbers.format_compact_decimal(value, locale=self.code, fraction_digits=digits)

    def factor(self, value: float) -> str:
        """How many times as much, to two digits after the point."""
        return numbers.format_decimal(value, format="#,##0.00", locale=self.code)

    def hours(self, value: float | None) -> str:
        """Hours in few digits."""
        return NONE if value is None else self._hours(value, "0.0", "#,##0")

    def hours_change(self, change: float | None) -> str | None:
        """A change between two times, in hours."""
        if change is None:
            return None
        return self._hours(change, "+0.0;-0.0", "+#,##0;-#,##0")

    def _hours(self, value: float, fine: str, coarse: str) -> str:
        form = fine if abs(value) < TEN else coarse
        written = numbers.format_decimal(value, format=form, locale=self.code)
        return self._("{hours} h").format(hours=written)

    def day(self, moment: datetime | date, zone: ZoneInfo) -> str:
        """A day, of a UTC moment in the company's zone."""
        if isinstance(moment, datetime):
            moment = _local(moment, zone).date()
        return dates.format_date(moment, format="medium", locale=self.code)

    def days(self, first: date, last: date) -> str:
        """A stretch of days without the year."""
        return str(dates.format_interval(first, last, skeleton="MMMd", locale=self.code))

    def month(self, first: date) -> str:
        """A month with its year."""
        form = "MMM y" if self.code == "en" else "y年M月"
        return dates.format_date(first, format=form, locale=self.code)

    def month_name(self, first: date) -> str:
        """A month without its year."""
        return dates.format_date(first, format="MMM", locale=self.code)

    def moment(self, value: datetime, zone: ZoneInfo) -> str:
        """A UTC moment, in the company's zone."""
        local = _local(value, zone)
        return dates.format_datetime(local, format="short", locale=self.code, tzinfo=zone)

    def weekday(self, number: int) -> str:
        """A weekday; 0 is Monday."""
        return str(dates.get_day_names("wide", locale=self.code)[number])

    def verdict(self, name: str) -> str:
        """A verdict in words."""
        return {
            "converted": self._("Converted"),
            "followed_up": self._("Followed up in time"),
            "followed_up_late": self._("Followed up late"),
            "rejected": self._("Given back"),
            "waiting": self._("Waiting"),
            "unassigned": self._("Unassigned"),
            "ignored": self._("Ignored"),
            "excluded": self._("Excluded"),
        }[name]

    def band(self, name: str) -> str:
        """A band of the grid; the one outside all bands in words."""
        return self._("not scored") if name == NOT_SCORED else name

    def cell(self, potential: str, intent: str) -> str:
        """A cell of the grid by its two bands."""
        bands = dict.fromkeys((potential, intent))
        if list(bands) == [NOT_SCORED]:
            return self.band(NOT_SCORED)
        return f"{self.band(potential)} × {self.band(intent)}"

    def range(self, low: str, high: str) -> str:
        """Two ends that were written already, as a range: 12–19%; one number where they agree."""
        if low == high:
            return high
        return f"{low.removesuffix('%').strip() if low.endswith('%') else low}–{high}"


def _local(moment: datetime, zone: ZoneInfo) -> datetime:
    return moment.replace(tzinfo=UTC).astimezone(zone)
