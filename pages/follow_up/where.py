"""Where: which groups let leads lie, which differ from the rest, and which only had bad luck."""

import streamlit as st

from pages.shared import explanation, tables
from pages.shared.ask import ask
from pages.shared.groups import HOURS
from pages.shared.names import hides_names
from pages.shared.rates import gaps
from pages.shared.text import _
from pages.shared.view import current_view
from pages.shared.where_choice import choose
from pages.shared.where_crossed import crossed_panel
from pages.shared.where_finding import headline, how_counted, refusal
from pages.shared.where_groups import groups_panel, groups_table
from pages.shared.where_waits import waits, waits_panel, waits_table

view = current_view()
rates, known = ask("rates", view).one(), ask("data_gaps", view).one()
heading = st.container()
for sentence in gaps(rates):
    st.info(sentence, icon=":material/info:")
usual = "source" if known["is_owner_unknown"] else "team"
choice = choose(rates["has_sales_activities"], usual, hides_names())
refused, is_hours = refusal(known, choice), choice.rate.name == HOURS
question = "response_hours_by_group" if is_hours else "rates_by_group"
rows = [] if refused else ask(question, view, **choice.values).dicts()
with (
    heading,
    st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"),
):
    st.title(headline(rows, choice), anchor=False)
    explanation.explanation(question, how_counted(), **choice.values)
if refused:
    st.info(refused, icon=":material/block:")
elif rows and is_hours:
    waits_panel(rows, choice)
elif rows and choice.second:
    crossed_panel(rows, choice, view)
elif rows:
    groups_panel(rows, choice)
if rows:
    lid = st.expander(_("As a table"), icon=":material/table:", key="groups_lid", on_change="rerun")
    with lid:
        if lid.open and is_hours:
            waits_table(rows, choice)
        elif lid.open:
            tables.table(groups_table(rows, waits(choice, view).dicts(), choice), key="groups")
