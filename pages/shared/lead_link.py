"""The way from any list to one lead: a button in each row, and a choice for the keyboard."""

import hashlib
from typing import Any

import streamlit as st

from pages.shared.text import _
from pages.shared.view import CARRIED
from queries import Rows

PAGE = "pages/review/lead.py"
KEY_DIGITS = 12


def key_of(lead_id: str) -> str:
    """What stands for a lead in the URL: its id may be an e-mail address."""
    return hashlib.md5(lead_id.encode(), usedforsecurity=False).hexdigest()[:KEY_DIGITS]


def open_lead(lead_id: str) -> None:
    """Go to the page of a lead with the view as it is; the browser's Back comes back to here."""
    view = {name: st.query_params[name] for name in CARRIED if name in st.query_params}
    st.switch_page(PAGE, query_params=view | {"lead": key_of(lead_id)})


def is_list_of_leads(rows: Rows) -> bool:
    """Whether each row is of a lead that there is: rows of unknown leads carry an id alone."""
    return {"lead_id", "company_name"} <= set(rows.columns)


def lead_column(rows: Rows, key: str, label: str) -> Any:
    """The column of lead ids: each is a button that opens its lead."""
    button, place = f"open_lead_{key}", rows.columns.index("lead_id")

    def remember() -> None:
        st.session_state[f"lead_of_{key}"] = rows.rows[st.session_state[button]["row"]][place]

    return st.column_config.ButtonColumn(
        label,
        pinned=True,
        type="secondary",
        alignment="left",
        help=_("Choose one to see the whole lead."),
        on_click=remember,
        key=button,
    )


def choose_lead(rows: Rows, key: str) -> None:
    """The same for the keyboard, which can't press a button inside a table."""
    name = f"choose_lead_{key}"
    labels = {row["lead_id"]: _label(row) for row in rows.dicts()}

    def remember() -> None:
        st.session_state[f"lead_of_{key}"] = st.session_state[name]
        st.session_state[name] = None

    st.selectbox(
        _("Open a lead"), list(labels), index=None, key=name, format_func=labels.__getitem__,
        placeholder=_("Open a lead …"), label_visibility="collapsed", width=340,
        on_change=remember,
    )  # fmt: skip


def open_chosen(key: str) -> None:
    """Go where the reader chose to; not in the callback, which may run before the menu is known."""
    if (lead_id := st.session_state.pop(f"lead_of_{key}", None)) is not None:
        open_lead(lead_id)


def _label(row: dict[str, Any]) -> str:
    parts = (row["lead_id"], row.get("company_name"), row.get("lead_name"))
    return " · ".join(str(part) for part in parts if part)
