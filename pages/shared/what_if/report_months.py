"""MQLs by month, as a report shows them: the newest months, the draft beside the agreed one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from pages.shared.text import reader
from pages.shared.what_if.asking import ask_agreed, ask_draft
from pages.shared.what_if.trying import Trying
from queries import Rows

MOST = 6
NONE = (0, 0)
Counts = tuple[int, int]  # handed over, never handed over


@dataclass(frozen=True)
class Month:
    """One month: handed over and never handed over, as agreed and by the draft."""

    label: str
    agreed: str
    draft: str


def months_of(tried: Trying) -> Callable[[], list[Month]]:
    """Asks for the months; the language is looked up now: a report is written where no page is."""
    say = reader()

    def text(counts: Counts) -> str:
        return " + ".join(map(say.count, counts))

    def months() -> list[Month]:
        agreed, draft = (_by_month(ask(tried, "hot_by_month")) for ask in (ask_agreed, ask_draft))
        newest = sorted({*agreed, *draft})[-MOST:]
        return [
            Month(say.month(one), text(agreed.get(one, NONE)), text(draft.get(one, NONE)))
            for one in newest
        ]

    return months


def _by_month(rows: Rows) -> dict[date, Counts]:
    return {
        row["month_on"]: (int(row["count_hot"]), int(row["count_hot_leads"]))
        for row in rows.dicts()
        if row["month_on"] is not None  # else: leads without a date
    }
