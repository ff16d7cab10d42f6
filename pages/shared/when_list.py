"""The handovers behind a point: chosen in a chart or by the keyboard, kept in the URL."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from pages.shared import tables
from pages.shared.names import hides_names
from pages.shared.text import _, count
from pages.shared.view import carry
from pages.shared.when_choice import ALL_TIME, Choice
from pages.shared.when_words import Row, period_name


@dataclass(frozen=True)
class Part:
    """One number of a period and the list behind it."""

    which: str
    label: str
    column: str
    is_aged: bool = False  # whether it is counted at an equal age


def parts_of(choice: Choice) -> list[Part]:
    """The numbers of a period in the chart of the rate."""
    if choice.measure.name == "conversion":
        return aged(choice.within_days, is_answered_known=False)
    return [
        Part("missed_sla", _("Ever missed the SLA"), "count_missed_sla"),
        Part("ignored", _("Still ignored"), "count_ignored"),
        Part("answered", _("Answered"), "count_followed_up"),
        Part("due", _("Due"), "count_due"),
        Part("waiting", _("Waiting"), "count_waiting"),
        Part("all", _("Handed over"), "count_handovers"),
    ]


def aged(within_days: int, *, is_answered_known: bool) -> list[Part]:
    """The numbers of a cohort at an equal age."""
    labels = [
        _("Converted within {days} days"), _("At least {days} days old"),
        _("Answered within {days} days"), _("Due, and at least {days} days old"),
    ]  # fmt: skip
    parts = {
        "converted_in_time": "count_converted_in_time",
        "old_enough": "count_old_enough",
        "answered_in_time": "count_answered_in_time",
        "old_enough_due": "count_old_enough_due",
    }
    every = [
        Part(which, label.format(days=count(within_days)), column, is_aged=True)
        for label, (which, column) in zip(labels, parts.items(), strict=True)
    ]
    return every if is_answered_known else every[:2]


def from_chart(key: str, place: str) -> None:
    """A point that was clicked, into the URL."""
    if points := st.session_state[key]["selection"]["points"]:
        first, which = points[0]["customdata"][:2]
        carry("list", f"{place}~{first}~{which}")


def chosen_list(place: str, rows: list[Row], parts: list[Part], choice: Choice) -> None:
    """The choice of a period and of one of its numbers, and the list behind that."""
    by_day = {row["period_on"].isoformat(): row for row in rows}
    known = {part.which: part for part in parts}
    first, which = _from_url(place, by_day, known)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _choose_period(place, by_day, first, which, choice)
        if first:
            _choose_part(place, by_day[first], known, first, which)
    if not first:
        st.caption(_("Choose a point, or a period here, to see its leads."))
        return
    part = known[which]
    total = by_day[first][part.column]
    st.subheader(
        _("{period}, {what}: {rows}").format(
            period=period_name(choice.unit, date.fromisoformat(first)),
            what=part.label, rows=count(total),
        ),
        anchor=False,
    )  # fmt: skip
    name, values = _question(part, date.fromisoformat(first), choice)
    tables.listed(name, values, f"when_{place}", total, hides_persons=hides_names())


def _question(part: Part, first: date, choice: Choice) -> tuple[str, dict[str, object]]:
    if part.is_aged:
        values = {**choice.values, "period_on": first, "which": part.which}
        return "period_handovers_listed", values
    month_or_week = "month_on" if choice.unit == "month" else "week_on"
    which = None if part.which == "all" else part.which
    return "handovers_listed", {**ALL_TIME, month_or_week: first, "which": which}


def _from_url(place: str, by_day: dict[str, Row], known: dict[str, Part]) -> tuple[str, str]:
    """The chosen period and number; the first number, and no period, where the URL names none."""
    named, _mark, rest = st.query_params.get("list", "").partition("~")
    first, _mark, which = rest.partition("~")
    usual = next(iter(known))
    if named != place or first not in by_day:
        return "", usual
    return first, which if which in known else usual


def _choose_period(
    place: str, by_day: dict[str, Row], first: str, which: str, choice: Choice
) -> None:
    key = f"when_period_{place}"
    names = {day: period_name(choice.unit, row["period_on"]) for day, row in by_day.items()}
    st.session_state[key] = first or None

    def choose() -> None:
        chosen = st.session_state[key]
        carry("list", f"{place}~{chosen}~{which}" if chosen else None)

    st.selectbox(
        _("Period"), list(reversed(names)), key=key, format_func=names.__getitem__, index=None,
        placeholder=_("Choose a period …"), width=260, on_change=choose,
    )  # fmt: skip


def _choose_part(place: str, row: Row, known: dict[str, Part], first: str, which: str) -> None:
    key = f"when_part_{place}"
    st.session_state[key] = which

    def label(name: str) -> str:
        return f"{known[name].label} {count(row[known[name].column])}"

    st.segmented_control(
        _("Which of them"), list(known), key=key, format_func=label, required=True,
        on_change=lambda: carry("list", f"{place}~{first}~{st.session_state[key]}"),
    )  # fmt: skip
