"""Putting files on the desk."""

from typing import Any

import streamlit as st

from data.errors import LeadgridError
from pages.shared.text import _
from pages.shared.upload.desk import Desk, desk
from pages.shared.upload.fault_words import fault_word

# What is asked for; what a file really is, is told by its content.
TYPES = ["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "xlsb", "ods", "parquet"]


def boxes(*, is_running: bool = False) -> tuple[list[Any], list[Any]]:
    """Where files are dropped, and a mapping; while a load runs they only show what it loads.

    A box that is not drawn forgets its files: a load that fails or is stopped has to find them.
    """
    uploaded = st.file_uploader(
        _("Files, any number at once"), accept_multiple_files=True, type=TYPES,
        key=f"files{st.session_state.get('upload_no', '')}",
        help=_("CSV, TSV, Excel (every sheet) and Parquet, as your tools export them."),
        disabled=is_running,
    )  # fmt: skip
    with st.expander(_("A mapping file, if you have one"), icon=":material/rule_settings:"):
        tomls = st.file_uploader(
            _("Mapping file"), type=["toml"], accept_multiple_files=True, key="mapping",
            label_visibility="collapsed", disabled=is_running,
            help=_("A TOML file, and the definition file that it names, if it names one."),
        )  # fmt: skip
    return uploaded, tomls


def intake() -> Desk | None:
    """Take files; None where there is nothing on the desk."""
    uploaded, tomls = boxes()
    own = desk()
    try:
        with st.spinner(_("Looking at the files …"), show_time=True):
            own.take(uploaded, tomls)
    except LeadgridError as error:
        st.error(str(error), icon=":material/error:")
        return None
    for fault in own.faults.values():
        for line in fault.splitlines():
            st.error(fault_word(line), icon=":material/error:")
    return own if own.paths else None
