"""What ignoring costs: conversion after the deadline, answered or not, like with like."""

from typing import Any

import streamlit as st

from pages.shared import tables, why_cost_chart
from pages.shared.ask import ask
from pages.shared.cards import Card, cards
from pages.shared.text import FEW, _, count, percent, points
from pages.shared.view import carry
from pages.shared.why_openings import Opening, chart_of, choose_list, opens
from pages.shared.why_seen import Seen

Row = dict[str, Any]
HORIZONS = (30, 90, 180)
USUAL = 90
# Whatever the period of the sidebar: the newest MQLs are too young to tell.
WHOLE_PAST: dict[str, Any] = {"from_at": None, "until_at": None}


def finding(seen: Seen) -> str:
    """The difference in conversion, where its interval leaves no doubt of its direction."""
    row = _compared(seen)
    if refusal(row, seen):
        return _("What ignoring costs can't be said here")
    gaps = {"points": points(row["difference"]), "days": within_days()}
    if row["difference_low"] > 0:
        return _(
            "MQLs answered in time became deals more often: {points} within {days} days, like with "
            "like"
        ).format(**gaps)
    if row["difference_high"] < 0:
        return _(
            "MQLs answered in time became deals less often: {points} within {days} days, like with "
            "like"
        ).format(**gaps)
    return _("No clear difference in conversion between answered and unanswered MQLs")


def refusal(row: Row, seen: Seen) -> str | None:
    """Why nothing is said, in words."""
    if not seen.is_logged:
        return _(
            "There is no activity log in this data: nobody can tell which MQLs were answered, so "
            "the two can't be compared."
        )
    if row["difference"] is None:
        return _(
            "Too few can be compared within the same cell and source: {answered} answered and "
            "{unanswered} unanswered, at least {few} of each are needed. Choose fewer days."
        ).format(
            answered=count(row["count_answered_usable"]),
            unanswered=count(row["count_unanswered_usable"]), few=FEW,
        )  # fmt: skip
    return None


def within_days() -> int:
    """After how many days conversion is looked at: the URL says so."""
    named = st.query_params.get("step", "")
    return int(named) if named in map(str, HORIZONS) else USUAL


def rules() -> list[str]:
    """How the comparison is made, in words."""
    return [
        _(
            "**Compared at the deadline**: MQLs with a counted activity of sales by the deadline, "
            "and those with none by then, also where one came later. Left out: excluded leads, "
            "MQLs without an owner, those with a deal or given back by the deadline, those handed "
            "over anew by then, and those whose deadline lies fewer than the chosen days back."
        ),
        _("**Converted** = a deal of the lead was created after the deadline, within these days."),
        _(
            "**Like with like**: the difference is taken within each cell and source and averaged "
            "with Mantel–Haenszel weights (Greenland and Robins 1985), with the 95 % interval of "
            "Sato (1989). A cell and source with only one of the two kinds says nothing."
        ),
        _("Sales picks whom it follows up, so this is no proof of cause."),
    ]


def draw(seen: Seen) -> None:
    """Both rates, the difference like with like, and where it comes from."""
    _switch()
    row = _compared(seen)
    if refused := refusal(row, seen):
        st.info(refused, icon=":material/block:")
        return
    st.caption(_("All MQLs up to the as-of day, whatever the period in the sidebar."))
    st.warning(
        _(
            "Sales picks whom it follows up, so this is no proof of cause: those it left alone may "
            "have looked worse to begin with."
        ),
        icon=":material/balance:",
    )
    cards([
        _arm(_("Answered by the deadline"), row, "answered", seen),
        _arm(_("Not answered by the deadline"), row, "unanswered", seen),
        _difference(row),
    ])  # fmt: skip
    _strata(seen)


def _switch() -> None:
    st.session_state["choose_step"] = within_days()
    st.segmented_control(
        _("A deal counts within"), HORIZONS, key="choose_step", required=True,
        format_func=lambda days: _("{days} days").format(days=days), on_change=_carry,
    )  # fmt: skip


def _carry() -> None:
    chosen = st.session_state["choose_step"]
    carry("step", None if chosen == USUAL else str(chosen))


def _compared(seen: Seen) -> Row:
    return ask("cost_of_ignoring", seen.view, within_days=within_days(), **WHOLE_PAST).one()


def _arm(label: str, row: Row, which: str, seen: Seen) -> Card:
    part, whole = row[f"count_{which}_converted"], row[f"count_{which}"]
    counted = _("{part} of {whole} converted").format(part=count(part), whole=count(whole))
    values = {"which": f"{which}_converted", "within_days": within_days(), **WHOLE_PAST}
    opening = Opening(which, label, part, "landmarks_listed", values)
    shown = percent(row[f"{which}_rate"]) if whole >= FEW else "–"
    help_text = _("Conversion after the deadline, of all that can be compared.")
    return Card(label, shown, None, "off", help_text, counted, opens(opening, seen))


def _difference(row: Row) -> Card:
    counted = _("in {usable} of {strata} cells × sources").format(
        usable=count(row["count_usable"]), strata=count(row["count_strata"])
    )
    if row["difference"] is not None:
        counted = _("95 %: {low} to {high}; {counted}").format(
            low=points(row["difference_low"]), high=points(row["difference_high"]),
            counted=counted,
        )  # fmt: skip
    crude = points(row["crude_difference"]) or "–"
    return Card(
        _("Difference, like with like"), points(row["difference"]) or "–", None, "off",
        _("Within the same cell and source. Crude, all together: {crude}.").format(crude=crude),
        counted,
        target=_("Crude: {crude}").format(crude=crude),
    )  # fmt: skip


def _strata(seen: Seen) -> None:
    values = {"within_days": within_days(), **WHOLE_PAST}
    rows = ask("conversion_by_answer_and_stratum", seen.view, **values)
    enough = [
        row for row in rows.dicts() if min(row["count_answered"], row["count_unanswered"]) >= FEW
    ]
    if enough:
        st.header(_("Where both kinds are known well enough"), anchor=False)
        chart_of(
            why_cost_chart.strata(enough), _openings(rows.dicts()), "cost",
            _("Conversion of answered and unanswered MQLs by cell and source"),
        )  # fmt: skip
    choose_list(_openings(rows.dicts()), "cost", seen)
    with st.expander(_("Every cell and source"), icon=":material/table:", expanded=not enough):
        tables.table(rows, key="strata")


def _openings(rows: list[Row]) -> list[Opening]:
    """Each number of each cell and source."""
    words = {"answered": _("answered"), "unanswered": _("unanswered")}
    return [
        Opening(
            why_cost_chart.stratum(row, which), f"{why_cost_chart.label(row)} · {word}",
            row[f"count_{which}"], "landmarks_listed",
            {
                "which": which, "within_days": within_days(), "potential": row["potential"],
                "intent": row["intent"], "of_source": row["source"] or "", **WHOLE_PAST,
            },
        )
        for row in rows
        for which, word in words.items()
    ]  # fmt: skip
