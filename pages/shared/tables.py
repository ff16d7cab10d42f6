"""Tables and the lists behind numbers: sorted, searched, downloaded, each lead to be opened."""

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from pages.shared.ask import ask
from pages.shared.columns import labels
from pages.shared.lead_link import choose_lead, is_list_of_leads, lead_column, open_chosen
from pages.shared.names import PERSONS
from pages.shared.playbook_words import playbook_states
from pages.shared.text import VERDICTS, _, count, verdict
from pages.shared.view import current_view, opened
from queries import Rows

# More rows than this are no reading, and a browser gets slow on them.
MOST_ROWS = 5000
WIDE = 600
PERCENTAGES = ("rate", "rate_low", "rate_high", "mix_low", "mix_high")
Worded = Callable[[Rows], Rows]


def as_is(rows: Rows) -> Rows:
    """A list whose values need no words."""
    return rows


def listing(
    name: str, title: str, values: dict[str, Any], total: int, *, hides_persons: bool = False,
    worded: Worded = as_is,
) -> None:  # fmt: skip
    """A list in a dialog over the page."""

    @st.dialog(title, width="large")
    def show() -> None:
        key = f"{name}_{title}"
        listed(name, values, key, total, hides_persons=hides_persons, worded=worded)

    show()


def listed(
    name: str, values: dict[str, Any], key: str, total: int, *, hides_persons: bool = False,
    worded: Worded = as_is,
) -> None:  # fmt: skip
    """The list behind a number: a browser gets its newest rows, the download all of them."""
    view = current_view()  # the download runs later, where there is no page and no URL
    hidden = PERSONS if hides_persons else ()
    shown = ask(name, view, **values, most_rows=MOST_ROWS).without(hidden)
    st.caption(how_many(shown, total))
    table(worded(shown), key, lambda: worded(ask(name, view, **values).without(hidden)))


def how_many(shown: Rows, total: int) -> str:
    """How many rows a list shows, of how many."""
    if total == len(shown):
        return _("Rows: {rows}").format(rows=count(total))
    return _("The newest {rows} of {total}; the download holds all.").format(
        rows=count(len(shown)), total=count(total)
    )


def table(rows: Rows, key: str, everything: Callable[[], Rows] | None = None) -> None:
    """Rows as a table that can be sorted, searched and downloaded."""
    st.dataframe(
        _readable(rows),
        hide_index=True,
        placeholder="",
        key=f"table_{key}",
        column_config=_columns(rows, key),
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.download_button(
            _("Download as CSV"),
            data=_csv_of(rows, everything),
            file_name=f"leadgrid-{key.replace(' ', '-').lower()}.csv",
            mime="text/csv",
            icon=":material/download:",
            key=f"download_{key}",
            on_click="ignore",
        )
        if is_list_of_leads(rows):
            choose_lead(rows, key)
            open_chosen(key)


def _columns(rows: Rows, key: str) -> dict[str, Any]:
    """How each column is shown: a lead as a button, times, hours and money in their formats."""
    known = labels()
    shown = {name: _column(name, known.get(name, name)) for name in rows.columns}
    if is_list_of_leads(rows):
        shown["lead_id"] = lead_column(rows, key, known["lead_id"])
    return shown


def _column(name: str, label: str) -> Any:
    if name.endswith("_at"):
        return st.column_config.DatetimeColumn(label, format="YYYY-MM-DD HH:mm")
    if name in PERCENTAGES or name.endswith("_rate"):
        return st.column_config.NumberColumn(label, format="percent")
    if name == "difference":  # whole sentences: by itself a column gets no wider than its name
        return st.column_config.TextColumn(label, width=WIDE)
    if name == "adjusted_p":
        return st.column_config.NumberColumn(label, format="%.4f")
    if name.endswith(("_hours", "_above_average")):
        return st.column_config.NumberColumn(label, format="%.1f")
    if name.startswith("count_") or name.endswith(("amount", "revenue")):
        return st.column_config.NumberColumn(label, format="localized")
    return st.column_config.Column(label, pinned=name == "lead_id")


def _csv_of(rows: Rows, everything: Callable[[], Rows] | None) -> Callable[[], bytes]:
    """The download as the screen reads: the reader's words, times in the company's zone.

    What the page knows is looked up now: the file is made later, where there is no page.
    """
    zone = opened(str(current_view().path)).time_zone
    known = labels()
    words = _words()

    def make() -> bytes:
        own = everything() if everything else rows
        frame = readable(own, zone, words).astype(object)
        frame = frame.where(frame.notna(), None)
        cells = [tuple(map(_as_text, row)) for row in frame.itertuples(index=False)]
        return Rows([known.get(c, c) for c in frame.columns], cells).csv().encode("utf-8-sig")

    return make


def _as_text(value: Any) -> Any:
    return f"{value:%Y-%m-%d %H:%M:%S}" if isinstance(value, pd.Timestamp) else value


def _readable(rows: Rows) -> pd.DataFrame:
    zone = opened(str(current_view().path)).time_zone
    return readable(rows, zone, _words())


def readable(rows: Rows, zone: ZoneInfo, words: dict[str, str]) -> pd.DataFrame:
    """Times in the company's zone, verdicts in words, money as numbers."""
    frame = rows.frame()
    for name in rows.columns:
        if name.endswith("_at"):
            utc = pd.to_datetime(frame[name], utc=True)
            frame[name] = utc.dt.tz_convert(zone).dt.tz_localize(None)
        elif name.endswith(("amount", "revenue")):
            frame[name] = frame[name].astype(float)
    if "is_sure" in frame and not (frame["verdict"] == "ignored").any():
        frame = frame.drop(columns="is_sure")  # only an ignored one is sure or possible
    if "verdict" in frame:
        frame["verdict"] = [words.get(name, "") for name in frame["verdict"]]
    if "playbook" in frame:
        frame["playbook"] = [words.get(name, name) for name in frame["playbook"]]
    return frame


def _words() -> dict[str, str]:
    """Verdicts and states of the playbook as the reader's language says them."""
    return playbook_states() | {name: verdict(name) for name in VERDICTS}
