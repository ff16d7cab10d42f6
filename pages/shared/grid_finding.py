"""What the grid of a view says as a whole, and what it can't say."""

from data.definition import NOT_SCORED
from pages.shared.ask import ask
from pages.shared.cells import Place, place, rows_of
from pages.shared.grid import TOTAL
from pages.shared.metrics import Row, metrics
from pages.shared.text import _, count
from pages.shared.view import View


def headline(view: View) -> str:
    """How many leads the agreed rule calls MQLs, and how many of them nobody was handed."""
    whole = _rows(view)[TOTAL, TOTAL]
    if not whole["count_leads"]:
        return _("No lead in this view")
    gaps = {
        "leads": count(whole["count_leads"]),
        "mqls": count(whole["count_mqls"]),
        "never": count(whole["count_mqls_never_handed_over"]),
    }
    if not whole["count_mqls"]:
        return _("None of {leads} leads is hot").format(**gaps)
    return (
        _("{mqls} of {leads} leads are hot, {never} never handed over")
        if view.definition.mql is None
        else _("{mqls} of {leads} leads are MQLs, {never} never handed over")
    ).format(**gaps)


def blind_spots(view: View) -> list[str]:
    """Why the grid may be empty, or all leads stand outside the bands."""
    rows = _rows(view)
    leads = rows[TOTAL, TOTAL]["count_leads"]
    if not leads:
        return [
            _(
                "No lead was created in this period, or the data does not say when they were "
                "created; then only the period “All of it” shows them."
            )
        ]
    if rows[NOT_SCORED, NOT_SCORED]["count_leads"] == leads:
        return [unplaced()]
    return []


def unplaced() -> str:
    """What to do where every lead stands outside the bands."""
    return _(
        "The definition places none of these leads: what its bands ask for is not in the "
        "data. Choose another definition, or edit it under “Definition”."
    )


def unowned(view: View) -> str | None:
    """Which cells hold leads, while nobody is to act on them or nobody knows who that is."""
    rows = [row for row in ask("cells_without_owner", view).dicts() if row["is_scored"]]
    if not rows:
        return None
    return _("Nobody owns {cells}, where {leads} leads stand.").format(
        cells=", ".join(place(row["potential"], row["intent"]) for row in rows),
        leads=count(rows[0]["count_leads_scored"]),
    )


def _rows(view: View) -> dict[Place, Row]:
    return rows_of(metrics()["leads"], view)
