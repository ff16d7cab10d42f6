"""The four numbers of the overview: ignored, SLA missed, followed up, hours to respond."""

from dataclasses import replace
from typing import Any

import streamlit as st

from pages.shared.ask import ask, ask_before
from pages.shared.cards import Card, cards
from pages.shared.grid import TOTAL
from pages.shared.rates import (
    at_least,
    at_most,
    change,
    compared_with,
    converted,
    counted,
    followed_up,
    ignored,
    opens,
    waiting,
)
from pages.shared.text import FEW, _, count, percent, reader
from pages.shared.view import View
from queries import Rows

Row = dict[str, Any]


def overview_cards(rates: Row, before: Row | None, view: View) -> None:
    """Each against its target and the period before; each opens its list."""
    cards(
        _logged(rates, before, view)
        if rates["has_sales_activities"]
        else _unlogged(rates, before, view)
    )
    if before and before["count_handovers"]:
        st.caption(compared_with(view))


def _logged(rates: Row, before: Row | None, view: View) -> list[Card]:
    wanted = view.definition.target
    return [
        replace(ignored(rates, before), target=at_most(wanted.ignored_rate), scale=None),
        replace(_missed(rates, before), target=at_most(wanted.missed_sla_rate)),
        replace(followed_up(rates, before), target=at_least(wanted.follow_up_rate)),
        _hours(view),
    ]


def _unlogged(rates: Row, before: Row | None, view: View) -> list[Card]:
    """Without a log of sales nobody knows more than which deals came of it."""
    wanted = view.definition.target
    return [
        replace(converted(rates, before), target=at_least(wanted.conversion_rate)),
        waiting(rates, before),
    ]


def _missed(rates: Row, before: Row | None) -> Card:
    label, moved = _("Missed SLA"), change(rates, before, "missed_sla", "inverse")
    return Card(
        label,
        percent(rates["missed_sla_rate"]),
        moved.text,
        moved.colour,
        _(
            "Of the MQLs that are due: first response after the deadline, or never. Once a "
            "deadline is past this never changes. 95 % interval: {low} to {high}."
        ).format(low=percent(rates["missed_sla_low"]), high=percent(rates["missed_sla_high"])),
        counted(rates, "missed_sla", _("{part} of {whole} due")),
        opens(label, "missed_sla", rates["missed_sla_numerator"]),
    )


def _hours(view: View) -> Card:
    now, then = _waited(ask("response_hours_by_cell", view)), _waited(_before(view))
    label = _("Median response")
    if now is None:
        return Card(
            label, "–", None, "off", _help(), _("{part} of {whole}").format(part=0, whole=0)
        )
    median, p90 = now["median_business_hours"], now["p90_business_hours"]
    return Card(
        label,
        _("not reached") if median is None else reader().hours(median),
        _moved(now, then),
        "off",
        _help(),
        _("{answered} of {whole} answered").format(
            answered=count(now["count_answered"]), whole=count(now["count_counted"])
        ),
        opens(_("Answered"), "responded", int(now["count_answered"])),
        _("Nine in ten: not reached, too many were never answered")
        if p90 is None
        else _("Nine in ten within {hours}").format(hours=reader().hours(p90)),
    )


def _help() -> str:
    return _(
        "Business hours from handover to the first activity, deal or rejection. Who was never "
        "answered counts as still waiting (Kaplan–Meier), so that those who answered do not "
        "flatter the rest. The arrow is not tested against chance."
    )


def _moved(now: Row, then: Row | None) -> str | None:
    if then is None or min(row["count_counted"] for row in (now, then)) < FEW:
        return None
    medians = now["median_business_hours"], then["median_business_hours"]
    return None if None in medians else reader().hours_change(float(medians[0] - medians[1]))


def _before(view: View) -> Rows | None:
    return ask_before("response_hours_by_cell", view)


def _waited(rows: Rows | None) -> Row | None:
    """The row of the whole."""
    every = rows.dicts() if rows else []
    return next((row for row in every if row["potential"] == row["intent"] == TOTAL), None)
