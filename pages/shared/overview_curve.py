"""How long leads wait: the curve of those still without an answer, against the period before."""

import streamlit as st

from pages.shared import explanation, response_chart, tables
from pages.shared.ask import ask
from pages.shared.text import _, percent, reader
from pages.shared.view import View

# The curve runs to three times the SLA: beyond it hardly anybody is answered for the first time.
SPAN = 3


def waiting_curve(view: View) -> None:
    """The curve, what it says at the deadline, and its numbers as a table."""
    sla = view.definition.sla_business_hours
    most = SPAN * sla
    now = ask("response_curve", view, most_hours=most)
    if not now.rows:
        return
    values = view.values(view.before) if view.before else {}
    before = ask("response_curve", view, most_hours=most, **values) if view.before else None
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.header(_heading(now.dicts(), sla), anchor=False)
        explanation.explanation("response_curve", explanation.rules(), most_hours=most)
    words = {
        "now": _("This period"),
        "before": _("The period before"),
        "sla": _("SLA: {hours}").format(hours=reader().hours(sla)),
        "hours": _("Business hours since the handover"),
        "share": _("Still without a response"),
    }
    figure = response_chart.waiting_curve(
        now.dicts(), before.dicts() if before else [], sla, most, words
    )
    config = {"displaylogo": False, "displayModeBar": False}
    st.plotly_chart(figure, key="waiting_curve", config=config, alt=words["share"])
    with st.expander(_("As a table"), icon=":material/table:"):
        tables.table(now, key="waiting_curve")


def _heading(rows: list[dict[str, float]], sla: float) -> str:
    """What is left at the deadline."""
    reached = [row["waiting_share"] for row in rows if row["business_hours"] <= sla]
    return _("{share} still wait for a response after {hours}").format(
        share=percent(reached[-1] if reached else 1.0), hours=reader().hours(sla)
    )
