"""How long groups take to respond: a chart, the list behind a chosen group, a table."""

from html import escape  # charts read markup in what they are given
from typing import Any

import streamlit as st

from pages.shared import tables, waits_chart
from pages.shared.ask import ask
from pages.shared.groups import Row, row_key, row_words
from pages.shared.text import FEW, _, count, reader
from pages.shared.view import View
from pages.shared.where_choice import Choice
from pages.shared.where_groups import MOST_GROUPS, choose_group, group_list, take_click
from queries import Rows

SHOWN = ("count_unanswered", "count_answered", "count_counted", "median_business_hours",
         "p90_business_hours")  # fmt: skip


def waits(choice: Choice, view: View) -> Rows:
    """How long the groups take to respond, most unanswered first."""
    values = {"by": choice.by, "second_by": choice.second}
    return ask("response_hours_by_group", view, **values)


def waits_panel(rows: list[Row], choice: Choice) -> None:
    """The chart with its list, whether chosen by mouse or by keyboard."""
    st.caption(
        _(
            "Most unanswered first. Dots: the median in business hours, lines up to nine in ten; "
            "who was never answered counts as still waiting. Hollow: fewer than 10. These "
            "differences are not tested against chance."
        )
    )
    bars = [_bar(row, choice) for row in rows[:MOST_GROUPS]]
    titles = (choice.rate.lost, _("Business hours to first response"), _("median not reached"))
    event: Any = st.plotly_chart(
        waits_chart.waits(bars, choice.rate.colour, titles), key=f"waits_{choice.by}",
        on_select="rerun", selection_mode="points", alt=titles[1],
        config={"displaylogo": False, "displayModeBar": False},
    )  # fmt: skip
    take_click(event)
    if row := choose_group(rows, choice):
        counts = (int(row["count_unanswered"]), int(row["count_counted"]))
        group_list(row, choice, _sentence(row, choice), counts)


def waits_table(rows: list[Row], choice: Choice) -> None:
    """Every group with its numbers, to be downloaded."""
    told = [(row_words(row, choice.by, choice.second), *(row[n] for n in SHOWN)) for row in rows]
    tables.table(Rows(["group", *SHOWN], told), key="waits")


def _bar(row: Row, choice: Choice) -> waits_chart.Wait:
    return waits_chart.Wait(
        label=escape(row_words(row, choice.by, choice.second)),
        key=row_key(row),
        unanswered=int(row["count_unanswered"]),
        median=row["median_business_hours"],
        p90=row["p90_business_hours"],
        is_few=row["count_counted"] < FEW,
        hover=escape(_sentence(row, choice)),
    )


def _sentence(row: Row, choice: Choice) -> str:
    median, p90 = row["median_business_hours"], row["p90_business_hours"]
    unknown = _("not reached")
    told = _("{group}: median {median}; nine in ten: {p90}; {count} MQLs")
    return told.format(
        group=row_words(row, choice.by, choice.second), count=count(row["count_counted"]),
        median=unknown if median is None else reader().hours(median),
        p90=unknown if p90 is None else reader().hours(p90),
    )  # fmt: skip
