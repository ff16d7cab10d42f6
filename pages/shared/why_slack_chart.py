"""First touches by the time that was left until the deadline."""

from typing import Any

import plotly.graph_objects as go

from pages.shared.charts import VERDICT_COLOURS
from pages.shared.text import _, count

FIRST, LAST = 11, -4  # three hours before the deadline to one hour after it


def quarter(number: int) -> str:
    """A quarter of an hour in words; 0 is the last one before the deadline."""
    start, end = sorted((abs(15 * number), abs(15 * (number + 1))))
    if number < 0:
        return _("{start} to {end} minutes after the deadline").format(start=start, end=end)
    return _("{start} to {end} minutes before the deadline").format(start=start, end=end)


def slack(rows: list[dict[str, Any]]) -> go.Figure:
    """A bar for each quarter of an hour, the deadline marked between them."""
    counts = {row["quarter_no"]: row["count_handovers"] for row in rows}
    numbers = list(range(FIRST, LAST - 1, -1))
    figure = go.Figure(
        go.Bar(
            x=[-15 * number - 7.5 for number in numbers],
            y=[counts.get(number, 0) for number in numbers],
            width=13,
            text=[count(counts[n]) if counts.get(n) else "" for n in numbers],
            textposition="outside",
            cliponaxis=False,
            customdata=[[str(number), quarter(number)] for number in numbers],
            marker={"color": [_colour(number) for number in numbers]},
            hovertemplate="%{customdata[1]}: %{y:,d}<extra></extra>",
        )
    )
    figure.add_vline(x=0, line={"width": 2, "color": "#8a8f98"})
    figure.add_annotation(
        x=0, y=1, yref="paper", text=_("deadline"), showarrow=False, xanchor="left", xshift=6,
    )  # fmt: skip
    ticks = list(range(-180, 61, 30))
    figure.update_layout(
        height=340,
        margin={"l": 8, "r": 8, "t": 24, "b": 8},
        xaxis={
            "title": _("Business minutes before (−) and after the deadline"),
            "range": [-184, 64], "tickvals": ticks,
            "ticktext": [f"{tick:+d}".replace("-", "−") if tick else "0" for tick in ticks],
        },
        yaxis={"title": _("First touches"), "tickformat": ",d", "rangemode": "tozero"},
        showlegend=False,
    )  # fmt: skip
    return figure


def _colour(number: int) -> str:
    return VERDICT_COLOURS["followed_up" if number >= 0 else "followed_up_late"]
