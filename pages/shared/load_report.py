"""The report of a load: its finding, its four numbers, and the lists behind them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import streamlit as st

from data.definition import parse_definition, write_definition
from data.report import Report, read_report
from pages.shared import tables
from pages.shared.cards import Card, cards
from pages.shared.load_report_words import reasons_worded
from pages.shared.names import PERSONS, hides_names
from pages.shared.text import _, count, moment, percent
from pages.shared.view import View, current_view, opened
from queries import Rows


@dataclass(frozen=True)
class Seen:
    """What the sections of the report are drawn for."""

    view: View
    report: Report
    hides_persons: bool


def seen() -> Seen:
    """The report of the dataset that is looked at, by the definition that is chosen."""
    view = current_view()
    report = _read(str(view.path), write_definition(view.definition))
    return Seen(view, report, hides_names())


@st.cache_data(max_entries=20, show_spinner=False)
def _read(path: str, definition: str) -> Report:
    return read_report(Path(path), opened(path).cursor(), parse_definition(definition))


def finding(report: Report) -> str:
    """How much of what was handed in is there."""
    lines = sum(file.lines for file in report.files)
    loaded = sum(file.loaded for file in report.files)
    if lines == loaded:
        return _("All {lines} lines are loaded").format(lines=count(lines))
    return _("{loaded} of {lines} lines are loaded").format(
        loaded=count(loaded), lines=count(lines)
    )


def caption(seen: Seen) -> None:
    """Which dataset this is, and for when its numbers are."""
    data = opened(str(seen.view.path))
    loaded = datetime.fromisoformat(seen.report.settings["loaded_at"]).astimezone(UTC)
    st.caption(
        _("{file}, loaded {when}. Its numbers are as of {as_of} ({zone}).").format(
            file=data.title, when=moment(loaded.replace(tzinfo=None), data.time_zone),
            as_of=moment(data.as_of, data.time_zone), zone=data.time_zone.key,
        )
    )  # fmt: skip


def numbers(seen: Seen) -> None:
    """What was not taken as it stood; each number opens its rows."""
    report = seen.report
    lines = sum(file.lines for file in report.files)
    rows = sum(count for name, count in report.tables.items() if name != "sales activities")
    cards(
        [
            _card(seen, _("Lines rejected"), report.rejected_lines, "lines_rejected", lines,
                  _("of {whole} lines"), _("Not in the dataset: each with its reason.")),
            _card(seen, _("Values not read"), report.rejected_values, "values_rejected", None,
                  _("blank in the data"), _("The line is loaded, this one value of it is blank.")),
            _card(seen, _("Kept apart"), report.unlinked, "rows_kept_apart", None,
                  _("in no number"), _("Loaded, but of an unknown lead or without a time.")),
            _card(seen, _("Implausible"), report.implausible, "rows_implausible", rows,
                  _("of {whole} rows"), _("Kept and counted, and left out of durations.")),
        ]
    )  # fmt: skip


def _card(
    seen: Seen, label: str, counted: list[tuple[str, int]], question: str, whole: int | None,
    below: str, help_text: str,
) -> Card:  # fmt: skip
    total = sum(number for _reason, number in counted)
    under = below.format(whole=count(whole)) if whole is not None else below
    opens = _opens(question, label, total, seen) if total else None
    return Card(label, count(total), None, "off", help_text, under, opens)


def _opens(question: str, label: str, total: int, seen: Seen) -> Callable[[], None]:
    return lambda: tables.listing(
        question, label, {}, total, hides_persons=seen.hides_persons, worded=reasons_worded()
    )


def rows_dialog(
    title: str, key: str, total: int, rows: Callable[[int | None], Rows], seen: Seen
) -> None:
    """A list in a dialog: a browser gets its first rows, the download all of them."""
    hidden = PERSONS if seen.hides_persons else ()

    @st.dialog(title, width="large")
    def show() -> None:
        shown = rows(tables.MOST_ROWS).without(hidden)
        if total == len(shown):
            st.caption(_("Rows: {rows}").format(rows=count(total)))
        else:
            st.caption(
                _("The first {rows} of {total}; the download holds all.").format(
                    rows=count(len(shown)), total=count(total)
                )
            )
        tables.table(shown, key, lambda: rows(None).without(hidden))

    show()


def share(part: int, whole: int) -> str:
    """Part of a whole, as a percentage with its count."""
    rate = percent(part / whole if whole else None)
    return _("{part} of {whole} ({share})").format(part=count(part), whole=count(whole), share=rate)


def as_rows(answer: tuple[list[str], list[tuple[Any, ...]]]) -> Rows:
    """Columns and rows as pages show them."""
    return Rows(*answer)
