"""The forms of what counts: activities that are no follow-up, leads that count for nobody."""

import streamlit as st

from pages.shared.editor import fields
from pages.shared.editor.conditions import exclusions
from pages.shared.editor.draft import Faults, Node, node
from pages.shared.lead_words import kind
from pages.shared.text import _


def counting(draft: Node, faults: Faults) -> None:
    """Uncounted activities and exclusions."""
    st.subheader(_("Which activities of sales are no follow-up?"), anchor=False)
    fields.words(
        draft, "uncounted_activity_types", _("Every other activity of sales counts"),
        fields.values("activities"), said=kind, placeholder=_("none"),
    )  # fmt: skip
    st.subheader(_("Which leads count for nobody?"), anchor=False)
    st.caption(
        _("Leads that carry a reason in the data (excluded_reason), and those for which one holds:")
    )
    exclusions(draft, faults)


def points(draft: Node, faults: Faults) -> None:
    """What touches are worth, and how fast that fades."""
    worth = draft["points"]
    if worth is None:
        st.caption(_("Optional: points per touch, for a condition on points."))
        fields.act(
            _("Give points to touches"), "write_points", lambda: draft.update(points=_new()), "add"
        )
        return
    fields.number(
        worth, "half_life_days", _("Half of it is gone after this many days (blank: never)"),
        placeholder=_("never"),
    )  # fmt: skip
    for one in list(worth["each"]):
        _worth(worth["each"], one)
        fields.faults_of(faults, one)
    fields.faults_of(faults, worth)
    with st.container(horizontal=True):
        fields.act(
            _("Touches"), "add_points", lambda: worth["each"].append(_one()), "add", type="tertiary"
        )
        fields.act(
            _("No points"), "drop_points", lambda: draft.update(points=None), "undo",
            type="tertiary",
        )  # fmt: skip


def _worth(items: list[Node], one: Node) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        fields.words(
            one,
            "touches",
            _("Touches"),
            fields.values("touches"),
            said=kind,
            placeholder=_("any touch"),
        )
        fields.number(one, "points", _("Points"), width=110)
        fields.act(
            "", f"drop_{one['id']}", lambda: items.remove(one), "close", type="tertiary",
            help=_("Remove"),
        )  # fmt: skip


def _new() -> Node:
    return node(half_life_days=30.0, each=[_one()])


def _one() -> Node:
    return node(touches=("download",), points=10.0)
