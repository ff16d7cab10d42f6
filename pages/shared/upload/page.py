"""The page of one's own files: drop them, see what each becomes, load them."""

import streamlit as st

from data.mapping_file import write_mapping
from data.proposal import Proposal
from pages.shared.text import _
from pages.shared.upload.desk import Desk
from pages.shared.upload.intake import boxes, intake
from pages.shared.upload.overview import looked_at, overview
from pages.shared.upload.running import is_running, outcome, running, start
from pages.shared.upload.sheet import sheet


def upload() -> None:
    """Take files, show what becomes of them, and load them."""
    outcome()
    if is_running():
        running()
        boxes(is_running=True)
        return
    st.markdown(
        _(
            "Drop the exports of your tools as they are. What each file holds is told by its "
            "columns; you see it before anything is loaded. Nothing is replaced until the load "
            "has succeeded."
        )
    )
    own = intake()
    if own is None:
        return
    proposals = own.proposals()
    open_questions = {one.sheet.name: _count_open(own, one) for one in proposals}
    overview(proposals, open_questions)
    _finish(own, proposals, sum(open_questions.values()))
    st.divider()
    sheet(own, looked_at(proposals, open_questions))


def _count_open(own: Desk, one: Proposal) -> int:
    return len(own.looked(one, one.source).questions()) if one.source else 0


def _finish(own: Desk, proposals: list[Proposal], count_open: int) -> None:
    has_people = any(one.table in ("leads", "contacts") for one in proposals)
    if not has_people:
        st.warning(_("No file holds leads yet. Add one, or say which file holds them."))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(
            _("Load"), type="primary", icon=":material/upload:", key="load",
            disabled=not has_people or count_open > 0,
            on_click=lambda: start(own, is_remembered=st.session_state.get("remember", True)),
        )  # fmt: skip
        st.download_button(
            _("Mapping as TOML"), data=write_mapping(own.whole_mapping()),
            file_name="mapping.toml", mime="application/toml", icon=":material/download:",
            on_click="ignore", help=_("For the command line: --mapping mapping.toml"),
        )  # fmt: skip
        st.checkbox(
            _("Remember my changes"), value=True, key="remember",
            help=_("The next files with the same columns go the same way, without asking."),
        )  # fmt: skip
