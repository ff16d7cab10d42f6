"""The frame of the app: page setup, dataset, menu, sidebar."""

from pathlib import Path

import streamlit as st

from pages.shared.sidebar import sidebar
from pages.shared.start import dataset_or_stop
from pages.shared.text import _
from pages.shared.view import carry_view

# A file of our own: a Material icon here would be fetched from a font server.
ICON = Path(__file__).parent / "pages" / "shared" / "icon.svg"

st.set_page_config(page_title="Leadgrid", page_icon=str(ICON), layout="wide")
carry_view()
menu = st.navigation(
    {
        _("Review"): [
            st.Page(
                "pages/review/meeting.py", title=_("Review meeting"), icon=":material/grid_on:",
            )
        ],
        _("Data"): [
            st.Page(
                "pages/data/files.py", title=_("Load data"), icon=":material/upload_file:",
                url_path="data",
            )
        ],
    }
)  # fmt: skip
dataset_or_stop()
sidebar()
menu.run()
