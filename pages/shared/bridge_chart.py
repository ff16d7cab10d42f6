"""The bridge as a Plotly figure: a waterfall that runs down the page, so that labels have room."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go

from pages.shared.bridge_steps import Bar
from pages.shared.charts import PATTERNS, VERDICT_COLOURS
from pages.shared.grid_chart import FRAME as ACCENT
from pages.shared.text import _

GREY = "#9aa1ab"
# A bar that has a verdict has its colour.
COLOURS = {
    "repeat": GREY, "duplicate": GREY, "without_deal": VERDICT_COLOURS["followed_up"],
    "open": VERDICT_COLOURS["converted"], "lost": VERDICT_COLOURS["converted"], **VERDICT_COLOURS,
}  # fmt: skip
SHAPES = {"open": "|", "lost": "+", **PATTERNS}
LINE = 36  # height of a bar with its gap, in pixels
ROOM = 1.3  # for the words behind the longest bar


def waterfall(bars: Sequence[Bar], chosen: str | None, is_logged: bool) -> go.Figure:
    """Each bar begins where the one above it ends; a total begins at zero."""
    longest = max(bar.length for bar in bars)
    figure = go.Figure([_bars(bars, is_logged), _words(bars)])
    figure.update_layout(
        height=70 + LINE * len(bars),
        margin={"l": 8, "r": 8, "t": 4, "b": 8},
        bargap=0.25,
        showlegend=False,
        dragmode=False,
        hovermode="closest",
        shapes=[*_steps(bars), *_mark(bars, chosen)],
        xaxis={
            "title": _("Handovers that were recorded"), "tickformat": ",d", "fixedrange": True,
            "range": [0, longest * ROOM], "zeroline": False,
        },
        yaxis={
            "type": "category", "autorange": "reversed", "fixedrange": True, "automargin": True,
            "tickvals": [bar.step for bar in bars], "ticktext": [_name(bar) for bar in bars],
            "tickfont": {"size": 15}, "showgrid": False,
        },
    )  # fmt: skip
    return figure


def _name(bar: Bar) -> str:
    return f"<b>{bar.label}</b>" if bar.is_total else f"− {bar.label}"


def _bars(bars: Sequence[Bar], is_logged: bool) -> go.Bar:
    kept = {"marker": {"opacity": 1}}  # a click fades no other bar: the choice is drawn by _mark
    return go.Bar(
        y=[bar.step for bar in bars],
        x=[bar.length for bar in bars],
        base=[0 if bar.is_total else bar.left for bar in bars],
        orientation="h",
        customdata=[[bar.step, bar.label, bar.words] for bar in bars],
        hovertemplate="%{customdata[1]}: %{customdata[2]}<extra></extra>",
        selected=kept,
        unselected=kept,
        marker=_marker(bars, is_logged),
    )


def _marker(bars: Sequence[Bar], is_logged: bool) -> dict[str, Any]:
    """Who was ignored is not known without a log: that bar is an outline."""
    outlined = ["excluded"] if is_logged else ["excluded", "ignored"]
    widths = [int(bar.step in outlined and bar.length > 0) for bar in bars]
    return {
        "color": [_colour(bar, is_logged) for bar in bars],
        "line": {"width": widths, "color": GREY},
        "pattern": {
            "shape": ["" if bar.is_total else _shape(bar, is_logged) for bar in bars],
            "fillmode": "overlay", "size": 6, "solidity": 0.2,
            "fgcolor": "rgba(255, 255, 255, 0.6)",
        },
    }  # fmt: skip


def _colour(bar: Bar, is_logged: bool) -> str:
    if bar.step == "ignored" and not is_logged:
        return "rgba(154, 161, 171, 0.15)"
    return ACCENT if bar.is_total else COLOURS[bar.step]


def _shape(bar: Bar, is_logged: bool) -> str:
    return SHAPES.get(bar.step, "") if is_logged or bar.step != "ignored" else ""


def _words(bars: Sequence[Bar]) -> go.Scatter:
    """The numbers behind the bars; they can be clicked too, where a bar is thin or empty."""
    kept = {"textfont": {"color": None}}
    return go.Scatter(
        y=[bar.step for bar in bars],
        x=[bar.length if bar.is_total else bar.left + bar.length for bar in bars],
        mode="text",
        text=[f" {bar.words}" for bar in bars],
        textposition="middle right",
        textfont={"size": 15},
        customdata=[[bar.step, bar.label, bar.words] for bar in bars],
        hovertemplate="%{customdata[1]}: %{customdata[2]}<extra></extra>",
        selected=kept,
        unselected=kept,
        cliponaxis=False,
    )


def _steps(bars: Sequence[Bar]) -> list[dict[str, Any]]:
    """A line from where a bar ends to where the next one begins."""
    return [
        {
            "type": "line", "x0": bar.left, "x1": bar.left, "y0": place, "y1": place + 1,
            "line": {"width": 1, "color": GREY, "dash": "dot"}, "layer": "below",
        }
        for place, (bar, _below) in enumerate(pairwise(bars))
    ]  # fmt: skip


def _mark(bars: Sequence[Bar], chosen: str | None) -> list[dict[str, Any]]:
    """A band behind the chosen bar."""
    return [
        {
            "type": "rect", "xref": "paper", "x0": 0, "x1": 1, "y0": place - 0.5,
            "y1": place + 0.5, "fillcolor": "rgba(128, 128, 128, 0.18)", "line": {"width": 0},
            "layer": "below",
        }
        for place, bar in enumerate(bars)
        if bar.step == chosen
    ]  # fmt: skip
