"""The work lists of tomorrow: what each holds, how many, and the finding in words."""

from datetime import datetime
from typing import Any

import streamlit as st

from pages.shared.cards import Card, cards
from pages.shared.names import hides_names
from pages.shared.text import _, count
from pages.shared.view import View, carry, opened
from pages.shared.worklist_table import worklist
from pages.shared.worklist_words import moment_words

ALL_OPEN = "open"
LOGGED_ONLY = ("overdue", "hot")
UNKNOWN = "–"
Counts = dict[str, Any]


def headline(counts: Counts, view: View) -> str:
    """What waits, in one sentence."""
    gaps = {
        "breach": count(counts["count_breach"]),
        "waiting": count(counts["count_waiting"]),
        "overdue": count(counts["count_overdue"]),
        "unassigned": count(counts["count_unassigned"]),
        "moment": _moment(counts["meeting_at"], view),
    }
    is_logged = counts["has_sales_activities"]
    if not counts["count_items"]:
        return (
            _("No lead waits for sales") if is_logged else _("No lead is known to wait for sales")
        )
    if not is_logged and not counts["count_waiting"]:
        return _("{unassigned} leads wait for an owner").format(**gaps)
    if not is_logged:
        return _(
            "{breach} of {waiting} waiting leads reach their deadline before {moment}; "
            "without an owner: {unassigned}"
        ).format(**gaps)
    if counts["count_unassigned"] and not counts["count_breach"] and not counts["count_overdue"]:
        return _("{unassigned} leads wait for an owner; nothing else is overdue").format(**gaps)
    if not counts["count_breach"]:
        return _("Nothing will breach before {moment}; overdue: {overdue}").format(**gaps)
    return _(
        "{breach} of {waiting} waiting leads will breach before {moment}; overdue: {overdue}"
    ).format(**gaps)


def gaps(counts: Counts) -> list[str]:
    """What the data can't say, in plain words."""
    said = []
    if not counts["has_handovers"]:
        said.append(_("No MQL was handed over to this team or from this source."))
    elif not counts["has_sales_activities"]:
        said.append(
            _(
                "There is no activity log in this data, so nobody can say what is overdue: only "
                "leads before their deadline and leads without an owner are listed. Some of them "
                "may have been called already."
            )
        )
    if counts["count_items"] and not counts["has_amounts"]:
        said.append(
            _("No won deal has an amount, so the order is by chance of conversion × urgency alone.")
        )
    return said


def list_cards(counts: Counts) -> None:
    """The length of each list; a click shows it below."""
    is_logged = counts["has_sales_activities"]
    open_items = count(counts["count_items"])
    cards([
        _card("breach", counts, _("of {whole} waiting"), count(counts["count_waiting"])),
        _card("overdue", counts, _("of {whole} open"), open_items, is_logged),
        _card("hot", counts, _("of {whole} overdue"), count(counts["count_overdue"]), is_logged),
        _card("unassigned", counts, _("of {whole} open"), open_items),
    ])  # fmt: skip


def _card(name: str, counts: Counts, of: str, whole: str, is_known: bool = True) -> Card:
    label, help_text = _labels()[name], _helps()[name]
    if not is_known:
        return Card(label, UNKNOWN, None, "off", help_text, _("no activity log"))
    number = count(counts[f"count_{name}"])
    return Card(
        label, number, None, "off", help_text, of.format(whole=whole),
        lambda: carry("list", name),
    )  # fmt: skip


@st.fragment
def work_lists(counts: Counts, view: View) -> None:
    """One list at a time, with a switch between them; the URL names it."""
    known = _known(counts)
    named = st.query_params.get("list", "")
    name = named if named in known else _usual(counts, known)
    st.session_state["choose_list"] = name
    texts = {one: f"{_labels()[one]} · {count(_length(counts, one))}" for one in known}
    st.segmented_control(
        _("List"), known, key="choose_list", format_func=texts.__getitem__, required=True,
        on_change=lambda: carry("list", st.session_state["choose_list"]),
        label_visibility="collapsed",
    )  # fmt: skip
    st.caption(_helps()[name])
    total = _length(counts, name)
    if not total:
        st.info(_empty(name, counts, view), icon=":material/check:")
        return
    values = {"meeting_at": counts["meeting_at"], "list": None if name == ALL_OPEN else name}
    worklist(f"work_{name}", values, total, hides_persons=hides_names())


def _known(counts: Counts) -> list[str]:
    is_logged = counts["has_sales_activities"]
    return [name for name in _labels() if is_logged or name not in LOGGED_ONLY]


def _usual(counts: Counts, known: list[str]) -> str:
    """The first list that holds anything."""
    return next((name for name in known if _length(counts, name)), known[0])


def _length(counts: Counts, name: str) -> int:
    return int(counts["count_items" if name == ALL_OPEN else f"count_{name}"])


def _labels() -> dict[str, str]:
    return {
        "breach": _("Will breach"),
        "overdue": _("Overdue"),
        "hot": _("Overdue in hot cells"),
        "unassigned": _("Unassigned"),
        ALL_OPEN: _("All open work"),
    }


def _helps() -> dict[str, str]:
    return {
        "breach": _(
            "Nothing logged by sales yet, and the deadline is at or before the next meeting."
        ),
        "overdue": _("Past the deadline, and nothing logged by sales, however long ago."),
        "hot": _("Overdue, and in a cell that both departments agreed on as hot."),
        "unassigned": _("Nobody owns it: neither the handover nor the lead names anyone."),
        ALL_OPEN: _("All that waits for sales: before the deadline, past it, or without an owner."),
    }


def _empty(name: str, counts: Counts, view: View) -> str:
    return {
        "breach": _("Nothing will breach before {moment}.").format(
            moment=_moment(counts["meeting_at"], view)
        ),
        "overdue": _("Nothing is overdue."),
        "hot": _("Nothing in a hot cell is overdue."),
        "unassigned": _("Every lead has an owner."),
        ALL_OPEN: _("No lead waits for sales."),
    }[name]


def _moment(moment: datetime | None, view: View) -> str:
    if moment is None:
        return _("the end of the calendar")
    return moment_words(moment, opened(str(view.path)).time_zone)
