"""Accepted spellings, read from words.toml."""

import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

WORDS = Path(__file__).with_name("words.toml")


def plain_name(text: str) -> str:
    """A header or a type in the form that spellings are compared in: `Lead ID` is `lead_id`."""
    text = unicodedata.normalize("NFKC", text).strip().lower()
    return "_".join(text.replace("-", " ").replace("_", " ").split())


@cache
def words() -> dict[str, Any]:
    """The whole of words.toml."""
    return tomllib.loads(WORDS.read_text(encoding="utf-8"))


@cache
def field_of_name() -> dict[str, str]:
    """Which field another header name stands for."""
    return {name: field for field, names in words()["fields"].items() for name in names}


@cache
def actor_of_name() -> dict[str, str]:
    """Which actor a word stands for."""
    return {name: actor for actor, names in words()["actors"].items() for name in names}


@cache
def activity_types() -> list[tuple[str, str, str]]:
    """Every spelling of an activity type: spelling, type, actor."""
    return [
        (spelling, kind, actor)
        for actor, kinds in words()["activity_types"].items()
        for kind, others in kinds.items()
        for spelling in [kind, *others]
    ]
