"""What is written in any of the styles reads back the same."""

from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.columns_cast import Casting

QUICK = settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
MOMENTS = st.datetimes(datetime(2001, 10, 1), datetime(2068, 12, 30)).map(
    lambda at: at.replace(second=0, microsecond=0)
)
HALF = {True: "午後", False: "午前"}
DAY_FIRST = datetime(2025, 12, 25, 13, 0)  # a day that leaves no choice stands in each column
STYLES: dict[str, Callable[[datetime], str]] = {
    "ISO": lambda at: f"{at:%Y-%m-%d %H:%M:%S}",
    "UTC of Salesforce": lambda at: f"{at:%Y-%m-%dT%H:%M:%S.000+0900}",
    "slashes": lambda at: f"{at.year}/{at.month}/{at.day} {at.hour}:{at:%M}",
    "Japanese": lambda at: f"{at.year}年{at.month}月{at.day}日{at.hour}時{at.minute}分",
    "half days": lambda at: (
        f"{at.year}年{at.month}月{at.day}日(月) {HALF[at.hour > 11]}{at.hour % 12}:{at:%M}"
    ),
    "day first": lambda at: f"{at:%d/%m/%Y %H:%M}",
    "month first": lambda at: f"{at:%m-%d-%Y %I:%M %p}",
    "dots": lambda at: f"{at:%d.%m.%Y, %H:%M}",
    "named": lambda at: f"{at:%a, %d %b %Y %H:%M:%S}",
    "named, month first": lambda at: f"{at:%B} {at.day}, {at:%Y %I:%M %p}",
    "named, short year": lambda at: f"{at:%d-%b-%y %H:%M}",
    "Excel": lambda at: f"{(at - datetime(1899, 12, 30)).total_seconds() / 86400:.8f}",
    "epoch": lambda at: f"{(at - datetime(1970, 1, 1, 9)).total_seconds():.0f}",
    "epoch in milliseconds": lambda at: f"{(at - datetime(1970, 1, 1, 9)).total_seconds():.0f}000",
    "digits": lambda at: f"{at:%Y%m%d%H%M%S}",
}


@pytest.mark.parametrize("style", STYLES)
@QUICK
@given(moments=st.lists(MOMENTS, min_size=15, max_size=30))
def test_a_time_reads_back_as_it_was_written(
    casts: Casting, style: str, moments: list[datetime]
) -> None:
    moments = [*moments, DAY_FIRST]
    read = casts.times([STYLES[style](at) for at in moments])
    assert read == [f"{at:%Y-%m-%d %H:%M}" for at in moments]


def _japanese(number: int) -> str:
    oku, rest = divmod(number, 100_000_000)
    man, rest = divmod(rest, 10_000)
    return (
        "".join(f"{n:,}{unit}" for n, unit in ((oku, "億"), (man, "万"), (rest, "円")) if n) or "0"
    )


def _indian(number: int) -> str:
    head, tail = divmod(number, 1000)
    groups = [f"{tail:03}"]
    while head:
        head, tail = divmod(head, 100)
        groups.insert(0, f"{tail:02}" if head else str(tail))
    return ",".join(groups).lstrip("0,") or "0"


EUROPE = str.maketrans(",.", ".,")
FULL_WIDTH = str.maketrans("0123456789,.", "０１２３４５６７８９，．")
WRITTEN: dict[str, Callable[[int], str]] = {
    "plain": str,
    "grouped": lambda n: f"{n:,}",
    "yen": lambda n: f"¥{n:,}",
    "dollars": lambda n: f"${n:,}.00",
    "euros": lambda n: f"{n:,}.00 €".translate(EUROPE),
    "blanks": lambda n: f"{n:,},00".replace(",", " ", f"{n:,}".count(",")),
    "code": lambda n: f"JPY {n:,}",
    "full-width": lambda n: f"{n:,}".translate(FULL_WIDTH),
    "Japanese": _japanese,
    "Indian": _indian,
    "negative": lambda n: f"△{n:,}",
    "in brackets": lambda n: f"({n:,})",
}


@pytest.mark.parametrize("style", WRITTEN)
@QUICK
@given(numbers=st.lists(st.integers(1, 10**12), min_size=15, max_size=30))
def test_a_number_reads_back_as_it_was_written(
    casts: Casting, style: str, numbers: list[int]
) -> None:
    read = casts.column("DECIMAL(18,2)", [WRITTEN[style](number) for number in numbers])
    sign = -1 if style in ("negative", "in brackets") else 1
    assert read == [sign * number for number in numbers]


@QUICK
@given(written=st.lists(st.text(max_size=30), min_size=15, max_size=30))
@pytest.mark.parametrize("kind", ["TIMESTAMP", "BIGINT", "DECIMAL(18,2)", "BOOLEAN", "VARCHAR"])
def test_any_text_is_a_value_blank_or_rejected_with_a_reason(
    casts: Casting, kind: str, written: list[str]
) -> None:
    written = [text.replace("\0", "") for text in written]
    day_first = True if kind == "TIMESTAMP" else None
    for value, reason in casts.pairs(kind, written, day_first=day_first):
        assert value is None or reason is None
