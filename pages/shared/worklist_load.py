"""Load: how much open work falls due for each owner on each of the next business days."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from pages.shared.ask import ask
from pages.shared.lead_link import key_of
from pages.shared.names import hides_names
from pages.shared.text import _, count
from pages.shared.view import View, carry
from pages.shared.worklist import Counts
from pages.shared.worklist_table import worklist
from pages.shared.worklist_words import day_words
from queries import Rows
from queries.palette import VERDICT_COLOURS

PAST, LATER, TOTAL = "past", "later", "total"
# More lines than these scroll in a table of ten.
MOST_LINES = 20
Cell = tuple[int, str]


@dataclass(frozen=True)
class Load:
    """Who has how much on which day: a line per owner, a column per day, and the sums of both."""

    by: str
    groups: list[tuple[str | None, bool]]  # the name, and whether it is the line of everybody
    columns: list[str]
    counts: dict[tuple[str | None, bool, str], int]

    @property
    def id(self) -> str:
        """Stands for the lines and columns: where they change, a choice must not stay in place."""
        return key_of(f"{self.by} {self.groups} {self.columns}")

    def count(self, line: int, column: str) -> int:
        """What stands in a cell."""
        return self.counts.get((*self.groups[line], column), 0)

    def id_of(self, cell: Cell) -> str:
        """What stands for a cell in the URL, which names no person."""
        name, is_total = self.groups[cell[0]]
        return f"{TOTAL if is_total else key_of(name or '')}~{cell[1]}"

    def cell_of(self, named: str) -> Cell | None:
        """The cell that the URL names, if it is there and holds anything."""
        cells = ((line, column) for line in range(len(self.groups)) for column in self.columns)
        return next((c for c in cells if self.count(*c) and self.id_of(c) == named), None)


@st.fragment
def work_load(counts: Counts, view: View) -> None:
    """The table; a click on a number opens its list below."""
    load = _load("team" if hides_names() else "owner", view)
    chosen = _choose(load)
    st.download_button(
        _("Download as CSV"), data=_rows(load).csv().encode("utf-8-sig"), mime="text/csv",
        file_name="leadgrid-load.csv", icon=":material/download:", key="download_load",
        on_click="ignore",
    )  # fmt: skip
    if chosen is None:
        st.caption(_("Choose a number to see its leads."))
        return
    (name, is_total), total = load.groups[chosen[0]], load.count(*chosen)
    st.subheader(
        _("{who}, {day}: {rows}").format(
            who=_who(load, name, is_total), day=_columns(load)[chosen[1]], rows=count(total)
        ),
        anchor=False,
    )
    values = {
        "meeting_at": counts["meeting_at"],
        "by": None if is_total else load.by,
        "group_name": name,
        "due": None if chosen[1] == TOTAL else chosen[1],
    }
    worklist("work_load", values, total, hides_persons=hides_names())


def _load(by: str, view: View) -> Load:
    rows = ask("work_by_owner_and_day", view, by=by).dicts()
    days = [str(row["due_on"]) for row in ask("work_days", view).dicts()]
    groups = list(dict.fromkeys((row["group_name"], row["is_total"]) for row in rows))
    counts = {(r["group_name"], r["is_total"], r["due"]): r["count_items"] for r in rows}
    return Load(by, groups, [PAST, *days, LATER, TOTAL], counts)


def _choose(load: Load) -> Cell | None:
    """Draw the table with the cell of the URL chosen; gives back the cell that is chosen now."""
    wanted = load.cell_of(st.query_params.get("group", ""))
    key = f"load_{load.id}"
    cells = [wanted] if wanted else []
    selection: Any = {"selection": {"rows": [], "columns": [], "cells": cells}}
    if key in st.session_state and st.session_state.get("load_seen") != wanted:
        st.session_state[key] = selection  # the reader went back in the browser
    event: Any = st.dataframe(
        _coloured(load),
        hide_index=True,
        placeholder="",
        height="content" if len(load.groups) <= MOST_LINES else "auto",
        key=key,
        column_config=_configured(load),
        on_select="rerun",
        selection_mode="single-cell",
        selection_default=selection,
        alt=_("Open work by owner and day"),
    )
    chosen = _cell(load, event.selection.cells)
    if chosen or wanted:
        carry("group", load.id_of(chosen) if chosen else None)
    st.session_state["load_seen"] = chosen
    return chosen


def _cell(load: Load, cells: list[Any]) -> Cell | None:
    """The chosen cell, where it holds a number; the name of an owner stands for all of his work."""
    for line, column in cells[:1]:
        column = TOTAL if column == "group" else column
        if line < len(load.groups) and load.count(line, column):
            return line, column
    return None


def _frame(load: Load) -> pd.DataFrame:
    lines = range(len(load.groups))
    frame = pd.DataFrame({"group": [_who(load, *group) for group in load.groups]})
    for column in load.columns:
        frame[column] = pd.array([load.count(n, column) or None for n in lines], dtype="Int64")
    return frame


def _rows(load: Load) -> Rows:
    words = _columns(load)
    lines = [
        (_who(load, *group), *(load.count(number, column) for column in load.columns))
        for number, group in enumerate(load.groups)
    ]
    return Rows([_group(load), *(words[column] for column in load.columns)], lines)


def _coloured(load: Load) -> Any:
    """More is deeper: what is past in the colour of the ignored, what is to come in grey."""
    frame = _frame(load)
    owners = [number for number, (_name, is_total) in enumerate(load.groups) if not is_total]
    style = frame.style
    for names, colour in (([PAST], "ignored"), ([*load.columns[1:-1]], "waiting")):
        most = max((load.count(n, name) for n in owners for name in names), default=0) or 1
        style = style.map(
            lambda value, most=most, colour=colour: _shade(value, most, VERDICT_COLOURS[colour]),
            subset=(owners, names),
        )
    return style


def _shade(value: Any, most: int, colour: str) -> str:
    if pd.isna(value):
        return ""
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return f"background-color: rgba({red}, {green}, {blue}, {0.1 + 0.5 * value / most:.2f})"


def _configured(load: Load) -> dict[str, Any]:
    words = _columns(load, is_short=True)
    numbers = {
        name: st.column_config.NumberColumn(words[name], width="small", format="localized")
        for name in load.columns
    }
    return {"group": st.column_config.TextColumn(_group(load), pinned=True), **numbers}


def _columns(load: Load, *, is_short: bool = False) -> dict[str, str]:
    known = {PAST: _("Past due"), LATER: _("Later"), TOTAL: _("All open")}
    return {
        name: known[name]
        if name in known
        else day_words(date.fromisoformat(name), is_short=is_short)
        for name in load.columns
    }


def _group(load: Load) -> str:
    return _("Team") if load.by == "team" else _("Owner")


def _who(load: Load, name: str | None, is_total: bool) -> str:
    if is_total:
        return _("Everybody")
    return name or (_("No team") if load.by == "team" else _("Nobody"))
