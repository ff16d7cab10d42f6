"""Groups beside each other: leads lost as bars, the rate with its interval as a dot."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

GREY, MIX, LINE = "#8a8f98", "#7a5195", "#8a8f98"
ROW_HEIGHT, EDGES = 30, 96
FEW_TICKS = 6


@dataclass(frozen=True)
class Bar:
    """One group: what is drawn, every text already in words."""

    label: str
    key: str
    lost: float
    sure: float | None  # of the lost ones, where only some are sure
    rate: float
    low: float
    high: float
    mix: float | None
    is_few: bool
    mark: str  # what it says where the group differs from the rest
    hover: str


@dataclass(frozen=True)
class Words:
    """The titles of the chart."""

    lost: str
    rate: str
    average: str
    mix: str


def groups_chart(bars: Sequence[Bar], average: float, colour: str, words: Words) -> go.Figure:
    """Bars left, rates right, the first group on top; a click gives the key of a group."""
    figure = go.Figure()
    for trace in (*_lost(bars, colour), *_rates(bars, colour), *_at_equal_mix(bars, words.mix)):
        figure.add_trace(trace)
    figure.add_vline(x=average, xref="x2", line={"dash": "dot", "color": LINE, "width": 2})
    figure.add_annotation(
        x=average, xref="x2", y=1, yref="paper", yanchor="bottom", showarrow=False,
        text=words.average,
    )  # fmt: skip
    for bar in bars:
        figure.add_annotation(
            x=1, xref="paper", y=bar.label, text=f"<b>{bar.mark}</b>", showarrow=False,
            xanchor="right",
        )  # fmt: skip
    labels = [bar.label for bar in bars]
    figure.update_layout(
        barmode="overlay", bargap=0.35, height=EDGES + ROW_HEIGHT * len(bars), showlegend=False,
        margin={"l": 8, "r": 8, "t": 28, "b": 8}, hovermode="closest",
        xaxis={"domain": [0, 0.42], "title": words.lost, "rangemode": "tozero",
               **whole_ticks(max((bar.lost for bar in bars), default=0))},
        xaxis2={"domain": [0.5, 1], "title": words.rate, "tickformat": ".0%", "anchor": "y",
                "range": _range(bars, average), "zeroline": False},
        yaxis={"type": "category", "categoryorder": "array", "categoryarray": labels[::-1],
               "range": [-0.6, len(bars) - 0.4], "automargin": True, "tickfont": {"size": 13}},
    )  # fmt: skip
    return figure


def whole_ticks(most: float) -> dict[str, Any]:
    """Ticks at whole numbers, also where there are few of them."""
    return {"tickformat": ",d", **({"dtick": 1} if most <= FEW_TICKS else {})}


def _range(bars: Sequence[Bar], average: float) -> list[float]:
    """As far as all dots, and the intervals of groups that can be judged, with room for marks."""
    known = [bar.rate for bar in bars] + [bar.high for bar in bars if not bar.is_few]
    return [-0.02, max([average, 0.1, *known]) * 1.25 + 0.02]


def _lost(bars: Sequence[Bar], colour: str) -> list[go.Bar]:
    """All that were lost pale, the sure ones full; without that difference all are full."""
    traces = [_bar(bars, [bar.lost for bar in bars], colour, 0.45, is_labelled=True)]
    sure = [bar.lost if bar.sure is None else bar.sure for bar in bars]
    return [*traces, _bar(bars, sure, colour, 1, is_labelled=False)]


def _bar(
    bars: Sequence[Bar], lengths: list[float], colour: str, opacity: float, *, is_labelled: bool
) -> go.Bar:
    return go.Bar(
        orientation="h", y=[bar.label for bar in bars], x=lengths,
        customdata=[bar.key for bar in bars], marker={"color": colour, "opacity": opacity},
        text=[f"{bar.lost:,.0f}" for bar in bars] if is_labelled else None,
        textposition="outside", cliponaxis=False, hovertext=[bar.hover for bar in bars],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip


def _rates(bars: Sequence[Bar], colour: str) -> list[go.Scatter]:
    shown: dict[str, Any] = {
        "color": [GREY if bar.is_few else colour for bar in bars],
        "size": [13 if bar.mark else 10 for bar in bars],
        "opacity": 1,
        "symbol": ["circle-open" if bar.is_few else "circle" for bar in bars],
        "line": {"width": [2 if bar.is_few else 0 for bar in bars]},
    }
    return [
        go.Scatter(
            mode="markers", xaxis="x2", y=[bar.label for bar in bars],
            x=[bar.rate for bar in bars], marker=shown, customdata=[bar.key for bar in bars],
            error_x={
                "type": "data", "symmetric": False, "thickness": 2, "width": 5, "color": GREY,
                "array": [bar.high - bar.rate for bar in bars],
                "arrayminus": [bar.rate - bar.low for bar in bars],
            },
            hovertext=[bar.hover for bar in bars], hovertemplate="%{hovertext}<extra></extra>",
        )
    ]  # fmt: skip


def _at_equal_mix(bars: Sequence[Bar], words: str) -> list[go.Scatter]:
    """Where the group would stand with the same mix of leads as the others."""
    known = [bar for bar in bars if bar.mix is not None and not bar.is_few]
    if not known:
        return []
    return [
        go.Scatter(
            mode="markers", xaxis="x2", y=[bar.label for bar in known],
            x=[bar.mix for bar in known], customdata=[bar.key for bar in known],
            marker={"symbol": "diamond-open", "size": 11, "color": MIX, "line": {"width": 2}},
            hovertemplate=words + ": %{x:.0%}<extra></extra>",
        )
    ]  # fmt: skip
