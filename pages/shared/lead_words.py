"""Words of one lead: moments with their weekday, kinds of activities, hours."""

from datetime import datetime
from zoneinfo import ZoneInfo

from babel import dates, lists, numbers

from pages.shared.text import _, language

# Day and time as the language writes them, with the year and without it.
PATTERNS = {
    "en": ("EEE d MMM y", "EEE d MMM", " HH:mm"),
    "ja": ("y年M月d日(EEE)", "M月d日(EEE)", " HH:mm"),
}
MARKDOWN = "\\`*_{}[]()<>#+-.!|$:~^"


def when(
    value: datetime, zone: ZoneInfo, beside: datetime | None = None, *, is_day_only: bool = False
) -> str:
    """A UTC moment with its weekday in the company's zone; no year where `beside` has the same."""
    local = _local(value, zone)
    with_year, without_year, clock = PATTERNS[language()]
    has_year = beside is None or _local(beside, zone).year != local.year
    day = with_year if has_year else without_year
    if not is_day_only:
        return dates.format_datetime(local, day + clock, locale=language())
    return _("{day} (known to the day only)").format(
        day=dates.format_datetime(local, day, locale=language())
    )


def weekday(value: datetime, zone: ZoneInfo) -> str:
    """The day of a UTC moment with its weekday, in the company's zone."""
    return dates.format_datetime(_local(value, zone), PATTERNS[language()][0], locale=language())


def hours(value: float) -> str:
    """Hours with at most one digit after the point."""
    return numbers.format_decimal(round(float(value), 1), format="#,##0.#", locale=language())


def kind(name: str | None) -> str:
    """A type of activity in words; one that nobody translated as the data writes it."""
    known = {
        "automatic_email": _("automatic email"),
        "bulk_email": _("bulk email"),
        "bulk_update": _("bulk update"),
        "business_card": _("business card"),
        "call": _("call"),
        "download": _("download"),
        "email": _("email"),
        "email_click": _("click in an email"),
        "email_open": _("opened email"),
        "exhibition": _("exhibition"),
        "inquiry": _("inquiry"),
        "meeting": _("meeting"),
        "newsletter": _("newsletter"),
        "online_meeting": _("online meeting"),
        "page_view": _("page view"),
        "price_page_view": _("price page view"),
        "seminar": _("seminar"),
        "unknown": _("unknown type"),
        "visit": _("visit"),
    }
    return known.get(name or "unknown") or str(name).replace("_", " ")


def either(words: list[str]) -> str:
    """Words of which one is enough: a, b or c."""
    return lists.format_list(words, style="or", locale=language())


def plain(text: object) -> str:
    """A text of the data as it is, whatever signs of Markdown stand in it."""
    return "".join(f"\\{sign}" if sign in MARKDOWN else sign for sign in str(text))


def _local(value: datetime, zone: ZoneInfo) -> datetime:
    return value.replace(tzinfo=ZoneInfo("UTC")).astimezone(zone)
