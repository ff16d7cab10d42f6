"""The grid as pages show it: rows of a question in, the chosen cell and its list out."""

from typing import Any

import streamlit as st

from data.definition import NOT_SCORED, Definition
from pages.shared import charts, parts
from pages.shared.ask import ask
from pages.shared.grid import TOTAL, Cell, grid
from pages.shared.metrics import Metric, metrics
from pages.shared.text import _
from pages.shared.view import carry, current_view, opened

Band = tuple[str, str]


@st.fragment
def cell_grid(usual: str, is_logged: bool = True) -> None:
    """The grid with its metric switch, and the list of the chosen cell below it."""
    view = current_view()
    definition = opened(str(view.path)).definition
    metric, is_plotly = _switches(usual, is_logged)
    rows = ask("grid_cells", view).dicts()
    across, down = bands(definition)
    by_place = {(row["potential"], row["intent"]): row for row in rows}
    cells = [
        _cell(by_place[r, c], metric)
        if (r, c) in by_place
        else _empty_cell(r, c, metric, (r, c) in definition.hot_cells)
        for r, _row in down
        for c, _column in across
    ]
    titles = (_("Potential"), _("Intent"))
    if is_plotly:
        figure = charts.heatmap(cells, down, across, metric.colour_scale, titles)
        st.plotly_chart(figure, key="heatmap", config={"displaylogo": False}, alt=metric.label)
        return
    key = f"cells_{metric.name}"
    wanted = _follow_url(key)
    chosen = grid(
        cells, down, across, key=key, row_title=titles[0],
        column_title=titles[1], low=0.0, high=_highest(cells), colour_scale=metric.colour_scale,
        selected=wanted, hot_label=_("hot"),
    )  # fmt: skip
    is_open = wanted in {(cell.row, cell.column) for cell in cells if cell.is_open}
    if chosen or wanted is None or is_open:
        carry("cell", "~".join(chosen) if chosen else None)
        st.session_state["cell_seen"] = chosen
    if chosen:
        _list(chosen, metric, rows)
    elif wanted and not is_open:
        st.caption(_("{cell}: no leads in this view.").format(cell=place(*wanted)))
    elif any(cell.is_open for cell in cells):
        st.caption(_("Choose a cell to see its leads."))


def _follow_url(key: str) -> tuple[str, str] | None:
    """The cell of the URL; where the reader went back in the browser, the grid follows."""
    wanted = _from_url()
    if key in st.session_state and st.session_state.get("cell_seen") != wanted:
        st.session_state[key] = {"chosen": list(wanted) if wanted else None}
    st.session_state["cell_seen"] = wanted
    return wanted


def bands(definition: Definition) -> tuple[list[Band], list[Band]]:
    """Columns and rows in the order of the screen: hot stands in the upper right corner."""
    edges = {NOT_SCORED: _("Not scored"), TOTAL: _("Total")}
    down = [band.name for band in definition.potential]
    across = [band.name for band in reversed(definition.intent)]
    return (
        [(name, edges.get(name, name)) for name in [NOT_SCORED, *across, TOTAL]],
        [(name, edges.get(name, name)) for name in [*down, NOT_SCORED, TOTAL]],
    )


def _switches(usual: str, is_logged: bool) -> tuple[Metric, bool]:
    known = metrics(is_logged)
    named = st.query_params.get("metric", usual)
    metric = named if named in known else usual
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.session_state["choose_metric"] = metric
        st.segmented_control(
            _("In the cells"), list(known), key="choose_metric",
            format_func=lambda name: known[name].label, required=True,
            on_change=lambda: carry("metric", st.session_state["choose_metric"]),
        )  # fmt: skip
        is_plotly = st.toggle(_("As a chart"), key="is_plotly", help=_("The same grid, to export."))
    return known[metric], is_plotly


def _cell(row: dict[str, Any], metric: Metric) -> Cell:
    value = row[metric.value]
    is_total = TOTAL in (row["potential"], row["intent"])
    has_none = (metric.whole and not row[metric.whole]) or not row["count_leads"] + row[
        "count_handovers"
    ]
    return Cell(
        row=row["potential"],
        column=row["intent"],
        value=None if has_none or not (value or metric.whole) else float(value),
        text="–" if has_none else metric.text(row),
        note="" if has_none else metric.note(row),
        label=metric.sentence(row, place(row["potential"], row["intent"])),
        is_grey=metric.is_few(row),
        is_hot=bool(row["is_hot"]) and not is_total,
        is_open=bool(row["count_leads"] + row["count_handovers"]),
    )


def _empty_cell(potential: str, intent: str, metric: Metric, is_hot: bool) -> Cell:
    text = "–" if metric.whole else "0"
    label = f"{place(potential, intent)}: {metric.label} {text}"
    return Cell(potential, intent, None, text, "", label, is_hot=is_hot, is_open=False)


def place(potential: str, intent: str) -> str:
    """A cell in words."""
    if potential == intent == TOTAL:
        return _("All leads")
    names = {NOT_SCORED: _("not scored"), TOTAL: _("all")}
    return f"{names.get(potential, potential)} × {names.get(intent, intent)}"


def _highest(cells: list[Cell]) -> float:
    """The top of the colour scale; a cell too small to judge does not stretch it."""
    inner = [
        cell.value
        for cell in cells
        if cell.value is not None and TOTAL not in (cell.row, cell.column) and not cell.is_grey
    ]
    return max(inner, default=1.0) or 1.0


def _from_url() -> tuple[str, str] | None:
    potential, _mark, intent = st.query_params.get("cell", "").partition("~")
    return (potential, intent) if intent else None


def _list(chosen: tuple[str, str], metric: Metric, rows: list[dict[str, Any]]) -> None:
    potential, intent = chosen
    row = next(r for r in rows if (r["potential"], r["intent"]) == chosen)
    st.subheader(metric.sentence(row, place(potential, intent)), anchor=False)
    values: dict[str, Any] = {
        "potential": None if potential == TOTAL else potential,
        "intent": None if intent == TOTAL else intent,
        "which": metric.which,
    }
    key = f"cell_{metric.name}"
    parts.listed(metric.question, values, key, metric.length(row))
