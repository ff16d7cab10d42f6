"""All datasets that there are, and the way back to an earlier one."""

from datetime import datetime
from pathlib import Path

import streamlit as st

from data import dataset, datasets
from data.datasets import Listed
from data.errors import LeadgridError
from pages.shared import tables
from pages.shared.load_report import Seen
from pages.shared.load_report_lines import dataset_fault
from pages.shared.sidebar import told_apart
from pages.shared.text import _, count, moment
from pages.shared.view import OF_A_DATASET, carry, opened
from queries import Rows

COLUMNS = [
    "is_current",
    "loaded_at",
    "file_names",
    "count_leads",
    "count_handovers",
    "dataset_name",
]
Labels = dict[str, str]


def draw(seen: Seen) -> None:
    """The list, and a choice of which one every reader shall see."""
    names = tuple(path.name for path in dataset.datasets(dataset.HOME))
    every = _listed(dataset.HOME, names, _current())
    st.header(_("All datasets, and the way back to one"), anchor=False)
    _tell_restored()
    tables.table(Rows(COLUMNS, [_row(one) for one in every]), key="datasets")
    labels = {one.name: _label(one, seen) for one in every if not one.is_current and not one.fault}
    if labels:
        _choose(told_apart(labels))


def _current() -> str:
    try:
        return dataset.current(dataset.HOME).name
    except LeadgridError:
        return ""


@st.cache_data(max_entries=20, show_spinner=False)
def _listed(home: Path, names: tuple[str, ...], current: str) -> list[Listed]:
    return [datasets.described(home / name, name == current) for name in names]


def _row(one: Listed) -> tuple[object, ...]:
    files = dataset_fault(one.fault) or (
        _("Sample, made up") if one.is_sample else ", ".join(one.files)
    )
    return one.is_current, one.loaded_at, files, one.leads, one.handovers, one.name


def _label(one: Listed, seen: Seen) -> str:
    zone = opened(str(seen.view.path)).time_zone
    when = moment(one.loaded_at or datetime.min, zone)
    return _("{when}: {leads} leads, {handovers} handovers").format(
        when=when, leads=count(one.leads), handovers=count(one.handovers)
    )


def _choose(labels: Labels) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox(
            _("Another dataset"), list(labels), key="restore_name", width=480,
            format_func=lambda one: labels.get(one, one),
        )  # fmt: skip
        if st.button(_("Bring it back …"), icon=":material/settings_backup_restore:"):
            _confirm(name, labels[name])


def _confirm(name: str, label: str) -> None:
    @st.dialog(_("Bring this dataset back?"))
    def ask() -> None:
        st.markdown(f"**{label}**")
        st.markdown(
            _(
                "Every page will show it to every reader, until another one is brought back or "
                "loaded. The one that is current now stays in the list."
            )
        )
        if st.button(
            _("Bring it back"), type="primary", key="restore", on_click=_restore, args=(name,)
        ):
            st.rerun()  # closes the dialog

    ask()


def _restore(name: str) -> None:
    try:
        datasets.restore(name, dataset.HOME)
    except LeadgridError as error:
        st.session_state["restored"] = str(error)
        return
    for stale in ("dataset", *OF_A_DATASET):
        carry(stale, None)
    st.session_state["restored"] = ""


def _tell_restored() -> None:
    fault = st.session_state.pop("restored", None)
    if fault:
        st.error(fault, icon=":material/error:")
    elif fault is not None:
        st.success(_("Every page now shows this dataset."), icon=":material/check:")
