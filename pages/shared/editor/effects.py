"""The effect of the draft: leads per cell now and with the draft, and what changes besides."""

from typing import Any

import streamlit as st

from data.definition import AXES, NOT_SCORED, Definition
from data.reach import unreachable
from pages.shared.ask import ask
from pages.shared.cells import bands, place
from pages.shared.editor.draft import Node, cell_of
from pages.shared.grid import TOTAL, Cell, Choice, grid
from pages.shared.grid_finding import unowned
from pages.shared.reach_words import why_never
from pages.shared.text import FEW, _, count, percent
from pages.shared.view import View

Row = dict[str, Any]
Counts = dict[Choice, Row]
# Parts of the definition that move no lead to another cell: what they change is the verdict.
BY_RATE = ("hours", "counting", "targets")
NOTHING: Row = {"count_leads": 0, "ignored_rate": None, "count_due": 0}
MOST_SAID = 5
KEY = "draft_grid"


def effects(view: View, draft: Node, whole: Definition, section: str) -> None:
    """The grid with the draft, beside what the definition in view gives."""
    now = _cells(ask("grid_cells", view))
    then = _cells(ask("grid_cells", view.with_definition(whole)))
    _numbers(view, whole, now, then)
    _never(whole)
    if section == "cells" and (nobody := unowned(view.with_definition(whole))):
        st.warning(nobody, icon=":material/person_off:")
    across, down = (
        [band for band in axis if band[0] not in (TOTAL, NOT_SCORED)] for axis in bands(whole)
    )
    is_rate = section in BY_RATE and ask("rates", view).one()["has_sales_activities"]
    draw = _rate_cell if is_rate else _leads_cell
    known = _origins(view, draft)
    drawn = [
        draw((r, c), _now(now, known, (r, c)), then.get((r, c)), whole)
        for r, _r in down
        for c, _c in across
    ]
    clicked = grid(
        drawn, down, across, key=KEY, row_title=_("Potential"), column_title=_("Intent"),
        low=0.0, high=max((cell.value or 0.0 for cell in drawn), default=1.0),
        colour_scale="Oranges" if is_rate else "Blues",
        hot_label=_("hot"), selected=_names(draft) if section == "cells" else None,
    )  # fmt: skip
    if _take(draft, section, clicked or ()):
        st.rerun()  # a click that came while the page was still being drawn
    st.caption(
        _("Ignored rate per cell with the draft; below it, what it is now where that differs.")
        if is_rate
        else _("Leads per cell with the draft; below it, what it is now where that differs.")
    )


def _never(whole: Definition) -> None:
    """Which bands take no lead, and that without bands there is no grid."""
    if not (whole.potential and whole.intent):
        st.warning(_("Without bands no lead is scored: add some."), icon=":material/block:")
    titles = {"potential": _("Potential"), "intent": _("Intent")}
    said = [
        _("{band} takes no lead, whatever the data: {reason}").format(
            band=f"{titles[one.axis]} {one.band}", reason=why_never(one)
        )
        for one in unreachable(whole)
    ]
    if said:
        st.warning("\n".join(f"- {one}" for one in said[:MOST_SAID]), icon=":material/block:")


def take_click(draft: Node, section: str) -> None:
    """A click on the grid since the last run: in the cells' section it marks or opens a cell."""
    if state := st.session_state.get(KEY):
        _take(draft, section, tuple(state.get("chosen") or ()))


def _take(draft: Node, section: str, chosen: tuple[str, ...]) -> bool:
    """Whether there was a click in the cells' section; it then is part of the draft."""
    before = st.session_state.get("draft_clicked", ())
    if chosen == before:
        return False
    st.session_state["draft_clicked"] = chosen
    clicked = _place(draft, chosen or before)  # a second click lets go: it means the same cell
    if section != "cells" or clicked is None:
        return False
    st.session_state["draft_place"] = clicked
    if st.session_state.get("draft_click", "hot") == "hot":
        cell = cell_of(draft, clicked)
        cell["is_hot"] = not cell["is_hot"]
    return True


def _origins(view: View, draft: Node) -> dict[str, str | None] | None:
    """By what name the definition in view knows each band; None where the draft began elsewhere."""
    if st.session_state["draft_base"] != view.definition:
        return None
    return {f"{axis} {band['name']}": band["origin"] for axis in AXES for band in draft[axis]}


