"""Two delays side by side for each source."""

from html import escape  # charts read markup in what they are given
from typing import Any

import plotly.graph_objects as go

from pages.shared.text import FEW, _, count

COLOURS = {"marketing": "#8a8f98", "sales": "#0b5cad"}
PATTERNS = {"marketing": "/", "sales": ""}


def side_name(side: str) -> str:
    """Whose delay it is, in words."""
    return {"marketing": _("Marketing’s delay"), "sales": _("Sales’ delay")}[side]


def hours(value: float | None) -> str:
    """Hours in few digits; said so where so many have not ended that there is no such hour."""
    if value is None:
        return _("not reached")
    return f"{value:,.1f}" if value < 10 else count(round(value))


def span(value: float | None) -> str:
    """Hours with their unit."""
    return hours(value) if value is None else _("{hours} h").format(hours=hours(value))


def delays(rows: list[dict[str, Any]]) -> go.Figure:
    """Median business hours by source and side, the longest delay of marketing at the top."""
    sources = list(dict.fromkeys(row["source"] or "" for row in rows))[::-1]
    figure = go.Figure()
    for side in ("sales", "marketing"):
        own = {row["source"] or "": row for row in rows if row["side"] == side}
        if own:
            figure.add_trace(_bars(side, [own[one] for one in sources if one in own]))
    figure.update_layout(
        barmode="group",
        height=120 + 56 * len(sources),
        margin={"l": 8, "r": 60, "t": 24, "b": 8},
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "traceorder": "reversed"},
        xaxis={"title": _("Median, business hours"), "rangemode": "tozero", "tickformat": ",d"},
        yaxis={"type": "category", "automargin": True, "tickfont": {"size": 14}},
    )
    return figure


def _bars(side: str, rows: list[dict[str, Any]]) -> go.Bar:
    name = side_name(side)
    labels = [escape(row["source"] or _("no source")) for row in rows]
    return go.Bar(
        name=name,
        orientation="h",
        y=labels,
        x=[row["median_business_hours"] or 0 for row in rows],
        text=[hours(row["median_business_hours"]) for row in rows],
        textposition="outside",
        cliponaxis=False,
        customdata=[[_name(row), count(row["count_delays"]), _p90(row)] for row in rows],
        marker={
            "color": COLOURS[side],
            "opacity": [0.35 if row["count_delays"] < FEW else 1 for row in rows],
            "pattern": {
                "shape": PATTERNS[side], "fillmode": "overlay", "solidity": 0.2,
                "fgcolor": "rgba(255, 255, 255, 0.75)", "size": 6,
            },
        },
        # Without these a click on bars with labels ends in an error of Plotly, unheard.
        selected={"textfont": {"color": "#8a8f98"}},
        unselected={"textfont": {"color": "#8a8f98"}, "marker": {"opacity": 0.5}},
        hovertemplate="%{y} · %{text} h · n = %{customdata[1]} · p90 %{customdata[2]}<extra>"
        + name
        + "</extra>",
    )  # fmt: skip


def _name(row: dict[str, Any]) -> str:
    return f"{row['side']} of {row['source'] or ''}"


def _p90(row: dict[str, Any]) -> str:
    return hours(row["p90_business_hours"])
