"""What the values of a column look like: e-mail addresses, phone numbers, ids, dates, companies."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Samples = Mapping[str, Sequence[str]]
EMAIL = re.compile(r"[^@\s;,]+@[^@\s;,]+\.[^@\s;,]{2,}")
# Ten digits and something that numbers of other things lack: a zero or plus in front, gaps.
PHONE = re.compile(
    r"(?=(?:\D*\d){10,15}\D*$)(?=\+|\(?0\d|\(\d|\d{1,4}[-\s]|\d{3}\.\d{3}\.)[+(]?\d[\d\s().\-–/]*"
)
DATE = re.compile(
    r"\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}.*|\d{1,2}[-/. ]\w{1,9}[-/., ]+\d{2,4}\b.*"
    r"|(?:令和|平成|昭和)[\d元]{1,2}年.*"
)
# Amounts from here to there; only asked of columns that are named as amounts.
BAND = re.compile(
    r".*\d.*(?:以上|以下|未満|超).*|.*\d\D{0,4}[-–—~〜]\D{0,3}\d.*|.*\d\D{0,4}[~〜+]|[~〜].*\d.*"
)
DIGITS = re.compile(r"\d{2,}")
SALESFORCE_ID = re.compile(r"(?=.*\d)(?:\w{15}|\w{18})", re.ASCII)
LEGAL_FORM = re.compile(
    r"株式会社|有限会社|合同会社|[(（]株[)）]|㈱|一般社団法人|\b(?:inc|corp|ltd|llc|gmbh|plc)\b",
    re.IGNORECASE,
)
RANK = re.compile(r"(?P<number>\d{1,2})(?P<mark>\s*[.:)_-]\s*)(?P<rank>\S.*)")
# The lowest rank is rare, and may stand in none of the values that were looked at.
LADDERS = (("High", "Medium", "Low"), ("Hot", "Warm", "Cold"), ("高", "中", "低"), tuple("ABCDE"))
MOST = 0.8
# A drop-down that nobody touched, and other ways in which systems write nothing.
EMPTY_WORDS = (
    "Select", "-- Select --", "--None--", "-None-", "- None -", "[[Unknown]]", "[not provided]",
    "(No value)", "(No Value)", "選択してください", "000MISSING", "--なし--", "(空白)",
)  # fmt: skip


@dataclass(frozen=True)
class Looks:
    """The filled sample values of each column, and what they have in common."""

    samples: Samples

    def filled(self, column: str) -> list[str]:
        """The sample values that say something."""
        return [value.strip() for value in self.samples.get(column, ()) if value and value.strip()]

    @property
    def has_values(self) -> bool:
        """Whether there is any value to look at; a header alone has none."""
        return any(self.filled(column) for column in self.samples)

    def is_mostly(self, column: str, pattern: re.Pattern[str], share: float = MOST) -> bool:
        """Whether the values have a form; none at all have none."""
        values = [unicodedata.normalize("NFKC", value) for value in self.filled(column)]
        return bool(values) and sum(map(bool, map(pattern.fullmatch, values))) >= share * len(
            values
        )

    def are_companies(self, column: str) -> bool:
        """Whether many of the values name a legal form."""
        values = self.filled(column)
        return bool(values) and sum(map(bool, map(LEGAL_FORM.search, values))) >= 0.3 * len(values)

    def id_prefix(self, column: str) -> str:
        """What Salesforce ids of one object begin with; empty where the values are no such ids."""
        if not self.is_mostly(column, SALESFORCE_ID):
            return ""
        starts = Counter(value[:3] for value in self.filled(column))
        prefix, count = starts.most_common(1)[0]
        return prefix if count >= MOST * starts.total() else ""

    def empty_words(self, columns: list[str]) -> list[str]:
        """The words for nothing that stand in these columns."""
        seen = {value for column in columns for value in self.filled(column)}
        return [word for word in EMPTY_WORDS if word in seen]

    def ranks(self, column: str) -> dict[str, str]:
        """`01.High` is the rank `High`, where all values are so numbered."""
        found = [RANK.fullmatch(value) for value in self.filled(column)]
        matches = {match[0]: match for match in found if match}
        if not found or not all(found) or len(matches) > 20:
            return {}
        ranks = {value: match["rank"] for value, match in matches.items()}
        return _whole_ladder(next(iter(matches.values())), set(ranks.values())) | ranks


def _whole_ladder(one: re.Match[str], seen: set[str]) -> dict[str, str]:
    """The other steps as they would be numbered, where the ranks are of a known ladder."""
    ladder = next((ladder for ladder in LADDERS if seen <= set(ladder)), ())
    width = len(one["number"])
    return {f"{n:0{width}}{one['mark']}{rank}": rank for n, rank in enumerate(ladder, start=1)}
