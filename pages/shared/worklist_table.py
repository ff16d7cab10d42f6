"""A list of open work: most at stake first, rows to be chosen, chosen rows exported as tasks."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from pages.shared.ask import ask
from pages.shared.columns import labels
from pages.shared.lead_link import choose_lead, key_of, lead_column, open_chosen
from pages.shared.names import PERSONS
from pages.shared.tables import MOST_ROWS, readable
from pages.shared.text import VERDICTS, _, count, verdict
from pages.shared.view import View, current_view, opened
from pages.shared.worklist_export import XLSX, csv_of, tasks, xlsx_of
from pages.shared.worklist_words import WorkWords, work_words
from queries import Rows

# What decides comes first, then the reason in words, then its factors one by one.
SHOWN = (
    "priority", "lead_id", "company_name", "stake_amount", "deadline_at", "owner_name", "why",
    "cell", "team_name", "lead_name", "mean_won_amount", "conversion_rate", "urgency",
    "left_business_hours", "verdict", "handed_over_at", "source",
)  # fmt: skip


def worklist(key: str, values: dict[str, Any], total: int, *, hides_persons: bool) -> None:
    """The rows of a work list, and what can be done with them."""
    view = current_view()
    hidden = PERSONS if hides_persons else ()

    def everything() -> Rows:
        return ask("work_listed", view, **values).without(hidden)

    rows = ask("work_listed", view, **values, most_rows=MOST_ROWS).without(hidden)
    words = work_words()
    key = f"{key}_{_print_of(rows)}"
    chosen = _table(rows, key, words, view)
    first = rows.dicts()[0]
    st.caption(
        _("First comes {company}: {why}.").format(
            company=first["company_name"] or first["lead_id"], why=words.why(first)
        )
    )
    st.caption(_said(len(rows), len(chosen), total))
    picked = Rows(rows.columns, [rows.rows[n] for n in chosen]) if chosen else None
    with st.container(horizontal=True, vertical_alignment="center"):
        _exports(key, (lambda: picked) if picked else everything, words, view)
        choose_lead(rows, key)
        open_chosen(key)
    if hides_persons:
        st.caption(_("Names are hidden, so the export names no owner."))


def _said(shown: int, chosen: int, total: int) -> str:
    if chosen:
        return _("{chosen} of {total} selected; the export holds these.").format(
            chosen=count(chosen), total=count(total)
        )
    if total > shown:
        return _("The first {rows} of {total}; the export holds all.").format(
            rows=count(shown), total=count(total)
        )
    return _("Rows: {rows}. None is selected, so the export holds all.").format(rows=count(total))


def _print_of(rows: Rows) -> str:
    """Stands for what the table holds: other rows must not inherit what was selected."""
    place = rows.columns.index("handover_id")
    return key_of("\n".join(row[place] for row in rows.rows))


def _table(rows: Rows, key: str, words: WorkWords, view: View) -> list[int]:
    """Draw the rows; gives back the numbers of those that the reader has selected."""
    event: Any = st.dataframe(
        _frame(rows, words, view),
        hide_index=True,
        placeholder="",
        key=f"table_{key}",
        column_order=[name for name in SHOWN if name not in PERSONS or name in rows.columns],
        column_config=_columns(rows, key),
        on_select="rerun",
        selection_mode="multi-row",
        alt=_("Open work, most at stake first"),
    )
    return sorted(number for number in event.selection.rows if number < len(rows))


def _frame(rows: Rows, words: WorkWords, view: View) -> pd.DataFrame:
    zone = opened(str(view.path)).time_zone
    frame = readable(rows, zone, {name: verdict(name) for name in VERDICTS})
    frame["cell"] = [words.place(row) for row in rows.dicts()]
    frame["why"] = [words.why(row) for row in rows.dicts()]
    return frame[[name for name in SHOWN if name in frame]]


def _columns(rows: Rows, key: str) -> dict[str, Any]:
    known, column = labels(), st.column_config
    is_money = any(row["amount_of"] for row in rows.dicts()[:1])  # the same for all
    return {
        name: column.Column(known[name]) for name in SHOWN if name in known
    } | {
        "priority": column.NumberColumn(known["priority"], width=90, pinned=True),
        "lead_id": lead_column(rows, key, known["lead_id"]),
        "cell": column.TextColumn(_("Cell")),
        "why": column.TextColumn(_("Why here"), width=430),
        "deadline_at": column.DatetimeColumn(known["deadline_at"], format="YYYY-MM-DD HH:mm"),
        "handed_over_at": column.DatetimeColumn(known["handed_over_at"], format="YYYY-MM-DD HH:mm"),
        "stake_amount": column.NumberColumn(
            known["stake_amount"], format="compact" if is_money else "percent"
        ),
        "mean_won_amount": column.NumberColumn(known["mean_won_amount"], format="compact"),
        "conversion_rate": column.NumberColumn(_("Chance"), format="percent"),
        "urgency": column.NumberColumn(known["urgency"], format="%.2f"),
        "left_business_hours": column.NumberColumn(known["left_business_hours"], format="%.1f"),
    }  # fmt: skip


def _exports(key: str, made_of: Callable[[], Rows], words: WorkWords, view: View) -> None:
    """Two buttons; what the page knows is looked up now, the file is made later."""
    zone = opened(str(view.path)).time_zone
    for label, end, mime, write in (
        (_("Export as CSV"), "csv", "text/csv", csv_of),
        (_("Export as Excel"), "xlsx", XLSX, xlsx_of),
    ):
        st.download_button(
            label,
            data=_file(write, made_of, words, zone),
            file_name=f"leadgrid-tasks.{end}",
            mime=mime,
            icon=":material/download:",
            key=f"export_{end}_{key}",
            on_click="ignore",
        )


def _file(
    write: Callable[[Rows], bytes], made_of: Callable[[], Rows], words: WorkWords, zone: Any
) -> Callable[[], bytes]:
    return lambda: write(tasks(made_of(), words, zone))
