"""Who moved from where to where between two moments: the finding, a table that opens lists."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from data.definition import NOT_SCORED, Definition
from pages.shared import tables
from pages.shared.ask import ask
from pages.shared.cells import Place, place
from pages.shared.compare import Comparison
from pages.shared.grid import NEW, TOTAL, Cell, grid
from pages.shared.metrics import Row
from pages.shared.text import _, count, day
from pages.shared.view import View, opened
from queries import Rows

Moves = Counter[tuple[str, str]]


@dataclass(frozen=True)
class Axis:
    """By what leads are told apart on both sides: an id per stand, low to high, and its words."""

    label: str
    stands: dict[str, str]  # id: words
    stand_of: Callable[[str, str], str]  # potential and intent band: id
    filters: Callable[[str], tuple[str | None, str | None]]  # id: potential and intent band


@st.fragment
def transitions(view: View, comparison: Comparison) -> None:
    """The moves since an earlier moment; a number opens its leads."""
    rows = ask("leads_moved", view, before_at=comparison.period.as_of).dicts()
    zone = opened(str(view.path)).time_zone
    days = (day(comparison.period.as_of, zone), day(view.period.as_of, zone))
    st.header(finding(rows, view.definition), anchor=False)
    st.caption(
        _(
            "Every lead of the chosen team and source, whatever the period: where it stood on "
            "{before}, and where it stands on {now}. A lead without a date was always there."
        ).format(before=days[0], now=days[1])
    )
    if all(before_of(row) == now_of(row) for row in rows):
        return
    titles = (_("On {day}").format(day=days[0]), _("On {day}").format(day=days[1]))
    _explore(rows, axes_of(view.definition), titles, comparison)
    with st.expander(_("Every move, the biggest first"), icon=":material/table:"):
        tables.table(biggest_first(rows), key="moves")


def _explore(
    rows: list[Row], axes: dict[str, Axis], titles: tuple[str, str], comparison: Comparison
) -> None:
    """The table by the axis of the reader's choice, and the list behind the chosen number."""
    name = st.segmented_control(
        _("By"), list(axes), format_func=lambda one: axes[one].label, default="intent",
        key="moves_by", required=True, label_visibility="collapsed",
    )  # fmt: skip
    axis = axes[name or "intent"]
    moves = moves_along(rows, axis)
    if chosen := _table(moves, axis, f"moves_{name}", titles):
        _list(moves, axis, chosen, comparison)
    else:
        st.caption(_("Choose a number to see its leads."))


def finding(rows: list[Row], definition: Definition) -> str:
    """What has moved, in one sentence."""
    hot, told = definition.hot_cells, Counter[str]()
    for row in rows:
        told[_kind_of(before_of(row), now_of(row), hot)] += row["count_leads"]
    gaps = {name: count(told[name]) for name in ("hot", "cooled", "moved", "new")}
    if told.total() == told["stayed"]:
        return _("No lead moved, and none is new")
    if not hot:
        return _("{moved} leads moved, {new} are new").format(**gaps)
    return _("{hot} leads became hot, {cooled} cooled down, {new} are new").format(**gaps)


def _kind_of(before: Place, now: Place, hot: set[Place]) -> str:
    if before == (NEW, NEW):
        return "new"
    if before == now:
        return "stayed"
    if (before in hot) != (now in hot):
        return "hot" if now in hot else "cooled"
    return "moved"


def before_of(row: Row) -> Place:
    """The cell in which a row's leads stood."""
    return row["potential_before"], row["intent_before"]


def now_of(row: Row) -> Place:
    """The cell in which a row's leads stand."""
    return row["potential"], row["intent"]


