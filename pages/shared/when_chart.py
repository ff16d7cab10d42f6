"""What charts over weeks and months share: the axis of time, the marks of changed definitions."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

import plotly.graph_objects as go

from pages.shared.text import language

FAINT = "rgba(138, 143, 152, 0.4)"
GREY, PALE, RANGE = "#8a8f98", "rgba(138, 143, 152, 0.75)", "rgba(128, 134, 145, 0.18)"
DAY_MS = 86_400_000
WEEK = 7
TICKS = {"en": "%b\n%Y", "ja": "%-m月\n%Y年"}


@dataclass(frozen=True)
class Change:
    """A change of the agreed definition, with its name."""

    on: date
    name: str


def layout(
    figure: go.Figure, title: str, changes: Sequence[Change], highest: float, height: int
) -> None:
    """A share upwards, as far as is worth looking at; time to the right."""
    figure.update_layout(
        height=height, hovermode="closest", bargap=0, dragmode=False,
        margin={"l": 8, "r": 96, "t": 32, "b": 8},
        legend={"orientation": "h", "y": -0.2, "yanchor": "top", "itemsizing": "constant"},
        xaxis={"type": "date", "tickformat": TICKS[language()], "fixedrange": True},
        yaxis={"title": title, "tickformat": ".0%", "fixedrange": True, "zeroline": False,
               "range": [-0.03 * highest, 1.08 * highest]},
    )  # fmt: skip
    for change in changes:
        _draw(figure, change)


def _draw(figure: go.Figure, change: Change) -> None:
    figure.add_shape(
        type="line", x0=change.on, x1=change.on, yref="paper", y0=0, y1=1,
        line={"width": 2, "color": GREY, "dash": "dash"},
    )  # fmt: skip
    figure.add_annotation(
        x=change.on, yref="paper", y=1, yanchor="bottom", text=change.name, showarrow=False,
    )  # fmt: skip


def name_right(figure: go.Figure, height: float, text: str, colour: str) -> None:
    """A line's own name at its right end."""
    figure.add_annotation(
        x=1, xref="paper", xanchor="left", xshift=6, y=height, yanchor="middle", align="left",
        text=text, font={"color": colour, "size": 13}, showarrow=False,
    )  # fmt: skip


def days_in(first: date, unit: str) -> int:
    """How long a week or month is."""
    return WEEK if unit == "week" else monthrange(first.year, first.month)[1]


def width_of(first: date, unit: str) -> int:
    """How broad a week or month is drawn, in milliseconds."""
    return DAY_MS * days_in(first, unit)


def middle(first: date, unit: str) -> datetime:
    """Where the point of a week or month is drawn."""
    return datetime.combine(first, time()) + timedelta(days=days_in(first, unit)) / 2


def interval(rows: Sequence[dict[str, Any]], name: str, colour: str) -> dict[str, Any]:
    """Thin lines from the low to the high end of a rate."""
    rate = f"{name}_rate" if f"{name}_rate" in rows[0] else name
    return {
        "type": "data", "symmetric": False, "width": 0, "thickness": 1, "color": colour,
        "array": [row[f"{name}_high"] - row[rate] for row in rows],
        "arrayminus": [row[rate] - row[f"{name}_low"] for row in rows],
    }  # fmt: skip
