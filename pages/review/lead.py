"""Lead: one lead with its verdict, why it stands in its cell, and what happened to it."""

import streamlit as st

from pages.shared.ask import ask
from pages.shared.lead_events import lead_events
from pages.shared.lead_header import contact, lead_header
from pages.shared.lead_playbook import lead_playbook
from pages.shared.lead_reasons import lead_reasons
from pages.shared.lead_search import search, wanted_lead
from pages.shared.lead_seen import Seen
from pages.shared.text import _
from pages.shared.view import current_view, opened

view = current_view()
lead = wanted_lead(view)
if lead is None:
    st.title(_("Find a lead"), anchor=False)
    search(view)
    st.stop()

handovers = ask("lead_handovers", view, lead_no=lead["lead_no"]).dicts()
latest = handovers[0] if handovers else None
zone = opened(str(view.path)).time_zone
lead_header(
    lead,
    handovers,
    Seen(view.period.as_of, zone, view.definition, lead["excluded_reason"]),
    view,
)
asked, reached = st.columns([3, 1])
with asked:
    lead_playbook(lead, latest, view)
with reached:
    contact(lead)

st.header(_("Why it stands in its cell"), anchor=False)
lead_reasons(lead, latest["handed_over_at"] if latest else None, view)
lead_events(lead["lead_no"], handovers)

with st.expander(_("Find another lead"), icon=":material/search:"):
    search(view)
