"""Misses of the definition: won deals that came past it."""

from typing import Any

import streamlit as st

from pages.shared import tables, why_misses_chart
from pages.shared.ask import ask
from pages.shared.text import FEW, _, count, percent
from pages.shared.why_misses_chart import origin
from pages.shared.why_openings import Opening, chart_of, choose_list, worded
from pages.shared.why_seen import Seen

Row = dict[str, Any]


def finding(seen: Seen) -> str:
    """How many won deals the definition did not see coming."""
    rows = {row["origin"]: row for row in _rows(seen)}
    if not rows:
        return _("No deal was won in this period")
    won = next(iter(rows.values()))["count_won"]
    missed = {name: row["count_deals"] for name, row in rows.items()}
    gaps = {
        "won": count(won), "cool": count(missed.get("not_hot", 0)),
        "never": count(missed.get("never_handed_over", 0)),
    }  # fmt: skip
    if won < FEW:
        return _("Won deals: {won}, too few to judge the definition").format(**gaps)
    if not seen.has_handovers:
        return _("Won deals: {won}; no handover is in this data").format(**gaps)
    if missed.get("never_handed_over") == won:
        return _("All {won} won deals came from leads that were never handed over").format(**gaps)
    if not missed.get("never_handed_over") and not missed.keys() & {"as_agreed", "not_hot"}:
        return _("Won deals: {won}; the cells of their leads are not known").format(**gaps)
    if not seen.view.definition.hot_cells or not missed.keys() & {"as_agreed", "not_hot"}:
        return _("{never} of {won} won deals came from leads that were never handed over").format(
            **gaps
        )
    return _(
        "Of {won} won deals {cool} came from leads in no hot cell, {never} from leads never handed "
        "over"
    ).format(**gaps)


def rules() -> list[str]:
    """How the misses are counted, in words."""
    return [
        _(
            "**Won deals** closed in the period; without a closing time, created in it. Each "
            "stands in one row: tied to no lead; its lead excluded; handed over from a hot cell at "
            "least once; handed over, but never from a hot cell; handed over, but not scored; "
            "never handed over."
        ),
        _(
            "The cell is the one at the handover. Of leads that were never handed over nobody "
            "knows where they stood when the deal was made, so no cell is held against them."
        ),
        _(
            "A deal that names only an account belongs to that account's lead with the latest "
            "handover before it; without one it is tied to no lead."
        ),
    ]


def draw(seen: Seen) -> None:
    """Won deals by origin, with amounts; each opens its list."""
    rows = _rows(seen)
    if not rows:
        return
    if not seen.view.definition.hot_cells:
        st.info(
            _(
                "No cell is hot in this definition, so no deal can come from a hot one. Choose hot "
                "cells under “Definition” to see which deals they would have missed."
            ),
            icon=":material/info:",
        )
    openings = [_opening(row) for row in rows]
    chart_of(why_misses_chart.origins(rows), openings, "misses", _("Won deals by origin"))
    choose_list(openings, "misses", seen)
    if apart := ask("data_gaps", seen.view).one()["count_deals_kept_apart"]:
        st.caption(
            _(
                "Not counted here: deals that name neither a known lead nor a known account "
                "({deals}, won or not). “Load data” lists them."
            ).format(deals=count(apart))
        )
    with st.expander(_("As a table"), icon=":material/table:"):
        rows_in_words = worded(
            ask("won_deals_by_origin", seen.view), origin=origin, won_share=percent
        )
        tables.table(rows_in_words, key="misses")


def _rows(seen: Seen) -> list[Row]:
    return ask("won_deals_by_origin", seen.view).dicts()


def _opening(row: Row) -> Opening:
    label, total = origin(row["origin"]), row["count_deals"]
    if row["origin"] == "no_lead":
        return Opening("no_lead", label, total, "won_deals_without_lead_listed")
    return Opening(row["origin"], label, total, "won_deals_listed", {"origin": row["origin"]})
