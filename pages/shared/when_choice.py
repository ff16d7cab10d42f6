"""What the reader follows over time: which rate, by week or month, at which equal age."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from pages.shared.ask import ask
from pages.shared.text import _, count
from pages.shared.view import View, carry
from pages.shared.when_words import Measure, Row, measures

AGES = (30, 90, 180)
USUAL_AGE = 90
# The whole past, whatever the period in the sidebar: a trend needs what came before.
ALL_TIME: dict[str, None] = {"from_at": None, "until_at": None}


@dataclass(frozen=True)
class Choice:
    """One trend."""

    unit: str
    measure: Measure
    within_days: int

    @property
    def values(self) -> dict[str, object]:
        """The parameters of its questions."""
        return {**ALL_TIME, "unit": self.unit, "within_days": self.within_days}

    def periods(self, view: View) -> list[Row]:
        """The rate by week or month, with its limits and signals."""
        return ask("rates_by_period", view, **self.values, rate=self.measure.name).dicts()


def choose(view: View, is_logged: bool) -> Choice:
    """Draw the switches; the URL carries them by their ids."""
    days = int(_named("step", [str(age) for age in AGES], str(USUAL_AGE)))
    known = {n: m for n, m in measures(days).items() if is_logged or n == "conversion"}
    measure = known[_named("rate", list(known), next(iter(known)))]
    units = {"week": _("Week"), "month": _("Month")}
    unit = _named("unit", list(units), lambda: _usual_unit(view, measure.name))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if len(known) > 1:
            _switch("rate", _("Rate"), {name: one.label for name, one in known.items()})
        _switch("unit", _("By week or month of handover"), units)
        if measure.name == "conversion":
            switch_age()
    return Choice(unit, measure, days)


def switch_age() -> None:
    """The switch of the equal age, where it is needed first."""
    ages = {str(age): _("{days} days").format(days=count(age)) for age in AGES}
    _switch("step", _("Days after the handover"), ages)


def _usual_unit(view: View, rate: str) -> str:
    """Weeks, unless most of them hold too few to be judged."""
    rows = ask("rates_by_period", view, **ALL_TIME, unit="week", rate=rate).dicts()
    complete = [row for row in rows if not (row["is_not_yet_due"] or row["is_before_log"])]
    judged = sum(row["is_judged"] for row in complete)
    return "week" if 2 * judged >= len(complete) else "month"


def _named(name: str, options: list[str], usual: str | Callable[[], str]) -> str:
    """The choice of the URL, set as the switch's before that is drawn."""
    chosen = st.query_params.get(name, "")
    if chosen not in options:
        chosen = usual if isinstance(usual, str) else usual()
    st.session_state[f"when_{name}"] = chosen
    return chosen


def _switch(name: str, label: str, options: dict[str, str]) -> None:
    st.segmented_control(
        label, list(options), key=f"when_{name}", format_func=options.__getitem__, required=True,
        on_change=_carry, args=(name,),
    )  # fmt: skip


def _carry(name: str) -> None:
    carry(name, st.session_state[f"when_{name}"])
    if name == "unit":
        carry("list", None)  # a week is no month
