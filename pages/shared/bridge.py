"""The bridge with the list of the bar that the reader chose, by mouse or by keyboard."""

from typing import Any

import streamlit as st

from pages.shared import bridge_chart, tables
from pages.shared.ask import ask
from pages.shared.bridge_steps import REPLACED, Bar, meaning, named
from pages.shared.names import PERSONS, hides_names, names_switch
from pages.shared.text import _, count
from pages.shared.view import carry, current_view
from queries import Rows

# Which handover stands in the place of another.
STANDING = ("standing_lead_id", "standing_handed_over_at", "standing_handover_id")


@st.fragment
def bridge(rows: Rows, bars: dict[str, Bar], is_logged: bool) -> None:
    """The waterfall, the same as a choice for the keyboard, and the leads of the chosen bar."""
    chosen = _from_url(bars)
    _chart(bars, chosen, is_logged)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.session_state["choose_step"] = chosen
        st.selectbox(
            _("Leads of the bar"), list(bars), key="choose_step", width=340,
            format_func=lambda step: f"{bars[step].label} {count(bars[step].length)}",
            placeholder=_("Choose a bar to list its leads."), on_change=_pick_by_keyboard,
        )  # fmt: skip
        names_switch()
    if chosen:
        _list(bars[chosen], bars, is_logged)
    with st.expander(_("As a table"), icon=":material/table:"):
        labels = {step: bar.label for step, bar in bars.items()}
        tables.table(named(rows, labels), key="bridge")


def _from_url(bars: dict[str, Bar]) -> str | None:
    """The bar that the URL names, where there is such a bar."""
    step = st.query_params.get("step")
    return step if step in bars else None


def _chart(bars: dict[str, Bar], chosen: str | None, is_logged: bool) -> None:
    """Each choice draws it anew, so that the chart remembers none; the URL does."""
    key = f"bridge_{chosen}"

    def pick() -> None:
        points: Any = st.session_state[key].selection.points
        if points:
            carry("step", points[0]["customdata"][0])

    st.plotly_chart(
        bridge_chart.waterfall(list(bars.values()), chosen, is_logged), key=key, on_select=pick,
        selection_mode="points", config={"displayModeBar": False},
        alt=_("From the MQLs that marketing counts to the deals that sales won"),
    )  # fmt: skip


def _pick_by_keyboard() -> None:
    carry("step", st.session_state["choose_step"])


def _list(bar: Bar, bars: dict[str, Bar], is_logged: bool) -> None:
    """The handovers of a bar: the newest on the screen, all of them in the download."""
    view, hidden = current_view(), _hidden(bar, is_logged)

    def rows(most_rows: int | None = None) -> Rows:
        found = ask("bridge_listed", view, step=bar.step, most_rows=most_rows)
        return found.without(hidden)

    st.subheader(f"{bar.label}: {bar.words}", anchor=False)
    if said := meaning(bar, view):
        st.caption(said)
    shown, labels = rows(tables.MOST_ROWS), {step: one.label for step, one in bars.items()}
    st.caption(tables.how_many(shown, bar.length))
    tables.table(named(shown, labels), f"bridge_{bar.step}", lambda: named(rows(), labels))


def _hidden(bar: Bar, is_logged: bool) -> list[str]:
    """What a list need not or must not say: without a log no one is called ignored."""
    hidden = [*(PERSONS if hides_names() else ()), *(() if is_logged else ("verdict", "is_sure"))]
    if bar.step in REPLACED:
        return [*hidden, "step", "is_sure"]
    if bar.step != "handed_over":
        hidden += STANDING
    return hidden if bar.is_total else [*hidden, "step"]
