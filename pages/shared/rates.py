"""The four numbers of the review, and the finding in words."""

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import streamlit as st

from pages.shared import charts
from pages.shared.ask import ask
from pages.shared.cards import Card, cards
from pages.shared.grid import TOTAL
from pages.shared.names import hides_names
from pages.shared.tables import listing
from pages.shared.text import _, count, day, percent, points
from pages.shared.view import View, current_view, opened
from queries.findings import LOG_OF

# Published figures, drawn for comparison and never as targets. Both are quoted from Demandbase by
# an article; no primary source is known: half of the MQLs ignored, 79 % never in the pipeline.
IGNORED = 0.5
PIPELINE = 1 - 0.79


def headline(rates: dict[str, Any], view: View) -> str:
    """What the period shows, in one sentence."""
    handed = count(rates["count_handovers"])
    if not rates["count_handovers"]:
        return _nothing_handed_over(view)
    if not rates["has_sales_activities"]:
        return _("{handed} MQLs were handed over; what sales did with them is not logged").format(
            handed=handed
        )
    if not rates["count_due"]:
        return _("{handed} MQLs were handed over; none is due yet").format(handed=handed)
    who = _("Team {team}").format(team=view.team_name) if view.team_name else _("Sales")
    return _("{who} ignored {ignored} of {due} due MQLs").format(
        who=who,
        ignored=_range(count(rates["sure_ignored_numerator"]), count(rates["ignored_numerator"])),
        due=count(rates["count_due"]),
    )


def _nothing_handed_over(view: View) -> str:
    total = [row for row in ask("grid_cells", view).dicts() if row["potential"] == row["intent"]]
    every = next((row for row in total if row["intent"] == TOTAL), None)
    if every is None or not every["count_leads"]:
        return _("No lead and no MQL in this period")
    return _("{leads} leads, {deals} of them with a deal; none was handed over as an MQL").format(
        leads=count(every["count_leads"]), deals=count(every["count_leads_with_deal"])
    )


def gaps(rates: dict[str, Any]) -> list[str]:
    """What the data can't say, in plain words."""
    said = []
    if not rates["count_handovers"]:
        said.append(
            _(
                "No MQL was handed over in this view. Widen period, team or source in the sidebar; "
                "if the data has no handovers, load them, or leads with their MQL date (mql_at)."
            )
        )
    if rates["count_handovers"] and not rates["has_sales_activities"]:
        said.append(
            _(
                "There is no activity log in this data: not one call, mail or meeting of sales. "
                "An MQL without a deal may have been ignored or just not logged; nobody can say "
                "which, so no follow-up rate and no ignored rate is shown."
            )
        )
    if rates["count_unassigned"] and rates["count_unassigned"] > rates["count_due"]:
        said.append(
            _(
                "{unassigned} of {handed} handovers name no owner, nor does their lead. They are "
                "counted as unassigned and charged to nobody."
            ).format(
                unassigned=count(rates["count_unassigned"]), handed=count(rates["count_handovers"])
            )
        )
    return said


def rate_cards(rates: dict[str, Any], before: dict[str, Any] | None, view: View) -> None:
    """Followed up, converted, ignored, waiting: each with its n, its change and its list."""
    wanted = view.definition.target
    row = [
        replace(followed_up(rates, before), target=at_least(wanted.follow_up_rate)),
        replace(converted(rates, before), target=at_least(wanted.conversion_rate)),
        replace(ignored(rates, before), target=at_most(wanted.ignored_rate)),
        waiting(rates, before),
    ]
    cards(row)
    if before and before["count_handovers"]:
        st.caption(compared_with(view))


def at_least(rate: float | None) -> str | None:
    """The target of a rate that should be high, in words."""
    return None if rate is None else _("Target: at least {rate}").format(rate=percent(rate))


def at_most(rate: float | None) -> str | None:
    """The target of a rate that should be low, in words."""
    return None if rate is None else _("Target: at most {rate}").format(rate=percent(rate))


def compared_with(view: View) -> str:
    """What the arrows compare with; empty where the view has no period before."""
    if view.before is None or view.before.from_at is None or view.before.until_at is None:
        return ""
    zone = opened(str(view.path)).time_zone
    return _(
        "Arrows: the change against the period before, {first} to {last}, as it stood on {seen}, "
        "when it was as young as this one is now. Grey: no more than chance explains."
    ).format(
        first=day(view.before.from_at, zone),
        last=day(view.before.until_at - timedelta(microseconds=1), zone),
        seen=day(view.before.as_of, zone),
    )


@dataclass(frozen=True)
class Change:
    """The change of a number in words, and how an arrow is coloured (st.metric's delta_color)."""

    text: str | None = None
    colour: str = "off"


def change(rates: dict[str, Any], before: dict[str, Any] | None, name: str, better: str) -> Change:
    """A rate against the period before, in points; coloured where it is more than chance.

    None where the data knows only a part of the period before: that would be no change of sales.
    """
    earlier = current_view().before
    if before is None or earlier is None:
        return Change()
    if not ask("logs_of_period", from_at=earlier.from_at).one()[LOG_OF[name]]:
        return Change()
    found = ask(
        "change_of_rate",
        count_hits=rates[f"{name}_numerator"],
        count_whole=rates[f"{name}_denominator"],
        count_hits_before=before[f"{name}_numerator"],
        count_whole_before=before[f"{name}_denominator"],
    ).one()
    if found["p_value"] is None:  # too few in either period to judge
        return Change()
    return Change(points(found["change"]), better if found["is_more_than_chance"] else "off")


