"""Numbers that can be opened: chosen in a chart or from a list, the leads appear below."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from pages.shared import tables
from pages.shared.text import _, count
from pages.shared.why_seen import Seen
from queries import Rows

STILL = {"displaylogo": False, "displayModeBar": False}


@dataclass(frozen=True)
class Opening:
    """One number: how it is called, how many rows it counts, and the list of them."""

    name: str
    label: str
    total: int
    question: str
    values: dict[str, Any] = field(default_factory=dict)
    worded: tables.Worded = tables.as_is

    @property
    def words(self) -> str:
        """The label with its number."""
        return f"{self.label}: {count(self.total)}"


def worded(rows: Rows, **words: Callable[[Any], str]) -> Rows:
    """A table with the ids of some columns in the reader's words."""
    as_is = [words.get(name, lambda value: value) for name in rows.columns]
    return Rows(
        rows.columns,
        [tuple(w(v) for w, v in zip(as_is, row, strict=True)) for row in rows.rows],
    )


def chart_of(figure: Any, openings: list[Opening], key: str, alt: str) -> None:
    """A chart whose points name an opening in their custom data; choosing one opens its list."""
    known = {one.name for one in openings}

    def remember() -> None:
        points = st.session_state[f"chart_{key}"].selection.points
        if points and (name := points[0]["customdata"][0]) in known:
            st.session_state[f"opened_{key}"] = name

    st.plotly_chart(
        figure, key=f"chart_{key}", on_select=remember, selection_mode="points", config=STILL,
        alt=alt,
    )  # fmt: skip


def choose_list(openings: list[Opening], key: str, seen: Seen) -> None:
    """A choice of lists for keyboard and touch, and the chosen one."""
    by_name = {one.name: one for one in openings if one.total}
    if st.session_state.get(f"opened_{key}") not in by_name:
        st.session_state[f"opened_{key}"] = None
    name = st.selectbox(
        _("Open the list behind a number"), list(by_name), key=f"opened_{key}",
        format_func=lambda one: by_name[one].words,
        placeholder=_("Open the list behind a number …"), label_visibility="collapsed", width=480,
    )  # fmt: skip
    if name is not None:
        show_list(by_name[name], key, seen)


def show_list(opening: Opening, key: str, seen: Seen) -> None:
    """The list behind one number."""
    st.subheader(opening.words, anchor=False)
    tables.listed(
        opening.question, opening.values, f"why_{key}_{opening.name}", opening.total,
        hides_persons=seen.hides_persons, worded=opening.worded,
    )  # fmt: skip


def opens(opening: Opening, seen: Seen) -> Callable[[], None] | None:
    """What a card does when its number is chosen: the list in a dialog, if it holds any row."""
    if not opening.total:
        return None
    return lambda: tables.listing(
        opening.question, opening.label, opening.values, opening.total,
        hides_persons=seen.hides_persons, worded=opening.worded,
    )  # fmt: skip
