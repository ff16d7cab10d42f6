"""Every visible sentence, in the reader's language, and numbers and dates as it writes them."""

import gettext
import io
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import streamlit as st
from babel import dates, numbers
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = {"en": "English", "ja": "日本語"}
LOCALES = Path(__file__).with_name("locales")
# Below this many in the denominator a rate says little: it is shown greyed.
FEW = 10
THOUSAND = 1000
VERDICTS = (
    "converted", "followed_up", "followed_up_late", "rejected", "waiting", "unassigned", "ignored",
    "excluded",
)  # fmt: skip


def language() -> str:
    """The reader's language: chosen (in the URL), else the browser's, else English."""
    chosen = st.query_params.get("lang")
    if chosen in LANGUAGES:
        return chosen
    return "ja" if (st.context.locale or "").lower().startswith("ja") else "en"


@cache
def catalogue(code: str) -> gettext.NullTranslations:
    """The catalogue of a language; English is what the code says."""
    path = LOCALES / f"{code}.po"
    if not path.exists():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=code))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def _(sentence: str) -> str:
    """A sentence in the reader's language."""
    return catalogue(language()).gettext(sentence)


def count(value: float | None) -> str:
    """A whole number with separators."""
    return "–" if value is None else numbers.format_decimal(int(value), locale=language())


def percent(rate: float | None, digits: int = 0) -> str:
    """A rate as a percentage; a dash where there is none."""
    if rate is None:
        return "–"
    pattern = "#,##0." + "0" * digits if digits else "#,##0"
    return numbers.format_percent(rate, format=f"{pattern}%", locale=language())


def points(change: float | None) -> str | None:
    """A change between two rates, in percentage points."""
    if change is None:
        return None
    value = numbers.format_decimal(round(change * 100), format="+#,##0;-#,##0", locale=language())
    return _("{points} pts").format(points=value)


def money(amount: Decimal | None) -> str:
    """An amount in few digits: 785M in English, 7.8億 in Japanese."""
    if not amount:
        return "0"
    return numbers.format_compact_decimal(
        float(amount), locale=language(), fraction_digits=0 if abs(amount) < THOUSAND else 1
    )


def day(moment: datetime | date, zone: ZoneInfo) -> str:
    """A day as the reader writes it, of a UTC moment in the company's zone."""
    if isinstance(moment, datetime):
        moment = moment.replace(tzinfo=ZoneInfo("UTC")).astimezone(zone).date()
    return dates.format_date(moment, format="medium", locale=language())


def month(first: date) -> str:
    """A month as the reader writes it."""
    return dates.format_date(
        first, format="MMM y" if language() == "en" else "y年M月", locale=language()
    )


def month_name(first: date) -> str:
    """A month without its year."""
    return dates.format_date(first, format="MMM", locale=language())


def moment(value: datetime, zone: ZoneInfo) -> str:
    """A UTC moment as the reader writes it, in the company's zone."""
    local = value.replace(tzinfo=ZoneInfo("UTC")).astimezone(zone)
    return dates.format_datetime(local, format="short", locale=language(), tzinfo=zone)


def verdict(name: str) -> str:
    """A verdict in words."""
    return {
        "converted": _("Converted"),
        "followed_up": _("Followed up in time"),
        "followed_up_late": _("Followed up late"),
        "rejected": _("Given back"),
        "waiting": _("Waiting"),
        "unassigned": _("Unassigned"),
        "ignored": _("Ignored"),
        "excluded": _("Excluded"),
    }[name]


def weekday(number: int) -> str:
    """A weekday as the reader writes it; 0 is Monday."""
    names = dates.get_day_names("wide", locale=language())
    return str(names[number])
