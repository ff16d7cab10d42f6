"""The cells of a workbook as text, as a person reads them."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

WHOLE_TO = 1e15  # beyond it a workbook holds no whole numbers


def text_of(cell: Any) -> str:
    """One cell as text: dates as ISO, whole numbers without a point, an error as nothing."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, int | float):
        return _number(cell)
    if isinstance(cell, datetime):
        return _moment(cell)
    if isinstance(cell, timedelta):
        return _hours(cell)
    return cell.isoformat() if isinstance(cell, date | time) else ""


def _number(value: float) -> str:
    if value == int(value) and abs(value) < WHOLE_TO:
        return str(int(value))
    text = f"{value:.15g}"  # as many digits as a workbook shows
    return f"{Decimal(text):f}" if "e" in text else text


def _moment(value: datetime) -> str:
    """A moment to the millisecond: what is finer is noise of the number that holds it."""
    value += timedelta(microseconds=500)
    value = value.replace(microsecond=value.microsecond // 1000 * 1000)
    return value.isoformat(sep=" ", timespec="milliseconds" if value.microsecond else "seconds")


def _hours(value: timedelta) -> str:
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
