"""Given back: the reasons that sales gave, by cell."""

import streamlit as st

from pages.shared import tables
from pages.shared.ask import ask
from pages.shared.cells import place
from pages.shared.grid import TOTAL, Cell, Choice, grid
from pages.shared.text import FEW, _, count, percent
from pages.shared.why_openings import Opening, show_list
from pages.shared.why_seen import Seen

MOST_REASONS = 15
Key = tuple[str | None, str | None, str | None]


def finding(seen: Seen) -> str:
    """How many came back, and the reason that was given most often."""
    counts = _counts(seen)
    total = counts.get((None, None, None), 0)
    if not total:
        if seen.has_rejections:
            return _("Sales gave no MQL back in this period")
        return _("No rejection is in this data: what sales gave back is not known")
    reason = _outstanding(seen)
    if reason is not None:
        return _("Sales gave back {total} MQLs, {number} of them because of “{reason}”").format(
            total=count(total), number=count(counts[reason, None, None]), reason=reason
        )
    if without := counts.get(("", None, None)):
        return _("Sales gave back {total} MQLs, {number} of them without a reason").format(
            total=count(total), number=count(without)
        )
    return _("Sales gave back {total} MQLs").format(total=count(total))


def _outstanding(seen: Seen) -> str | None:
    """The reason that was given more often than any other, as far as so few can show it."""
    rows = [
        row
        for row in ask("rejections_by_reason_and_cell", seen.view).dicts()
        if row["rejection_reason"] and row["potential"] is None
    ]
    if not rows:
        return None
    first, *others = sorted(rows, key=lambda row: -row["count_handovers"])
    if first["count_handovers"] < FEW:
        return None
    is_clear = all(first["rate_low"] > other["rate_high"] for other in others)
    return str(first["rejection_reason"]) if is_clear else None


def rules() -> list[str]:
    """How rejections are counted, in words."""
    return [
        _(
            "**Given back** = the verdict of the handover: sales rejected it in its window, and no "
            "deal was made. The reason is the one of the first rejection, as written by sales."
        ),
        _(
            "**No reason given** is a row of its own: the field was left blank. The title names a "
            "reason only where the Wilson 95 % interval of its share lies above those of all "
            "others."
        ),
    ]


def draw(seen: Seen) -> None:
    """The matrix of reasons and cells; a cell opens its list."""
    counts = _counts(seen)
    if not counts.get((None, None, None)):
        return
    reasons = _reasons(counts)
    shown = [reason for reason, _number in reasons[:MOST_REASONS]]
    cells = _cells(seen, counts)
    chosen = _matrix(shown, cells, counts)
    if chosen is None:
        st.caption(_("Choose a number to see its leads."))
    else:
        _list(chosen, shown, cells, counts, seen)
    if len(reasons) > len(shown):
        more = count(len(reasons) - len(shown))
        st.caption(_("{more} rarer reasons stand in the table below.").format(more=more))
    with st.expander(_("As a table"), icon=":material/table:"):
        tables.table(ask("rejections_by_reason_and_cell", seen.view), key="rejections")


def _counts(seen: Seen) -> dict[Key, int]:
    rows = ask("rejections_by_reason_and_cell", seen.view).dicts()
    return {
        (row["rejection_reason"], row["potential"], row["intent"]): row["count_handovers"]
        for row in rows
    }


def _reasons(counts: dict[Key, int]) -> list[tuple[str, int]]:
    """Each reason with its number, the most frequent first; no reason at the end."""
    sums = [(key[0], n) for key, n in counts.items() if key[0] is not None and key[1] is None]
    return sorted(sums, key=lambda one: (not one[0], -one[1], one[0]))


def _cells(seen: Seen, counts: dict[Key, int]) -> list[tuple[str, str]]:
    """The cells with a rejection, in the order of the definition."""
    rules = seen.view.definition
    down = [band.name for band in rules.potential]
    across = [band.name for band in rules.intent]
    found = {(p, i) for _reason, p, i in counts if p is not None and i is not None}

    def order(cell: tuple[str, str]) -> list[int]:
        pairs = zip((down, across), cell, strict=True)
        return [names.index(name) if name in names else len(names) for names, name in pairs]

    return sorted(found, key=order)


def _matrix(
    reasons: list[str], cells: list[tuple[str, str]], counts: dict[Key, int]
) -> Choice | None:
    rows = [*((str(n), reason or _("No reason given")) for n, reason in enumerate(reasons))]
    rows.append((TOTAL, _("Total")))
    # The total first: with many cells the matrix is wider than the page.
    columns = [(TOTAL, _("Total")), *((str(n), place(*cell)) for n, cell in enumerate(cells))]
    inner = [n for (reason, p, _i), n in counts.items() if reason is not None and p is not None]
    return grid(
        [_cell(r, c, reasons, cells, counts) for r in rows for c in columns],
        rows, columns, key="rejections", row_title=_("Reason"), column_title=_("Cell"),
        low=0.0, high=float(max(inner)), is_ordered=False,
    )  # fmt: skip


def _cell(
    row: tuple[str, str], column: tuple[str, str], reasons: list[str],
    cells: list[tuple[str, str]], counts: dict[Key, int],
) -> Cell:  # fmt: skip
    key = _key((row[0], column[0]), reasons, cells)
    number, whole = counts.get(key, 0), counts.get((None, *key[1:]), 0)
    return Cell(
        row=row[0], column=column[0], value=float(number) if number else None,
        text=count(number) if number else "",
        note=percent(number / whole) if number and whole >= FEW and key[0] is not None else "",
        label=f"{row[1]}, {column[1]}: {count(number)}", is_open=number > 0,
    )  # fmt: skip


def _key(chosen: Choice, reasons: list[str], cells: list[tuple[str, str]]) -> Key:
    reason = None if chosen[0] == TOTAL else reasons[int(chosen[0])]
    cell = (None, None) if chosen[1] == TOTAL else cells[int(chosen[1])]
    return (reason, *cell)


def _list(
    chosen: Choice, reasons: list[str], cells: list[tuple[str, str]], counts: dict[Key, int],
    seen: Seen,
) -> None:  # fmt: skip
    reason, potential, intent = key = _key(chosen, reasons, cells)
    words = _("All reasons") if reason is None else reason or _("No reason given")
    where = _("All cells") if potential is None or intent is None else place(potential, intent)
    values = {"reason": reason, "potential": potential, "intent": intent}
    label = f"{words} · {where}"
    opening = Opening("rejections", label, counts[key], "rejections_listed", values)
    show_list(opening, "rejections", seen)
