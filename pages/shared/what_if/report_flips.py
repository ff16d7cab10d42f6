"""Those who flip, as a report names them: companies and ids, no persons."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pages.shared.text import _, count, reader
from pages.shared.view import opened
from pages.shared.what_if.asking import ask_draft
from pages.shared.what_if.flip_words import flip_words
from pages.shared.what_if.flips import kinds, listed
from pages.shared.what_if.trying import Trying

MOST = 10


@dataclass(frozen=True)
class Flipping:
    """One list of those who flip, with its newest rows."""

    title: str
    note: str
    rows: list[dict[str, Any]]


def flips_of(tried: Trying) -> Callable[[], list[Flipping]]:
    """Asks for the lists; their words are looked up now: a report is written where no page is."""
    counts = ask_draft(tried, "flip_counts").one()
    words = flip_words(tried.agreed, tried.definition)
    zone, say = opened(str(tried.view.path)).time_zone, reader()
    titles = {which: _title(label, counts[f"count_{which}"]) for which, label in kinds().items()}
    newest = _("The newest {rows}; the page lists all.").format(rows=MOST)

    def day(moment: datetime | None) -> str:
        return say.day(moment, zone) if moment else "–"

    def rows(which: str) -> list[dict[str, Any]]:
        found = listed(tried, which, MOST, words).dicts()
        return [row | {"judged": day(row["seen_at"])} for row in found]

    return lambda: [
        Flipping(
            titles[which],
            newest if counts[f"count_{which}"] > MOST else "",
            rows(which) if counts[f"count_{which}"] else [],
        )
        for which in titles
    ]


def _title(label: str, number: int) -> str:
    return _("{list}: {count}").format(list=label, count=count(number))
