"""Review: what a joint meeting looks at first: what became of the MQLs that sales was handed."""

import streamlit as st

from pages.shared import explanation
from pages.shared.ask import ask, ask_before
from pages.shared.board import meeting_grid
from pages.shared.months import months
from pages.shared.rates import gaps, headline, rate_cards
from pages.shared.text import _
from pages.shared.view import current_view

view = current_view()
rates = ask("rates", view).one()
before = ask_before("rates", view)

with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    st.title(headline(rates, view), anchor=False)
    explanation.explanation("rates", explanation.rules())
for sentence in gaps(rates):
    st.info(sentence, icon=":material/info:")
if rates["count_handovers"]:
    rate_cards(rates, before.one() if before else None, view)

st.header(_("Which leads are these, and what became of them?"), anchor=False)
is_logged = rates["has_sales_activities"]
usual = "ignored" if is_logged else "conversion"
meeting_grid(usual if rates["count_handovers"] else "deals", is_logged)

if rates["count_handovers"]:
    months()
