"""The day of an export, where its name or the lines above its header say it."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
YEAR_FIRST = re.compile(r"(?<!\d)(20\d\d)\s?([-/._年])\s?(\d{1,2})\s?[-/._月]\s?(\d{1,2})(?!\d)")
DIGITS = re.compile(r"(?<!\d)(20\d\d)(\d\d)(\d\d)(?:[-_T]?\d{4}(?:\d\d)?)?(?!\d)")
YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(20\d\d)(?!\d)")
DAY_MONTH = re.compile(r"(?<!\d)(\d{1,2})[ -]([a-z]{3})[a-z]*\.?,?[ -](20\d\d)", re.IGNORECASE)
MONTH_DAY = re.compile(r"\b([a-z]{3})[a-z]*\.? (\d{1,2}),? (20\d\d)", re.IGNORECASE)
MILLISECONDS = re.compile(r"^report(1\d{12})(?!\d)")  # how Salesforce names the file of a report
AS_OF = re.compile(
    r"as of|exported|generated|created on|出力|作成日|作成：|時点|エクスポート|ダウンロード|抽出",
    re.IGNORECASE,
)


def exported_on(file_name: str, above: Iterable[str]) -> date | None:
    """The day that the lines above the header or the name of the file give, if it is one day."""
    lines = list(above)
    told = [line for line in lines if AS_OF.search(line)]
    for text in (*told, file_name):
        if found := next(_dates(text), None):
            return found
    several = {found for line in lines for found in _dates(line)}
    return several.pop() if len(several) == 1 else None


def _dates(text: str) -> Iterator[date]:
    for match in YEAR_FIRST.finditer(text):
        yield from _date(match[1], match[3], match[4])
    for match in DIGITS.finditer(text):
        yield from _date(match[1], match[2], match[3])
    for match in DAY_MONTH.finditer(text):
        yield from _date(match[3], _month(match[2]), match[1])
    for match in MONTH_DAY.finditer(text):
        yield from _date(match[3], _month(match[1]), match[2])
    for match in YEAR_LAST.finditer(text):
        yield from _year_last(match)
    for match in MILLISECONDS.finditer(text):
        yield datetime.fromtimestamp(int(match[1]) / 1000, UTC).date()


def _month(word: str) -> int:
    word = word.lower()
    return MONTHS.index(word) + 1 if word in MONTHS else 0


def _year_last(match: re.Match[str]) -> Iterator[date]:
    """Day and month in either order, where only one of them can be the month."""
    one, other = int(match[1]), int(match[3])
    if match[2] == "." or one > 12 or one == other:
        yield from _date(match[4], other, one)
    elif other > 12:
        yield from _date(match[4], one, other)


def _date(year: str, month: str | int, day: str | int) -> Iterator[date]:
    try:
        yield date(int(year), int(month), int(day))
    except ValueError:
        return
