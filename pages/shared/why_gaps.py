"""Logging gaps: deals that nobody logged anything for, silent owners, deals left open."""

from typing import Any

import streamlit as st

from pages.shared import tables
from pages.shared.ask import ask
from pages.shared.cards import Card, cards
from pages.shared.text import FEW, _, count, money, percent
from pages.shared.why_openings import Opening, opens, show_list
from pages.shared.why_seen import Seen

Row = dict[str, Any]


def finding(seen: Seen) -> str:
    """The widest gap, where enough deals or handovers carry it."""
    gaps, old = _gaps(seen), _old(seen)
    if seen.is_logged and gaps["count_due_of_silent"] >= FEW:
        return _(
            "{silent} of {owners} owners never logged anything, with {due} due MQLs in their hands"
        ).format(
            silent=count(gaps["count_silent_owners"]), owners=count(gaps["count_owners"]),
            due=count(gaps["count_due_of_silent"]),
        )  # fmt: skip
    if old["count_old"] and old["count_closed"] >= FEW:
        return _(
            "{old} of {open} open deals are older than any deal that ever closed ({longest} days)"
        ).format(
            old=count(old["count_old"]), open=count(old["count_open"]),
            longest=count(old["longest_days"]),
        )  # fmt: skip
    if seen.is_logged and gaps["count_without_activity"] >= FEW:
        return _("{part} of {whole} converted MQLs have no logged activity").format(
            part=count(gaps["count_without_activity"]), whole=count(gaps["count_converted"])
        )
    if not seen.is_logged:
        return _("What sales did is not logged")
    return _("No gap in the log stands out")


def rules() -> list[str]:
    """How the gaps are counted, in words."""
    return [
        _(
            "**Deals without activity** = converted MQLs for which sales logged no counted "
            "activity in the window of the handover."
        ),
        _(
            "**Owners who log nothing** = charged with at least one due MQL of the view, and not "
            "one logged activity of theirs, for any lead, since any of these handovers."
        ),
        _(
            "**Older than any that closed** = open deals whose age in days exceeds the longest "
            "time from creation to closing of all closed deals, won or lost. Deals that close "
            "before they are created are left out. All deals up to the as-of day are looked at, "
            "whatever the period; team and source are those of the lead."
        ),
    ]


def draw(seen: Seen) -> None:
    """Three gaps with their lists, who the silent owners are, and the oldest open deals."""
    gaps, old = _gaps(seen), _old(seen)
    if not seen.is_logged:
        st.info(
            _(
                "There is no activity log in this data: what owners log, and which deals came "
                "without an activity, is not known."
            ),
            icon=":material/info:",
        )
    own = [_without_activity(gaps, seen), _silent(gaps, seen)] if seen.is_logged else []
    cards([*own, _open_too_long(old, seen)])
    if seen.is_logged and gaps["count_silent_owners"]:
        st.header(_("Owners who log nothing"), anchor=False)
        name = "silent_owners_by_team" if seen.hides_persons else "silent_owners"
        tables.table(ask(name, seen.view), key=name)
    if old["count_old"]:
        show_list(_old_opening(old), "old", seen)


def _gaps(seen: Seen) -> Row:
    return ask("logging_gaps", seen.view).one()


def _old(seen: Seen) -> Row:
    return ask("deals_open_too_long", seen.view).one()


def _without_activity(row: Row, seen: Seen) -> Card:
    label, part, whole = (
        _("Deals without activity"), row["count_without_activity"], row["count_converted"],
    )  # fmt: skip
    rate = percent(row["without_activity_rate"]) if whole >= FEW else "–"
    counted = _("{rate} of {whole} converted").format(rate=rate, whole=count(whole))
    opening = Opening("deals", label, part, "gaps_listed", {"gap": "without_activity"})
    help_text = _("Converted, and sales logged no counted activity in the window.")
    return Card(label, count(part), None, "off", help_text, counted, opens(opening, seen))


def _silent(row: Row, seen: Seen) -> Card:
    label = _("Owners who log nothing")
    counted = _("of {owners}; {due} due MQLs, {ignored} of them ignored").format(
        owners=count(row["count_owners"]), due=count(row["count_due_of_silent"]),
        ignored=count(row["count_ignored_of_silent"]),
    )  # fmt: skip
    total = row["count_due_of_silent"]
    title = _("Due MQLs of owners who log nothing")
    opening = Opening("silent", title, total, "gaps_listed", {"gap": "silent_owner"})
    help_text = _(
        "Silence in the log is no proof of idleness: what lies with them counts as possibly "
        "ignored."
    )
    return Card(
        label, count(row["count_silent_owners"]), None, "off", help_text, counted,
        opens(opening, seen),
    )  # fmt: skip


def _open_too_long(row: Row, seen: Seen) -> Card:
    label = _("Older than any that closed")
    if not row["count_open"]:
        counted = _("no open deal")
    elif row["longest_days"] is None:
        counted = _("no closed deal to compare with")
    elif row["count_old"]:
        counted = _(
            "of {open} open; no closed one took more than {longest} days, the oldest is {oldest}"
        ).format(
            open=count(row["count_open"]), longest=count(row["longest_days"]),
            oldest=count(row["oldest_days"]),
        )  # fmt: skip
    else:
        counted = _("of {open} open; no closed one took more than {longest} days").format(
            open=count(row["count_open"]), longest=count(row["longest_days"])
        )
    help_text = _("Open deals that have run longer than any deal did that ever closed.")
    if row["old_amount"]:
        worth = _("Together they are worth {amount}.").format(amount=money(row["old_amount"]))
        help_text = f"{help_text} {worth}"
    return Card(
        label, count(row["count_old"]), None, "off", help_text, counted,
        opens(_old_opening(row), seen),
    )  # fmt: skip


def _old_opening(row: Row) -> Opening:
    label = _("Open deals older than any that closed")
    return Opening("old", label, row["count_old"], "old_deals_listed")
