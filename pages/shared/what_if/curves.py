"""Curves: what the draft would catch over the whole range of one number, and of two."""

from dataclasses import replace
from html import escape  # charts read markup in what they are given
from typing import Any

import streamlit as st

from data.errors import MappingError
from pages.shared import tables
from pages.shared.ask import ask
from pages.shared.lead_words import plain
from pages.shared.text import _, count
from pages.shared.waiting import quietly
from pages.shared.what_if.asking import ask_draft
from pages.shared.what_if.curve_chart import curve_chart
from pages.shared.what_if.curve_data import Range
from pages.shared.what_if.curve_panels import Row, panels
from pages.shared.what_if.curve_words import changes_nothing, finding, table_of
from pages.shared.what_if.dials import Turning, positions_of, turnings, value_text
from pages.shared.what_if.surface import surface
from pages.shared.what_if.trying import Trying
from pages.shared.what_if.turning import MOVED, clicked, number_of, take_turned

CHOSEN, SELECT, COUNTED = "what_if_curve_chosen", "what_if_curve", "what_if_counted"
CONFIG = {"displaylogo": False, "displayModeBar": False}
# Where each position must be counted anew, this many around the draft's are enough to see the way.
MOST_COUNTED = 9


def curves(tried: Trying) -> None:
    """The curves of one number, and the surface of it and another one."""
    known = {one.path: one for one in turnings(tried)}
    if not known:
        st.info(_("The draft has no number that could be turned."), icon=":material/info:")
        return
    turning = known[_choose(known)]
    if turning.dial.kind == "sla_business_hours" and not _is_logged(tried):
        st.info(
            _(
                "There is no activity log in this data: who answered in time is not known, so "
                "another time to answer changes nothing."
            ),
            icon=":material/info:",
        )
        return
    rows = _rows(tried, turning)
    if len(rows) == 1:
        st.info(_("No lead has another value here: this number changes nothing."))
        return
    if rows and changes_nothing(rows):
        st.info(_("The answer is the same at every position: this number changes nothing here."))
    elif rows:
        _draw(tried, turning, rows)
    if turning.is_threshold:
        others = [one for one in known.values() if turning.can_move_with(one)]
        surface(tried, turning, [one for one in others if len(positions_of(tried, one)) > 1])


def _choose(known: dict[str, Turning]) -> str:
    """The number that is looked at: the one chosen here, unless another was moved since."""
    st.session_state[SELECT] = _usual(known)
    st.selectbox(
        _("Number of the draft"), list(known), key=SELECT, width=520, on_change=_remember,
        format_func=lambda path: known[path].label,
    )  # fmt: skip
    return str(st.session_state[SELECT])


def _remember() -> None:
    st.session_state[CHOSEN] = (st.session_state[SELECT], st.session_state.get(MOVED))


def _usual(known: dict[str, Turning]) -> str:
    moved = st.session_state.get(MOVED)
    chosen, moved_then = st.session_state.get(CHOSEN, (None, None))
    if chosen in known and moved_then == moved:
        return str(chosen)
    thresholds = [path for path, one in known.items() if one.is_threshold]
    thresholds.sort(key=lambda path: not path.startswith("mql"))  # where it is, that decides
    return str(next(path for path in (moved, chosen, *thresholds, *known) if path in known))


def _is_logged(tried: Trying) -> bool:
    return bool(ask("rates", tried.view).one()["has_sales_activities"])


def _rows(tried: Trying, turning: Turning) -> list[Row]:
    """What is caught at each position; empty where it is not counted yet."""
    positions = positions_of(tried, turning)
    if not turning.is_threshold:
        return _counted_anew(tried, turning, _around(positions, turning))
    path = (turning.path_now,)
    return ask_draft(tried, "threshold_curve", path, positions=positions).dicts()


def _around(positions: list[float], turning: Turning) -> list[float]:
    """The nearest positions to the draft's, and the agreed one."""
    at = positions.index(turning.value)
    first = max(0, min(at - MOST_COUNTED // 2, len(positions) - MOST_COUNTED))
    near = positions[first : first + MOST_COUNTED]
    if turning.agreed is not None and turning.agreed not in near:
        near = [*(near[1:] if turning.agreed < near[0] else near[:-1]), turning.agreed]
    return sorted({*near, turning.value})


def _counted_anew(tried: Trying, turning: Turning, positions: list[float]) -> list[Row]:
    """Each position is a definition of its own: counted when the reader asks for it."""
    drafts = []
    for position in positions:
        try:
            drafts.append((position, tried.draft.turned(turning.path, position)))
        except MappingError:  # the draft may not say that
            continue
    if not _is_asked_for(tried, turning) and not st.button(
        _("Count at {count} positions").format(count=count(len(drafts))),
        icon=":material/calculate:", key="what_if_count",
        help=_("This number changes what is counted, so each position takes a count of its own."),
    ):  # fmt: skip
        return []
    rows, bar = [], st.progress(0.0)
    for number, (position, draft) in enumerate(drafts):
        at = value_text(turning.dial, position)
        bar.progress(number / len(drafts), text=_("Counting at {value} …").format(value=at))
        with quietly():  # this bar tells of it
            row = ask_draft(replace(tried, draft=draft), "results_of_definition").one()
        rows.append({"position": position, **row})
    bar.empty()
    st.session_state[COUNTED] = (turning, tried)
    return rows


def _is_asked_for(tried: Trying, turning: Turning) -> bool:
    """Whether the reader had it counted, and only this number has moved since."""
    known: tuple[Turning, Trying] | None = st.session_state.get(COUNTED)
    if known is None or (known[0].path, known[1].view) != (turning.path, tried.view):
        return False
    try:
        return tried.draft.turned(turning.path, known[0].value) == known[1].draft
    except MappingError:
        return False


def _draw(tried: Trying, turning: Turning, rows: list[Row]) -> None:
    texts = [value_text(turning.dial, row["position"]) for row in rows]
    st.subheader(plain(finding(turning, rows)), anchor=False)
    st.caption(_how_to_read(turning))
    key = f"what_if_curve_chart_{turning.path}"

    def turn() -> None:
        if (position := clicked(key)) is not None:
            take_turned(tried, {turning.path: number_of(position)})

    figure = curve_chart(panels(rows, texts, turning.dial.kind), _range(turning, rows, texts))
    st.plotly_chart(
        figure, key=key, on_select=turn, selection_mode="points", config=CONFIG,
        alt=finding(turning, rows),
    )  # fmt: skip
    with st.expander(_("As a table"), icon=":material/table:"):
        tables.table(table_of(turning, rows, texts), key=f"what_if_curve_{turning.path}")


def _how_to_read(turning: Turning) -> str:
    said = _(
        "All else as in the draft. A click on a point sets the number there. Shaded: the 95 % "
        "interval; grey rings: fewer than 10, too few to judge."
    )
    if turning.dial.kind == "within_days":
        return said + " " + _("Evenly spaced, not by length.")
    if turning.is_threshold and turning.dial.kind != "touches":
        return said + " " + _("Evenly spaced by what leads have, not by size.")
    return said


def _range(turning: Turning, rows: list[Row], texts: list[str]) -> Range:
    positions: list[Any] = [row["position"] for row in rows]
    agreed = positions.index(turning.agreed) if turning.agreed in positions else None
    draft = positions.index(turning.value)
    return Range(escape(turning.label), positions, texts, draft, agreed)
