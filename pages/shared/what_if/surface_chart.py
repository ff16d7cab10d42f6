"""Two numbers at once: a coloured square for each pair of positions, which can be clicked."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from pages.shared.text import _
from pages.shared.what_if.colours import AGREED, DRAFT

SCALE = [[0, "rgba(11, 122, 196, 0.06)"], [1, "rgba(11, 122, 196, 1)"]]
# A mark that is not seen, but is found by the pointer anywhere in its square.
UNSEEN = {"marker": {"opacity": 0.01}}
MOST_TICKS = 8
INK = "#31333f"
Place = tuple[int, int]


@dataclass(frozen=True)
class Side:
    """One of the two numbers: its title, and its positions as the reader writes them."""

    title: str  # HTML
    positions: Sequence[float]
    texts: Sequence[str]


@dataclass(frozen=True)
class Square:
    """What is caught with both numbers at a pair of positions; no height: too few to judge."""

    place: Place
    height: float | None
    hover: str


def surface_chart(
    squares: Sequence[Square],
    sides: tuple[Side, Side],
    marks: tuple[Place, Place | None],
    tick_format: str,
) -> go.Figure:
    """`customdata` of a square: the positions of both numbers; marks: the draft, the agreed."""
    across, up = sides
    figure = go.Figure([_colours(squares, sides, tick_format), _clicks(squares, sides)])
    draft, agreed = marks
    if agreed is not None and agreed != draft:
        _mark(figure, agreed, _("agreed"), AGREED, "diamond")
    name = _("draft, as agreed") if agreed == draft else _("draft")
    _mark(figure, draft, name, DRAFT, "circle")
    figure.update_layout(
        height=480, showlegend=False, dragmode=False, hovermode="closest", hoverdistance=-1,
        margin={"l": 8, "r": 8, "t": 24, "b": 8}, paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        xaxis={**_ticks(across), "fixedrange": True}, yaxis={**_ticks(up), "fixedrange": True},
    )  # fmt: skip
    return figure


def _colours(squares: Sequence[Square], sides: tuple[Side, Side], tick_format: str) -> go.Heatmap:
    across, up = sides
    heights: list[list[float | None]] = [[None] * len(across.texts) for _line in up.texts]
    highest = max((square.height or 0.0 for square in squares), default=0.0)
    for square in squares:
        x, y = square.place
        heights[y][x] = square.height
    return go.Heatmap(
        z=heights, colorscale=SCALE, zmin=0, zmax=highest or 1, hoverinfo="skip", xgap=1, ygap=1,
        colorbar={"tickformat": tick_format, "thickness": 12, "outlinewidth": 0},
    )  # fmt: skip


def _clicks(squares: Sequence[Square], sides: tuple[Side, Side]) -> go.Scatter:
    """A heatmap tells Streamlit of no click: marks over it do."""
    across, up = sides
    return go.Scatter(
        x=[square.place[0] for square in squares],
        y=[square.place[1] for square in squares],
        mode="markers",
        marker={"symbol": "square", "size": 18, "opacity": 0.01, "color": DRAFT},
        selected=UNSEEN,
        unselected=UNSEEN,
        customdata=[[across.positions[x], up.positions[y]] for x, y in (s.place for s in squares)],
        hovertext=[square.hover for square in squares],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _mark(figure: go.Figure, place: Place, name: str, colour: str, symbol: str) -> None:
    """A mark with its name on white, which is read on any colour of the squares."""
    x, y = place
    figure.add_trace(
        go.Scatter(
            x=[x], y=[y], mode="markers", hoverinfo="skip",
            marker={"symbol": symbol, "size": 14, "color": "#ffffff",
                    "line": {"width": 3, "color": colour}},
            unselected={"marker": {"opacity": 1}},
        )
    )  # fmt: skip
    figure.add_annotation(
        x=x, y=y, text=f"<b>{name}</b>", showarrow=False, yanchor="bottom", yshift=11,
        bgcolor="rgba(255, 255, 255, 0.9)", font={"color": INK, "size": 12}, borderpad=2,
    )  # fmt: skip


def _ticks(side: Side) -> dict[str, object]:
    last = len(side.texts) - 1
    shown = sorted({round(n * last / (MOST_TICKS - 1)) for n in range(MOST_TICKS)})
    return {
        "tickvals": shown, "ticktext": [side.texts[at] for at in shown], "tickangle": 0,
        "title": {"text": side.title, "font": {"size": 13}}, "automargin": True,
        "range": [-0.5, last + 0.5], "showgrid": False, "zeroline": False,
    }  # fmt: skip