def axes_of(definition: Definition) -> dict[str, Axis]:
    """By intent, by potential, or by cell."""
    intent = [NOT_SCORED, *(band.name for band in reversed(definition.intent))]
    potential = [NOT_SCORED, *(band.name for band in reversed(definition.potential))]
    cells = {place(p, i): (p, i) for p in potential for i in intent} | {NEW: (NEW, NEW)}
    return {
        "intent": Axis(_("Intent"), _in_words(intent), lambda _p, i: i, lambda i: (None, i)),
        "potential": Axis(_("Potential"), _in_words(potential), lambda p, _i: p,
                          lambda p: (p, None)),
        "cell": Axis(_("Cell"), _in_words(list(cells)[:-1]),
                     lambda p, i: NEW if p == NEW else place(p, i), cells.__getitem__),
    }  # fmt: skip


def _in_words(stands: list[str]) -> dict[str, str]:
    edges = {NOT_SCORED: _("Not scored"), NEW: _("New"), TOTAL: _("Total")}
    return {one: edges.get(one, one) for one in [*stands, NEW, TOTAL]}


def moves_along(rows: list[Row], axis: Axis) -> Moves:
    """Leads by where they stood and stand, with totals at the edges."""
    moves: Moves = Counter()
    for row in rows:
        before, now = axis.stand_of(*before_of(row)), axis.stand_of(*now_of(row))
        for pair in ((before, now), (before, TOTAL), (TOTAL, now), (TOTAL, TOTAL)):
            moves[pair] += row["count_leads"]
    return moves


def _table(moves: Moves, axis: Axis, key: str, titles: tuple[str, str]) -> Place | None:
    """Then down, now across; only where leads stand. Who stayed carries no colour."""
    across = [band for band in axis.stands.items() if moves[TOTAL, band[0]]]
    down = [band for band in _from_the_top(axis) if moves[band[0], TOTAL]]
    cells = [_cell((r, c), moves[r, c], axis) for r, _row in down for c, _column in across]
    highest = max((cell.value for cell in cells if cell.value), default=1.0)
    return grid(
        cells, down, across, key=key, row_title=titles[0], column_title=titles[1],
        low=0.0, high=highest,
    )  # fmt: skip


def _from_the_top(axis: Axis) -> list[tuple[str, str]]:
    """The best on top, as in the grid; what is no band below."""
    edges = (NOT_SCORED, NEW, TOTAL)
    inner = [stand for stand in axis.stands if stand not in edges]
    shown = [*reversed(inner), *(edge for edge in edges if edge in axis.stands)]
    return [(stand, axis.stands[stand]) for stand in shown]


def _cell(pair: tuple[str, str], leads: int, axis: Axis) -> Cell:
    has_stayed = pair[0] == pair[1] != TOTAL
    return Cell(
        *pair,
        value=float(leads) if leads and not has_stayed else None,
        text=count(leads) if leads else "",
        note=_("stayed") if has_stayed and leads else "",
        label=_sentence(pair, leads, axis),
        is_open=leads > 0,
    )


def _sentence(pair: tuple[str, str], leads: int, axis: Axis) -> str:
    words = axis.stands | {TOTAL: _("anywhere")}
    return _("From {before} to {now}: {leads} leads").format(
        before=words[pair[0]], now=words[pair[1]], leads=count(leads)
    )


def _list(moves: Moves, axis: Axis, chosen: Place, comparison: Comparison) -> None:
    st.subheader(_sentence(chosen, moves[chosen], axis), anchor=False)
    before, now = (axis.filters(one) if one != TOTAL else (None, None) for one in chosen)
    values = {
        "from_potential": before[0], "from_intent": before[1],
        "to_potential": now[0], "to_intent": now[1],
        "before_at": comparison.period.as_of,
    }  # fmt: skip
    tables.listed("leads_moved_listed", values, "moved", moves[chosen])


def biggest_first(rows: list[Row]) -> Rows:
    """Every move as a table: who stayed comes last."""
    ordered = sorted(rows, key=lambda row: (before_of(row) == now_of(row), -row["count_leads"]))
    words = {NOT_SCORED: _("not scored"), NEW: _("new")}
    columns = ["potential_before", "intent_before", "potential", "intent", "count_leads"]
    return Rows(columns, [tuple(words.get(row[c], row[c]) for c in columns) for row in ordered])
