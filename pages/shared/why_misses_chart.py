"""Won deals by where they came from."""

from typing import Any

import plotly.graph_objects as go

from pages.shared.text import _, count, money, percent

SEEN, MISSED, PALE = "#8a8f98", "#0b5cad", "#b9bec6"


def origin(name: str) -> str:
    """Where a won deal came from, in words."""
    return {
        "as_agreed": _("Handed over from a hot cell"),
        "not_hot": _("Handed over, from no hot cell"),
        "not_scored": _("Handed over, cell not known"),
        "never_handed_over": _("Lead never handed over"),
        "no_lead": _("Tied to no lead"),
        "excluded": _("Lead excluded"),
    }[name]


def origins(rows: list[dict[str, Any]]) -> go.Figure:
    """A bar for each origin with its number, share and amount; what was missed is coloured."""
    shown = rows[::-1]
    figure = go.Figure(
        go.Bar(
            orientation="h",
            x=[row["count_deals"] for row in shown],
            y=[origin(row["origin"]) for row in shown],
            text=[_text(row) for row in shown],
            textposition="outside",
            textfont={"size": 15},
            cliponaxis=False,
            customdata=[[row["origin"]] for row in shown],
            marker={"color": [_colour(row["origin"]) for row in shown]},
            hovertemplate="%{y}: %{text}<extra></extra>",
        )
    )
    figure.update_layout(
        height=90 + 64 * len(shown),
        margin={"l": 8, "r": 24, "t": 8, "b": 8},
        xaxis={
            "title": _("Won deals"), "tickformat": ",d",
            "range": [0, 1.45 * max(row["count_deals"] for row in rows)],
        },
        yaxis={"type": "category", "automargin": True, "tickfont": {"size": 15}},
        showlegend=False,
    )  # fmt: skip
    return figure


def _text(row: dict[str, Any]) -> str:
    share = {"deals": count(row["count_deals"]), "share": percent(row["won_share"])}
    if row["won_amount"] is None:
        return _("{deals} ({share})").format(**share)
    return _("{deals} ({share}), worth {amount}").format(**share, amount=money(row["won_amount"]))


def _colour(name: str) -> str:
    return {"as_agreed": SEEN, "not_scored": PALE, "excluded": PALE}.get(name, MISSED)
