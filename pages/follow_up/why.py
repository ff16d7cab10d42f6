"""Why: what lies behind the leads that were ignored, given back or answered late."""

import streamlit as st

from pages.shared import explanation
from pages.shared.ask import ask
from pages.shared.names import hides_names, names_switch
from pages.shared.rates import gaps
from pages.shared.text import _
from pages.shared.view import current_view
from pages.shared.why_sections import chosen_section, section_switch, sections
from pages.shared.why_seen import Seen

rates = ask("rates").one()
seen = Seen(
    current_view(), rates["has_sales_activities"], hides_names(),
    rates["has_rejections"], rates["has_handovers"],
)  # fmt: skip
known = sections()
section = known[chosen_section(known, seen)]
is_blind = section.needs_log and not seen.is_logged

with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    title = _("What sales did is not logged") if is_blind else section.finding(seen)
    st.title(title, anchor=False)
    explanation.explanation(section.question, section.rules())
with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    section_switch(known, seen)
    names_switch()
if is_blind:
    for sentence in gaps(rates):
        st.info(sentence, icon=":material/info:")
else:
    section.draw(seen)
