"""Groups of one criterion: a chart, the list behind a chosen group, a table."""

from html import escape  # charts read markup in what they are given
from typing import Any

import streamlit as st

from pages.shared import tables, where_chart
from pages.shared.groups import Row, group_values, group_words, row_key, row_words
from pages.shared.names import hides_names
from pages.shared.text import FEW, _, count, percent
from pages.shared.view import carry
from pages.shared.where_choice import Choice
from queries import Rows

# More groups than this are no chart; the table holds them all.
MOST_GROUPS = 25


def groups_panel(rows: list[Row], choice: Choice) -> None:
    """The chart with its list, whether chosen by mouse or by keyboard."""
    shown = rows[:MOST_GROUPS]
    has_mix = any(row["mix_rate"] is not None for row in shown)
    st.caption(_how_to_read(choice, len(rows), has_mix=has_mix))
    event: Any = st.plotly_chart(
        _figure(shown, choice), key=f"groups_{choice.rate.name}_{choice.by}", on_select="rerun",
        selection_mode="points", config={"displaylogo": False, "displayModeBar": False},
        alt=_("Leads lost and rates by group"),
    )  # fmt: skip
    take_click(event)
    if row := choose_group(rows, choice):
        counts = (int(row["count_lost"]), int(row["count_whole"]))
        group_list(row, choice, sentence(row, choice), counts)


def take_click(event: Any) -> None:
    """A click is remembered in the URL; drawing the chart anew sends an empty one."""
    clicked = next((str(point["customdata"]) for point in event.selection.points), None)
    if clicked and clicked != st.session_state.get("group_clicked"):
        carry("group", clicked)
    st.session_state["group_clicked"] = clicked


def choose_group(rows: list[Row], choice: Choice) -> Row | None:
    """The group that the URL names, to be chosen from a box as well."""
    by_key = {row_key(row): row for row in rows}
    named = st.query_params.get("group", "")
    st.session_state["choose_group"] = named if named in by_key else None
    st.selectbox(
        _("Open a group"), list(by_key), key="choose_group", index=None, width=340,
        format_func=lambda key: row_words(by_key[key], choice.by, choice.second),
        placeholder=_("Open a group …"), label_visibility="collapsed", on_change=_carry_group,
    )  # fmt: skip
    return by_key.get(named)


def _carry_group() -> None:
    carry("group", st.session_state["choose_group"])


def group_list(row: Row, choice: Choice, told: str, counts: tuple[int, int]) -> None:
    """A group in one sentence, and the leads that it lost, or all of them."""
    rate = choice.rate
    st.subheader(told, anchor=False)
    lists = {
        rate.which_lost: f"{rate.lost}: {count(counts[0])}",
        rate.whole: _("All: {count}").format(count=count(counts[1])),
    }
    which = st.segmented_control(
        _("List"), list(lists), key=f"group_list_{rate.name}", format_func=lists.__getitem__,
        default=rate.which_lost, required=True, label_visibility="collapsed",
    )  # fmt: skip
    total = counts[0] if which == rate.which_lost else counts[1]
    values = {"which": which, **group_values(row, choice.by, choice.second)}
    tables.listed("handovers_listed", values, f"group_{which}", total, hides_persons=hides_names())


def sentence(row: Row, choice: Choice) -> str:
    """A group with its rate, its interval and what the others show."""
    told = _("{group}: {rate} {value} ({part} of {whole}), 95 % interval {low} to {high}").format(
        group=row_words(row, choice.by, choice.second), rate=choice.rate.label,
        value=percent(row["rate"]), part=count(row["count_hits"]), whole=count(row["count_whole"]),
        low=percent(row["rate_low"]), high=percent(row["rate_high"]),
    )  # fmt: skip
    if row["mix_rate"] is None or row["count_whole"] < FEW:
        return told
    return _("{told}; at equal mix {mix}").format(told=told, mix=percent(row["mix_rate"]))


def _figure(rows: list[Row], choice: Choice) -> Any:
    average = rows[0]["total_rate"]
    words = where_chart.Words(
        lost=choice.rate.lost,
        rate=choice.rate.label,
        average=_("all: {rate}").format(rate=percent(average)),
        mix=_("At equal mix"),
    )
    bars = [_bar(row, choice) for row in rows]
    return where_chart.groups_chart(bars, float(average), choice.rate.colour, words)


def _bar(row: Row, choice: Choice) -> where_chart.Bar:
    is_few = row["count_whole"] < FEW
    return where_chart.Bar(
        label=escape(group_words(choice.by, row["group_name"])),
        key=row_key(row),
        lost=float(row["count_lost"]),
        sure=None if row["count_sure"] is None else float(row["count_sure"]),
        rate=float(row["rate"]),
        low=float(row["rate_low"]),
        high=float(row["rate_high"]),
        mix=None if row["mix_rate"] is None else float(row["mix_rate"]),
        is_few=is_few,
        mark=mark(row) if not is_few else "",
        hover=escape(sentence(row, choice)),
    )


def mark(row: Row) -> str:
    """What stands beside a group that differs from the rest by more than chance."""
    if not row["is_different"]:
        return ""
    if not row["is_worse"]:
        return _("better")
    return _("worse") if row["is_sure_enough"] else _("possibly worse")


def _how_to_read(choice: Choice, total: int, *, has_mix: bool) -> str:
    said = [
        _("Most leads lost first. Dots: the rate with its 95 % interval; hollow: fewer than 10.")
    ]
    if choice.rate.name == "ignored":
        said.append(_("Full bars: surely ignored; pale: the owner logs nothing at all."))
        said.append(_("“Possibly worse”: only if those who log nothing did nothing."))
    if has_mix:
        said.append(_("Diamonds: the rate at equal mix of cells and sources."))
    said.append(_("“Worse” and “better”: differs from the rest by more than chance explains."))
    if total > MOST_GROUPS:
        said.append(_("The first {shown} of {total}; the table holds all.").format(
            shown=MOST_GROUPS, total=count(total)))  # fmt: skip
    return " ".join(said)


def groups_table(rows: list[Row], hours: list[Row], choice: Choice) -> Rows:
    """Every group with its numbers, the hours to its first response beside them."""
    waits = {(row["group_name"], row["second_name"]): row for row in hours}
    columns = [
        "group", "count_lost", "count_hits", "count_whole", "rate", "rate_low", "rate_high",
        "mix_rate", "count_lost_above_average", "adjusted_p", "is_different",
        "is_different_at_equal_mix", "median_business_hours", "p90_business_hours",
    ]  # fmt: skip
    told = [_table_row(row, waits, choice) for row in rows]
    return Rows(columns, [tuple(row.get(name) for name in columns) for row in told])


def _table_row(row: Row, waits: dict[tuple[Any, Any], Row], choice: Choice) -> Row:
    wait = waits.get((row["group_name"], row["second_name"]), {})
    return {**row, **wait, "group": row_words(row, choice.by, choice.second)}
