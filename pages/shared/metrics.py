"""What the grid can show in its cells, and which list stands behind each number."""

from dataclasses import dataclass
from math import inf
from typing import Any, Literal

from data.definition import Target
from pages.shared.rates import at_least, at_most
from pages.shared.text import FEW, _, count, money, percent, reader

Kind = Literal["count", "rate", "money", "hours"]
Question = Literal["handovers_listed", "leads_listed", "playbook_listed"]
Row = dict[str, Any]
# What the review meeting offers: few enough for one row of buttons.
MEETING = ("leads", "mqls", "ignored", "conversion", "deals", "won")


@dataclass(frozen=True)
class Metric:
    """One number per cell: its column, its denominator, the list that it opens."""

    name: str
    label: str
    kind: Kind
    value: str
    part: str  # of how many it speaks: the column with the numerator
    whole: str | None  # and the one with the denominator
    question: Question
    which: str | None
    colour_scale: str
    better: Literal["up", "down"] | None = None
    interval: str | None = None
    target: str = ""  # field of the definition's target
    cells: str = "grid_cells"  # the question that knows the number
    opens: str = ""  # the column with the length of its list, if that is not `part`
    listed_as: str = ""  # the name of its list, if that is not the label
    needs_log: bool = False

    def is_known(self, row: Row) -> bool:
        """Whether there is anything to count in the cell."""
        is_empty = not row["count_leads"] + row["count_handovers"]
        return not is_empty and not (self.whole and not row[self.whole])

    def heat(self, row: Row) -> float | None:
        """What decides the colour of a cell; a median that is not reached is the highest."""
        value = row[self.value]
        if not self.is_known(row):
            return None
        if value is None:
            return inf if self.kind == "hours" else None
        return float(value) if value or self.whole else None

    def text(self, row: Row) -> str:
        """The number of a cell as it is shown."""
        if not self.is_known(row):
            return "–" if self.whole else "0"
        return self.written(row[self.value])

    def written(self, value: Any) -> str:
        """One value of this metric as the reader writes it."""
        if self.kind == "hours":
            return _("not reached") if value is None else reader().hours(value)
        if self.kind == "rate":
            return percent(value)
        return money(value) if self.kind == "money" else count(value)

    def length(self, row: Row) -> int:
        """How many rows the list of a cell has."""
        return int(row[self.opens or self.part])

    def note(self, row: Row) -> str:
        """What stands small below it: of how many."""
        if not self.is_known(row) or self.kind == "count":
            return ""
        if self.kind == "money":
            return _("{leads} won").format(leads=count(row[self.part]))
        return _("{part} of {whole}").format(
            part=count(row[self.part]), whole=count(row[self.whole or ""])
        )

    def is_few(self, row: Row) -> bool:
        """Whether the denominator is too small to judge."""
        return self.whole is not None and row[self.whole] < FEW

    def sentence(self, row: Row, place: str) -> str:
        """The whole of a cell in words, for the tooltip and screen readers."""
        parts = [f"{place}: {self.label} {self.text(row)}", self.note(row), self._spread(row)]
        if self.is_few(row):
            parts.append(_("fewer than {few}: too few to judge").format(few=FEW))
        return ", ".join(part for part in parts if part)

    def _spread(self, row: Row) -> str:
        if self.kind == "hours":
            return _spread_of_hours(row) if self.is_known(row) else ""
        if not self.interval or row[f"{self.interval}_low"] is None:
            return ""
        low, high = (percent(row[f"{self.interval}_{end}"]) for end in ("low", "high"))
        return _("95 % interval {low} to {high}").format(low=low, high=high)


def _spread_of_hours(row: Row) -> str:
    if row["median_business_hours"] is None:
        return _("there is no median, because fewer than half are known to have been answered")
    if row["p90_business_hours"] is None:
        return _("fewer than nine in ten are known to have been answered")
    return _("nine in ten within {hours}").format(hours=reader().hours(row["p90_business_hours"]))


def metrics(
    is_logged: bool = True, names: tuple[str, ...] = (), has_qualified: bool = True
) -> dict[str, Metric]:
    """The metrics of the grid by id; without an activity log nobody knows who was ignored."""
    every = {metric.name: metric for metric in (*_counts(), *_rates(), *_results())}
    if not has_qualified:  # the definition does not say when sales takes a lead for its own
        del every["qualified"]
    return {name: every[name] for name in names or every if is_logged or not every[name].needs_log}


def _counts() -> list[Metric]:
    return [
        Metric("leads", _("Leads"), "count", "count_leads", "count_leads", None,
               "leads_listed", None, "Blues"),
        Metric("by_definition", _("MQLs by definition"), "count", "count_mqls", "count_mqls", None,
               "leads_listed", "mql", "Blues"),
        Metric("mqls", _("MQLs handed over"), "count", "count_handovers", "count_handovers", None,
               "handovers_listed", None, "Blues"),
        Metric("qualified", _("Sales-qualified leads"), "count", "count_sales_qualified",
               "count_sales_qualified", None, "leads_listed", "sales_qualified", "Greens",
               needs_log=True),
    ]  # fmt: skip


def _rates() -> list[Metric]:
    """What sales did: known only where it logs what it does."""
    return [
        Metric("follow_up", _("Follow-up rate"), "rate", "follow_up_rate", "count_followed_up",
               "count_due", "handovers_listed", "answered", "Blues", "up", "follow_up",
               target="follow_up_rate", listed_as=_("Followed up"), needs_log=True),
        Metric("ignored", _("Ignored rate"), "rate", "ignored_rate", "count_ignored", "count_due",
               "handovers_listed", "ignored", "Oranges", "down", "ignored",
               target="ignored_rate", needs_log=True),
        Metric("hours", _("Median hours to first response"), "hours", "median_business_hours",
               "count_answered", "count_counted", "handovers_listed", "counted", "Oranges", "down",
               cells="response_hours_by_cell", opens="count_counted",
               listed_as=_("Handed over, not excluded"), needs_log=True),
        Metric("playbook", _("Playbook kept"), "rate", "playbook_rate", "count_playbook_kept",
               "count_playbook_due", "playbook_listed", "kept", "Teal", "up", "playbook",
               target="playbook_rate", cells="playbook_by_cell", listed_as=_("Kept"),
               needs_log=True),
    ]  # fmt: skip


def _results() -> list[Metric]:
    return [
        Metric("conversion", _("Conversion rate"), "rate", "conversion_rate", "count_converted",
               "count_counted", "handovers_listed", "converted", "Greens", "up", "conversion",
               target="conversion_rate"),
        Metric("deals", _("Leads with a deal"), "rate", "deal_rate", "count_leads_with_deal",
               "count_leads", "leads_listed", "with_deal", "Greens", "up", "deal"),
        Metric("won_rate", _("Won rate"), "rate", "won_rate", "count_won", "count_counted",
               "handovers_listed", "won", "Purples", "up", "won", listed_as=_("Won")),
        Metric("won", _("Won amount"), "money", "won_amount", "count_leads_won", None,
               "leads_listed", "won", "Purples", "up", listed_as=_("Leads won")),
    ]  # fmt: skip


def target_of(metric: Metric, target: Target) -> str | None:
    """What the two departments want to reach, in words, where they agreed on it."""
    rate = getattr(target, metric.target) if metric.target else None
    return at_most(rate) if metric.better == "down" else at_least(rate)
