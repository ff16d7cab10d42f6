"""Grid: which leads stand in which cell, what has changed, and what the playbook asks for."""

import streamlit as st

from pages.shared.ask import ask
from pages.shared.board import carry_metric, chart_switch, draw, legend, named_metric, what_to_do
from pages.shared.cell_panel import cell_panel
from pages.shared.cells import board_of
from pages.shared.compare import choose_comparison
from pages.shared.grid_finding import blind_spots, headline, unowned
from pages.shared.metrics import metrics
from pages.shared.rates import gaps
from pages.shared.text import _
from pages.shared.transitions import transitions
from pages.shared.view import current_view


@st.fragment
def explore(is_logged: bool, usual: str) -> None:
    """The grid with its switches, the chosen cell, and who moved."""
    view = current_view()
    known = metrics(is_logged, has_qualified=view.definition.sales_qualified is not None)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        metric = known[named_metric(known, usual)]
        st.selectbox(
            _("In the cells"), list(known), key="choose_metric", width=250, on_change=carry_metric,
            format_func=lambda name: known[name].label,
        )  # fmt: skip
        comparison = choose_comparison(view)
        is_chart = chart_switch()
    board = board_of(metric, view, comparison)
    chosen = draw(board, is_chart)
    legend(board, view.definition, comparison, "" if is_chart else what_to_do(board, chosen))
    if metric.name == "playbook" and (nobody := unowned(view)):
        st.warning(nobody, icon=":material/person_off:")
    if chosen:
        cell_panel(board, chosen, view)
    if comparison and comparison.period.as_of < view.period.as_of:
        transitions(view, comparison)


here, rates = current_view(), ask("rates").one()
st.title(headline(here), anchor=False)
for sentence in [*gaps(rates), *blind_spots(here)]:
    st.info(sentence, icon=":material/info:")
explore(rates["has_sales_activities"], "leads")
