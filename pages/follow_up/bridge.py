"""Bridge: how marketing's number of MQLs becomes sales' number of leads worked and won."""

import streamlit as st

from pages.shared import explanation
from pages.shared.ask import ask
from pages.shared.bridge import bridge
from pages.shared.bridge_steps import bars_of, blind_spot, headline, rules
from pages.shared.rates import gaps
from pages.shared.text import _
from pages.shared.view import current_view

view = current_view()
rates = ask("rates", view).one()
rows = ask("bridge_steps", view)
bars = bars_of(rows, rates["has_sales_activities"])

if not bars["handed_over"].length:
    st.title(_("No MQL was handed over in this view"), anchor=False)
    for sentence in gaps(rates):
        st.info(sentence, icon=":material/info:")
    st.stop()

with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
    st.title(headline(bars, rates["has_sales_activities"], view), anchor=False)
    explanation.explanation("bridge_steps", rules(view))
missing = gaps(rates) if rates["count_handovers"] else []  # there may be repeats alone
for sentence in filter(None, [*missing, blind_spot(bars)]):
    st.info(sentence, icon=":material/info:")
bridge(rows, bars, rates["has_sales_activities"])
