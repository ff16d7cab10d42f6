"""Load: do owners answer later in weeks in which they receive many MQLs?"""

from typing import Any

import streamlit as st

from pages.shared import tables, why_load_chart
from pages.shared.ask import ask
from pages.shared.text import FEW, _, count, percent
from pages.shared.why_openings import Opening, chart_of, choose_list
from pages.shared.why_seen import Seen

Row = dict[str, Any]


def finding(seen: Seen) -> str:
    """Whether load and missed SLAs go together, where the data carries it."""
    judged = [row for row in _rows(seen) if _is_enough(row)]
    if len(judged) < 2:
        return _("Too few MQLs to tell whether load matters")
    low, high = judged[0], judged[-1]
    gaps = {
        "few": low["load_band"], "many": high["load_band"],
        "calm": percent(low["missed_sla_rate"]), "busy": percent(high["missed_sla_rate"]),
    }  # fmt: skip
    if all(high[f"{kind}_low"] > low[f"{kind}_high"] for kind in ("rate", "mix")):
        return _(
            "Owners miss the SLA more often in busy weeks: {busy} at {many} MQLs a week, {calm} at "
            "{few}"
        ).format(**gaps)
    if all(high[f"{kind}_high"] < low[f"{kind}_low"] for kind in ("rate", "mix")):
        return _(
            "Owners miss the SLA less often in busy weeks: {busy} at {many} MQLs a week, {calm} at "
            "{few}"
        ).format(**gaps)
    return _(
        "No clear link between load and missed SLAs: {calm} at {few} and {busy} at {many} MQLs a "
        "week"
    ).format(**gaps)


def rules() -> list[str]:
    """How load is counted, in words."""
    return [
        _(
            "**Load** = MQLs that an owner received in one local week, Monday to Sunday, from all "
            "teams and sources, excluded ones as well: they lay on the desk, too. Each due MQL of "
            "the view falls into the load of its owner and week."
        ),
        _(
            "**Missed SLA** = the first response came after the deadline, or never. Bars show the "
            "Wilson 95 % interval; a difference is said only where the intervals of the lowest and "
            "the highest load with at least {few} MQLs and owner-weeks do not overlap."
        ).format(few=FEW),
        _(
            "**At equal mix**: the rate as it would be if the same owners had every load. Who is "
            "busy may be somebody else than who is not, so a difference is said only where it "
            "holds for the same owners, too."
        ),
    ]


def draw(seen: Seen) -> None:
    """The missed-SLA rate by load, with intervals."""
    rows = _rows(seen)
    if not rows:
        return
    openings = [_opening(row) for row in rows]
    chart_of(why_load_chart.loads(rows), openings, "load", _("Missed-SLA rate by load"))
    st.caption(
        _(
            "MQLs that an owner received in the week of the handover. Grey: fewer than {few} MQLs "
            "or owner-weeks, too few to judge."
        ).format(few=FEW)
    )
    choose_list(openings, "load", seen)
    with st.expander(_("As a table"), icon=":material/table:"):
        tables.table(ask("missed_sla_by_load", seen.view), key="load")


def _rows(seen: Seen) -> list[Row]:
    return ask("missed_sla_by_load", seen.view).dicts()


def _is_enough(row: Row) -> bool:
    return bool(min(row["count_due"], row["count_owner_weeks"]) >= FEW)


def _opening(row: Row) -> Opening:
    label = _("Missed SLA at {band} MQLs a week, of {due} due").format(
        band=row["load_band"], due=count(row["count_due"])
    )
    values = {"load_band": row["load_band"], "which": "missed_sla"}
    return Opening(row["load_band"], label, row["count_missed_sla"], "loads_listed", values)
