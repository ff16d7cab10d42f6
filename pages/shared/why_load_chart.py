"""The missed-SLA rate by load, each with its interval and its n."""

from typing import Any

import plotly.graph_objects as go

from pages.shared.text import FEW, _, count, percent

COLOUR, PALE, LINE = "#0b5cad", "#b9bec6", "#8a8f98"


def loads(rows: list[dict[str, Any]]) -> go.Figure:
    """A point with its interval for each band of load."""
    colours = [_colour(row) for row in rows]
    rates = [row["missed_sla_rate"] for row in rows]
    figure = go.Figure(
        go.Scatter(
            x=[row["load_band"] for row in rows],
            y=rates,
            mode="markers+text",
            text=[percent(rate) for rate in rates],
            textposition="middle right",
            textfont={"size": 15},
            marker={"size": 12, "color": colours},
            error_y={
                "array": [row["rate_high"] - row["missed_sla_rate"] for row in rows],
                "arrayminus": [row["missed_sla_rate"] - row["rate_low"] for row in rows],
                "thickness": 2.5,
                "width": 10,
                "color": LINE,
            },
            customdata=[[row["load_band"], _hover(row)] for row in rows],
            hovertemplate="%{customdata[1]}<extra></extra>",
        )
    )
    figure.update_layout(
        height=380,
        margin={"l": 8, "r": 8, "t": 16, "b": 8},
        xaxis={
            "type": "category", "title": _("MQLs received by the owner in that week"),
            "tickvals": [row["load_band"] for row in rows], "range": [-0.5, len(rows) - 0.3],
            "ticktext": [_tick(row) for row in rows], "tickfont": {"size": 14}, "tickangle": 0,
        },
        yaxis={"title": _("Missed-SLA rate"), "tickformat": ".0%", "range": [0, _top(rows)]},
        showlegend=False,
    )  # fmt: skip
    return figure


def _top(rows: list[dict[str, Any]]) -> float:
    return min(1.0, 1.25 * max(row["rate_high"] for row in rows))


def _colour(row: dict[str, Any]) -> str:
    return COLOUR if min(row["count_due"], row["count_owner_weeks"]) >= FEW else PALE


def _tick(row: dict[str, Any]) -> str:
    n = _("{weeks} owner-weeks<br>{due} due").format(
        weeks=count(row["count_owner_weeks"]), due=count(row["count_due"])
    )
    return f"<b>{row['load_band']}</b><br>{n}"


def _hover(row: dict[str, Any]) -> str:
    return _("{missed} of {due} missed the SLA; 95 %: {low} to {high}").format(
        missed=count(row["count_missed_sla"]), due=count(row["count_due"]),
        low=percent(row["rate_low"]), high=percent(row["rate_high"]),
    )  # fmt: skip
