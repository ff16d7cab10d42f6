"""Cohorts at equal age: what had become of each week's or month's handovers after so many days."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import plotly.graph_objects as go

from pages.shared.charts import VERDICT_COLOURS
from pages.shared.text import FEW, _, count, percent
from pages.shared.when_chart import FAINT, PALE, Change, interval, layout, middle, name_right
from pages.shared.when_words import Row

HEIGHT = 380


@dataclass(frozen=True)
class Series:
    """One outcome over the cohorts: its columns, its words, its mark."""

    name: str
    label: str
    part: str
    whole: str
    which: str
    is_before_log: str
    colour: str
    symbol: str

    def is_firm(self, row: Row) -> bool:
        """Whether a cohort is complete, comparable and large enough."""
        return not row["is_too_young"] and not row[self.is_before_log] and row[self.whole] >= FEW

    def drawn_apart(self, row: Row) -> str:
        """Why a cohort stands apart, in words; empty where it doesn't."""
        if row[self.is_before_log]:
            return _("not comparable: the log had not begun")
        if row["is_too_young"]:
            return _("some are too young: may still change")
        return "" if row[self.whole] >= FEW else _("fewer than 10: not judged")


def series(is_logged: bool) -> list[Series]:
    """What can be followed: without an activity log only deals."""
    converted = Series(
        "conversion", _("Converted"), "count_converted_in_time", "count_old_enough",
        "converted_in_time", "is_before_deals", VERDICT_COLOURS["converted"], "square",
    )  # fmt: skip
    answered = Series(
        "answered", _("Answered"), "count_answered_in_time", "count_old_enough_due",
        "answered_in_time", "is_before_activities", VERDICT_COLOURS["followed_up"], "circle",
    )  # fmt: skip
    return [converted, answered] if is_logged else [converted]


def cohort_chart(
    rows: Sequence[Row],
    drawn: Sequence[Series],
    unit: str,
    within_days: int,
    name_of: Callable[[date], str],
    changes: Sequence[Change],
) -> go.Figure:
    """Rows of cohorts_by_age; a click gives the first day of a period and its list."""
    figure, highest = go.Figure(), 0.05
    for one in drawn:
        shown = [row for row in rows if row[one.whole]]
        firm = [row for row in shown if one.is_firm(row)]
        apart = [row for row in shown if not one.is_firm(row)]
        highest = max([highest, *(row[f"{one.name}_high"] for row in firm)])
        if firm:
            figure.add_trace(_points(firm, one, unit, name_of, is_firm=True))
            name_right(figure, firm[-1][f"{one.name}_rate"], one.label, one.colour)
        if apart:
            highest = max([highest, *(row[f"{one.name}_rate"] for row in apart)])
            figure.add_trace(_points(apart, one, unit, name_of, is_firm=False))
    title = _("Within {days} days, of those that old").format(days=count(within_days))
    layout(figure, title, changes, highest, HEIGHT)
    return figure


def _points(
    rows: Sequence[Row], one: Series, unit: str, name_of: Callable[[date], str], *, is_firm: bool
) -> go.Scatter:
    apart = _("{series}, drawn apart: too young, too few or not comparable")
    return go.Scatter(
        name=one.label if is_firm else apart.format(series=one.label),
        x=[middle(row["period_on"], unit) for row in rows],
        y=[row[f"{one.name}_rate"] for row in rows],
        error_y=interval(rows, one.name, FAINT),
        mode="lines+markers" if is_firm else "markers",
        line={"width": 2, "color": one.colour},
        marker={
            "symbol": one.symbol if is_firm else f"{one.symbol}-open",
            "size": 9 if is_firm else 8,
            "color": one.colour if is_firm else PALE,
            "line": {"width": 1.5, "color": one.colour if is_firm else PALE},
        },
        unselected={"marker": {"opacity": 1}},
        cliponaxis=False,
        customdata=[[row["period_on"].isoformat(), one.which] for row in rows],
        hovertext=[_hover(row, one, name_of) for row in rows],
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _hover(row: Row, one: Series, name_of: Callable[[date], str]) -> str:
    said = _("{period}, {series}: {rate} ({part} of {whole})").format(
        period=name_of(row["period_on"]), series=one.label,
        rate=percent(row[f"{one.name}_rate"]),
        part=count(row[one.part]), whole=count(row[one.whole]),
    )  # fmt: skip
    reason = one.drawn_apart(row)
    return f"{said}<br>{reason}" if reason else said
