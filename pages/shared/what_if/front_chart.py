"""The front: what each MQL a month buys of the won, in the older part and in the newer one."""

from collections.abc import Sequence
from dataclasses import dataclass

import plotly.graph_objects as go

from pages.shared.text import _
from pages.shared.what_if.colours import AGREED, DRAFT, GRID, PALE

CLEAR = "rgba(0,0,0,0)"
SUGGESTED = "#009e73"


@dataclass(frozen=True)
class Spot:
    """MQLs a month and the share of the won caught, in one part."""

    across: float
    up: float | None
    hover: str


@dataclass(frozen=True)
class Pair:
    """One combination in both parts."""

    older: Spot
    newer: Spot | None


def front_chart(
    pairs: Sequence[Pair],
    chosen: int | None,
    stands: Sequence[tuple[str, bool, Pair]],
    goal: tuple[float | None, float | None],
) -> go.Figure:
    """`customdata` of a point: its number on the front. `stands`: name, is_draft and place.

    The goal is a share of the won to be reached, or MQLs a month not to be passed.
    """
    figure = go.Figure()
    for pair in [*pairs, *(pair for _name, _is_draft, pair in stands)]:
        _join(figure, pair)
    figure.add_trace(_line(pairs, _("front, older part"), is_newer=False))
    figure.add_trace(_line(pairs, _("the same, newer part"), is_newer=True))
    for name, is_draft, pair in stands:
        _stand(figure, name, DRAFT if is_draft else AGREED, pair)
    if chosen is not None:
        _ring(figure, pairs[chosen])
    _draw_goal(figure, *goal)
    figure.update_layout(
        height=440, dragmode=False, hovermode="closest", hoverdistance=30,
        margin={"l": 8, "r": 24, "t": 24, "b": 8}, paper_bgcolor=CLEAR, plot_bgcolor=CLEAR,
        legend={"orientation": "h", "y": -0.18, "yanchor": "top"},
        xaxis={"title": _("MQLs a month"), "rangemode": "tozero", "tickformat": ",d",
               "gridcolor": GRID, "fixedrange": True, "zeroline": False},
        yaxis={"title": _("Share of the won MQLs caught"), "tickformat": ".0%",
               "range": [0, 1.06], "gridcolor": GRID, "fixedrange": True, "zeroline": False},
    )  # fmt: skip
    return figure


def _join(figure: go.Figure, pair: Pair) -> None:
    """A thin line from the older part to the newer one."""
    if pair.newer is not None:
        figure.add_trace(
            go.Scatter(
                x=[pair.older.across, pair.newer.across], y=[pair.older.up, pair.newer.up],
                mode="lines", line={"width": 1, "color": GRID}, hoverinfo="skip",
                showlegend=False,
            )
        )  # fmt: skip


def _line(pairs: Sequence[Pair], name: str, *, is_newer: bool) -> go.Scatter:
    found = [(n, pair.newer if is_newer else pair.older) for n, pair in enumerate(pairs)]
    spots = [(n, spot) for n, spot in found if spot is not None]
    return go.Scatter(
        name=name,
        x=[spot.across for _n, spot in spots],
        y=[spot.up for _n, spot in spots],
        mode="markers" if is_newer else "lines+markers",
        line={"width": 2, "color": DRAFT, "shape": "hv"},
        marker={
            "size": 8, "symbol": "circle-open" if is_newer else "circle",
            "color": DRAFT, "line": {"width": 1.5, "color": DRAFT},
        },
        unselected={"marker": {"opacity": 1}},
        customdata=[n for n, _spot in spots],
        hovertext=[spot.hover for _n, spot in spots],
        hovertemplate="%{hovertext}<extra></extra>",
    )  # fmt: skip


def _stand(figure: go.Figure, name: str, colour: str, pair: Pair) -> None:
    """Where the draft or the agreed definition stands: filled in the older part."""
    for spot, symbol in ((pair.older, "diamond"), (pair.newer, "diamond-open")):
        if spot is None:
            continue
        is_older = spot is pair.older
        figure.add_trace(
            go.Scatter(
                x=[spot.across], y=[spot.up], mode="markers+text",
                text=[f"<b>{name}</b>"] if is_older else [""], textposition="top left",
                textfont={"color": colour, "size": 13}, hovertext=[spot.hover],
                hovertemplate="%{hovertext}<extra></extra>", showlegend=False,
                marker={"size": 13, "symbol": symbol, "color": colour,
                        "line": {"width": 2, "color": colour}},
                unselected={"marker": {"opacity": 1}, "textfont": {"color": colour}},
            )
        )  # fmt: skip


def _ring(figure: go.Figure, pair: Pair) -> None:
    spots = [spot for spot in (pair.older, pair.newer) if spot is not None]
    figure.add_trace(
        go.Scatter(
            name=_("chosen"), x=[spot.across for spot in spots], y=[spot.up for spot in spots],
            mode="markers", hoverinfo="skip", unselected={"marker": {"opacity": 1}},
            marker={"size": 18, "symbol": "circle-open", "color": SUGGESTED,
                    "line": {"width": 3, "color": SUGGESTED}},
        )
    )  # fmt: skip


def _draw_goal(figure: go.Figure, share: float | None, mqls: float | None) -> None:
    line = {"width": 1.5, "color": PALE, "dash": "dash"}
    if share is not None:
        figure.add_hline(y=share, line=line)
        figure.add_annotation(
            x=0, xref="paper", xanchor="left", y=share, yanchor="bottom", text=_("goal"),
            showarrow=False, font={"color": AGREED},
        )  # fmt: skip
    if mqls is not None:
        figure.add_vline(x=mqls, line=line)
        figure.add_annotation(
            x=mqls, xanchor="left", xshift=4, y=0, yref="paper", yanchor="bottom",
            text=_("goal"), showarrow=False, font={"color": AGREED},
        )  # fmt: skip
