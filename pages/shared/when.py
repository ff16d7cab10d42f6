"""The parts of the trend page: the rate with its signals, cohorts at equal age, their tables."""

from typing import Any

import streamlit as st

from data.saved import SavedDefinitions
from pages.shared import cohort_chart, control_chart, explanation, tables
from pages.shared.ask import ask
from pages.shared.names import names_switch
from pages.shared.rates import gaps
from pages.shared.text import _, count
from pages.shared.view import View, opened
from pages.shared.when_chart import Change
from pages.shared.when_choice import Choice, choose, switch_age
from pages.shared.when_finding import headline, late_logs, summary
from pages.shared.when_list import aged, chosen_list, from_chart, parts_of
from pages.shared.when_words import Row, counted, period_name, written
from queries import Rows

CONFIG = {"displaylogo": False, "displayModeBar": False}
TABLE = (
    "period_on", "count_handovers", "count_waiting", "count_due", "count_missed_sla",
    "missed_sla_rate", "count_ignored", "ignored_rate", "follow_up_rate", "count_converted",
    "conversion_rate", "is_not_yet_due", "numerator", "denominator", "rate", "rate_low",
    "rate_high", "lower_limit_rate", "upper_limit_rate", "signal",
)  # fmt: skip
NEED_LOG = ("count_missed_sla", "missed_sla_rate", "count_ignored", "ignored_rate",
            "follow_up_rate")  # fmt: skip


@st.fragment
def over_time(view: View, rates: Row) -> None:
    """The finding, the chart of the rate, and cohorts at equal age."""
    is_logged = rates["has_sales_activities"]
    head = st.container()
    for sentence in gaps(rates):
        st.info(sentence, icon=":material/info:")
    choice = choose(view, is_logged)
    rows = choice.periods(view)
    with (
        head,
        st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
        ),
    ):
        st.title(headline(rows, choice), anchor=False)
        explanation.explanation("rates_by_period", counted(choice.within_days), **choice.values)
    for sentence in late_logs(ask("log_starts", view).one(), choice, is_logged):
        st.warning(sentence, icon=":material/history_toggle_off:")
    changes = _changes(view)
    _rate(rows, choice, changes, is_logged)
    _cohorts(view, choice, _inside(changes, rows), is_logged)


def _rate(rows: list[Row], choice: Choice, changes: list[Change], is_logged: bool) -> None:
    st.caption(summary(rows, choice))
    key = f"when_rate_{choice.measure.name}_{choice.unit}"
    figure = control_chart.control_chart(
        rows, choice.measure, choice.unit, lambda on: period_name(choice.unit, on),
        _inside(changes, rows),
    )  # fmt: skip
    _chart(figure, key, "rate", choice.measure.axis)
    st.caption(_note(choice))
    _tell(changes, rows)
    names_switch()
    chosen_list("rate", rows, parts_of(choice), choice)
    with st.expander(_("As a table"), icon=":material/table:"):
        tables.table(table_of(rows, is_logged), key=f"when_{choice.unit}")


def _note(choice: Choice) -> str:
    """What must be known of the chosen rate to read it."""
    noted = {
        "missed_sla": _(
            "Filled: ever missed the SLA, which never changes once the deadlines are past. Open "
            "diamonds below: still ignored now, which falls as late answers come."
        ),
        "ignored": _(
            "Still ignored now: a late answer takes a lead out, so newer periods had less time to "
            "get better. Whether sales gets better is seen in “Ever missed the SLA”."
        ),
        "conversion": _(
            "Each period at the same age: a deal within {days} days of the handover counts, a "
            "later one does not."
        ).format(days=count(choice.within_days)),
    }
    whole = _("All periods up to the as-of day, whatever the period in the sidebar.")
    return f"{noted[choice.measure.name]} {whole}"


def _cohorts(view: View, choice: Choice, changes: list[Change], is_logged: bool) -> None:
    rows = ask("cohorts_by_age", view, **choice.values).dicts()
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.header(
            _("Cohorts at equal age: within {days} days of the handover").format(
                days=count(choice.within_days)
            ),
            anchor=False,
        )
        explanation.explanation("cohorts_by_age", counted(choice.within_days), **choice.values)
    if choice.measure.name != "conversion":
        switch_age()
    drawn = cohort_chart.series(is_logged)
    figure = cohort_chart.cohort_chart(
        rows, drawn, choice.unit, choice.within_days,
        lambda on: period_name(choice.unit, on), changes,
    )  # fmt: skip
    _chart(figure, f"when_age_{choice.unit}_{choice.within_days}", "age", _("Cohorts at equal age"))
    chosen_list("age", rows, aged(choice.within_days, is_answered_known=is_logged), choice)


def _chart(figure: Any, key: str, place: str, alt: str) -> None:
    st.plotly_chart(
        figure, key=key, selection_mode="points", config=CONFIG, alt=alt,
        on_select=lambda: from_chart(key, place),
    )  # fmt: skip


def table_of(rows: list[Row], is_logged: bool) -> Rows:
    """The periods as a table: signals in words, and nothing that the data can't say."""
    words = {
        "above": _("above the range"),
        "below": _("below the range"),
        "run_above": _("run above the average"),
        "run_below": _("run below the average"),
    }
    columns = [name for name in TABLE if is_logged or name not in NEED_LOG]
    said = [row | {"signal": words.get(row["signal"], "")} for row in rows]
    return Rows(columns, [tuple(row[name] for name in columns) for row in said])


def _changes(view: View) -> list[Change]:
    """Each change of the agreed definition, by its local day."""
    zone = opened(str(view.path)).time_zone
    return [
        Change(change.local_on(zone), change.name or _("definition of the data"))
        for change in SavedDefinitions().agreements()
    ]


def _inside(changes: list[Change], rows: list[Row]) -> list[Change]:
    """Those within the periods that are drawn."""
    if not rows:
        return []
    last = rows[-1]["period_until_on"]
    return [change for change in changes if rows[0]["period_on"] <= change.on < last]


def _tell(changes: list[Change], rows: list[Row]) -> None:
    """What a dashed line is, and which changes lie outside of the chart."""
    inside = _inside(changes, rows)
    outside = [change for change in changes if change not in inside]
    if inside:
        st.caption(
            _(
                "Dashed: a definition was agreed. All periods are counted by the one that is "
                "chosen in the sidebar, also those before it."
            )
        )
    if outside:
        said = [f"{written(change.on)} {change.name}" for change in outside[-5:]]
        st.caption(_("Agreed outside of these periods: {named}").format(named=" · ".join(said)))
