"""Dates that can be read in two ways: both readings, and a choice."""

import streamlit as st

from data import choosing
from data.mapping import Source
from data.previewing import Looked
from data.proposal import Proposal
from pages.shared.text import _
from pages.shared.upload.desk import Desk


def questions(own: Desk, one: Proposal, source: Source, looked: Looked) -> None:
    """Ask for each column whose values leave it open whether the day or the month comes first."""
    for column, question in looked.questions().items():
        st.warning(
            _("{column}: is {example} {day_first} or {month_first}?").format(
                column=column, example=question.example,
                day_first=question.day_first, month_first=question.month_first,
            ),
            icon=":material/help:",
        )  # fmt: skip
        with st.container(horizontal=True):
            for label, is_first in ((question.day_first, True), (question.month_first, False)):
                st.button(
                    label, key=f"order_{one.sheet.name}_{column}_{is_first}",
                    on_click=_decide, args=(own, one, source, column, is_first),
                )  # fmt: skip


def _decide(own: Desk, one: Proposal, source: Source, column: str, is_first: bool) -> None:
    own.choose(one.sheet.header, choosing.day_first(source, column, is_first))
