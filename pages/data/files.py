"""Load data: drop exports, see what each becomes, load them."""

import streamlit as st

from pages.shared.text import _
from pages.shared.upload.page import upload

st.title(_("Load your own files"), anchor=False)
upload()