def _now(now: Counts, known: dict[str, str | None] | None, at: Choice) -> Row | None:
    """What stands in a cell by the definition in view; None where that has no such cell."""
    if known is None:
        return None
    names = [known.get(f"{axis} {name}") for axis, name in zip(AXES, at, strict=True)]
    return now.get((names[0] or "", names[1] or ""), NOTHING) if all(names) else None


def _place(draft: Node, names: tuple[str, ...]) -> tuple[int, int] | None:
    if len(names) != 2:
        return None
    found = [
        next((band["id"] for band in draft[axis] if band["name"] == name), None)
        for axis, name in zip(AXES, names, strict=True)
    ]
    potential, intent = found
    return None if potential is None or intent is None else (potential, intent)


def _names(draft: Node) -> Choice | None:
    """The chosen cell by the names of its bands."""
    place = st.session_state.get("draft_place")
    if place is None:
        return None
    by_id = [{band["id"]: band["name"] for band in draft[axis]} for axis in AXES]
    names = (by_id[0].get(place[0]), by_id[1].get(place[1]))
    return names if None not in names else None  # type: ignore[return-value]


def _cells(rows: Any) -> Counts:
    return {(row["potential"], row["intent"]): row for row in rows.dicts()}


def _leads_cell(at: Choice, now: Row | None, then: Row | None, whole: Definition) -> Cell:
    shown = count(then["count_leads"] if then else 0)
    was = count(now["count_leads"]) if now else _("no such cell")
    label = _("{cell}: {leads} leads with the draft, {before} now").format(
        cell=place(*at), leads=shown, before=was
    )
    value = float(then["count_leads"]) if then else None
    return Cell(*at, value or None, shown, _was(now, was, shown), label,
                is_hot=at in whole.hot_cells)  # fmt: skip


def _rate_cell(at: Choice, now: Row | None, then: Row | None, whole: Definition) -> Cell:
    rate = then["ignored_rate"] if then else None
    shown, was = percent(rate), percent(now["ignored_rate"]) if now else _("no such cell")
    label = _("{cell}: {rate} ignored with the draft, {before} now").format(
        cell=place(*at), rate=shown, before=was
    )
    is_few = then is not None and then["count_due"] < FEW
    return Cell(*at, rate, shown, _was(now, was, shown), label, is_grey=is_few,
                is_hot=at in whole.hot_cells)  # fmt: skip


def _was(now: Row | None, was: str, shown: str) -> str:
    """What a cell shows now, where the draft changes what is printed."""
    return "" if now is None or was == shown else _("now {count}").format(count=was)


def _numbers(view: View, whole: Definition, now: Counts, then: Counts) -> None:
    """Three numbers that a meeting asks for first, with the draft and now."""
    rates, drafted = ask("rates", view).one(), ask("rates", view.with_definition(whole)).one()
    has_rule = whole.sales_qualified is not None and rates["has_sales_activities"]
    first, second, third, *fourth = st.columns(4 if has_rule else 3)
    with first:
        _number(_("MQLs by definition"), _all(then, "count_mqls"), _all(now, "count_mqls"))
    with second:
        counts = (_all(cells, "count_not_scored") for cells in (then, now))
        _number(_("Leads not scored"), *counts)
    with third:
        if rates["has_sales_activities"]:
            shown, was = (_rate(one) for one in (drafted, rates))
            change = None if shown == was else _("now {count}").format(count=was)
            st.metric(_("Ignored rate"), shown, change, delta_color="off", delta_arrow="off")
    for column in fourth:
        with column:
            counts = (_all(cells, "count_sales_qualified") for cells in (then, now))
            _number(_("Sales-qualified leads"), *counts)


def _number(label: str, value: int, before: int) -> None:
    change = None if value == before else _("now {count}").format(count=count(before))
    st.metric(label, count(value), change, delta_color="off", delta_arrow="off")


def _rate(rates: dict[str, Any]) -> str:
    return percent(rates["ignored_rate"]) if rates["count_due"] >= FEW else _("too few")


def _all(cells: Counts, name: str) -> int:
    return int(cells[TOTAL, TOTAL][name]) if (TOTAL, TOTAL) in cells else 0
