"""The points of the front: the suggested one first, each can be looked at and taken."""

from collections.abc import Sequence
from html import escape  # charts read markup in what they are given

import streamlit as st

from pages.shared import tables
from pages.shared.lead_words import plain
from pages.shared.text import _, count, percent
from pages.shared.what_if.dials import value_text
from pages.shared.what_if.front_chart import Pair, Spot, front_chart
from pages.shared.what_if.front_words import comparison, holds, sentence
from pages.shared.what_if.goal import words_of
from pages.shared.what_if.search import Found, Row, Search
from pages.shared.what_if.turning import clicked, number_of, take_turned
from queries import Rows
from queries.suggestions import Point, overfit

POINT, CHART = "what_if_point", "what_if_front"
CONFIG = {"displaylogo": False, "displayModeBar": False}


def front_panel(search: Search, found: Found) -> None:
    """What is suggested, whether it holds, and everything else that no other beats."""
    if not found.front[-1].won:
        st.info(
            _(
                "No suggestion: no combination of these numbers catches a won MQL of the older "
                "part. Let other numbers vary."
            ),
            icon=":material/info:",
        )
        return
    number = _chosen(found)
    if found.suggested is None:
        said = _("No combination of these numbers meets the goal: {goal}.")
        st.warning(said.format(goal=words_of(found.wanted.goal)), icon=":material/block:")
    _look_at(search, found, number)
    _draw(search, found, number)
    with st.expander(_("The whole front as a table"), icon=":material/table:"):
        tables.table(_table(search, found), key="what_if_front")


def _chosen(found: Found) -> int:
    """The point that is looked at: the one chosen since it was found, else the suggested one."""
    left: tuple[Found, int] | None = st.session_state.get(f"{POINT}_left")
    if left is not None and left[0] == found:
        return left[1]
    return found.front.index(found.suggested or found.front[-1])


def _look_at(search: Search, found: Found, number: int) -> None:
    point = found.front[number]
    st.subheader(plain(sentence(point)), anchor=False)
    st.markdown(_numbers(search, point))
    level, told = holds(found, point)
    getattr(st, level)(
        told, icon=":material/warning:" if level == "warning" else ":material/check:"
    )
    st.table(comparison(search, point).frame(), hide_index=True, border="horizontal")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _choose(found, number)
        st.button(
            _("Take as the draft"), icon=":material/check:", type="primary", key="what_if_take",
            on_click=lambda: take_turned(search.tried, search.values_at(point)),
        )  # fmt: skip


def _numbers(search: Search, point: Point) -> str:
    """Where each varied number stands, and where it stood."""
    said = _("- {label}: **{value}** (draft: {now})")
    return "\n".join(
        said.format(
            label=plain(one.label), value=value_text(one.dial, position),
            now=value_text(one.dial, one.value),
        )
        for one, position in zip(search.turnings, point.positions, strict=True)
    )  # fmt: skip


def _choose(found: Found, number: int) -> None:
    """Every point of the front from a box, for the keyboard."""

    def remember() -> None:
        _look(found, st.session_state[POINT])

    st.session_state[POINT] = number
    st.selectbox(
        _("Look at another point of the front"), list(range(len(found.front))), key=POINT,
        format_func=lambda n: _name(found, n), width=420, on_change=remember,
    )  # fmt: skip


def _look(found: Found, number: int) -> None:
    st.session_state[f"{POINT}_left"] = (found, number)


def _name(found: Found, number: int) -> str:
    point = found.front[number]
    said = _("{mqls} MQLs a month, {rate} of the won")
    if point == found.suggested:
        said = _("{mqls} MQLs a month, {rate} of the won: suggested")
    return said.format(mqls=count(round(point.cost)), rate=percent(point.older["won_recall_rate"]))


def _draw(search: Search, found: Found, number: int) -> None:
    def look() -> None:
        point = clicked(CHART)
        if point is not None:
            _look(found, round(number_of(point)))

    draft, agreed = search.stands(is_agreed=False), search.stands(is_agreed=True)
    stands = [(_("agreed"), False, _pair(agreed)), (_("draft"), True, _pair(draft))]
    if search.tried.is_same:
        stands = [(_("draft, as agreed"), True, _pair(draft))]
    goal = found.wanted.goal
    lines = (
        goal.value if goal.kind == "won_share" else None,
        goal.value if goal.kind == "mqls_a_month" else None,
    )
    figure = front_chart([_pair(point) for point in found.front], number, stands, lines)
    st.plotly_chart(
        figure, key=CHART, on_select=look, selection_mode="points", config=CONFIG,
        alt=_("The front: MQLs a month and the share of the won caught"),
    )  # fmt: skip
    st.caption(
        _(
            "Each point is a combination that no other beats on the older part; a thin line leads "
            "to the same combination on the newer part. A click looks at it."
        )
    )


def _pair(point: Point) -> Pair:
    newer = _spot(point.newer, _("newer part")) if point.newer else None
    return Pair(_spot(point.older, _("older part")), newer)


def _spot(row: Row, part: str) -> Spot:
    said = _(
        "{part}: {mqls} MQLs a month, {caught} of {won} won caught; precision {precision}: "
        "{converted} of {hot}"
    )
    hover = said.format(
        part=part, mqls=count(round(row["hot_a_month"])), caught=count(row["count_hot_won"]),
        won=count(row["count_won"]), precision=percent(row["precision_rate"]),
        converted=count(row["count_hot_converted"]), hot=count(row["count_hot"]),
    )  # fmt: skip
    return Spot(float(row["hot_a_month"]), row["won_recall_rate"], escape(hover))


def _table(search: Search, found: Found) -> Rows:
    """Every point: where its numbers stand, and what it does in both parts."""
    columns = [
        *_unlike([one.label for one in search.turnings]),
        _("MQLs a month, older"), _("MQLs a month, newer"), _("Precision, older"),
        _("Precision, newer"), _("Won caught, older"), _("Won caught, newer"), _("Overfit"),
    ]  # fmt: skip
    return Rows(columns, [
        (
            *(value_text(one.dial, at)
              for one, at in zip(search.turnings, point.positions, strict=True)),
            *_sides(point, "hot_a_month"), *_sides(point, "precision_rate"),
            *_sides(point, "won_recall_rate"), bool(overfit(point)),
        )
        for point in found.front
    ])  # fmt: skip


def _sides(point: Point, name: str) -> list[float | None]:
    values = [point.older[name], point.newer[name] if point.newer else None]
    return [None if value is None else round(float(value), 3) for value in values]


def _unlike(labels: Sequence[str]) -> list[str]:
    """Columns of a table need names that differ."""
    return [
        label if label not in labels[:number] else f"{label} ({number + 1})"
        for number, label in enumerate(labels)
    ]
