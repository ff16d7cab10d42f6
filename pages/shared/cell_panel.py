"""What opens below the grid: the finding of a cell, its playbook, its verdicts, its leads."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from data.definition import Cell as Agreed
from pages.shared import grid_chart, tables
from pages.shared.ask import ask
from pages.shared.cells import Board, Place, filters, place
from pages.shared.grid import TOTAL
from pages.shared.lead_playbook import request
from pages.shared.lead_words import plain
from pages.shared.text import VERDICTS, _, count, verdict
from pages.shared.view import View


@dataclass(frozen=True)
class Listed:
    """One of the lists of a cell: its name, the question behind it, its length."""

    label: str
    question: str
    which: str | None
    length: int


def cell_panel(board: Board, chosen: Place, view: View) -> None:
    """Everything about the chosen cell."""
    row = board.rows[chosen]
    label = next(c.label for c in board.cells if (c.row, c.column) == chosen)
    with st.container(border=True, key="cell_panel"):
        name = place(*chosen)
        st.subheader(plain(name) + label.removeprefix(name), anchor=False)
        if TOTAL not in chosen:
            st.markdown(playbook(view, chosen, row["count_leads"]))
        verdicts = _verdicts(chosen, view)
        lists = _lists(board, chosen, verdicts, view.definition.mql is not None)
        key = f"cell_list_{board.metric.name}_{'~'.join(chosen)}"
        if verdicts:
            _bar(verdicts, key)
        _chosen_list(lists, chosen, key)


def playbook(view: View, chosen: Place, leads: int) -> str:
    """What the two departments agreed for a cell, in one sentence."""
    agreed = view.definition.cell_at(*chosen) or Agreed(potential=chosen[0], intent=chosen[1])
    if not agreed.organisation:
        nobody = (
            _("**No organisation owns this cell** and its {leads} leads.")
            if agreed.actions
            else _("**No playbook for this cell:** no organisation owns its {leads} leads.")
        )
        return nobody.format(leads=count(leads))
    hours = agreed.sla_business_hours or view.definition.sla_business_hours
    sentence = _("Playbook: {request}.").format(request=request(agreed, hours))
    if agreed.organisation in {one.name for one in view.definition.organisation}:
        return sentence
    unknown = _("The definition does not say who belongs to {organisation}.")
    return f"{sentence} {unknown.format(organisation=plain(agreed.organisation))}"


def _verdicts(chosen: Place, view: View) -> dict[str, int]:
    rows = ask("cell_verdicts", view, **filters(*chosen)).dicts()
    counts = {row["verdict"]: row["count_handovers"] for row in rows}
    return {name: counts[name] for name in VERDICTS if name in counts}


def _lists(
    board: Board, chosen: Place, verdicts: dict[str, int], has_rule: bool
) -> dict[str, Listed]:
    """The list behind the number first, then one per verdict, then the forgotten ones."""
    metric, row = board.metric, board.rows[chosen]
    own = Listed(
        metric.listed_as or metric.label, metric.question, metric.which, metric.length(row)
    )
    lists = {
        name: Listed(verdict(name), "handovers_listed", name, number)
        for name, number in verdicts.items()
    }
    if metric.question == "handovers_listed" and metric.which in lists:
        lists = {metric.which: lists.pop(metric.which), **lists}
    else:
        lists = {"own": own, **lists}
    if number := row["count_mqls_never_handed_over"]:
        label = _("MQL, never handed over") if has_rule else _("Hot, never handed over")
        lists["never"] = Listed(label, "leads_listed", "mql_never_handed_over", number)
    return lists


def _bar(verdicts: dict[str, int], key: str) -> None:
    """The verdicts as a bar; each choice draws it anew, so that no part stays marked on it."""
    name = f"bar_{key}_{st.session_state.get(key, '')}"

    def pick() -> None:
        points: Any = st.session_state[name].selection.points
        if points:
            st.session_state[key] = points[0]["customdata"][0]

    st.plotly_chart(
        grid_chart.verdict_bar(verdicts), key=name, on_select=pick,
        selection_mode="points", config={"displayModeBar": False},
        alt=_("What became of the handovers of this cell"),
    )  # fmt: skip


def _chosen_list(lists: dict[str, Listed], chosen: Place, key: str) -> None:
    """One button per list; the list of the chosen one."""
    if st.session_state.get(key) not in lists:
        st.session_state[key] = next(iter(lists))
    name = st.pills(
        _("Lists"), list(lists), key=key, required=True, label_visibility="collapsed",
        format_func=lambda one: f"{lists[one].label} {count(lists[one].length)}",
    )  # fmt: skip
    one = lists[name or next(iter(lists))]
    values: dict[str, Any] = {**filters(*chosen), "which": one.which}
    tables.listed(one.question, values, f"cell_{one.question}_{one.which}", one.length)
