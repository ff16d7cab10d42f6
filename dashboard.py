"""The frame of the app: page setup, dataset, menu, sidebar."""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from pages.shared.sidebar import sidebar
from pages.shared.start import dataset_or_stop
from pages.shared.text import _
from pages.shared.view import carry_view
from pages.shared.waiting import make_room

# A file of our own: a Material icon here would be fetched from a font server.
ICON = Path(__file__).parent / "pages" / "shared" / "icon.svg"


def frame() -> None:
    """What surrounds every page; Streamlit runs it for each reader and each change."""
    st.set_page_config(page_title="Leadgrid", page_icon=str(ICON), layout="wide")
    carry_view()
    menu = st.navigation(sections(), expanded=True)
    make_room()
    dataset_or_stop()
    sidebar()
    menu.run()


def sections() -> dict[str, list[StreamlitPage]]:
    """The menu: what each section is called, and its pages."""
    return {
        _("Review"): [
            page("review/meeting", _("Review meeting"), "grid_on", None),
            page("review/grid", _("Grid"), "grid_view", "grid"),
            page("review/lead", _("Lead"), "person", "lead"),
        ],
        _("Follow-up"): [
            page("follow_up/overview", _("Overview"), "speed", "follow-up"),
            page("follow_up/where", _("Where"), "pin_drop", "where"),
            page("follow_up/when", _("When"), "timeline", "when"),
            page("follow_up/why", _("Why"), "psychology_alt", "why"),
            page("follow_up/bridge", _("Bridge"), "waterfall_chart", "bridge"),
            page("follow_up/tomorrow", _("Tomorrow"), "checklist", "tomorrow"),
        ],
        _("Definition"): [
            page("definition/edit", _("Definition"), "rule", "definition"),
            page("definition/what_if", _("What if"), "tune", "what-if"),
        ],
        _("Data"): [
            page("data/files", _("Load data"), "upload_file", "data"),
            page("data/report", _("Load report"), "fact_check", "report"),
        ],
    }


def page(file: str, title: str, icon: str, url_path: str | None) -> StreamlitPage:
    """A page of the menu; the first one opens without a path of its own."""
    return st.Page(f"pages/{file}.py", title=title, icon=f":material/{icon}:", url_path=url_path)


if __name__ == "__main__":
    frame()
else:
    # The server imports this file once, before the first reader. Without this, the first link to
    # a page would meet Streamlit's older way with `pages/`, which says that there is no such page.
    st.navigation([st.Page(frame)])
    app = st.App(__file__)
