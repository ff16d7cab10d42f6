"""When: is it getting better, by week and month of handover, and which points are only noise?"""

import streamlit as st

from pages.shared.ask import ask
from pages.shared.rates import gaps
from pages.shared.text import _
from pages.shared.view import current_view
from pages.shared.when import over_time
from pages.shared.when_choice import ALL_TIME

view = current_view()
rates = ask("rates", view, **ALL_TIME).one()

if rates["count_handovers"]:
    over_time(view, rates)
else:
    st.title(_("Is it getting better?"), anchor=False)
    for sentence in gaps(rates):
        st.info(sentence, icon=":material/info:")
