"""Groups beside each other: who was never answered as bars, the hours to a response as lines."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from pages.shared.where_chart import EDGES, GREY, ROW_HEIGHT, whole_ticks

ACCENT = "#0b7ac4"


@dataclass(frozen=True)
class Wait:
    """One group, every text already in words."""

    label: str
    key: str
    unanswered: int
    median: float | None  # None: fewer than half were answered
    p90: float | None
    is_few: bool
    hover: str


def waits(rows: Sequence[Wait], colour: str, titles: tuple[str, str, str]) -> go.Figure:
    """Bars left, hours right; a line without an end means that nine in ten are not reached."""
    reached = [hours for row in rows for hours in (row.median, row.p90) if hours is not None]
    most = max(reached, default=1.0) * 1.1
    figure = go.Figure([_bars(rows, colour), *_lines(rows, most), _dots(rows)])
    for row in rows:
        if row.median is None:
            figure.add_annotation(
                x=0, xref="x2", y=row.label, text=titles[2], showarrow=False, xanchor="left",
                font={"color": GREY},
            )  # fmt: skip
    labels = [row.label for row in rows]
    figure.update_layout(
        bargap=0.35, height=EDGES + ROW_HEIGHT * len(rows), showlegend=False, hovermode="closest",
        margin={"l": 8, "r": 8, "t": 12, "b": 8},
        xaxis={"domain": [0, 0.42], "title": titles[0], "rangemode": "tozero",
               **whole_ticks(max((row.unanswered for row in rows), default=0))},
        xaxis2={"domain": [0.5, 1], "title": titles[1], "anchor": "y", "range": [0, most]},
        yaxis={"type": "category", "categoryorder": "array", "categoryarray": labels[::-1],
               "range": [-0.6, len(rows) - 0.4], "automargin": True, "tickfont": {"size": 13}},
    )  # fmt: skip
    return figure


def _bars(rows: Sequence[Wait], colour: str) -> go.Bar:
    return go.Bar(
        orientation="h", y=[row.label for row in rows], x=[row.unanswered for row in rows],
        customdata=[row.key for row in rows], marker={"color": colour},
        text=[f"{row.unanswered:,d}" for row in rows], textposition="outside", cliponaxis=False,
        hovertext=[row.hover for row in rows], hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip


def _lines(rows: Sequence[Wait], most: float) -> list[go.Scatter]:
    """From the median to nine in ten; dotted to the edge where that is not reached."""
    return [
        go.Scatter(
            mode="lines", xaxis="x2", y=[row.label, row.label], hoverinfo="skip",
            x=[row.median, most if row.p90 is None else row.p90],
            line={"color": GREY, "width": 2, "dash": "dot" if row.p90 is None else "solid"},
        )
        for row in rows
        if row.median is not None
    ]  # fmt: skip


def _dots(rows: Sequence[Wait]) -> go.Scatter:
    known = [row for row in rows if row.median is not None]
    return go.Scatter(
        mode="markers", xaxis="x2", y=[row.label for row in known],
        x=[row.median for row in known], customdata=[row.key for row in known],
        marker={"size": 11, "color": [GREY if row.is_few else ACCENT for row in known],
                "symbol": ["circle-open" if row.is_few else "circle" for row in known]},
        hovertext=[row.hover for row in known], hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip
