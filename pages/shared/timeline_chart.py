"""The timeline of one lead: events in lanes, handover and deadline as lines, closed time shaded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import plotly.graph_objects as go

from pages.shared.text import language

# Lanes differ by shape: colour only says whether an event counts.
LANES = ("handover", "deals", "sales", "marketing", "lead")
SYMBOLS = {
    "handover": "triangle-down",
    "deals": "star",
    "sales": "diamond",
    "marketing": "square",
    "lead": "circle",
}
COUNTED, PALE = "#0b7ac4", "rgba(128, 134, 145, 0.55)"
BAND, LINE = "rgba(128, 134, 145, 0.13)", "#8a8f98"
# Opening hours can be told apart in up to so many days, closed days in up to so many.
MOST_DAYS_OF_HOURS, MOST_DAYS_SHADED = 24, 200
# Events at nearly the same time lie beside each other, in so many steps of a lane's height.
STEPS, STEP = 3, 0.17
TICKS = {"en": ("%-d %b\n%Y", "%H:%M\n%-d %b"), "ja": ("%-m/%-d\n%Y年", "%H:%M\n%-m/%-d")}


@dataclass(frozen=True)
class Mark:
    """One event on the chart: its lane, its local time, what hovering over it says."""

    lane: str
    at: datetime
    text: str
    is_counted: bool = True
    label: str = ""  # written beside it


@dataclass(frozen=True)
class Line:
    """A moment across all lanes, with its name above it."""

    at: datetime
    name: str
    dash: str
    is_named_left: bool = False


Stretch = tuple[datetime, datetime]


def timeline(
    marks: Sequence[Mark],
    lines: Sequence[Line],
    lanes: dict[str, str],
    shown: Stretch,
    days: Sequence[tuple[Stretch, Stretch]],
) -> go.Figure:
    """Marks in lanes over the shown stretch; days are local days, each with its opening hours."""
    figure = go.Figure()
    for lane in LANES:
        for is_counted in (True, False):
            own = [mark for mark in marks if (mark.lane, mark.is_counted) == (lane, is_counted)]
            if own:
                figure.add_trace(_trace(lane, own, is_counted, shown))
    for line in lines:
        _draw(figure, line)
    figure.update_layout(
        shapes=[*figure.layout.shapes, *_shading(shown, days)],
        height=330,
        margin={"l": 8, "r": 8, "t": 28, "b": 8},
        showlegend=False,
        hovermode="closest",
        dragmode="pan",
        xaxis={
            "type": "date",
            "range": [shown[0], shown[1]],
            "tickformatstops": [
                {"dtickrange": [None, 43_200_000], "value": TICKS[language()][1]},
                {"dtickrange": [43_200_000, None], "value": TICKS[language()][0]},
            ],
        },
        yaxis={
            "tickvals": list(range(len(LANES))),
            "ticktext": [lanes[lane] for lane in LANES],
            "range": [len(LANES) - 0.5, -0.5],
            "fixedrange": True,
            "zeroline": False,
        },
    )
    return figure


def _trace(lane: str, marks: list[Mark], is_counted: bool, shown: Stretch) -> go.Scatter:
    place = LANES.index(lane)
    steps = [(number % STEPS - STEPS // 2) * STEP for number in range(len(marks))]
    return go.Scatter(
        x=[mark.at for mark in marks],
        y=[place + step if len(marks) > STEPS else place for step in steps],
        mode="markers+text",
        text=[mark.label for mark in marks],
        textposition=["middle " + _side(mark.at, shown) for mark in marks],
        cliponaxis=True,
        customdata=[mark.text for mark in marks],
        hovertemplate="%{customdata}<extra></extra>",
        marker={
            "symbol": SYMBOLS[lane] + ("" if is_counted else "-open"),
            "size": 13 if lane in ("handover", "deals") else 10,
            "color": COUNTED if is_counted else PALE,
            "line": {"width": 1 if is_counted else 1.5, "color": COUNTED if is_counted else PALE},
        },
    )


def _side(at: datetime, shown: Stretch) -> str:
    """On which side of a mark its label has room."""
    return "left" if at > shown[0] + (shown[1] - shown[0]) * 0.8 else "right"


def _draw(figure: go.Figure, line: Line) -> None:
    figure.add_shape(
        type="line", x0=line.at, x1=line.at, yref="paper", y0=0, y1=1,
        line={"width": 2, "color": LINE, "dash": line.dash},
    )  # fmt: skip
    figure.add_annotation(
        x=line.at, yref="paper", y=1, yanchor="bottom", text=line.name, showarrow=False,
        xanchor="right" if line.is_named_left else "left",
    )  # fmt: skip


def shades(shown: Stretch) -> str:
    """What is shaded over a stretch: opening hours, closed days or nothing."""
    length = shown[1] - shown[0]
    if length <= timedelta(days=MOST_DAYS_OF_HOURS):
        return "hours"
    return "closed" if length <= timedelta(days=MOST_DAYS_SHADED) else ""


def _shading(shown: Stretch, days: Sequence[tuple[Stretch, Stretch]]) -> list[dict[str, Any]]:
    what = shades(shown)
    if what == "hours":
        return [_band(opens, closes) for _day, (opens, closes) in days if closes > opens]
    if what == "closed":
        return [_band(*day) for day, (opens, closes) in days if closes <= opens]
    return []


def _band(start: datetime, end: datetime) -> dict[str, Any]:
    return {
        "type": "rect", "x0": start, "x1": end, "yref": "paper", "y0": 0, "y1": 1,
        "fillcolor": BAND, "line": {"width": 0}, "layer": "below",
    }  # fmt: skip
