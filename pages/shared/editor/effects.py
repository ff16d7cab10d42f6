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
KEY = "draft_grid"


def effects(view: View, draft: Node, whole: Definition, section: str) -> None:
    """The grid with the draft, beside what the definition in view gives."""
    now = _cells(ask("grid_cells", view))
    then = _cells(ask("grid_cells", view.with_definition(whole)))
    _numbers(view, whole, now, then)
    for one in unreachable(whole):
        st.warning(
            _("{band} takes no lead, whatever the data: {reason}").format(
                band=f"{one.axis} {one.band}", reason=why_never(one)
            ),
            icon=":material/block:",
        )
    if section == "cells" and (nobody := unowned(view.with_definition(whole))):
        st.warning(nobody, icon=":material/person_off:")
    across, down = (
        [band for band in axis if band[0] not in (TOTAL, NOT_SCORED)] for axis in bands(whole)
    )
    is_rate = section in BY_RATE and ask("rates", view).one()["has_sales_activities"]
    draw = _rate_cell if is_rate else _leads_cell
    drawn = [
        draw((r, c), now.get((r, c)), then.get((r, c)), whole) for r, _r in down for c, _c in across
    ]
    grid(
        drawn, down, across, key=KEY, row_title=_("Potential"), column_title=_("Intent"),
        low=0.0, high=max((cell.value or 0.0 for cell in drawn), default=1.0),
        colour_scale="Oranges" if is_rate else "Blues",
        hot_label=_("hot"), selected=_names(draft) if section == "cells" else None,
    )  # fmt: skip
    st.caption(
        _("Ignored rate per cell with the draft; below it, what it is now where that differs.")
        if is_rate
        else _("Leads per cell with the draft; below it, what it is now where that differs.")
    )


def take_click(draft: Node, section: str) -> None:
    """A click on the grid since the last run: in the cells' section it marks or opens a cell."""
    state = st.session_state.get(KEY)
    chosen = tuple(state.get("chosen") or ()) if state else ()
    before = st.session_state.get("draft_clicked", ())
    if chosen == before or state is None:
        return
    st.session_state["draft_clicked"] = chosen
    clicked = _place(draft, chosen or before)  # a second click lets go: it means the same cell
    if section != "cells" or clicked is None:
        return
    st.session_state["draft_place"] = clicked
    if st.session_state.get("draft_click", "hot") == "hot":
        cell = cell_of(draft, clicked)
        cell["is_hot"] = not cell["is_hot"]


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
    leads, before = (row["count_leads"] if row else 0 for row in (then, now))
    note = "" if leads == before else _("now {count}").format(count=count(before))
    label = _("{cell}: {leads} leads with the draft, {before} now").format(
        cell=place(*at), leads=count(leads), before=count(before)
    )
    is_hot = at in whole.hot_cells
    return Cell(*at, float(leads) or None, count(leads), note, label, is_hot=is_hot)


def _rate_cell(at: Choice, now: Row | None, then: Row | None, whole: Definition) -> Cell:
    rate, before = (row["ignored_rate"] if row else None for row in (then, now))
    note = "" if rate == before else _("now {count}").format(count=percent(before))
    label = _("{cell}: {rate} ignored with the draft, {before} now").format(
        cell=place(*at), rate=percent(rate), before=percent(before)
    )
    is_few = then is not None and then["count_due"] < FEW
    is_hot = at in whole.hot_cells
    return Cell(*at, rate, percent(rate), note, label, is_grey=is_few, is_hot=is_hot)


def _numbers(view: View, whole: Definition, now: Counts, then: Counts) -> None:
    """Three numbers that a meeting asks for first, with the draft and now."""
    rates, drafted = ask("rates", view).one(), ask("rates", view.with_definition(whole)).one()
    first, second, third = st.columns(3)
    with first:
        _number(_("MQLs by definition"), _all(then, "count_mqls"), _all(now, "count_mqls"))
    with second:
        _number(_("Leads not scored"), _not_scored(then), _not_scored(now))
    with third:
        if rates["has_sales_activities"]:
            shown, was = (_rate(one) for one in (drafted, rates))
            change = None if shown == was else _("now {count}").format(count=was)
            st.metric(_("Ignored rate"), shown, change, delta_color="off", delta_arrow="off")


def _number(label: str, value: int, before: int) -> None:
    change = None if value == before else _("now {count}").format(count=count(before))
    st.metric(label, count(value), change, delta_color="off", delta_arrow="off")


def _rate(rates: dict[str, Any]) -> str:
    return percent(rates["ignored_rate"]) if rates["count_due"] >= FEW else _("too few")


def _all(cells: Counts, name: str) -> int:
    return int(cells[TOTAL, TOTAL][name]) if (TOTAL, TOTAL) in cells else 0


def _not_scored(cells: Counts) -> int:
    """Leads that stand in no band of one axis or of both."""
    return sum(
        row["count_leads"]
        for at, row in cells.items()
        if NOT_SCORED in at and TOTAL not in at
    )  # fmt: skip
