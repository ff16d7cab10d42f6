"""What was refused, kept apart, merged or found odd: by reason, with examples and all rows."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from data.report.counts import LEFT_OUT
from data.report.reasons import Reason
from pages.shared import tables
from pages.shared.ask import ask
from pages.shared.load_report import Seen
from pages.shared.load_report_lines import example
from pages.shared.load_report_words import note, reason, reasons, reasons_worded, table_name
from pages.shared.names import PERSONS
from pages.shared.text import _, count
from pages.shared.why_openings import Opening, choose_list, worded
from pages.shared.why_seen import Seen as ListSeen
from queries import Rows


@dataclass(frozen=True)
class Section:
    """Reasons of one kind, and the question that lists their rows."""

    key: str
    heading: str
    counted: list[Reason]
    question: str
    is_by_file: bool = False


def draw(seen: Seen) -> None:
    """A table for each kind that there is; each number opens its rows."""
    for section in _sections(seen):
        if section.counted:
            st.header(section.heading.format(count=_total(section.counted)), anchor=False)
            tables.table(_rows(section), key=section.key)
            choose_list(_openings(section), section.key, _list_seen(seen))
    _alike(seen)
    _notes(seen)


def _sections(seen: Seen) -> list[Section]:
    report = seen.report
    return [
        Section(
            "lines",
            _("Why {count} lines were rejected"),
            report.lines,
            "lines_rejected",
            is_by_file=True,
        ),
        Section(
            "values",
            _("Why {count} values are blank"),
            report.values,
            "values_rejected",
            is_by_file=True,
        ),
        Section("apart", _("{count} rows stand in no number"), report.apart, "rows_kept_apart"),
        Section("merged", _("{count} rows are one with another"), report.joined, "rows_merged"),
        Section(
            "odd",
            _("{count} rows are implausible: kept and counted, left out of durations"),
            report.odd,
            "rows_implausible",
        ),
    ]


def _total(counted: list[Reason]) -> str:
    return count(sum(one.count for one in counted))


def _rows(section: Section) -> Rows:
    first = ["file_name"] if section.is_by_file else ["table_name"]
    first += ["column_name"] if section.key == "values" else []
    columns = [*first, "reason", "count_rows", "count_whole", "examples"]
    return Rows(columns, [_row(one, section) for one in section.counted])


def _row(one: Reason, section: Section) -> tuple[object, ...]:
    where = one.where if section.is_by_file else table_name(one.where)
    column = (one.column,) if section.key == "values" else ()
    examples = "; ".join(map(example, one.examples))
    return (where, *column, reason(one.rule), one.count, one.whole, examples)


def _openings(section: Section) -> list[Opening]:
    return [
        Opening(
            f"{section.key}_{number}", _label(one, section), one.count, section.question,
            _values(one, section), reasons_worded(),
        )
        for number, one in enumerate(section.counted)
    ]  # fmt: skip


def _label(one: Reason, section: Section) -> str:
    where = one.where if section.is_by_file else table_name(one.where)
    return ", ".join(part for part in (where, one.column, reason(one.rule)) if part)


def _values(one: Reason, section: Section) -> dict[str, str]:
    place = "file_name" if section.is_by_file else "table_name"
    column = {"column_name": one.column} if one.column else {}
    return {place: one.where, "reason": one.rule} | column


def _list_seen(seen: Seen) -> ListSeen:
    return ListSeen(seen.view, seen.report.has_sales_activities, seen.hides_persons)


def _alike(seen: Seen) -> None:
    total = seen.report.lookalikes
    if total:
        st.header(
            _("{count} pairs of leads look alike: have a look, nothing was merged").format(
                count=count(total)
            ),
            anchor=False,
        )
        tables.table(_pairs(seen)(tables.MOST_ROWS), "alike", partial(_pairs(seen), None))


def _pairs(seen: Seen) -> Callable[[int | None], Rows]:
    """The pairs in the reader's words, which are looked up now: a download has no page."""
    view, hidden, words = seen.view, PERSONS if seen.hides_persons else (), reasons()

    def rows(most: int | None) -> Rows:
        found = ask("lookalikes_listed", view, most_rows=most).without(hidden)
        return worded(found, reason=lambda own: words.get(own, own))

    return rows


def _notes(seen: Seen) -> None:
    """What the load did on its own, and what it left unread."""
    known = [(note(what), number) for what, number in seen.report.notes]
    for key, heading, is_chosen in (
        ("noticed", _("What the load did on its own"), _is_noticed),
        ("unread", _("What was not read"), lambda what: not _is_noticed(what)),
    ):
        _note_table(key, heading, is_chosen, known, seen)


def _is_noticed(what: str) -> bool:
    return not what.startswith(LEFT_OUT)


def _note_table(
    key: str,
    heading: str,
    is_chosen: Callable[[str], bool],
    known: list[tuple[str, int]],
    seen: Seen,
) -> None:
    raw = seen.report.notes
    chosen = [one for (what, _number), one in zip(raw, known, strict=True) if is_chosen(what)]
    if not chosen:
        return
    st.header(heading, anchor=False)
    if key == "noticed":
        tables.table(Rows(["note", "count_rows"], [*chosen]), key=key)
    else:
        tables.table(Rows(["note"], [(what,) for what, _number in chosen]), key=key)
