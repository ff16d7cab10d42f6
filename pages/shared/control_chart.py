"""A p-chart: points over time, the range of chance around their average, signals marked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import plotly.graph_objects as go

from pages.shared.chart_labels import Label, sides
from pages.shared.charts import VERDICT_COLOURS
from pages.shared.text import _, count, percent
from pages.shared.when_chart import (
    FAINT,
    GREY,
    PALE,
    RANGE,
    Change,
    interval,
    layout,
    middle,
    name_right,
    width_of,
)
from pages.shared.when_words import Measure, Row

MOST_LABELS = 8  # the newest signals: the older ones have been talked about
HEIGHT = 440
NOT_YET_DUE, BEFORE_LOG, FEW_POINTS, NOISE, SIGNAL = "open", "before", "few", "noise", "signal"


@dataclass(frozen=True)
class Kind:
    """How one kind of point is drawn."""

    name: str
    label: str
    colour: str
    symbol: str
    size: int


def kind_of(row: Row) -> str:
    """What kind of point a period is."""
    if row["is_before_log"]:
        return BEFORE_LOG
    if row["is_not_yet_due"]:
        return NOT_YET_DUE
    if not row["is_judged"]:
        return FEW_POINTS
    return SIGNAL if row["signal"] else NOISE


def kinds(measure: Measure) -> list[Kind]:
    """From the least to the most important, which is drawn on top."""
    own = measure.symbol
    return [
        Kind(BEFORE_LOG, _("not comparable: the log had not begun"), PALE, "x-thin-open", 8),
        Kind(NOT_YET_DUE, _("not due yet: may still change"), measure.colour, f"{own}-open", 9),
        Kind(FEW_POINTS, _("fewer than 10: not judged"), PALE, f"{own}-open", 6),
        Kind(NOISE, _("noise: as chance would have it"), GREY, own, 8),
        Kind(SIGNAL, _("signal: more than chance explains"), measure.colour, own, 14),
    ]


def control_chart(
    rows: Sequence[Row],
    measure: Measure,
    unit: str,
    name_of: Callable[[date], str],
    changes: Sequence[Change],
) -> go.Figure:
    """Rows of rates_by_period; a click gives the first day of a period and its list."""
    shown = [row for row in rows if row["rate"] is not None]
    figure = go.Figure()
    _draw_range(figure, [row for row in shown if row["is_judged"]], unit)
    _draw_line(figure, shown, unit)
    for kind in kinds(measure):
        own = [row for row in shown if kind_of(row) == kind.name]
        if own:
            points = _points(own, kind, measure, unit, name_of)
            figure.add_trace(points.update(_labels(own, kind, shown)))
    if measure.name == "missed_sla":
        figure.add_trace(_still_ignored(shown, unit, name_of))
    layout(figure, measure.axis, changes, _highest(shown), HEIGHT)
    return figure


def _highest(rows: Sequence[Row]) -> float:
    """How far up the chart goes: to every point, and to the intervals that are judged."""
    judged = [max(row["rate_high"], row["upper_limit_rate"]) for row in rows if row["is_judged"]]
    return max([0.05, *judged, *(row["rate"] for row in rows)])


def _draw_range(figure: go.Figure, judged: Sequence[Row], unit: str) -> None:
    """The range of chance, period by period: it is wide where there are few."""
    if not judged:
        return
    center = judged[0]["center_rate"]
    figure.add_trace(
        go.Bar(
            name=_("range of chance"), hoverinfo="skip", marker={"color": RANGE, "line_width": 0},
            unselected={"marker": {"opacity": 1}},
            x=[row["period_on"] for row in judged], offset=0,
            width=[width_of(row["period_on"], unit) for row in judged],
            base=[row["lower_limit_rate"] for row in judged],
            y=[row["upper_limit_rate"] - row["lower_limit_rate"] for row in judged],
        )
    )  # fmt: skip
    figure.add_hline(y=center, line={"width": 1.5, "color": GREY})
    name_right(figure, center, _("average<br>{rate}").format(rate=percent(center)), GREY)


def _draw_line(figure: go.Figure, rows: Sequence[Row], unit: str) -> None:
    """From one complete period to the next; what may still change hangs on no line."""
    joined = [row for row in rows if kind_of(row) in (FEW_POINTS, NOISE, SIGNAL)]
    figure.add_trace(
        go.Scatter(
            x=[middle(row["period_on"], unit) for row in joined],
            y=[row["rate"] for row in joined],
            mode="lines", line={"width": 1, "color": PALE}, hoverinfo="skip", showlegend=False,
        )
    )  # fmt: skip


def _points(
    rows: Sequence[Row], kind: Kind, measure: Measure, unit: str, name_of: Callable[[date], str]
) -> go.Scatter:
    return go.Scatter(
        name=kind.label,
        x=[middle(row["period_on"], unit) for row in rows],
        y=[row["rate"] for row in rows],
        error_y=interval(rows, "rate", FAINT),
        mode="markers+text",
        textfont={"size": 13, "weight": 600},
        cliponaxis=False,
        customdata=[[row["period_on"].isoformat(), measure.which] for row in rows],
        hovertext=[_hover(row, kind, name_of) for row in rows],
        hovertemplate="%{hovertext}<extra></extra>",
        **_marker(kind.symbol, kind.size, kind.colour),
    )


def _still_ignored(rows: Sequence[Row], unit: str, name_of: Callable[[date], str]) -> go.Scatter:
    """The other mark: what of the missed ones lies unanswered until now."""
    said = _("{period}: {part} of {whole} still ignored now; may fall as late answers come")
    return go.Scatter(
        name=_("still ignored now: may fall"),
        x=[middle(row["period_on"], unit) for row in rows],
        y=[row["ignored_rate"] for row in rows],
        mode="markers",
        customdata=[[row["period_on"].isoformat(), "ignored"] for row in rows],
        hovertext=[
            said.format(
                period=name_of(row["period_on"]),
                part=count(row["count_ignored"]), whole=count(row["count_due"]),
            )
            for row in rows
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        cliponaxis=False,
        **_marker("diamond-open", 6, VERDICT_COLOURS["ignored"]),
    )  # fmt: skip


def _marker(symbol: str, size: int, colour: str) -> dict[str, Any]:
    """A mark that stays as it is when another one is chosen."""
    return {
        "marker": {
            "symbol": symbol,
            "size": size,
            "color": colour,
            "line": {"width": 1.5, "color": colour},
        },
        "unselected": {"marker": {"opacity": 1}, "textfont": {"color": GREY}},
    }


def _labels(rows: Sequence[Row], kind: Kind, shown: Sequence[Row]) -> dict[str, list[str]]:
    """Beyond the range, the newest ones say their numbers, away from the average."""
    if kind.name != SIGNAL:
        return {}
    beyond = [row for row in reversed(rows) if row["signal"] in ("above", "below")][:MOST_LABELS]
    labels = [_label(row, shown[0]["period_on"], shown[-1]["period_on"]) for row in beyond]
    texts, places = [""] * len(rows), ["top center"] * len(rows)
    for row, label, side in zip(beyond, labels, sides(labels), strict=True):
        if side:
            at = rows.index(row)
            texts[at], places[at] = label.text, f"{'top' if label.is_above else 'bottom'} {side}"
    return {"text": texts, "textposition": places}


def _label(row: Row, first: date, last: date) -> Label:
    part, whole = count(row["numerator"]), count(row["denominator"])
    return Label(
        _("{part} of {whole}").format(part=part, whole=whole),
        (row["period_on"] - first).days / max((last - first).days, 1),
        is_above=(row["side"] or 0) > 0,
    )


def _hover(row: Row, kind: Kind, name_of: Callable[[date], str]) -> str:
    return _("{period}: {rate} ({part} of {whole}), {kind}").format(
        period=name_of(row["period_on"]), rate=percent(row["rate"]), part=count(row["numerator"]),
        whole=count(row["denominator"]), kind=kind.label,
    )  # fmt: skip
