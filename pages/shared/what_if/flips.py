"""Who flips: who enters or leaves what is hot, and which condition made the difference."""

from typing import Any

import streamlit as st

from pages.shared.names import PERSONS, hides_names
from pages.shared.tables import how_many, table
from pages.shared.text import _, count
from pages.shared.what_if.asking import ask_draft
from pages.shared.what_if.flip_words import FlipWords, flip_words
from pages.shared.what_if.trying import Trying
from queries import Rows

# More rows than this are no reading; the download holds all of them.
MOST_ROWS = 500
KEY = "what_if_flips"
# The agreed cell stands beside the draft's; on other pages "before" is an earlier moment.
AGREED = {"potential_before": "potential_agreed", "intent_before": "intent_agreed"}
FIRST = ("lead_id", "company_name", "lead_name", "difference")


def flips(tried: Trying) -> None:
    """How many flip, and the chosen ones as a list."""
    if tried.is_same:
        st.caption(_("Nothing flips: the draft says what is agreed."))
        return
    counts = ask_draft(tried, "flip_counts").one()
    if not counts["count_enters"] + counts["count_leaves"]:
        st.caption(_("Nobody flips: the draft differs, but it moves none of these leads."))
        return
    st.subheader(_finding(counts), anchor=False)
    which = _chosen(counts)
    total = counts[f"count_{which}"]
    words = flip_words(tried.agreed, tried.definition)  # now: the download runs where no page is
    rows = listed(tried, which, MOST_ROWS, words)
    st.caption(how_many(rows, total))
    if total:
        hidden = PERSONS if hides_names() else ()
        table(
            rows.without(hidden), f"{KEY}_{which}",
            lambda: listed(tried, which, None, words).without(hidden),
        )  # fmt: skip
    st.caption(
        _(
            "Each is judged by what was known at the moment in “Judged on”: a handover at that "
            "moment, any other lead when it first would have been an MQL."
        )
    )


def kinds() -> dict[str, str]:
    """The lists of those who flip, by the name that queries use."""
    return {
        "enters": _("Enters"),
        "leaves": _("Leaves"),
        "leaves_won": _("Won, but would be missed"),
        "enters_won": _("Won, and would be caught now"),
        "leaves_handed_over": _("Handed over, but would not have been"),
    }


def listed(tried: Trying, which: str, most_rows: int | None, words: FlipWords) -> Rows:
    """Those who flip, the newest first, each with the condition that made the difference."""
    rows = ask_draft(tried, "flips_listed", which=which, most_rows=most_rows)
    known = ask_draft(tried, "flip_conditions_listed", which=which, most_rows=most_rows)
    return _with(rows, words.explained(rows.dicts(), known.dicts()))


def _with(rows: Rows, said: list[str]) -> Rows:
    """The rows with what was said of each, in the order of reading."""
    columns = ["difference", *(AGREED.get(name, name) for name in rows.columns)]
    values = [(one, *row) for one, row in zip(said, rows.rows, strict=True)]
    kept = [name for name in columns if name != "flip"]  # the list's name says it
    order = [columns.index(n) for n in (*FIRST, *(name for name in kept if name not in FIRST))]
    return Rows([columns[n] for n in order], [tuple(row[n] for n in order) for row in values])


def _finding(counts: dict[str, Any]) -> str:
    return _("Would become MQLs: {enters}. Would be none any more: {leaves}.").format(
        enters=count(counts["count_enters"]), leaves=count(counts["count_leaves"])
    )


def _chosen(counts: dict[str, Any]) -> str:
    """Which list is looked at; it begins with one that is not empty."""
    labels = {
        name: _("{list} {count}").format(list=label, count=count(counts[f"count_{name}"]))
        for name, label in kinds().items()
    }
    if st.session_state.get(KEY) not in labels:
        st.session_state[KEY] = "enters" if counts["count_enters"] else "leaves"
    st.segmented_control(
        _("Which of those who flip"), list(labels), key=KEY, format_func=labels.__getitem__,
        required=True, label_visibility="collapsed",
    )  # fmt: skip
    return str(st.session_state[KEY])
