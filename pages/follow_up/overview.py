"""Overview: how many leads lie, how late sales responds, and what stands out."""

import streamlit as st

from pages.shared import explanation
from pages.shared.ask import ask, ask_before
from pages.shared.names import names_switch
from pages.shared.overview_cards import overview_cards
from pages.shared.overview_curve import waiting_curve
from pages.shared.overview_findings import finding_list, found, headline
from pages.shared.rates import gaps
from pages.shared.rates import headline as of_all
from pages.shared.text import _
from pages.shared.view import current_view

view = current_view()
rates = ask("rates", view).one()
before = ask_before("rates", view)
known = found(view) if rates["count_handovers"] else []

with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    st.title(headline(known, of_all(rates, view)), anchor=False)
    explanation.explanation("rates", explanation.rules())
for sentence in gaps(rates):
    st.info(sentence, icon=":material/info:")
if rates["count_handovers"]:
    names_switch()
    overview_cards(rates, before.one() if before else None, view)
    st.header(_("Worth knowing"), anchor=False)
    finding_list(known)
if rates["has_sales_activities"]:
    waiting_curve(view)
