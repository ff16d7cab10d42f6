"""Uploading files and the report of a load."""

import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import streamlit as st

from data.errors import LeadgridError
from data.load import load
from data.report import Report, read_report
from pages.shared import tables
from pages.shared.ask import ask
from pages.shared.progress import show
from pages.shared.text import _, count
from pages.shared.view import OF_A_DATASET, carry, opened


def upload() -> None:
    """Take files and an optional mapping, load them, and show the new dataset."""
    st.markdown(
        _(
            "CSV files in UTF-8, any number at once: leads, and where you have them handovers, "
            "activities and deals. Which is which is told by their headers. Nothing is replaced "
            "until the load has succeeded."
        )
    )
    files = st.file_uploader(
        _("Files"), accept_multiple_files=True, type=["csv", "tsv", "txt"], key="files"
    )
    mapping = st.file_uploader(
        _("Mapping file, if the headers are not Leadgrid's own"), type=["toml"],
        accept_multiple_files=True, key="mapping",
        help=_("A TOML file, and the definition file that it names, if it names one."),
    )  # fmt: skip
    if st.button(_("Load"), type="primary", disabled=not files, icon=":material/upload:"):
        _load(files, mapping)
    if st.session_state.pop("has_loaded", False):
        st.success(_("Loaded. Every page now shows the new data."), icon=":material/check:")


def _load(files: Iterable[Any], mapping: list[Any]) -> None:
    bar = st.progress(0.0, text=_("Loading …"))
    folder = Path(tempfile.mkdtemp(prefix="leadgrid-"))
    try:
        paths = [_save(folder, file) for file in files]
        tomls = [_save(folder, file) for file in mapping]
        own = [path for path in tomls if not _is_definition(path)]
        load(
            paths,
            mapping_path=own[0] if own else None,
            progress=lambda done, step: show(bar, done, step),
        )
    except LeadgridError as error:
        bar.empty()
        for line in str(error).replace(f"{folder}/", "").splitlines():
            st.error(line, icon=":material/error:")
        return
    finally:
        shutil.rmtree(folder, ignore_errors=True)  # the files hold personal data
    for stale in ("dataset", *OF_A_DATASET):
        carry(stale, None)
    st.session_state["has_loaded"] = True
    st.rerun()


def _save(folder: Path, file: Any) -> Path:
    path = folder / Path(file.name).name
    with path.open("wb") as target:
        shutil.copyfileobj(file, target)
    return path


def _is_definition(path: Path) -> bool:
    """A mapping has sources; a definition file beside it has none."""
    return "[[source]]" not in path.read_text(encoding="utf-8", errors="replace")


def report_of(path: Path) -> None:
    """What the dataset was made of."""
    report = read_report(path, opened(str(path)).cursor())
    st.header(_("What this dataset is made of"), anchor=False)
    st.dataframe(
        [
            {
                _("File"): file.name,
                _("Table"): ", ".join(file.tables),
                _("Lines"): file.lines,
                _("Loaded"): file.loaded,
                _("Rejected"): file.rejected,
                _("Columns not used"): ", ".join(file.columns_unused),
            }
            for file in report.files
        ],
        hide_index=True,
    )
    st.caption(
        "  ·  ".join(
            f"{count(number)} {_tables()[table]}" for table, number in report.tables.items()
        )
    )
    _noticed(report)


def _tables() -> dict[str, str]:
    return {
        "leads": _("leads"),
        "handovers": _("handovers"),
        "activities": _("touches and activities"),
        "sales activities": _("of them by sales"),
        "deals": _("deals"),
    }


def _noticed(report: Report) -> None:
    for title, name, counts in (
        (_("Lines rejected"), "lines_rejected", report.rejected_lines),
        (_("Values not read: blank in the data"), "values_rejected", report.rejected_values),
        (_("Kept apart, in no rate"), "rows_kept_apart", report.unlinked),
        (_("Implausible: kept and counted"), "rows_implausible", report.implausible),
    ):
        if counts:
            total = sum(number for _reason, number in counts)
            with st.expander(f"{title}: {count(total)}", icon=":material/rule:"):
                for reason, number in counts:
                    st.markdown(f"- {reason}: **{count(number)}**")
                tables.table(ask(name), key=name)
