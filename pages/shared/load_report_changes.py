"""What changed since the dataset before: leads that came, went and changed, verdicts that moved."""

from functools import partial
from pathlib import Path

import streamlit as st

from data import datasets
from data.changes import FIELDS, Changes, Which, changed_leads, read_changes, why_not_compared
from data.definition import parse_definition, write_definition
from pages.shared import tables
from pages.shared.cards import Card, cards
from pages.shared.load_report import Seen, as_rows, rows_dialog
from pages.shared.load_report_words import field_name, move_name, not_compared
from pages.shared.text import VERDICTS, _, count
from pages.shared.view import opened
from pages.shared.why_openings import worded
from queries import Rows
from queries.moved import GONE, NEW, Move, Moved, moved


def draw(seen: Seen) -> None:
    """The four numbers of it, then fields and verdicts, each with the leads behind them."""
    path = seen.view.path
    earlier = datasets.before(path)
    reason = why_not_compared(path, earlier)
    if earlier is None or reason:
        st.header(_("What changed since the dataset before"), anchor=False)
        st.info(not_compared(reason), icon=":material/info:")
        return
    with st.spinner(_("Comparing with the dataset before …")):
        leads = _leads(str(path), str(earlier))
        verdicts = _verdicts(str(path), str(earlier), write_definition(seen.view.definition))
    st.header(_heading(leads, verdicts), anchor=False)
    cards([*_lead_cards(leads, seen, earlier), _verdict_card(verdicts, seen)])
    if leads.by_field:
        _fields(leads, seen, earlier)
    if verdicts.handovers:
        _moves(verdicts, seen)


@st.cache_data(max_entries=20, show_spinner=False)
def _leads(path: str, earlier: str) -> Changes:
    return read_changes(Path(path), Path(earlier))


@st.cache_resource(max_entries=4, show_spinner=False)
def _verdicts(path: str, earlier: str, definition: str) -> Moved:
    return moved(opened(path), opened(earlier), parse_definition(definition))


def _heading(leads: Changes, verdicts: Moved) -> str:
    if not (leads.added or leads.gone or leads.changed or verdicts.handovers):
        return _("Nothing changed since the dataset before")
    return _(
        "Since the dataset before, {added} leads were added and {moved} verdicts moved"
    ).format(added=count(leads.added), moved=count(verdicts.count_moved))


def _lead_cards(leads: Changes, seen: Seen, earlier: Path) -> list[Card]:
    now, before = (
        _("of {whole} leads").format(whole=count(whole))
        for whole in (leads.leads, leads.leads_before)
    )
    kinds: list[tuple[Which, str, int, str, str]] = [
        ("added", _("Leads added"), leads.added, now, _("Not in the dataset before.")),
        ("gone", _("Leads gone"), leads.gone, before, _("In the dataset before, not in this one.")),
        ("changed", _("Leads changed"), leads.changed, now, _("In both, with another value.")),
    ]
    return [
        Card(
            label, count(total), None, "off", help_text, of,
            partial(_open, which, "", label, total, seen, earlier) if total else None,
        )
        for which, label, total, of, help_text in kinds
    ]  # fmt: skip


def _open(
    which: Which, field: str, label: str, total: int, seen: Seen, earlier: Path
) -> None:  # fmt: skip
    path = seen.view.path
    # Looked up now: a download has no page, and so no language.
    words, comma = {name: field_name(name) for name in FIELDS}, _(", ")

    def rows(most: int | None) -> Rows:
        found = as_rows(changed_leads(path, earlier, which, field, most))
        return worded(
            found,
            fields_changed=lambda names: comma.join(words[name] for name in names.split(", ")),
        )

    rows_dialog(label, f"leads_{which}_{field}", total, rows, seen)


def _fields(leads: Changes, seen: Seen, earlier: Path) -> None:
    st.subheader(_("Which fields changed"), anchor=False)
    rows = [(field_name(name), number) for name, number in leads.by_field.items()]
    tables.table(Rows(["field", "count_leads"], rows), key="changed_fields")
    chosen = _choice(
        "changed_field",
        {name: f"{field_name(name)}: {count(own)}" for name, own in leads.by_field.items()},
    )
    if chosen:
        _open("changed", chosen, field_name(chosen), leads.by_field[chosen], seen, earlier)


def _verdict_card(verdicts: Moved, seen: Seen) -> Card:
    label = _("Verdicts moved")
    total = verdicts.count_moved
    of = _("of {whole} handovers in both").format(whole=count(verdicts.count_compared))
    every = len(verdicts.handovers)
    help_text = _("By the same definition, each dataset as of its newest moment.")
    opens = partial(_open_move, verdicts, None, label, every, seen) if every else None
    return Card(label, count(total), None, "off", help_text, of, opens)


def _open_move(verdicts: Moved, move: Move | None, label: str, total: int, seen: Seen) -> None:
    data = opened(str(seen.view.path))
    words = {name: move_name(name) for name in (*VERDICTS, NEW, GONE)}

    def rows(most: int | None) -> Rows:
        found = verdicts.listed(data, move, most)
        return worded(found, verdict_before=words.__getitem__, verdict_now=words.__getitem__)

    key = "_".join(("moved", *(move or ("all",))))
    rows_dialog(label, key, total, rows, seen)


def _moves(verdicts: Moved, seen: Seen) -> None:
    st.subheader(_("Which verdicts moved"), anchor=False)
    counted = worded(verdicts.counts, verdict_before=move_name, verdict_now=move_name)
    tables.table(counted, key="moves")
    moves = {f"{old}~{new}": ((old, new), total) for old, new, total in verdicts.counts.rows}
    labels = {
        name: f"{move_name(old)} → {move_name(new)}: {count(total)}"
        for name, ((old, new), total) in moves.items()
    }
    if chosen := _choice("move", labels):
        move, total = moves[chosen]
        _open_move(verdicts, move, labels[chosen], total, seen)


def _choice(name: str, labels: dict[str, str]) -> str | None:
    """A choice that opens a list once: closed, it can be opened again."""

    def remember() -> None:
        st.session_state[f"opening_{name}"] = st.session_state[f"choose_{name}"]
        st.session_state[f"choose_{name}"] = None

    st.selectbox(
        _("Open the list behind a number"), list(labels), index=None, key=f"choose_{name}",
        format_func=labels.__getitem__, placeholder=_("Open the list behind a number …"),
        label_visibility="collapsed", width=480, on_change=remember,
    )  # fmt: skip
    opening: str | None = st.session_state.pop(f"opening_{name}", None)
    return opening if opening in labels else None
