"""What the grid can show in its cells, and which list stands behind each number."""

from dataclasses import dataclass
from typing import Any, Literal

from pages.shared.text import FEW, _, count, money, percent

Question = Literal["handovers_listed", "leads_listed"]


@dataclass(frozen=True)
class Metric:
    """One number per cell: its column, its denominator, the list that it opens."""

    name: str
    label: str
    value: str
    part: str
    whole: str | None
    interval: str | None
    question: Question
    which: str | None
    colour_scale: str
    is_money: bool = False

    def text(self, row: dict[str, Any]) -> str:
        """The number of a cell as it is shown."""
        if self.is_money:
            return money(row[self.value])
        return percent(row[self.value]) if self.whole else count(row[self.value])

    def length(self, row: dict[str, Any]) -> int:
        """How many rows the list of a cell has."""
        return int(row["count_leads_won"] if self.is_money else row[self.part])

    def note(self, row: dict[str, Any]) -> str:
        """What stands small below it: of how many."""
        if not self.whole:
            return ""
        return _("{part} of {whole}").format(
            part=count(row[self.part]), whole=count(row[self.whole])
        )

    def is_few(self, row: dict[str, Any]) -> bool:
        """Whether the denominator is too small to judge."""
        return self.whole is not None and row[self.whole] < FEW

    def sentence(self, row: dict[str, Any], place: str) -> str:
        """The whole of a cell in words, for the tooltip and screen readers."""
        parts = [f"{place}: {self.label} {self.text(row)}"]
        if self.whole and row[self.whole]:
            parts.append(self.note(row))
        if self.interval and row[f"{self.interval}_low"] is not None:
            parts.append(
                _("95 % interval {low} to {high}").format(
                    low=percent(row[f"{self.interval}_low"]),
                    high=percent(row[f"{self.interval}_high"]),
                )
            )
        if self.is_few(row):
            parts.append(_("fewer than {few}: too few to judge").format(few=FEW))
        return ", ".join(parts)


def metrics(is_logged: bool = True) -> dict[str, Metric]:
    """The metrics of the grid by id; without an activity log nobody knows who was ignored."""
    all_of_them = [
        Metric("leads", _("Leads"), "count_leads", "count_leads", None, None,
               "leads_listed", None, "Blues"),
        Metric("mqls", _("MQLs handed over"), "count_handovers", "count_handovers", None, None,
               "handovers_listed", None, "Blues"),
        Metric("ignored", _("Ignored rate"), "ignored_rate", "count_ignored", "count_due",
               "ignored", "handovers_listed", "ignored", "Oranges"),
        Metric("conversion", _("Conversion rate"), "conversion_rate", "count_converted",
               "count_counted", "conversion", "handovers_listed", "converted", "Greens"),
        Metric("deals", _("Leads with a deal"), "deal_rate", "count_leads_with_deal",
               "count_leads", "deal", "leads_listed", "with_deal", "Greens"),
        Metric("won", _("Won amount"), "won_amount", "won_amount", None, None,
               "leads_listed", "won", "Purples", is_money=True),
    ]  # fmt: skip
    return {m.name: m for m in all_of_them if is_logged or m.name != "ignored"}
