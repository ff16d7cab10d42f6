"""The form of one axis: its bands, best first, each with its conditions."""

import streamlit as st

from data.definition import Axis
from pages.shared.editor import fields
from pages.shared.editor.conditions import conditions
from pages.shared.editor.draft import REST, Faults, Node, free_name, move, new_band
from pages.shared.text import _


def bands(draft: Node, axis: Axis, faults: Faults) -> None:
    """The bands of an axis: name, order, conditions."""
    st.caption(_("Best first. A lead takes the first band that holds."))
    for band in list(draft[axis]):
        _band(draft, axis, band, faults)
    for message in faults.of(draft, ""):
        if message.startswith(axis):
            st.caption(f":red[:material/error: {fields.in_words(message)}]")
    with st.container(horizontal=True):
        fields.act(_("Add a band"), f"add_{axis}", lambda: _add(draft, axis), "add")
        if not any(band["join"] == REST for band in draft[axis]):
            fields.act(
                _("Add a band for the rest"), f"rest_{axis}", lambda: _add_rest(draft, axis), "add",
                help=_("It takes every lead that no band above takes and whose fields are known."),
            )  # fmt: skip


def _band(draft: Node, axis: Axis, band: Node, faults: Faults) -> None:
    items = draft[axis]
    with st.container(border=True, gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            fields.text(band, "name", _("Name of the band"), label_visibility="collapsed")
            if band["join"] != REST:
                _mover(items, band, -1, "arrow_upward", _("Move up"))
                _mover(items, band, 1, "arrow_downward", _("Move down"))
            fields.act(
                "", f"drop_{band['id']}", lambda: items.remove(band), "delete",
                type="tertiary", help=_("Remove this band"),
            )  # fmt: skip
        if band["join"] == REST:
            st.caption(_("Every other lead whose fields are known."))
            fields.faults_of(faults, band)
        else:
            conditions(band, faults)


def _mover(items: list[Node], band: Node, by: int, icon: str, title: str) -> None:
    """A button that moves a band; the band for the rest stays the last."""
    there = items.index(band) + by
    fields.act(
        "", f"{icon}_{band['id']}", lambda: move(items, band, by), icon, type="tertiary",
        help=title, disabled=not 0 <= there < len(items) or items[there]["join"] == REST,
    )  # fmt: skip


def _add(draft: Node, axis: Axis) -> None:
    """Before the band that takes the rest, if there is one."""
    band = new_band(free_name(draft, axis, _("New band")))
    end = len(draft[axis]) - any(one["join"] == REST for one in draft[axis])
    draft[axis].insert(end, band)


def _add_rest(draft: Node, axis: Axis) -> None:
    band = new_band(free_name(draft, axis, _("Others")))
    draft[axis].append(band | {"join": REST, "conditions": []})
