"""What the playbook asks for one lead, and how that stands."""

from datetime import datetime
from typing import Any

import streamlit as st

from data.definition import Cell
from pages.shared.ask import ask
from pages.shared.lead_words import either, hours, kind, plain, when
from pages.shared.text import _
from pages.shared.view import View, opened

Row = dict[str, Any]
ICONS = {
    "kept": ":material/check_circle:",
    "late": ":material/schedule:",
    "other": ":material/swap_horiz:",
    "missed": ":material/error:",
    "open": ":material/hourglass_top:",
    "unknown": ":material/help:",
    "excluded": ":material/block:",
}


def lead_playbook(lead: Row, handover: Row | None, view: View) -> None:
    """Who acts, what they do, until when; and whether they did."""
    cell = view.definition.cell_at(lead["potential"], lead["intent"])
    with st.container(border=True):
        st.subheader(_("What the playbook asks for"), anchor=False)
        if cell is None or not (cell.organisation or cell.actions):
            st.markdown(_("This cell has no playbook: nobody was named to act."))
            return
        agreed = cell.sla_business_hours or view.definition.sla_business_hours
        st.markdown(request(cell, agreed))
        rows = ask("lead_playbook", view, lead_no=lead["lead_no"]).dicts()
        own = handover["handover_no"] if handover else None
        for row in rows:
            if row["handover_no"] == own and row["playbook"] in ICONS:
                zone = opened(str(view.path)).time_zone
                st.markdown(f"{ICONS[row['playbook']]} {_state(row, cell, zone)}")
        if not rows:
            st.caption(_("It is asked once the lead is handed over."))


def request(cell: Cell, agreed_hours: float) -> str:
    """What was agreed for a cell, in one line."""
    actions = plain(either([kind(name) for name in cell.actions]) or _("any activity"))
    who = plain(cell.organisation or _("nobody was named"))
    return _("**{organisation}**: {actions} within {hours} business hours").format(
        organisation=who, actions=actions, hours=hours(agreed_hours)
    )


def _state(row: Row, cell: Cell, zone: Any) -> str:
    def at(moment: datetime | None) -> str:
        return when(moment, zone) if moment else "–"

    if row["playbook"] in ("kept", "late"):
        said = (
            _("Done in time: {kind} by {who} on {when}.")
            if row["playbook"] == "kept"
            else _("Done late: {kind} by {who} on {when}; asked for until {deadline}.")
        )
        return said.format(
            kind=kind(row["kept_type"]), who=plain(row["kept_by"] or cell.organisation),
            when=at(row["kept_at"]), deadline=at(row["deadline_at"]),
        )  # fmt: skip
    return {
        "open": _("Still open, until {deadline}."),
        "other": _("Overdue since {deadline}: something was done, but not what was agreed."),
        "missed": _("Overdue since {deadline}: nothing was done."),
        "unknown": _("The definition does not say who belongs to {organisation}."),
        "excluded": _("Nothing is asked for: the lead counts for nobody."),
    }[row["playbook"]].format(
        deadline=at(row["deadline_at"]), organisation=plain(cell.organisation)
    )
