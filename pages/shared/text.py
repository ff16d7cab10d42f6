"""Every visible sentence, in the reader's language, and numbers and dates as it writes them."""

import gettext
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import streamlit as st

from queries import language as languages
from queries.language import FEW, LANGUAGES, THOUSAND, Language

__all__ = ["FEW", "LANGUAGES", "THOUSAND"]  # what other pages take from here

LOCALES = Path(__file__).with_name("locales")
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


def reader() -> Language:
    """The reader's language, with what it can write."""
    return Language(language())


def catalogue(code: str) -> gettext.NullTranslations:
    """The catalogue of a language for the sentences of the pages."""
    return languages.catalogue(LOCALES, code)


def _(sentence: str) -> str:
    """A sentence of the pages in the reader's language."""
    return catalogue(language()).gettext(sentence)


def many(one: str, others: str, number: int) -> str:
    """The sentence for exactly one thing, or that for any other number of them."""
    return catalogue(language()).ngettext(one, others, number)


def count(value: float | None) -> str:
    """A whole number with separators."""
    return reader().count(value)


def percent(rate: float | None, digits: int = 0) -> str:
    """A rate as a percentage; a dash where there is none."""
    return reader().percent(rate, digits)


def points(change: float | None) -> str | None:
    """A change between two rates, in percentage points."""
    return reader().points(change)


def money(amount: Decimal | None) -> str:
    """An amount in few digits: 785M in English, 7.8億 in Japanese."""
    return reader().money(amount)


def day(moment: datetime | date, zone: ZoneInfo) -> str:
    """A day as the reader writes it, of a UTC moment in the company's zone."""
    return reader().day(moment, zone)


def month(first: date) -> str:
    """A month as the reader writes it."""
    return reader().month(first)


def month_name(first: date) -> str:
    """A month without its year."""
    return reader().month_name(first)


def moment(value: datetime, zone: ZoneInfo) -> str:
    """A UTC moment as the reader writes it, in the company's zone."""
    return reader().moment(value, zone)


def verdict(name: str) -> str:
    """A verdict in words."""
    return reader().verdict(name)


def weekday(number: int) -> str:
    """A weekday as the reader writes it; 0 is Monday."""
    return reader().weekday(number)
