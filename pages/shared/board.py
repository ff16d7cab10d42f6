"""Draws a board: the clickable grid, or the same cells as a chart; gives back the chosen cell."""

import streamlit as st

from data.definition import Definition
from pages.shared import explanation, grid_chart, tables
from pages.shared.cells import Board, Place, board_of, filters, place
from pages.shared.compare import Comparison
from pages.shared.grid import grid
from pages.shared.metrics import MEETING, Metric, metrics, target_of
from pages.shared.text import FEW, _
from pages.shared.view import carry, current_view


@st.fragment
def meeting_grid(usual: str, is_logged: bool = True) -> None:
    """The grid with a few metrics, and the list of the chosen cell below it."""
    known = metrics(is_logged, MEETING)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        metric = known[named_metric(known, usual)]
        st.segmented_control(
            _("In the cells"), list(known), key="choose_metric", required=True,
            format_func=lambda name: known[name].label, on_change=carry_metric,
        )  # fmt: skip
        is_chart = chart_switch()
    board = board_of(metric, current_view())
    if chosen := draw(board, is_chart):
        _list(board, chosen)
    else:
        st.caption(what_to_do(board, chosen))


def named_metric(known: dict[str, Metric], usual: str) -> str:
    """The metric of the URL, set as the switch's choice before that is drawn."""
    named = st.query_params.get("metric", usual)
    metric = named if named in known else usual if usual in known else next(iter(known))
    st.session_state["choose_metric"] = metric
    return metric


def carry_metric() -> None:
    """The switch's choice into the URL."""
    carry("metric", st.session_state["choose_metric"])


def chart_switch() -> bool:
    """Whether the reader wants the grid as a chart; the URL says so."""
    st.session_state["is_chart"] = st.query_params.get("chart") == "1"
    return st.toggle(
        _("As a chart"), key="is_chart", help=_("The same grid, to export."),
        on_change=lambda: carry("chart", "1" if st.session_state["is_chart"] else None),
    )  # fmt: skip


def draw(board: Board, is_chart: bool) -> Place | None:
    """The grid; a chart can't be clicked, so it keeps the cell that the URL names."""
    titles = (_("Potential"), _("Intent"))
    if is_chart:
        figure = grid_chart.heatmap(board, titles)
        config = {"displaylogo": False}
        st.plotly_chart(figure, key="heatmap", config=config, alt=board.metric.label)
        named = _from_url()
        return named if named in board.open_places else None
    key = f"cells_{board.metric.name}"
    wanted = _follow_url(key)
    chosen = grid(
        board.cells, board.down, board.across, key=key, row_title=titles[0],
        column_title=titles[1], low=0.0, high=board.highest,
        colour_scale=board.metric.colour_scale, selected=wanted, hot_label=_("hot"),
    )  # fmt: skip
    if chosen or wanted is None or wanted in board.open_places:
        carry("cell", "~".join(chosen) if chosen else None)
        st.session_state["cell_seen"] = chosen
    return chosen


def what_to_do(board: Board, chosen: Place | None) -> str:
    """What a reader who has chosen no cell may do, or why the link opens none."""
    wanted = _from_url()
    if chosen or not board.open_places:
        return ""
    if wanted and wanted not in board.open_places:
        return _("{cell}: no leads in this view.").format(cell=place(*wanted))
    return _("Choose a cell to see its leads.")


def legend(board: Board, definition: Definition, comparison: Comparison | None, hint: str) -> None:
    """What was agreed to reach, what to do, how to read the cells, what they are compared with."""
    metric, said = board.metric, [hint]
    if target := target_of(metric, definition.target):
        said.insert(0, f"**{target}** · ")
    if definition.hot_cells:
        said.append(_("Framed: hot."))
    if metric.whole:
        few = _(
            "Grey: fewer than {few}, too few to judge. Pointing at a cell shows how sure it is."
        )
        said.append(few.format(few=FEW))
    if metric.kind == "hours":
        said.append(_("Business hours; who was never answered counts as still waiting."))
    if comparison:
        said.append(comparison.sentence)
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.caption(" ".join(part for part in said if part), width="stretch")
        explanation.explanation(metric.cells, explanation.rules())


def _follow_url(key: str) -> Place | None:
    """The cell of the URL; where the reader went back in the browser, the grid follows."""
    wanted = _from_url()
    if key in st.session_state and st.session_state.get("cell_seen") != wanted:
        st.session_state[key] = {"chosen": list(wanted) if wanted else None}
    st.session_state["cell_seen"] = wanted
    return wanted


def _from_url() -> Place | None:
    potential, _mark, intent = st.query_params.get("cell", "").partition("~")
    return (potential, intent) if intent else None


def _list(board: Board, chosen: Place) -> None:
    metric, row = board.metric, board.rows[chosen]
    st.subheader(metric.sentence(row, place(*chosen)), anchor=False)
    values = {**filters(*chosen), "which": metric.which}
    tables.listed(metric.question, values, f"cell_{metric.name}", metric.length(row))
