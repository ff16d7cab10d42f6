"""What a view shows that somebody should know: numbers for sentences, the weightiest first."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from queries.rows import Rows

Ask = Callable[..., Rows]  # the name of a question and its values: its rows
Row = dict[str, Any]
# Which groups may be named: never persons. A finding goes into mails and on projected pages.
NAMED = (("team", None), ("source", None), ("cell", None), ("team", "source"))
# What a rate stands on: a period before it began shows how the data begins, and no change.
LOG_OF = {
    "ignored": "has_all_activities",
    "missed_sla": "has_all_activities",
    "follow_up": "has_all_activities",
    "response": "has_all_activities",
    "conversion": "has_all_deals",
}
# Below this many, what is only possible or not logged is no finding.
ENOUGH = 10


@dataclass(frozen=True)
class Finding:
    """One thing worth saying: its kind, and the numbers of its sentence."""

    kind: str  # group, change, hot, possible, unlogged
    rate: str  # the rate that it speaks of
    numbers: Row


@dataclass(frozen=True)
class Before:
    """The period before: when it began, and the way to ask about it."""

    from_at: datetime | None
    ask: Ask


def findings(ask: Ask, before: Before | None = None) -> list[Finding]:
    """Everything worth saying of a view, against the period before where there is one."""
    rates = ask("rates").one()
    if not rates["has_sales_activities"]:
        return [*_groups(ask, "conversion"), *_changes(ask, before, ("conversion",))]
    return [
        *_groups(ask, "ignored"),
        *_changes(ask, before, ("ignored", "missed_sla")),
        *_hot(rates),
        *_possible(rates),
        *_unlogged(rates),
    ]


def _groups(ask: Ask, rate: str) -> Iterator[Finding]:
    """The one group that lost most leads beyond the average, among those that stand out."""
    found = [
        row | {"by": by, "second_by": second}
        for by, second in NAMED
        for row in ask("rates_by_group", rate=rate, by=by, second_by=second).dicts()
        if row["stands_out"]
    ]
    if found:
        yield Finding("group", rate, max(found, key=lambda row: row["count_lost_above_average"]))


def _changes(ask: Ask, before: Before | None, names: tuple[str, ...]) -> Iterator[Finding]:
    """Rates that moved by more than chance explains, where the two periods can be compared."""
    if before is None:
        return
    now, then = ask("rates").one(), before.ask("rates").one()
    logs = ask("logs_of_period", from_at=before.from_at).one()
    for name in names:
        if not logs[LOG_OF[name]]:
            continue
        values = {
            "count_hits": now[f"{name}_numerator"],
            "count_whole": now[f"{name}_denominator"],
            "count_hits_before": then[f"{name}_numerator"],
            "count_whole_before": then[f"{name}_denominator"],
        }
        change = ask("change_of_rate", **values).one()
        if change["is_more_than_chance"]:
            rates = {"rate": now[f"{name}_rate"], "rate_before": then[f"{name}_rate"]}
            yield Finding("change", name, values | change | rates)


def _hot(rates: Row) -> Iterator[Finding]:
    if rates["hot_ignored_numerator"] and rates["hot_ignored_denominator"] >= ENOUGH:
        part, whole = rates["hot_ignored_numerator"], rates["hot_ignored_denominator"]
        yield Finding("hot", "ignored", {"part": part, "whole": whole})


def _possible(rates: Row) -> Iterator[Finding]:
    ignored, sure = rates["ignored_numerator"], rates["sure_ignored_numerator"]
    if ignored - sure >= ENOUGH:
        yield Finding("possible", "ignored", {"part": ignored - sure, "whole": ignored})


def _unlogged(rates: Row) -> Iterator[Finding]:
    part, whole = rates["count_deals_without_activity"], rates["conversion_numerator"]
    if part >= ENOUGH:
        yield Finding("unlogged", "conversion", {"part": part, "whole": whole})
