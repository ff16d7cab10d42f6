"""The grid and the verdicts of one cell as Plotly figures."""

from typing import Any

import plotly.graph_objects as go

from pages.shared.cells import Board
from pages.shared.charts import PATTERNS, VERDICT_COLOURS
from pages.shared.grid import TOTAL, Cell
from pages.shared.text import _, count, verdict

FRAME = "#0b5cad"  # the accent colour: hot cells, as the grid frames them
LINE = 72  # height of a row, in pixels


def heatmap(board: Board, axis_titles: tuple[str, str]) -> go.Figure:
    """The grid as a plain Plotly heatmap, for exports; it can't be clicked."""
    lines = _lines(board)
    figure = go.Figure(
        go.Heatmap(
            x=[band for band, _label in board.across],
            y=[band for band, _label in board.down],
            z=[[_heat(cell, board.highest) for cell in line] for line in lines],
            text=[[_words(cell) for cell in line] for line in lines],
            customdata=[[cell.label for cell in line] for line in lines],
            texttemplate="%{text}",
            textfont={"size": 14},
            hovertemplate="%{customdata}<extra></extra>",
            colorscale=board.metric.colour_scale,
            zmin=0,
            zmax=board.highest,
            showscale=False,
            hoverongaps=True,
            xgap=3,
            ygap=3,
        )
    )
    figure.update_layout(
        height=90 + LINE * len(board.down),
        margin={"l": 8, "r": 8, "t": 24, "b": 8},
        yaxis={"autorange": "reversed", "title": axis_titles[0], **_ticks(board.down)},
        xaxis={"side": "top", "title": axis_titles[1], **_ticks(board.across)},
        shapes=[_frame(board, cell) for cell in board.cells if cell.is_hot],
        title={"text": board.metric.label, "y": 0.99, "yanchor": "top", "x": 0},
    )
    return figure


def _ticks(bands: list[tuple[str, str]]) -> dict[str, Any]:
    names, labels = zip(*bands, strict=True)
    return {"type": "category", "tickvals": names, "ticktext": labels, "showgrid": False}


def _lines(board: Board) -> list[list[Cell]]:
    width = len(board.across)
    return [board.cells[at : at + width] for at in range(0, len(board.cells), width)]


def _heat(cell: Cell, highest: float) -> float | None:
    """As in the grid: totals and cells too small to judge carry no heat."""
    if cell.value is None or cell.is_grey or TOTAL in (cell.row, cell.column):
        return None
    return min(cell.value, highest)


def _words(cell: Cell) -> str:
    return "<br>".join(part for part in (f"<b>{cell.text}</b>", cell.note, cell.change) if part)


def _frame(board: Board, cell: Cell) -> dict[str, Any]:
    """A frame around a hot cell."""
    across, down = ([band for band, _label in axis] for axis in (board.across, board.down))
    x, y = across.index(cell.column), down.index(cell.row)
    return {
        "type": "rect", "x0": x - 0.48, "x1": x + 0.48, "y0": y - 0.48, "y1": y + 0.48,
        "line": {"color": FRAME, "width": 3},
    }  # fmt: skip


def verdict_bar(counts: dict[str, int]) -> go.Figure:
    """One bar, split by verdict; each part says its verdict and number where there is room."""
    figure = go.Figure([_part(name, counts[name]) for name in VERDICT_COLOURS if counts.get(name)])
    figure.update_layout(
        barmode="stack",
        height=64,
        margin={"l": 0, "r": 0, "t": 4, "b": 4},
        showlegend=False,
        uniformtext={"minsize": 12, "mode": "hide"},
        xaxis={"visible": False, "range": [0, sum(counts.values())], "fixedrange": True},
        yaxis={"visible": False, "fixedrange": True},
        dragmode=False,
    )
    return figure


def _part(name: str, number: int) -> go.Bar:
    words = f"{verdict(name)} {count(number)}"
    return go.Bar(
        x=[number],
        y=[""],
        orientation="h",
        name=verdict(name),
        customdata=[[name]],
        text=[words],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        insidetextfont={"color": _ink(name), "size": 15},
        hovertemplate=_("{words}; a click lists them").format(words=words) + "<extra></extra>",
        marker={
            "color": VERDICT_COLOURS[name],
            "pattern": {
                "shape": PATTERNS.get(name, ""), "fillmode": "overlay", "size": 6, "solidity": 0.2,
                "fgcolor": "rgba(255, 255, 255, 0.35)",
            },
        },
    )  # fmt: skip


def _ink(name: str) -> str:
    return "#ffffff" if name == "followed_up_late" else "#000000"
