"""Load data: files in, and what the load read, refused and noticed."""

import streamlit as st

from pages.shared.loading import report_of, upload
from pages.shared.text import _
from pages.shared.view import current_view

st.title(_("Load your own files"), anchor=False)
upload()
report_of(current_view().path)
