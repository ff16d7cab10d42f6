"""What the reader compares: which rate, by which criterion, crossed with which other one."""

from dataclasses import dataclass

import streamlit as st

from pages.shared.groups import PERSONAL, Rate, criteria, rates
from pages.shared.names import names_switch
from pages.shared.text import _
from pages.shared.view import carry


@dataclass(frozen=True)
class Choice:
    """One comparison of groups."""

    rate: Rate
    by: str
    second: str | None

    @property
    def values(self) -> dict[str, str | None]:
        """The parameters of its question."""
        return {"rate": self.rate.name, "by": self.by, "second_by": self.second}


def choose(is_logged: bool, usual: str, hides_persons: bool) -> Choice:
    """Draw the switches; the URL carries them by their ids."""
    known = {n: r for n, r in rates().items() if is_logged or not r.needs_log}
    groups = {n: w for n, w in criteria().items() if not (hides_persons and n in PERSONAL)}
    rate = _from_url("rate", list(known))
    by = _from_url("by", list(groups), usual)
    seconds = ["", *(name for name in groups if name != by)]
    second = _from_url("second", seconds)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        _select("rate", _("Rate"), {name: one.label for name, one in known.items()}, 220)
        _select("by", _("By"), groups, 220)
        _select("second", _("Crossed with"), {n: groups.get(n, _("nothing")) for n in seconds}, 220)
        names_switch()
    return Choice(known[rate], by, second or None)


def _from_url(name: str, options: list[str], usual: str = "") -> str:
    first = usual if usual in options else options[0]
    chosen = st.query_params.get(name, first)
    chosen = chosen if chosen in options else first
    st.session_state[f"choose_{name}"] = chosen
    return chosen


def _select(name: str, label: str, options: dict[str, str], width: int) -> None:
    st.selectbox(
        label, list(options), key=f"choose_{name}", format_func=options.__getitem__, width=width,
        on_change=_carry, args=(name,),
    )  # fmt: skip


def _carry(name: str) -> None:
    carry(name, st.session_state[f"choose_{name}"] or None)
    carry("group", None)  # it belonged to the comparison before
