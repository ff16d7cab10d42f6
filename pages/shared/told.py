"""Sentences of a load, with what they name, in the reader's language."""

import re
from collections.abc import Callable
from functools import cache

from pages.shared.text import _

Translate = Callable[[str], str]
# Sentences as the load writes them, each once: what it is called with puts them in a language.
Known = Callable[[Translate], tuple[str, ...]]
NUMBERS = ("line", "other_line", "count", "width")  # gaps that hold digits alone


def told(sentence: str, known: Known) -> str:
    """A sentence in the reader's language; one that is not known stands as it is."""
    return teller(known)(sentence)


def teller(known: Known) -> Translate:
    """The same for many sentences, and for later, when there is no page and so no language."""
    pairs = list(zip(known(str), known(_), strict=True))

    def tell(sentence: str) -> str:
        for english, own in pairs:
            if match := _pattern(english).fullmatch(sentence):
                return own.format(**{gap: tell(held) for gap, held in match.groupdict().items()})
        return sentence

    return tell


@cache
def _pattern(sentence: str) -> re.Pattern[str]:
    """What a sentence looks like when its gaps are filled."""
    texts = re.split(r"\{(\w+)\}", sentence)
    parts = [
        (rf"(?P<{text}>[\d,.]+)" if text in NUMBERS else rf"(?P<{text}>.+)")
        if place % 2
        else re.escape(text)
        for place, text in enumerate(texts)
    ]
    return re.compile("".join(parts), re.DOTALL)
