"""The load itself: its progress, a way to stop it, and what became of it."""

import streamlit as st

from data import dataset
from data.errors import LeadgridError
from data.job import LoadJob
from data.load import load
from data.saved_mappings import SavedMappings
from pages.shared.text import _
from pages.shared.upload.desk import Desk, clear_desk
from pages.shared.upload.fault_words import fault_word
from pages.shared.upload.step_words import step_word
from pages.shared.view import OF_A_DATASET, carry

EVERY_SECONDS = 0.4


def start(own: Desk, *, is_remembered: bool) -> None:
    """Begin to load what is on the desk, beside the page."""
    mapping, paths = own.whole_mapping(), own.paths
    sources = [
        one.source for one in own.proposals() if one.source and own.is_chosen(one.sheet.header)
    ]
    job = LoadJob(
        lambda progress, stopper: load(
            paths,
            dataset.HOME,
            chosen=mapping,
            mapping_path=own.mapping_path,
            progress=progress,
            stopper=stopper,
        )
    )
    if is_remembered and sources:
        SavedMappings().save(sources)
    st.session_state["load_job"] = job
    job.start()


def is_running() -> bool:
    """Whether a load of this window goes on or waits to be told."""
    return "load_job" in st.session_state


@st.fragment(run_every=EVERY_SECONDS)
def running() -> None:
    """How far the load is; when it has ended, the page is drawn anew."""
    job: LoadJob | None = st.session_state.get("load_job")
    if job is None:
        return
    if not job.is_running:
        _ended(job)
        st.rerun()
    st.progress(min(job.done, 1.0), text=step_word(job.step) or _("Loading …"))
    st.button(_("Stop the load"), icon=":material/stop_circle:", on_click=job.stop, key="stop_load")


def _ended(job: LoadJob) -> None:
    del st.session_state["load_job"]
    if job.error:
        st.session_state["load_fault"] = _said(job.error)
        return
    clear_desk()
    for stale in ("dataset", *OF_A_DATASET):
        carry(stale, None)
    st.session_state["has_loaded"] = True


def _said(error: Exception) -> str:
    if isinstance(error, LeadgridError):
        return str(error)
    return _("The load failed by a fault of the program ({kind}). Nothing was changed.").format(
        kind=type(error).__name__
    )


def outcome() -> None:
    """What became of the last load, told once."""
    if fault := st.session_state.pop("load_fault", ""):
        for line in fault.splitlines():
            st.error(fault_word(line), icon=":material/error:")
    if st.session_state.pop("has_loaded", False):
        st.success(_("Loaded. Every page now shows the new data."), icon=":material/check:")
        st.page_link(
            "pages/data/report.py",
            label=_("What was read, and what is missing"),
            icon=":material/fact_check:",
        )
