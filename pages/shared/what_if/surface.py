"""Two thresholds at once: what the draft would catch at each pair of positions."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape  # charts read markup in what they are given
from typing import Any

import streamlit as st

from pages.shared import tables
from pages.shared.text import FEW, _, count, percent
from pages.shared.what_if.asking import ask_draft
from pages.shared.what_if.curve_words import changes_nothing
from pages.shared.what_if.dials import Turning, positions_of, value_text
from pages.shared.what_if.recalled import keep, recall
from pages.shared.what_if.surface_chart import Place, Side, Square, surface_chart
from pages.shared.what_if.trying import Trying
from pages.shared.what_if.turning import clicked, take_turned
from queries import Rows
from queries.suggestions import spread

MOST_POSITIONS = 20
SECOND, MEASURE = "what_if_second", "what_if_measure"
CONFIG = {"displaylogo": False, "displayModeBar": False}
Row = dict[str, Any]


@dataclass(frozen=True)
class Measure:
    """What a square is coloured by, and the denominator that it needs."""

    name: str
    label: str
    tick_format: str
    whole: str = ""


def surface(tried: Trying, first: Turning, others: Sequence[Turning]) -> None:
    """The surface over the chosen threshold and a second one."""
    st.subheader(_("Two numbers at once"), anchor=False)
    if not others:
        st.caption(_("The draft has no second threshold that could be turned."))
        return
    second = _choose_second(first, others)
    sides = (_side(tried, first), _side(tried, second))
    rows = ask_draft(
        tried, "threshold_combinations", thresholds=(first.path_now, second.path_now),
        positions=list(sides[0].positions), positions_2=list(sides[1].positions),
    ).dicts()  # fmt: skip
    if changes_nothing(rows):
        st.info(_("The answer is the same at every position: these numbers change nothing here."))
        return
    measure = _choose_measure(rows)
    _draw(tried, (first, second), sides, rows, measure)
    _set_both(tried, (first, second), sides)
    with st.expander(_("As a table"), icon=":material/table:"):
        tables.table(
            _table((first, second), sides, rows), key=f"what_if_surface_{first.path}_{second.path}"
        )


def _choose_second(first: Turning, others: Sequence[Turning]) -> Turning:
    """The second threshold: as chosen, else another field of the same band, else the next."""
    known = {one.path: one for one in others}
    other_kinds = [one.path for one in others if one.dial.kind != first.dial.kind]
    recall(SECOND, next(iter([*other_kinds, *known])), known)
    st.selectbox(
        _("Second number"), list(known), key=SECOND, width=520,
        format_func=lambda path: known[path].label, on_change=keep, args=(SECOND,),
    )  # fmt: skip
    return known[st.session_state[SECOND]]


def _side(tried: Trying, turning: Turning) -> Side:
    kept = [one for one in (turning.value, turning.agreed) if one is not None]
    positions = spread(positions_of(tried, turning), MOST_POSITIONS, kept)
    texts = [value_text(turning.dial, one) for one in positions]
    return Side(escape(turning.label), positions, texts)


def _choose_measure(rows: Sequence[Row]) -> Measure:
    """What the squares are coloured by: rates only where something was handed over."""
    known = {one.name: one for one in _measures(rows)}
    recall(MEASURE, next(iter(known)), known)
    if len(known) > 1:
        st.segmented_control(
            _("Coloured by"), list(known), key=MEASURE, required=True,
            format_func=lambda name: known[name].label, on_change=keep, args=(MEASURE,),
        )  # fmt: skip
    return known[st.session_state[MEASURE]]


def _measures(rows: Sequence[Row]) -> list[Measure]:
    is_handed_over = any(row["count_counted"] for row in rows)
    volume = _("MQLs a month") if is_handed_over else _("MQLs")
    found = [Measure("hot_a_month", volume, ",d")]
    if any(row["count_hot"] for row in rows):
        found.append(Measure("precision_rate", _("Precision"), ".0%", "count_hot"))
    if any(row["count_won"] for row in rows):
        label = _("Share of won MQLs caught")
        found.append(Measure("won_recall_rate", label, ".0%", "count_won"))
    return found


def _draw(
    tried: Trying,
    turnings: tuple[Turning, Turning],
    sides: tuple[Side, Side],
    rows: Sequence[Row],
    measure: Measure,
) -> None:
    paths = [one.path for one in turnings]
    key = f"what_if_surface_chart_{paths[0]}_{paths[1]}"

    def turn() -> None:
        pair = clicked(key)
        if isinstance(pair, list | tuple):
            take_turned(tried, dict(zip(paths, map(float, pair), strict=True)))

    figure = surface_chart(
        [_square(row, sides, measure) for row in rows], sides, _marks(turnings, sides),
        measure.tick_format,
    )  # fmt: skip
    st.plotly_chart(
        figure, key=key, on_select=turn, selection_mode="points", config=CONFIG,
        alt=_("Two numbers at once"),
    )  # fmt: skip
    st.caption(
        _(
            "All else as in the draft; counted by handover over the whole view. A click on a "
            "square sets both numbers. Blank: fewer than 10, too few to judge."
        )
    )


def _square(row: Row, sides: tuple[Side, Side], measure: Measure) -> Square:
    place = _place(sides, row["position_1"], row["position_2"])
    is_few = bool(measure.whole) and row[measure.whole] < FEW
    return Square(place, None if is_few else row[measure.name], _hover(row, sides, place))


def _hover(row: Row, sides: tuple[Side, Side], place: Place) -> str:
    words = {
        "first": f"{sides[0].title} <b>{sides[0].texts[place[0]]}</b>",
        "second": f"{sides[1].title} <b>{sides[1].texts[place[1]]}</b>",
        "hot": count(row["count_hot"]), "leads": count(row["count_hot_leads"]),
        "converted": count(row["count_hot_converted"]),
        "precision": percent(row["precision_rate"]),
        "caught": count(row["count_hot_won"]), "won": count(row["count_won"]),
    }  # fmt: skip
    if not row["count_counted"]:
        return _("{first}<br>{second}<br>{leads} MQLs, none handed over").format(**words)
    return _(
        "{first}<br>{second}<br>{hot} MQLs handed over, {leads} never<br>Precision {precision}: "
        "{converted} of {hot}<br>Won: {caught} of {won} caught"
    ).format(**words)


def _marks(
    turnings: tuple[Turning, Turning], sides: tuple[Side, Side]
) -> tuple[Place, Place | None]:
    """Where the draft and the agreed definition stand among the positions."""
    first, second = turnings
    draft = _place(sides, first.value, second.value)
    if first.agreed is None or second.agreed is None:
        return draft, None
    return draft, _place(sides, first.agreed, second.agreed)


def _place(sides: tuple[Side, Side], across: float, up: float) -> Place:
    return list(sides[0].positions).index(across), list(sides[1].positions).index(up)


def _set_both(tried: Trying, turnings: tuple[Turning, Turning], sides: tuple[Side, Side]) -> None:
    """The way for the keyboard: both positions from a box."""
    keys = [f"what_if_both_{one.path}_{one.value}" for one in turnings]

    def turn() -> None:
        values = {one.path: st.session_state[key] for one, key in zip(turnings, keys, strict=True)}
        take_turned(tried, values)

    with st.container(horizontal=True, vertical_alignment="bottom"):
        for turning, side, key in zip(turnings, sides, keys, strict=True):
            texts = dict(zip(side.positions, side.texts, strict=True))
            st.selectbox(
                turning.label, list(side.positions), key=key, width=300,
                index=list(side.positions).index(turning.value), format_func=texts.__getitem__,
            )  # fmt: skip
        st.button(_("Set both"), icon=":material/check:", key="what_if_set_both", on_click=turn)


def _table(
    turnings: tuple[Turning, Turning], sides: tuple[Side, Side], rows: Sequence[Row]
) -> Rows:
    texts = [dict(zip(side.positions, side.texts, strict=True)) for side in sides]
    columns = [
        turnings[0].label, turnings[1].label, _("MQLs handed over"), _("MQLs never handed over"),
        _("Became deals"), _("Precision"), _("Won MQLs caught"), _("Won MQLs"),
    ]  # fmt: skip
    if columns[0] == columns[1]:
        columns[1] += " (2)"
    return Rows(columns, [
        (
            texts[0][row["position_1"]], texts[1][row["position_2"]], row["count_hot"],
            row["count_hot_leads"], row["count_hot_converted"], row["precision_rate"],
            row["count_hot_won"], row["count_won"],
        )
        for row in rows
    ])  # fmt: skip
