"""MQLs a month, by the draft and by the agreed definition."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from pages.shared import tables
from pages.shared.text import _, count, month
from pages.shared.what_if.asking import ask_agreed, ask_draft
from pages.shared.what_if.load_chart import Month, months_chart
from pages.shared.what_if.trying import Trying
from queries import Rows

MOST_MONTHS = 36
CONFIG = {"displaylogo": False, "displayModeBar": False}


def months(tried: Trying) -> None:
    """The bars of each month, and the fullest one of the draft in words."""
    every = _by_month(ask_draft(tried, "hot_by_month"))
    draft, agreed = _dated(every), _dated(_by_month(ask_agreed(tried, "hot_by_month")))
    dated = sorted({*draft, *agreed})
    if len(draft) < len(every):
        st.caption(
            _("{mqls} MQLs of the draft have no creation time: they stand in no month.").format(
                mqls=count(sum(_whole(one) for on, one in every.items() if on not in draft))
            )
        )
    if not dated:
        st.info(_("No MQL of this view has a known month."), icon=":material/info:")
        return
    shown = _every_month(dated[0], dated[-1])[-MOST_MONTHS:]
    st.subheader(_highest(draft, agreed, shown), anchor=False)
    figure = months_chart(
        *([one.get(on) or Month(on, 0, 0) for on in shown] for one in (draft, agreed))
    )
    st.plotly_chart(figure, key="what_if_months", config=CONFIG, alt=_("MQLs a month"))
    st.caption(
        _(
            "By the month of the handover; those never handed over by the month in which they "
            "would have become MQLs. The first and the last month may not be whole."
        )
    )
    with st.expander(_("As a table"), icon=":material/table:"):
        tables.table(_month_table(draft, agreed, shown), key="what_if_months")


def _by_month(rows: Rows) -> dict[date | None, Month]:
    return {
        row["month_on"]: Month(row["month_on"], int(row["count_hot"]), int(row["count_hot_leads"]))
        for row in rows.dicts()
    }


def _dated(months: dict[date | None, Month]) -> dict[date, Month]:
    """Without the month that stands for an unknown time."""
    return {on: one for on, one in months.items() if on is not None}


def _every_month(first: date, last: date) -> list[date]:
    """The first days of all months in between, those without any MQL as well."""
    months = (last.year - first.year) * 12 + last.month - first.month
    starts = [first.year * 12 + first.month - 1 + n for n in range(months + 1)]
    return [date(start // 12, start % 12 + 1, 1) for start in starts]


def _highest(draft: dict[date, Month], agreed: dict[date, Month], shown: Sequence[date]) -> str:
    """The fullest month of the draft, beside the same month as agreed."""
    on = max(shown, key=lambda one: _whole(draft.get(one)))
    return _("The fullest month of the draft: {mqls} MQLs in {month} (agreed: {agreed})").format(
        mqls=count(_whole(draft.get(on))), month=month(on), agreed=count(_whole(agreed.get(on)))
    )


def _whole(one: Month | None) -> int:
    return one.handed + one.never if one else 0


def _month_table(
    draft: dict[date, Month], agreed: dict[date, Month], shown: Sequence[date]
) -> Rows:
    columns = [
        _("Month"), _("Draft: handed over"), _("Draft: never handed over"),
        _("Agreed: handed over"), _("Agreed: never handed over"),
    ]  # fmt: skip
    both = [
        (on, draft.get(on) or Month(on, 0, 0), agreed.get(on) or Month(on, 0, 0)) for on in shown
    ]
    return Rows(columns, [
        (month(on), one.handed, one.never, other.handed, other.never) for on, one, other in both
    ])  # fmt: skip
