"""MQLs a month by the draft and by the agreed definition; the load of each owner and week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import plotly.graph_objects as go

from pages.shared.text import _, count, month, month_name
from pages.shared.what_if.colours import AGREED, DRAFT, GRID, OTHER

PALE = 0.45  # opacity of what was never handed over
NEVER = {
    "shape": "/",
    "fillmode": "overlay",
    "size": 6,
    "solidity": 0.2,
    "fgcolor": "rgba(255, 255, 255, 0.75)",
}
CLEAR = "rgba(0,0,0,0)"
LINE = 26  # height of an owner, in pixels


@dataclass(frozen=True)
class Month:
    """The MQLs of one month by one definition."""

    on: date
    handed: int
    never: int


def months_chart(draft: Sequence[Month], agreed: Sequence[Month]) -> go.Figure:
    """Two bars a month, each of those handed over and of those that never were."""
    figure = go.Figure()
    for name, colour, months in ((_("agreed"), AGREED, agreed), (_("draft"), DRAFT, draft)):
        figure.add_traces(_bars(name, colour, months))
    ticks = [one.on for one in draft][:: max(1, len(draft) // 24)]
    figure.update_layout(
        barmode="group", bargap=0.25, bargroupgap=0.06, height=360, dragmode=False,
        margin={"l": 8, "r": 8, "t": 8, "b": 8}, hovermode="closest",
        paper_bgcolor=CLEAR, plot_bgcolor=CLEAR,
        legend={"orientation": "h", "y": -0.16, "traceorder": "normal"},
        yaxis={"title": _("MQLs a month"), "tickformat": ",d", "rangemode": "tozero",
               "gridcolor": GRID, "fixedrange": True},
        xaxis={"type": "category", "tickangle": 0, "fixedrange": True,
               "tickvals": [one.isoformat() for one in ticks],
               "ticktext": [_tick(one, number) for number, one in enumerate(ticks)]},
    )  # fmt: skip
    return figure


def _tick(on: date, number: int) -> str:
    is_named = number == 0 or on.month == 1
    return f"{month_name(on)}<br>{on.year}" if is_named else month_name(on)


def _bars(name: str, colour: str, months: Sequence[Month]) -> list[go.Bar]:
    on = [one.on.isoformat() for one in months]
    hovers = [_hover(name, one) for one in months]
    shared = {
        "x": on, "offsetgroup": name, "hovertext": hovers,
        "hovertemplate": "%{hovertext}<extra></extra>",
    }  # fmt: skip
    never = _("{name}: never handed over").format(name=name)
    return [
        go.Bar(
            name=_("{name}: handed over").format(name=name), y=[one.handed for one in months],
            marker={"color": colour, "line_width": 0}, **shared,
        ),
        go.Bar(
            name=never, y=[one.never for one in months], base=[one.handed for one in months],
            marker={"color": colour, "line_width": 0, "opacity": PALE, "pattern": NEVER},
            **shared,
        ),
    ]  # fmt: skip


def _hover(name: str, one: Month) -> str:
    said = _("{month}, {name}: {handed} handed over, {never} never handed over")
    return said.format(
        month=month(one.on), name=name, handed=count(one.handed), never=count(one.never)
    )


def weeks_chart(
    owners: Sequence[str],
    weeks: Sequence[date],
    loads: Sequence[Sequence[int]],
    capacity: float,
    hovers: Sequence[Sequence[str]],
) -> go.Figure:
    """A square for each owner and week: the accent up to the capacity, another colour beyond."""
    figure = go.Figure(
        go.Heatmap(
            z=[[_heat(load, capacity) for load in line] for line in loads],
            zmin=0, zmax=2, colorscale=_scale(), showscale=False, xgap=1, ygap=1,
            text=[[count(load) if load else "" for load in line] for line in loads],
            texttemplate="%{text}", hovertext=hovers, hovertemplate="%{hovertext}<extra></extra>",
            x=[week.isoformat() for week in weeks], y=list(range(len(owners))),
        )
    )  # fmt: skip
    ticks = list(weeks)[:: max(1, len(weeks) // 9)]
    figure.update_layout(
        height=80 + LINE * len(owners), dragmode=False, paper_bgcolor=CLEAR, plot_bgcolor=CLEAR,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        yaxis={"autorange": "reversed", "tickvals": list(range(len(owners))),
               "ticktext": list(owners), "automargin": True, "showgrid": False,
               "fixedrange": True},
        xaxis={"type": "category", "tickangle": 0, "showgrid": False, "fixedrange": True,
               "title": _("Week from"), "tickvals": [one.isoformat() for one in ticks],
               "ticktext": [f"{one.month}/{one.day}" for one in ticks]},
    )  # fmt: skip
    return figure


def _heat(load: int, capacity: float) -> float | None:
    """0 to 1 up to the capacity, 1 to 2 beyond it; a week without any stays blank."""
    if not load:
        return None
    share = load / capacity
    return min(share, 0.99) if load <= capacity else min(max(share, 1.01), 2)


def _scale() -> list[tuple[float, str]]:
    """Half of the scale is the capacity: beyond it the colour is another one at once."""
    return [(0, "#d6e9f7"), (0.5, DRAFT), (0.5, "#f2a26b"), (1, OTHER)]
