"""The files of a load: how each was read, what came of its lines."""

import streamlit as st

from data.report import FileCount, Report
from pages.shared import tables
from pages.shared.load_report_words import table_name
from pages.shared.text import _, count
from queries import Rows

COLUMNS = [
    "file_name", "table_name", "encoding", "delimiter", "count_above", "count_lines",
    "count_loaded", "count_rejected", "columns_unused",
]  # fmt: skip


def draw(report: Report) -> None:
    """One line per file or sheet, under what it comes to."""
    st.header(_heading(report.files), anchor=False)
    tables.table(Rows(COLUMNS, [_row(file) for file in report.files]), key="files")


def _heading(files: list[FileCount]) -> str:
    worst = max(files, key=lambda file: file.rejected, default=None)
    if worst is None or not worst.rejected:
        return _("Every line of {files} files was loaded").format(files=count(len(files)))
    return _("{file} has the most rejected lines: {rejected} of {lines}").format(
        file=worst.name, rejected=count(worst.rejected), lines=count(worst.lines)
    )


def _row(file: FileCount) -> tuple[object, ...]:
    fed = _(", ").join(map(table_name, file.tables))
    sign = _signs().get(file.delimiter or "")
    return (
        file.name, fed, file.encoding, sign, file.count_above, file.lines, file.loaded,
        file.rejected, ", ".join(file.columns_unused),
    )  # fmt: skip


def _signs() -> dict[str, str]:
    return {",": _("comma"), ";": _("semicolon"), "\t": _("tab"), "|": _("pipe")}
