"""The lists behind the numbers of a draft."""

from typing import Any

import streamlit as st

from pages.shared.names import PERSONS, hides_names
from pages.shared.tables import MOST_ROWS, how_many, table
from pages.shared.what_if.asking import ask_draft, later
from pages.shared.what_if.trying import Trying


def case_list(tried: Trying, name: str, title: str, total: int, **values: Any) -> None:
    """A list by the draft, in a dialog over the page."""

    @st.dialog(title, width="large")
    def show() -> None:
        hidden = PERSONS if hides_names() else ()
        rows = ask_draft(tried, name, **values, most_rows=MOST_ROWS).without(hidden)
        st.caption(how_many(rows, total))
        key = f"{name}_{title}"
        everything = later(tried, name, **values)
        table(rows, key, lambda: everything().without(hidden))

    show()