def opens(title: str, which: str, total: int) -> Any:
    """What a number does when it is chosen: its list in a dialog."""
    return lambda: listing(
        "handovers_listed", title, {"which": which}, total, hides_persons=hides_names()
    )


def counted(rates: dict[str, Any], name: str, of: str) -> str:
    """Of how many a rate speaks."""
    return of.format(
        part=count(rates[f"{name}_numerator"]), whole=count(rates[f"{name}_denominator"])
    )


def followed_up(rates: dict[str, Any], before: dict[str, Any] | None) -> Card:
    """How many of the due MQLs sales followed up."""
    label, is_logged = _("Followed up"), rates["has_sales_activities"]
    moved = change(rates, before, "follow_up", "normal") if is_logged else Change()
    return Card(
        label,
        percent(rates["follow_up_rate"]) if is_logged else "–",
        moved.text,
        moved.colour,
        _(
            "Of the MQLs that are due: those that sales answered in time or late, gave back, or "
            "turned into a deal. 95 % interval: {low} to {high}."
        ).format(low=percent(rates["follow_up_low"]), high=percent(rates["follow_up_high"])),
        counted(rates, "follow_up", _("{part} of {whole} due"))
        if is_logged
        else _("no activity log"),
        opens(label, "answered", rates["follow_up_numerator"]) if is_logged else None,
    )


def converted(rates: dict[str, Any], before: dict[str, Any] | None) -> Card:
    """How many of the MQLs became deals."""
    label = _("Converted")
    moved = change(rates, before, "conversion", "normal")
    return Card(
        label,
        percent(rates["conversion_rate"]),
        moved.text,
        moved.colour,
        _(
            "Of all MQLs that were handed over and not excluded: those with a deal made after the "
            "handover or open at it. 95 % interval: {low} to {high}. A published figure says that "
            "79 % never reach the pipeline (quoted from Demandbase; no primary source known)."
        ).format(low=percent(rates["conversion_low"]), high=percent(rates["conversion_high"])),
        counted(rates, "conversion", _("{part} of {whole}")),
        opens(label, "converted", rates["conversion_numerator"]),
        _scale(rates["conversion_rate"], rates["conversion_rate"], PIPELINE, "converted"),
    )


def ignored(rates: dict[str, Any], before: dict[str, Any] | None) -> Card:
    """How many of the due MQLs sales ignored: a range, from sure to possible."""
    label, is_logged = _("Ignored"), rates["has_sales_activities"]
    moved = change(rates, before, "ignored", "inverse") if is_logged else Change()
    span = _range(percent(rates["sure_ignored_rate"]), percent(rates["ignored_rate"]))
    return Card(
        label,
        span if is_logged else "–",
        moved.text,
        moved.colour,
        _(
            "Of the MQLs that are due: past the deadline, and nothing from sales. The lower end is "
            "sure (the owner logged other activities in that time), the upper end holds those "
            "whose owner logged nothing at all. 95 % interval of the upper end: {low} to {high}. "
            "The 50 % that is often quoted comes from Demandbase by way of an article; no primary "
            "source is known, and it is no target."
        ).format(low=percent(rates["ignored_low"]), high=percent(rates["ignored_high"])),
        counted(rates, "ignored", _("{part} of {whole} due"))
        if is_logged
        else _("no activity log"),
        opens(label, "ignored", rates["ignored_numerator"]) if is_logged else None,
        _scale(rates["sure_ignored_rate"], rates["ignored_rate"], IGNORED, "ignored")
        if is_logged
        else None,
    )


def waiting(rates: dict[str, Any], before: dict[str, Any] | None) -> Card:
    """How many MQLs have their clock still running."""
    label = _("Waiting")
    has_past = before is not None and before["count_handovers"]
    change = rates["count_waiting"] - before["count_waiting"] if before and has_past else None
    return Card(
        label,
        count(rates["count_waiting"]),
        None if change is None else f"{'' if change < 0 else '+'}{count(change)}",
        "off",
        _(
            "Nothing yet, and the deadline has not passed. "
            "An MQL is never ignored while its clock runs."
        ),
        _("{part} of {whole}").format(
            part=count(rates["count_waiting"]), whole=count(rates["count_handovers"])
        ),
        opens(label, "waiting", rates["count_waiting"]),
    )


def _scale(low: float | None, high: float | None, reference: float, name: str) -> Any:
    """The number beside the published one; the help of the card says where that comes from."""
    if low is None or high is None:
        return None
    label = _("published: {rate}").format(rate=percent(reference))
    return charts.scale_with_reference(low, high, reference, charts.VERDICT_COLOURS[name], label)


def _range(low: str, high: str) -> str:
    if low == high:
        return high
    is_percent = low.endswith("%")
    return f"{low.removesuffix('%').strip() if is_percent else low}–{high}"
