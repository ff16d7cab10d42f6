"""The frame of the app: page setup, dataset, menu, sidebar."""

from pathlib import Path

import streamlit as st

from pages.shared.sidebar import sidebar
from pages.shared.start import dataset_or_stop
from pages.shared.text import _
from pages.shared.view import carry_view

# A file of our own: a Material icon here would be fetched from a font server.
ICON = Path(__file__).parent / "pages" / "shared" / "icon.svg"


def frame() -> None:
    """What surrounds every page; Streamlit runs it for each reader and each change."""
    st.set_page_config(page_title="Leadgrid", page_icon=str(ICON), layout="wide")
    carry_view()
    menu = st.navigation(
        {
            _("Review"): [
                st.Page(
                    "pages/review/meeting.py", title=_("Review meeting"), icon=":material/grid_on:",
                ),
                st.Page(
                    "pages/review/grid.py", title=_("Grid"), icon=":material/grid_view:",
                    url_path="grid",
                ),
                st.Page(
                    "pages/review/lead.py", title=_("Lead"), icon=":material/person:",
                    url_path="lead",
                ),
            ],
            _("Follow-up"): [
                st.Page(
                    "pages/follow_up/overview.py", title=_("Overview"), url_path="follow-up",
                    icon=":material/speed:",
                ),
                st.Page(
                    "pages/follow_up/where.py", title=_("Where"), url_path="where",
                    icon=":material/pin_drop:",
                ),
                st.Page(
                    "pages/follow_up/when.py", title=_("When"), url_path="when",
                    icon=":material/timeline:",
                ),
                st.Page(
                    "pages/follow_up/why.py", title=_("Why"), url_path="why",
                    icon=":material/psychology_alt:",
                ),
                st.Page(
                    "pages/follow_up/bridge.py", title=_("Bridge"), url_path="bridge",
                    icon=":material/waterfall_chart:",
                ),
                st.Page(
                    "pages/follow_up/tomorrow.py", title=_("Tomorrow"), url_path="tomorrow",
                    icon=":material/checklist:",
                ),
            ],
            _("Definition"): [
                st.Page(
                    "pages/definition/edit.py", title=_("Definition"), icon=":material/rule:",
                    url_path="definition",
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


if __name__ == "__main__":
    frame()
else:
    # The server imports this file once, before the first reader. Without this, the first link to
    # a page would meet Streamlit's older way with `pages/`, which says that there is no such page.
    st.navigation([st.Page(frame)])
    app = st.App(__file__)
