"""Tomorrow: which leads sales should work on next, for whom, and why in this order."""

import streamlit as st

from pages.shared import explanation
from pages.shared.ask import ask
from pages.shared.names import names_switch
from pages.shared.text import _
from pages.shared.view import current_view
from pages.shared.worklist import gaps, headline, list_cards, work_lists
from pages.shared.worklist_load import work_load
from pages.shared.worklist_moment import choose_meeting, meeting_at
from pages.shared.worklist_rules import work_rules

view = current_view()
meeting = meeting_at(view)
counts = ask("work_counts", view, meeting_at=meeting).one()

with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    st.title(headline(counts, view), anchor=False)
    explanation.explanation("work_listed", work_rules(view.definition), meeting_at=meeting)
for sentence in gaps(counts):
    st.info(sentence, icon=":material/info:")
if not counts["has_handovers"]:
    st.stop()

st.caption(_("All open work of the team and source, whatever the period in the sidebar."))
with st.container(horizontal=True, vertical_alignment="bottom"):
    choose_meeting(view, meeting)
    names_switch()
list_cards(counts)

st.header(_("What to do first"), anchor=False)
work_lists(counts, view)

if counts["count_items"]:
    st.header(_("Whose work falls due when"), anchor=False)
    st.caption(_("All open work by the local day of its deadline, on the business calendar."))
    work_load(counts, view)
