"""The form of the chosen cell: hot or not, who acts, what they do, within how long."""

import streamlit as st

from pages.shared.editor import fields
from pages.shared.editor.draft import Faults, Node, cell_of, node, rename_organisation
from pages.shared.lead_words import kind
from pages.shared.text import _


def cells(draft: Node, faults: Faults) -> None:
    """How a click on the grid is meant, the chosen cell's playbook, the organisations."""
    modes = {"hot": _("marks it hot, or not"), "playbook": _("opens its playbook")}
    st.session_state.setdefault("draft_click", "hot")
    st.segmented_control(
        _("A click on a cell of the grid …"), list(modes), key="draft_click", required=True,
        format_func=modes.__getitem__,
    )  # fmt: skip
    place = chosen_place(draft)
    if place is None:
        st.caption(_("Choose a cell on the grid to write its playbook."))
    else:
        _playbook(draft, place, faults)
    st.subheader(_("Who belongs to whom"), anchor=False)
    for one in list(draft["organisation"]):
        _organisation(draft, one, faults)
    fields.act(
        _("Add an organisation"), "add_organisation",
        lambda: draft["organisation"].append(node(name="", actor="sales", teams=(), people=())),
        "add",
    )  # fmt: skip


def chosen_place(draft: Node) -> tuple[int, int] | None:
    """The ids of the bands of the chosen cell, if it still is there."""
    place = st.session_state.get("draft_place")
    ids = [{band["id"] for band in draft[axis]} for axis in ("potential", "intent")]
    return place if place and place[0] in ids[0] and place[1] in ids[1] else None


def _playbook(draft: Node, place: tuple[int, int], faults: Faults) -> None:
    cell = cell_of(draft, place)
    key = f"draft_cell_{place[0]}_{place[1]}"
    names = [
        next(band["name"] for band in draft[axis] if band["id"] == number)
        for axis, number in zip(("potential", "intent"), place, strict=True)
    ]
    with st.container(border=True, gap="small"):
        st.markdown(f"**{names[0]} × {names[1]}**")
        fields.switch(cell, "is_hot", _("Hot: sales wants these leads"), key=f"{key}_hot")
        known = [one["name"] for one in draft["organisation"] if one["name"]]
        own = {cell["organisation"]: cell["organisation"]} if cell["organisation"] else {}
        labels = {"": _("nobody yet")} | {name: name for name in known} | own
        fields.choice(cell, "organisation", _("Who acts"), labels, key=f"{key}_who")
        fields.words(
            cell, "actions", _("What they do"),
            dict.fromkeys([*fields.values("activities"), "newsletter", "seminar"]),
            key=f"{key}_what", said=kind, placeholder=_("Choose or write"),
        )  # fmt: skip
        usual = f"{draft['sla_business_hours']:g}" if draft["sla_business_hours"] else "–"
        fields.number(
            cell, "sla_business_hours", _("Within how many business hours"), key=f"{key}_hours",
            placeholder=_("as usual: {hours}").format(hours=usual),
        )  # fmt: skip
        for message in faults.below(draft, "cell"):
            st.caption(f":red[:material/error: {fields.in_words(message)}]")


def _organisation(draft: Node, one: Node, faults: Faults) -> None:
    is_open = not one["name"] or bool(faults.of(one))
    with st.expander(one["name"] or _("New organisation"), expanded=is_open):
        fields.text(
            one, "name", _("Name"), write=lambda name: rename_organisation(draft, one, name)
        )
        actors = {"sales": _("of sales"), "marketing": _("of marketing"), "": _("of either")}
        fields.choice(one, "actor", _("Activities"), actors, nothing=None)
        fields.words(
            one, "teams", _("Teams (none: everyone)"), fields.values("team_name"),
            placeholder=_("everyone"),
        )  # fmt: skip
        fields.words(
            one, "people", _("People (none: everyone)"), fields.values("performed_by"),
            placeholder=_("everyone"),
        )  # fmt: skip
        fields.faults_of(faults, one)
        fields.act(
            _("Remove"), f"drop_{one['id']}", lambda: draft["organisation"].remove(one), "delete",
            type="tertiary",
        )  # fmt: skip
