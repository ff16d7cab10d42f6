"""Before any page: a dataset is there, or the sample is built, or the reader is told."""

from pathlib import Path
from threading import Lock

import streamlit as st

from data import dataset
from data.errors import LeadgridError
from data.load import load
from pages.shared.progress import show
from pages.shared.text import _
from pages.shared.upload.page import upload
from pages.shared.view import chosen_path, opened

SAMPLE = Path(dataset.__file__).with_name("sample")
BUILDING = Lock()


def dataset_or_stop() -> None:
    """Make sure that there is a dataset to look at; say what is wrong and stop otherwise."""
    try:
        if not dataset.datasets():
            _build_sample_once()
        data = opened(str(chosen_path()))
    except LeadgridError as error:
        _begin_again(error)
        st.stop()
    if data.settings["is_sample"] == "true":
        st.caption(
            _(
                "This is a made-up company. Load your own files under “Load data”, or with "
                "`python -m data load PATH`."
            )
        )


def _begin_again(error: LeadgridError) -> None:
    """A dataset that can't be read: what is wrong, and the two ways on."""
    st.error(str(error), icon=":material/error:")
    if st.button(_("Show the sample instead"), icon=":material/science:"):
        _build_sample()
        st.rerun()
    upload()


def _build_sample_once() -> None:
    """Build the sample's dataset, whoever comes first."""
    with BUILDING:
        if not dataset.datasets():
            _build_sample()


def _build_sample() -> None:
    sentence = _("Building the sample: a made-up company …")
    bar = st.progress(0.0, text=sentence)
    load(
        sorted(SAMPLE.glob("*.csv")),  # what made them lies beside them
        dataset.HOME,
        is_sample=True,
        progress=lambda done, _step: show(bar, done, sentence),
    )
    bar.empty()
