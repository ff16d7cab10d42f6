"""Rows in, Plotly figures out."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import plotly.graph_objects as go

from pages.shared.text import _, month, month_name, verdict
from queries.palette import VERDICT_COLOURS

PATTERNS = {"followed_up_late": "/", "unassigned": ".", "waiting": "-", "ignored": "x"}


def verdicts_by_month(rows: list[dict[str, Any]]) -> go.Figure:
    """Handovers by month, stacked by verdict; months that are not yet due are pale and say so."""
    months = sorted({row["month_on"] for row in rows})
    open_months = {row["month_on"] for row in rows if row["is_not_yet_due"]}
    figure = go.Figure()
    for name, colour in VERDICT_COLOURS.items():
        counts = {row["month_on"]: row for row in rows if row["verdict"] == name}
        if counts:
            figure.add_trace(_bars(name, colour, months, counts, open_months))
    for first in sorted(open_months):
        whole = next(row["count_in_month"] for row in rows if row["month_on"] == first)
        figure.add_annotation(
            x=first.isoformat(), y=whole, text=_("not yet due"), showarrow=False, yshift=10
        )
    figure.update_layout(
        barmode="stack",
        bargap=0.25,
        height=400,
        margin={"l": 8, "r": 8, "t": 24, "b": 8},
        legend={"orientation": "h", "y": -0.16, "traceorder": "normal"},
        yaxis={"title": _("MQLs handed over"), "tickformat": ",d", "rangemode": "tozero"},
        xaxis={"type": "category", "tickangle": 0, **_month_ticks(months)},
        hovermode="closest",
    )
    return figure


def _month_ticks(months: Sequence[date]) -> dict[str, Any]:
    """Each month by its name, with the year below the first one and each January."""
    step = max(1, len(months) // 24)
    shown = months[::step]
    texts = [
        f"{month_name(first)}<br>{first.year}"
        if number == 0 or first.month <= step
        else month_name(first)
        for number, first in enumerate(shown)
    ]
    return {"tickvals": [first.isoformat() for first in shown], "ticktext": texts}


def _bars(
    name: str,
    colour: str,
    months: Sequence[date],
    counts: dict[date, dict[str, Any]],
    open_months: set[date],
) -> go.Bar:
    numbers = [counts[first]["count_handovers"] if first in counts else 0 for first in months]
    return go.Bar(
        name=verdict(name),
        x=[first.isoformat() for first in months],
        y=numbers,
        customdata=[[first.isoformat(), name, month(first)] for first in months],
        marker={
            "color": colour,
            "opacity": [0.45 if first in open_months else 1 for first in months],
            "pattern": {
                "shape": PATTERNS.get(name, ""),
                "fillmode": "overlay",
                "fgcolor": "rgba(255, 255, 255, 0.75)",
                "size": 6,
                "solidity": 0.2,
            },
            "line": {"width": 0},
        },
        hovertemplate="%{customdata[2]} · " + verdict(name) + ": %{y:,d}<extra></extra>",
    )


def scale_with_reference(
    low: float, high: float, reference: float, colour: str, name: str
) -> go.Figure:
    """A rate (or its range) on a line from 0 to 100 %, with a published figure marked on it."""
    figure = go.Figure()
    figure.add_shape(
        type="rect", x0=0, x1=1, y0=0, y1=1, fillcolor="rgba(128,128,128,0.16)", line_width=0
    )
    figure.add_shape(type="rect", x0=0, x1=low, y0=0, y1=1, fillcolor=colour, line_width=0)
    figure.add_shape(
        type="rect", x0=low, x1=high, y0=0, y1=1, fillcolor=colour, opacity=0.45, line_width=0
    )
    figure.add_shape(
        type="line",
        x0=reference,
        x1=reference,
        y0=-0.6,
        y1=1.6,
        line={"width": 2, "color": "#8a8f98"},
    )
    figure.add_annotation(
        x=reference, y=-1.9, text=name, showarrow=False, font_size=11,
        xanchor="left" if reference < 0.3 else "center", xshift=-2,
    )  # fmt: skip
    figure.update_layout(
        height=46,
        margin={"l": 0, "r": 0, "t": 2, "b": 0},
        xaxis={"range": [0, 1], "visible": False, "fixedrange": True},
        yaxis={"range": [-3.2, 1.8], "visible": False, "fixedrange": True},
        showlegend=False,
    )
    return figure
