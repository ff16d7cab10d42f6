"""How many still wait for a first response, by business hours since the handover."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

NOW, BEFORE, LINE = "#0b7ac4", "#8a8f98", "#8a8f98"
Row = dict[str, Any]


def waiting_curve(
    now: Sequence[Row], before: Sequence[Row], sla: float, most: float, words: dict[str, str]
) -> go.Figure:
    """Steps down from 100 %; `words` holds now, before, sla, hours and share."""
    figure = go.Figure()
    if before:
        figure.add_trace(_steps(before, BEFORE, "dot", words["before"], most))
    figure.add_trace(_steps(now, NOW, "solid", words["now"], most))
    figure.add_vline(x=sla, line={"dash": "dash", "color": LINE, "width": 1.5})
    figure.add_annotation(
        x=sla, y=1.02, yanchor="bottom", showarrow=False, text=words["sla"], xanchor="left"
    )
    figure.update_layout(
        height=340, margin={"l": 8, "r": 8, "t": 32, "b": 8}, hovermode="x unified",
        xaxis={"title": words["hours"], "range": [0, most], "zeroline": False},
        yaxis={"title": words["share"], "tickformat": ".0%", "range": [0, 1.02]},
        legend={"orientation": "h", "y": 1.12, "x": 1, "xanchor": "right"},
    )  # fmt: skip
    return figure


def _steps(rows: Sequence[Row], colour: str, dash: str, name: str, most: float) -> go.Scatter:
    hours = [0.0, *(float(row["business_hours"]) for row in rows), most]
    shares = [1.0, *(float(row["waiting_share"]) for row in rows)]
    return go.Scatter(
        x=hours, y=[*shares, shares[-1]], mode="lines", name=name, showlegend=True,
        line={"shape": "hv", "color": colour, "dash": dash, "width": 3},
        hovertemplate="%{y:.0%}",
    )  # fmt: skip
