"""The numbers of a draft beside the agreed ones: each with its denominator, interval and list."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pages.shared.text import FEW, _, count, money, percent, reader

Row = dict[str, Any]


@dataclass(frozen=True)
class Shown:
    """One number as it is shown."""

    name: str
    label: str
    text: str
    note: str = ""  # of how many, and how sure
    change: str = ""  # against the agreed definition
    look: str = "same"  # better, worse, other, same, few


@dataclass(frozen=True)
class Rate:
    """A share of what is caught: its columns, how it is said, which way is better."""

    name: str
    label: str
    rate: str
    interval: str
    part: str
    whole: str
    note: str
    better: int  # 1: more is better, -1: less is

    def shown(self, row: Row, agreed: Row) -> Shown:
        """The rate of a row beside that of the agreed definition."""
        if not row[self.whole]:
            return Shown(self.name, self.label, "–", self._of(row))
        is_few = row[self.whole] < FEW
        change = self._change(row, agreed)
        look = "few" if is_few else look_of(change, self.better)
        moved = (reader().points(change, 1) or "").replace("-", "−") if change else ""
        return Shown(self.name, self.label, percent(row[self.rate], 1), self._of(row), moved, look)

    def _of(self, row: Row) -> str:
        words = self.note.format(part=count(row[self.part]), whole=count(row[self.whole]))
        low, high = (row.get(f"{self.interval}_{end}") for end in ("low", "high"))
        if low is None or high is None:
            return words
        return _("{words}; 95 %: {low} to {high}").format(
            words=words, low=percent(low), high=percent(high)
        )

    def _change(self, row: Row, agreed: Row) -> float:
        """As far as it is shown: less than a tenth of a point is none."""
        now, then = row[self.rate], agreed[self.rate]
        return 0.0 if now is None or then is None else round(now - then, 3)


def look_of(change: float, better: int) -> str:
    """Whether a change is for the better; of a number without a better way it is just another."""
    if not change:
        return "same"
    return "other" if not better else "better" if change * better > 0 else "worse"


def precision(row: Row) -> Rate:
    """Of the MQLs, how many became deals; without handovers, of the leads that would be MQLs."""
    if not row["count_counted"]:
        return Rate(
            "precision", _("With a deal"), "lead_deal_rate", "lead_deal",
            "count_hot_leads_with_deal", "count_hot_leads", _("{part} of {whole} leads"), 1,
        )  # fmt: skip
    return Rate(
        "precision", _("Precision: became deals"), "precision_rate", "precision",
        "count_hot_converted", "count_hot", _("{part} of {whole} handed over"), 1,
    )  # fmt: skip


def recall() -> Rate:
    """Of the won deals, how many came from leads that had been MQLs."""
    return Rate(
        "won_recall", _("Recall: won deals caught"), "won_recall_rate", "won_recall",
        "count_won_deals_caught", "count_won_deals", _("{part} of {whole} won"), 1,
    )  # fmt: skip


def all_recall() -> Rate:
    """The same of all deals."""
    return Rate(
        "recall", _("Recall: all deals caught"), "recall_rate", "recall", "count_deals_caught",
        "count_deals", _("{part} of {whole} deals"), 1,
    )  # fmt: skip


def ignored() -> Rate:
    """Of the MQLs that are due, how many sales ignored."""
    return Rate(
        "ignored", _("Ignored"), "ignored_rate", "ignored", "count_hot_ignored", "count_hot_due",
        _("{part} of {whole} due"), -1,
    )  # fmt: skip


def late() -> Rate:
    """Of the MQLs that are due, how many were answered late."""
    return Rate(
        "late", _("Late"), "late_rate", "late", "count_hot_late", "count_hot_due",
        _("{part} of {whole} due"), -1,
    )  # fmt: skip


def headline(row: Row, agreed: Row, is_logged: bool) -> list[Shown]:
    """The first four numbers."""
    return [
        _volume(row, agreed), precision(row).shown(row, agreed), recall().shown(row, agreed),
        _won(row, agreed),
    ]  # fmt: skip


def more(row: Row, agreed: Row, is_logged: bool) -> list[Shown]:
    """Four more: lift, all deals, and what sales did where it logs that."""
    rates = [all_recall()] + ([ignored(), late()] if is_logged and row["count_counted"] else [])
    lifts = [_lift(row, agreed)] if row["count_counted"] else []
    return [*lifts, *(rate.shown(row, agreed) for rate in rates)]


def _volume(row: Row, agreed: Row) -> Shown:
    change = row["count_hot_cases"] - agreed["count_hot_cases"]
    note = _("{handed} handed over, {others} never").format(
        handed=count(row["count_hot"]), others=count(row["count_hot_leads"])
    )
    if not row["count_counted"]:
        note = _("none was ever handed over")
    return Shown(
        "hot", _("MQLs"), count(row["count_hot_cases"]), note, signed(change, count),
        look_of(change, 0),
    )  # fmt: skip


def _won(row: Row, agreed: Row) -> Shown:
    if not row["won_amount"]:
        return Shown("won", _("Won amount caught"), "–", _("no amounts in the data"))
    change = float(row["won_amount_caught"] - agreed["won_amount_caught"])
    note = _("{missed} missed").format(missed=money(row["won_amount_missed"]))
    return Shown(
        "won", _("Won amount caught"), money(row["won_amount_caught"]), note, signed(change, money),
        look_of(change, 1),
    )  # fmt: skip


def _lift(row: Row, agreed: Row) -> Shown:
    """How much better than no rule: precision beside the conversion rate of all handovers."""
    if row["lift"] is None:
        return Shown("lift", _("Lift over no rule"), "–")
    change = row["lift"] - (agreed["lift"] if agreed["lift"] is not None else row["lift"])
    note = _("without a rule {rate} of {whole}").format(
        rate=percent(row["base_rate"], 1), whole=count(row["count_counted"])
    )
    look = "few" if row["count_hot"] < FEW else look_of(round(change, 2), 1)
    return Shown(
        "lift", _("Lift over no rule"), _("{factor}×").format(factor=reader().factor(row["lift"])),
        note, signed(round(change, 2), reader().factor), look,
    )  # fmt: skip


def signed(change: float, write: Callable[[Any], str]) -> str:
    """A change with its sign; nothing where there is none."""
    if not change:
        return ""
    return f"+{write(change)}" if change > 0 else f"−{write(abs(change))}"
