"""The head of a lead's page: who it is, where it stands, what became of it."""

from html import escape
from typing import Any

import streamlit as st

from pages.shared.cells import place
from pages.shared.charts import VERDICT_COLOURS
from pages.shared.lead_seen import Seen
from pages.shared.lead_sentence import never_handed_over, verdict_sentence
from pages.shared.lead_words import plain
from pages.shared.text import _, day, verdict
from pages.shared.view import View

Row = dict[str, Any]


def lead_header(lead: Row, handovers: list[Row], seen: Seen, view: View) -> None:
    """Company and verdict, person and owner, the verdict with its grounds."""
    name = plain(lead["company_name"] or lead["lead_name"] or lead["lead_id"])
    if handovers:
        title = _("{lead}: {verdict}").format(lead=name, verdict=verdict_of(handovers[0]))
    else:
        title = _("{lead}: never handed over").format(lead=name)
    st.title(title, anchor=False)
    st.html(_badges(lead, handovers, view))
    st.subheader(plain(_finding(lead, handovers, seen, view)), anchor=False)
    _who(lead, handovers, seen)
    _earlier(handovers[1:], seen)


def _finding(lead: Row, handovers: list[Row], seen: Seen, view: View) -> str:
    if handovers:
        return verdict_sentence(handovers[0], seen)
    is_hot = (lead["potential"], lead["intent"]) in view.definition.hot_cells
    cell = place(lead["potential"], lead["intent"])
    return never_handed_over(is_hot and not lead["is_excluded"], cell, seen)


def verdict_of(handover: Row) -> str:
    """A verdict in words; an ignored one with how sure that is."""
    if handover["verdict"] == "ignored":
        return _("Surely ignored") if handover["is_sure"] else _("Possibly ignored")
    return verdict(handover["verdict"])


def _badges(lead: Row, handovers: list[Row], view: View) -> str:
    badges = []
    if handovers:
        badges.append(_badge(verdict_of(handovers[0]), VERDICT_COLOURS[handovers[0]["verdict"]]))
    elif lead["is_excluded"]:
        badges.append(_badge(verdict("excluded"), VERDICT_COLOURS["excluded"]))
    badges.append(_badge(place(lead["potential"], lead["intent"])))
    if (lead["potential"], lead["intent"]) in view.definition.hot_cells:
        badges.append(_badge(_("hot")))
    if lead.get("sales_qualified_at"):
        badges.append(_badge(_("sales-qualified")))
    return f'<div style="display:flex;gap:.5rem;flex-wrap:wrap">{"".join(badges)}</div>'


def _badge(text: str, colour: str = "") -> str:
    """Words in a frame, with a patch of colour before them."""
    patch = (
        f'<span style="background:{colour};width:.9em;height:.9em;border-radius:2px"></span>'
        if colour
        else ""
    )
    frame = "1px solid rgba(128,134,145,.45)"
    return (
        f'<span style="display:inline-flex;align-items:center;gap:.45em;padding:.15em .6em;'
        f'border:{frame};border-radius:999px;font-weight:600">{patch}{escape(text)}</span>'
    )


def _who(lead: Row, handovers: list[Row], seen: Seen) -> None:
    owner, team = lead["owner_name"], lead["team_name"]
    if handovers:
        owner, team = handovers[0]["owner_name"], handovers[0]["team_name"]
    named = {
        _("Person"): " / ".join(
            filter(None, (lead["lead_name"], lead["job_title"], lead["department"]))
        ),
        _("Owner"): f"{owner or _('nobody')} ({team})" if team else owner or _("nobody"),
        _("Source"): lead["source"],
        _("Created"): day(lead["created_at"], seen.zone) if lead["created_at"] else None,
        _("Lead"): lead["lead_id"],
    }
    said = [
        _("{label}: **{value}**").format(label=label, value=plain(value))
        for label, value in named.items()
        if value
    ]
    st.markdown(" · ".join(said))


def contact(lead: Row) -> None:
    """How to reach the person; folded away, since a meeting looks on."""
    known = [text for text in (lead["email"], lead["phone"]) if text]
    if not known:
        return
    with st.expander(_("Contact"), icon=":material/contact_mail:"):
        for text in known:
            st.markdown(plain(text))


def _earlier(handovers: list[Row], seen: Seen) -> None:
    if not handovers:
        return
    with st.expander(_("Handed over before: {count}").format(count=len(handovers))):
        for handover in handovers:
            said = plain(verdict_sentence(handover, seen))
            st.markdown(f"**{verdict_of(handover)}** · {said}")
