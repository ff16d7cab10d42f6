"""The draft that the reader tries: kept while the session lasts, carried by the URL."""

from dataclasses import dataclass

import streamlit as st

from data.definition import Definition
from data.draft import Draft
from data.draft_link import DraftLinkError, packed, unpacked
from pages.shared.text import _
from pages.shared.view import View, carry, current_view

NAME = "what_if"  # in the URL and in the session
AGREED = "what_if_agreed"
REFUSED = "what_if_refused"


@dataclass(frozen=True)
class Trying:
    """A draft beside the agreed definition, in one reader's view."""

    view: View
    draft: Draft

    @property
    def definition(self) -> Definition:
        """What the draft says."""
        return self.draft.definition

    @property
    def agreed(self) -> Definition:
        """The definition in view."""
        return self.view.definition

    @property
    def is_same(self) -> bool:
        """Whether the draft says what is agreed."""
        return self.definition == self.agreed


def trying() -> Trying:
    """The draft of the URL, else that of the session, else what is agreed."""
    view = current_view()
    named = st.query_params.get(NAME)
    is_other = st.session_state.get(AGREED) not in (None, view.definition)
    st.session_state[AGREED] = view.definition
    known: tuple[str | None, Draft] | None = st.session_state.get(NAME)
    if known is None or (known[0] != named and named is not None):
        return Trying(view, _arrived(view, named))
    if named is None and (is_other or known[0] is not None):
        take(Draft.of(view.definition))  # another one is agreed, or Back has led before the draft
    return Trying(view, st.session_state[NAME][1])


def take(draft: Draft) -> None:
    """Make a draft the one that is tried."""
    st.session_state.pop(REFUSED, None)
    link: str | None = None
    if draft.off or draft.whole != st.session_state.get(AGREED):
        try:
            link = packed(draft)
        except DraftLinkError:
            st.session_state[REFUSED] = _(
                "The draft is too long for a link: it stays while this window is open. "
                "Share it as a definition file."
            )
    st.session_state[NAME] = (link, draft)
    carry(NAME, link)


def _arrived(view: View, named: str | None) -> Draft:
    """The draft of a link; one that can't be read leaves what is agreed, and says why."""
    draft = Draft.of(view.definition)
    if named is not None:
        try:
            draft = unpacked(named)
        except DraftLinkError as error:
            st.session_state[REFUSED] = refused(error.reason)
            carry(NAME, None)
            named = None
    st.session_state[NAME] = (named, draft)
    return draft


def refused(reason: str) -> str:
    """Why a link holds no draft, and what to do."""
    return {
        "too_long": _(
            "This link is too long to be read: ask for the definition file. "
            "What is agreed is shown."
        ),
        "too_large": _(
            "The draft in this link is too large to be read: ask for the definition file. "
            "What is agreed is shown."
        ),
        "other_version": _(
            "This link was made by another version of Leadgrid: ask for a new one. "
            "What is agreed is shown."
        ),
        "damaged": _(
            "This link is cut off or damaged: copy all of it again. What is agreed is shown."
        ),
    }.get(reason) or _(
        "This link holds no definition that can be used: ask for a new one. "
        "What is agreed is shown."
    )


def told() -> None:
    """Say why a link could not be read, until something is moved."""
    if message := st.session_state.get(REFUSED):
        st.warning(message, icon=":material/link_off:")
