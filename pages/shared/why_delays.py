"""Two delays: marketing's, from creation to handover, and sales', from handover to response."""

from typing import Any

import streamlit as st

from pages.shared import tables, why_delay_chart
from pages.shared.ask import ask
from pages.shared.cards import Card, cards
from pages.shared.text import FEW, _, count
from pages.shared.why_delay_chart import side_name
from pages.shared.why_openings import Opening, chart_of, choose_list, opens, worded
from pages.shared.why_seen import Seen
from queries import Rows

Row = dict[str, Any]
# More sources than this are no chart.
MOST_SOURCES = 20


def finding(seen: Seen) -> str:
    """Which of the two delays is the longer one."""
    marketing, sales = _totals(seen)
    if marketing is None or _is_one_moment(marketing):
        return _("How long do leads wait?") if sales else _("How long leads wait is not known")
    if marketing["count_delays"] < FEW:
        return _("How long do leads wait?")
    hours = why_delay_chart.hours(marketing["median_business_hours"])
    if sales is None:
        return _("Marketing hands over after {hours} business hours at the median").format(
            hours=hours
        )
    return _compared(marketing, sales)


def _compared(marketing: Row, sales: Row) -> str:
    ours, theirs = marketing["median_business_hours"], sales["median_business_hours"]
    gaps = {"marketing": why_delay_chart.hours(ours), "sales": why_delay_chart.hours(theirs)}
    if theirs is None:
        return _(
            "Sales takes longer: fewer than half of the MQLs were answered; marketing hands over "
            "after {marketing} business hours"
        ).format(**gaps)
    if ours > theirs:
        return _(
            "Marketing takes longer: {marketing} business hours to the handover, sales {sales} to "
            "its first response"
        ).format(**gaps)
    return _(
        "Sales takes longer: {sales} business hours to its first response, marketing {marketing} "
        "to the handover"
    ).format(**gaps)


def rules() -> list[str]:
    """How the delays are counted, in words."""
    return [
        _(
            "**Marketing's delay** runs from the creation of a lead to its first handover, "
            "**sales' delay** from a handover to the first response (a counted activity, a deal or "
            "a rejection). Both in business hours; excluded leads are left out."
        ),
        _(
            "Medians are Kaplan–Meier: an MQL without a response counts as still waiting, so that "
            "those who answered do not flatter the rest. A lead that was never handed over has no "
            "delay of marketing here."
        ),
    ]


def draw(seen: Seen) -> None:
    """Both delays in all, and by source."""
    marketing, sales = _totals(seen)
    for sentence in _unknown(marketing, seen):
        st.info(sentence, icon=":material/info:")
    is_known = marketing is not None and not _is_one_moment(marketing)
    _cards(marketing if is_known else None, sales, seen)
    rows = [row for row in _rows(seen).dicts() if not row["is_total"]]
    rows = [row for row in rows if is_known or row["side"] == "sales"]
    if len({row["source"] for row in rows}) > 1:
        st.header(_("By source"), anchor=False)
        openings = [_opening(row) for row in rows]
        figure = why_delay_chart.delays(_largest(rows))
        chart_of(figure, openings, "delays", _("Median business hours by source"))
        choose_list([*openings, *_left_out(seen)], "delays", seen)
    if table := _rows(seen):
        with st.expander(_("As a table"), icon=":material/table:"):
            tables.table(worded(table, side=side_name), key="delays")


def _largest(rows: list[Row]) -> list[Row]:
    """The rows of the largest sources; the list and the table hold all of them."""
    sizes: dict[str | None, int] = {}
    for row in rows:
        sizes[row["source"]] = max(sizes.get(row["source"], 0), row["count_delays"])
    kept = sorted(sizes, key=lambda source: -sizes[source])[:MOST_SOURCES]
    return [row for row in rows if row["source"] in kept]


def _rows(seen: Seen) -> Rows:
    """Without an activity log, deals and rejections alone would pass for the response of sales."""
    rows = ask("delays_by_source", seen.view)
    if seen.is_logged:
        return rows
    side = rows.columns.index("side")
    return Rows(rows.columns, [row for row in rows.rows if row[side] == "marketing"])


def _totals(seen: Seen) -> tuple[Row | None, Row | None]:
    found = {row["side"]: row for row in _rows(seen).dicts() if row["is_total"]}
    return found.get("marketing"), found.get("sales")


def _is_one_moment(marketing: Row) -> bool:
    """The data has one stamp for both: that says nothing of marketing."""
    return marketing["p90_business_hours"] == 0


def _unknown(marketing: Row | None, seen: Seen) -> list[str]:
    said = []
    if marketing is None:
        said.append(
            _(
                "For no handover of this view is it known when its lead was created: marketing's "
                "delay is not known."
            )
        )
    elif _is_one_moment(marketing):
        said.append(
            _(
                "In this data leads were created and handed over at the same moment: marketing's "
                "delay is not known."
            )
        )
    if not seen.is_logged:
        said.append(
            _(
                "There is no activity log in this data, so nobody can say how long sales took to "
                "respond."
            )
        )
    return said


def _cards(marketing: Row | None, sales: Row | None, seen: Seen) -> None:
    known = {_("Creation to first handover"): marketing, _("Handover to first response"): sales}
    if found := [_card(what, row, seen) for what, row in known.items() if row is not None]:
        cards(found)
    left_out = ask("delays_left_out", seen.view).one()
    if left_out["count_not_known"] or left_out["count_implausible"]:
        st.caption(
            _(
                "Left out of marketing's delay: {unknown} first handovers of leads without a "
                "creation time, {implausible} on a day before their lead was created."
            ).format(
                unknown=count(left_out["count_not_known"]),
                implausible=count(left_out["count_implausible"]),
            )
        )


def _card(help_text: str, row: Row, seen: Seen) -> Card:
    counted = _("{ended} of {all} ended; p90: {p90}").format(
        ended=count(row["count_ended"]), all=count(row["count_delays"]),
        p90=why_delay_chart.span(row["p90_business_hours"]),
    )  # fmt: skip
    value = why_delay_chart.span(row["median_business_hours"])
    return Card(
        side_name(row["side"]), value, None, "off", help_text, counted, opens(_opening(row), seen)
    )


def _opening(row: Row) -> Opening:
    side = side_name(row["side"])
    source = None if row["is_total"] else row["source"] or ""
    name = f"{row['side']} {'all' if source is None else f'of {source}'}"
    label = side if source is None else f"{side} · {source or _('no source')}"
    values = {"side": row["side"], "of_source": source}
    return Opening(name, label, row["count_delays"], "delays_listed", values)


def _left_out(seen: Seen) -> list[Opening]:
    row = ask("delays_left_out", seen.view).one()
    kinds = {
        "not known": (_("Left out, no creation time"), row["count_not_known"]),
        "implausible": (_("Left out, before its creation"), row["count_implausible"]),
    }
    return [
        Opening(kind, label, total, "delays_listed", {"side": "marketing", "left_out": kind})
        for kind, (label, total) in kinds.items()
    ]
