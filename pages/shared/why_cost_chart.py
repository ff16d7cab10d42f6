"""Conversion of answered and unanswered handovers, a line for each cell and source."""

from typing import Any

import plotly.graph_objects as go

from pages.shared.charts import VERDICT_COLOURS
from pages.shared.text import _, count, percent

MOST = 12
LINE = "rgba(128, 128, 128, 0.6)"


def strata(rows: list[dict[str, Any]]) -> go.Figure:
    """Both rates of each cell and source on one line, the largest at the top."""
    shown = rows[:MOST][::-1]
    labels = [label(row) for row in shown]
    figure = go.Figure()
    for name, row in zip(labels, shown, strict=True):
        figure.add_trace(
            go.Scatter(
                x=[row["unanswered_rate"], row["answered_rate"]], y=[name, name], mode="lines",
                line={"width": 3, "color": LINE}, hoverinfo="skip", showlegend=False,
            )
        )  # fmt: skip
    figure.add_trace(_points(shown, labels, "unanswered", _("Not answered by the deadline")))
    figure.add_trace(_points(shown, labels, "answered", _("Answered by the deadline")))
    figure.update_layout(
        height=110 + 40 * len(shown),
        margin={"l": 8, "r": 24, "t": 24, "b": 8},
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom"},
        xaxis={
            "title": _("Converted after the deadline"),
            "tickformat": ".0%",
            "range": [-0.03, 1.03],
        },
        yaxis={"type": "category", "automargin": True, "tickfont": {"size": 13}},
        hovermode="closest",
    )
    return figure


def _points(rows: list[dict[str, Any]], labels: list[str], which: str, name: str) -> go.Scatter:
    is_answered = which == "answered"
    return go.Scatter(
        name=name,
        x=[row[f"{which}_rate"] for row in rows],
        y=labels,
        mode="markers",
        marker={
            "size": 14, "symbol": "circle" if is_answered else "diamond",
            "color": VERDICT_COLOURS["followed_up" if is_answered else "ignored"],
        },
        customdata=[[stratum(row, which), _hover(row, which)] for row in rows],
        hovertemplate="%{y}: %{customdata[1]}<extra>" + name + "</extra>",
    )  # fmt: skip


def stratum(row: dict[str, Any], which: str) -> str:
    """What names one rate of a cell and source."""
    return f"{which} {label(row)}"


def label(row: dict[str, Any]) -> str:
    """A cell and source in words."""
    return f"{row['potential']} × {row['intent']} · {row['source'] or _('no source')}"


def _hover(row: dict[str, Any], which: str) -> str:
    return _("{rate}, {part} of {whole}").format(
        rate=percent(row[f"{which}_rate"]), part=count(row[f"count_{which}_converted"]),
        whole=count(row[f"count_{which}"]),
    )  # fmt: skip
