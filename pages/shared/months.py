"""Verdicts by month of handover, with the list behind each bar."""

from datetime import date
from typing import Any

import streamlit as st

from pages.shared import charts, explanation, tables
from pages.shared.ask import ask
from pages.shared.text import _, count, month, verdict


@st.fragment
def months() -> None:
    """All months up to the as-of, whatever the period: a trend needs what came before."""
    everything = {"from_at": None, "until_at": None}
    rows = ask("handovers_by_month_and_verdict", **everything).dicts()
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.header(_("Is it getting better?"), anchor=False)
        explanation.explanation("handovers_by_month_and_verdict", explanation.rules(), **everything)
    st.caption(
        _("All months up to the as-of day, by month of handover; choose a bar to see its leads.")
    )
    event: Any = st.plotly_chart(
        charts.verdicts_by_month(rows),
        key="by_month",
        on_select="rerun",
        selection_mode="points",
        config={"displaylogo": False, "displayModeBar": False},
        alt=_("Verdicts by month of handover"),
    )
    if points := event.selection.points:
        first, name = points[0]["customdata"][:2]
        day = date.fromisoformat(first)
        total = next(
            row["count_handovers"]
            for row in rows
            if (row["month_on"], row["verdict"]) == (day, name)
        )
        st.subheader(
            _("{month}, {verdict}: {rows}").format(
                month=month(day), verdict=verdict(name), rows=count(total)
            ),
            anchor=False,
        )
        values = {"which": name, "month_on": day, **everything}
        tables.listed("handovers_listed", values, "month", total)
    with st.expander(_("As a table"), icon=":material/table:"):
        tables.table(ask("handovers_by_month_and_verdict", **everything), key="months")
