"""The forms of the MQL rule and of when sales takes a lead for its own."""

import streamlit as st

from pages.shared.editor import fields
from pages.shared.editor.conditions import conditions
from pages.shared.editor.draft import Faults, Node, new_condition, node
from pages.shared.lead_words import kind
from pages.shared.text import _


def rules(draft: Node, faults: Faults) -> None:
    """Both rules, each of which may be left out."""
    st.subheader(_("When is a lead an MQL?"), anchor=False)
    _mql(draft, faults)
    st.subheader(_("When is a lead sales-qualified?"), anchor=False)
    _sales_qualified(draft, faults)


def _mql(draft: Node, faults: Faults) -> None:
    if draft["mql"] is None:
        st.caption(_("By the grid: a lead in a hot cell is an MQL."))
        fields.act(_("Write a rule instead"), "write_mql", lambda: _write_mql(draft), "edit")
        return
    st.caption(_("By this rule, wherever the lead stands on the grid."))
    with st.container(border=True, gap="small"):
        conditions(draft["mql"], faults)
    fields.act(
        _("Back to hot cells"), "drop_mql", lambda: draft.update(mql=None), "undo", type="tertiary"
    )


def _write_mql(draft: Node) -> None:
    """Begin with what marketing usually sees: a download and the price page."""
    download, prices = new_condition("touches"), new_condition("touches")
    download["touches"], prices["touches"] = ("download",), ("price_page_view",)
    draft["mql"] = node(kind="group", join="all", conditions=[download, prices])


def _sales_qualified(draft: Node, faults: Faults) -> None:
    rule = draft["sales_qualified"]
    if rule is None:
        st.caption(_("Not agreed yet: when an activity of sales had a certain outcome."))
        fields.act(
            _("Write a rule"), "write_qualified", lambda: _write_sales_qualified(draft), "edit"
        )
        return
    if len(rule["conditions"]) > 1:
        joins = {"any": _("One of these is enough"), "all": _("All of these must have happened")}
        fields.choice(rule, "join", _("Join"), joins, label_visibility="collapsed")
    for condition in list(rule["conditions"]):
        with st.container(border=True, gap="small"):
            _activity(draft, rule["conditions"], condition)
    fields.faults_of(faults, rule)
    with st.container(horizontal=True):
        fields.act(
            _("Condition"), "add_qualified", lambda: rule["conditions"].append(_new_activity()),
            "add", type="tertiary",
        )  # fmt: skip
        fields.act(
            _("Remove the rule"), "drop_qualified", lambda: draft.update(sales_qualified=None),
            "undo", type="tertiary",
        )  # fmt: skip


def _write_sales_qualified(draft: Node) -> None:
    draft["sales_qualified"] = node(join="any", conditions=[_new_activity()])


def _new_activity() -> Node:
    return node(activities=("call",), outcome=(), organisation="")


def _activity(draft: Node, items: list[Node], condition: Node) -> None:
    organisations = {"": _("anyone in sales")} | {
        one["name"]: one["name"] for one in draft["organisation"] if one["name"]
    }
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        fields.choice(condition, "organisation", _("Who"), organisations)
        fields.act(
            "", f"drop_{condition['id']}", lambda: items.remove(condition), "close",
            type="tertiary", help=_("Remove this condition"),
        )  # fmt: skip
    fields.words(
        condition, "activities", _("did one of these (none chosen: anything)"),
        fields.values("activities"), said=kind, placeholder=_("anything"),
    )  # fmt: skip
    fields.words(
        condition, "outcome", _("and its outcome was one of (none chosen: any)"),
        fields.values("outcome"), placeholder=_("any outcome"),
    )  # fmt: skip
