"""Names of columns as systems and people spell them, in the one form that they are compared in."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# What exports write behind a name and is no part of it: (※必須項目です), (管理番号:123), [必須] …
REMARK = re.compile(
    r"[(\[【<]\s*(?:※|必須|任意|入力必須|管理番号|required|mandatory|optional|半角|全角)[^)\]】>]*[)\]】>]"
)
BRACKET = re.compile(r"([(\[])([^()\[\]]*)[)\]]\s*$")
CURRENCY = re.compile(r"単位|in\b|us\$|usd|jpy|eur|gbp|inr|cny|krw|yen|円|元|[$€£¥₹:\s']")
SCALES = {
    "": 1, "千": 1e3, "万": 1e4, "百万": 1e6, "億": 1e8, "十億": 1e9, "10億": 1e9,
    "k": 1e3, "thousand": 1e3, "thousands": 1e3, "tsd": 1e3, "000": 1e3, "000s": 1e3,
    "m": 1e6, "mm": 1e6, "mn": 1e6, "mil": 1e6, "mio": 1e6, "million": 1e6, "millions": 1e6,
    "b": 1e9, "bn": 1e9, "billion": 1e9, "billions": 1e9, "lakh": 1e5, "lakhs": 1e5,
    "crore": 1e7, "crores": 1e7, "cr": 1e7,
}  # fmt: skip
COUNTED = {"人", "名", "社", "件"}
CUSTOM = re.compile(r"(?<=\w)_{1,2}p?c$")


@dataclass(frozen=True)
class Heading:
    """One column: its name as the file has it, the compared form, and the scale of its numbers."""

    column: str
    name: str
    unit: float = 1
    custom: str = ""  # the name that a custom field (MQL_Date__c) has without its mark


@lru_cache(maxsize=20_000)
def normal(text: str) -> str:
    """The form that names are compared in: `Lead ID`, `lead_id` and `LeadId` are one."""
    return re.sub(r"[\W_]+", "", REMARK.sub("", unicodedata.normalize("NFKC", text).lower()))


def heading(column: str) -> Heading:
    """Take a column's name apart: the name, and a unit such as (百万円) or (M USD) behind it."""
    text = REMARK.sub("", unicodedata.normalize("NFKC", column).lower()).strip()
    unit = 1.0
    if (found := BRACKET.search(text)) and (scale := _scale(*found.groups())) is not None:
        unit, text = scale, text[: found.start()]
    elif found := re.search(r"_(千|百万|万|億)円$", text):
        unit, text = SCALES[found[1]], text[: found.start()]
    bare = CUSTOM.sub("", text)
    return Heading(column, normal(text), unit, normal(bare) if bare != text else "")


def _scale(bracket: str, inside: str) -> float | None:
    """What the words in brackets multiply by; None where they are no unit: 氏名[名] is a name."""
    if inside.strip() in COUNTED and bracket == "(":
        return 1
    return SCALES.get(CURRENCY.sub("", inside.strip())) if inside.strip() else None


def without_prefix(column: str, prefixes: list[str]) -> str:
    """The compared form of a name without `Lead:`, `property_` … in front; empty if none is."""
    text = unicodedata.normalize("NFKC", column).strip().lower()
    for prefix in prefixes:
        if text.startswith(start := unicodedata.normalize("NFKC", prefix).lower()):
            return heading(text[len(start) :]).name
    return ""
