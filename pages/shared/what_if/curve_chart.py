"""Curves over the whole range of one number: small multiples, with where it stands marked."""

from collections.abc import Sequence
from decimal import Decimal
from math import ceil, floor, log10
from typing import Any

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from pages.shared.text import _, money
from pages.shared.what_if.colours import AGREED, DRAFT, GRID, PALE
from pages.shared.what_if.curve_data import COUNT, MONEY, RATE, Curve, Panel, Range

MOST_TICKS = 5
TURN = 0.65  # right of it a name stands left of its line
MARGIN = 32  # pixels: a name that begins at the last position ends here
HEADROOM = 1.3  # above the highest point, for the names of both lines
# By what is written on an axis: how high it is with nothing on it, how near two ticks may stand.
EMPTY = {RATE: 0.05, COUNT: 4.0, MONEY: 1.0}
LEAST_STEP = {RATE: 0.01, COUNT: 1.0, MONEY: 2.0}
MANY = 30  # positions: their marks would lie over each other
HEIGHT = 270  # of a row of curves, in pixels


def curve_chart(panels: Sequence[Panel], positions: Range) -> go.Figure:
    """Two panels in a row; a click on any point tells its position in `customdata`."""
    count_rows = ceil(len(panels) / 2)
    figure = make_subplots(
        rows=count_rows, cols=2, horizontal_spacing=0.08,
        vertical_spacing=0.24 / count_rows,
    )  # fmt: skip
    for number, panel in enumerate(panels):
        place = {"row": number // 2 + 1, "col": number % 2 + 1}
        for curve in panel.curves:
            _draw(figure, curve, positions, place)
        _mark(figure, positions, number + 1)
        _name(figure, panel, number + 1)
        figure.update_yaxes(**_heights(panel), **place)
    figure.update_xaxes(**_ticks(positions), fixedrange=True, showgrid=False, zeroline=False)
    figure.update_xaxes(title={"text": positions.title, "font": {"size": 12}}, row=count_rows)
    figure.update_layout(
        height=HEIGHT * count_rows + 40, showlegend=False, dragmode=False,
        margin={"l": 8, "r": MARGIN, "t": 56, "b": 8}, hovermode="closest", hoverdistance=-1,
        paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)",
    )  # fmt: skip
    return figure


def _draw(figure: go.Figure, curve: Curve, positions: Range, place: dict[str, int]) -> None:
    if curve.band:
        for trace in _band(curve):
            figure.add_trace(trace, **place)
    few = curve.few or [False] * len(curve.heights)
    size = 6 if len(few) <= MANY else 4
    figure.add_trace(
        go.Scatter(
            name=curve.name,
            x=list(range(len(curve.heights))),
            y=list(curve.heights),
            mode="lines+markers",
            line={"width": 2, "color": curve.colour, "dash": curve.dash},
            marker={
                "size": [size + 2 if one else size for one in few],
                "color": [PALE if one else curve.colour for one in few],
                "symbol": ["circle-open" if one else "circle" for one in few],
            },
            unselected={"marker": {"opacity": 1}},
            customdata=list(positions.positions),
            hovertext=list(curve.hovers),
            hovertemplate="%{hovertext}<extra></extra>",
        ),
        **place,
    )


def _band(curve: Curve) -> list[go.Scatter]:
    """The interval as a pale ribbon, where it is known."""
    known = [
        (at, low, high)
        for at, (low, high) in enumerate(zip(curve.lows, curve.highs, strict=True))
        if low is not None and high is not None
    ]
    shared = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    at = [one for one, _low, _high in known]
    return [
        go.Scatter(x=at, y=[high for _at, _low, high in known], **shared),
        go.Scatter(
            x=at, y=[low for _at, low, _high in known], fill="tonexty", fillcolor=curve.band,
            **shared,
        ),
    ]  # fmt: skip


def _mark(figure: go.Figure, positions: Range, number: int) -> None:
    """Where the agreed definition and the draft stand; one line where they stand alike.

    Each name stands on the side of its line that is away from the other line.
    """
    draft, agreed = positions.draft, positions.agreed
    if agreed is None or agreed == draft:
        name = _("draft") if agreed is None else _("draft, as agreed")
        last = len(positions.positions) - 1
        _line(figure, draft, number, name, is_right=draft <= TURN * last)
        return
    _line(
        figure, agreed, number, _("agreed"), is_right=agreed > draft, colour=AGREED, dash="dash",
        drop=15,  # its name stands below that of the draft
    )  # fmt: skip
    _line(figure, draft, number, _("draft"), is_right=draft > agreed)


def _line(
    figure: go.Figure,
    at: int,
    number: int,
    name: str,
    *,
    is_right: bool,
    colour: str = DRAFT,
    dash: str = "solid",
    drop: int = 0,
) -> None:
    """An upright line with its name on one side of it."""
    axis = "" if number == 1 else str(number)
    x, y = f"x{axis}", f"y{axis} domain"
    figure.add_shape(
        type="line", x0=at, x1=at, xref=x, y0=0, y1=1, yref=y,
        line={"width": 2, "color": colour, "dash": dash},
    )  # fmt: skip
    figure.add_annotation(
        x=at, xref=x, y=1, yref=y, yanchor="top", xanchor="left" if is_right else "right",
        text=name, showarrow=False, xshift=3 if is_right else -3, yshift=-drop,
        font={"color": colour, "size": 12},
    )  # fmt: skip


def _name(figure: go.Figure, panel: Panel, number: int) -> None:
    """The title of a panel; several lines are named in their colours there."""
    axis = "" if number == 1 else str(number)
    named = [f'<span style="color:{one.colour}">{one.name}</span>' for one in panel.curves]
    said = f"<b>{panel.title}</b>" + (": " + " · ".join(named) if len(named) > 1 else "")
    figure.add_annotation(
        x=0, xref=f"x{axis} domain", y=1, yref=f"y{axis} domain", xanchor="left",
        yanchor="bottom", yshift=6, text=said, showarrow=False, align="left", font={"size": 14},
    )  # fmt: skip


def _ticks(positions: Range) -> dict[str, Any]:
    last = len(positions.texts) - 1
    shown = sorted({round(n * last / (MOST_TICKS - 1)) for n in range(MOST_TICKS)})
    margin = max(0.4, 0.03 * last)
    return {
        "tickvals": shown, "ticktext": [positions.texts[at] for at in shown], "tickangle": 0,
        "range": [-margin, last + margin],
    }  # fmt: skip


def _heights(panel: Panel) -> dict[str, Any]:
    """From nothing to the highest point; amounts in the reader's words."""
    highest = max([0.0, *_shown(panel)])
    top = HEADROOM * highest or EMPTY[panel.tick_format]
    steps = _steps(highest or top, LEAST_STEP[panel.tick_format])
    axis = {"range": [0, top], "tickvals": steps, "gridcolor": GRID, "fixedrange": True}
    if panel.tick_format != MONEY:
        return {**axis, "tickformat": panel.tick_format, "zeroline": False}
    return {**axis, "ticktext": [money(Decimal(step)) for step in steps]}


def _shown(panel: Panel) -> list[float]:
    return [
        float(height)
        for curve in panel.curves
        for height in (*curve.heights, *curve.highs)
        if height is not None
    ]


def _steps(highest: float, least: float) -> list[float]:
    """Up to six round numbers from nothing to the highest, at least so far apart."""
    rough = max(highest / 4, least)
    unit = 10 ** floor(log10(rough))
    step = next(unit * n for n in (1, 2, 5, 10) if unit * n >= rough)
    return [step * n for n in range(floor(highest / step) + 1)]
