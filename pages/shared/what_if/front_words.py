"""What a point of the front does in both parts, in words, and whether it holds."""

from typing import Any

from pages.shared.text import FEW, _, count, money, percent
from pages.shared.what_if.search import Found, Search
from queries import Rows
from queries.suggestions import Goal, Point, Row, meets, overfit

NONE = "–"


def sentence(point: Point) -> str:
    """What it catches in both parts."""
    if point.newer is None:
        return _("{mqls} MQLs a month would have caught {caught} of {won} won ones").format(
            **_caught(point.older)
        )
    older = _caught(point.older)
    newer = {f"{name}_newer": words for name, words in _caught(point.newer).items()}
    return _(
        "{mqls} MQLs a month would have caught {rate} of the won ones ({caught} of {won}); on the "
        "newer part {mqls_newer} a month, {rate_newer} ({caught_newer} of {won_newer})"
    ).format(**older, **newer)


def _caught(row: Row) -> dict[str, str]:
    return {
        "mqls": count(round(row["hot_a_month"])), "rate": percent(row["won_recall_rate"]),
        "caught": count(row["count_hot_won"]), "won": count(row["count_won"]),
    }  # fmt: skip


def holds(found: Found, point: Point) -> tuple[str, str]:
    """Whether what was found holds on the newer part: the kind of message, and its words."""
    if broken := overfit(point):
        return "warning", " ".join([
            _("Overfit: what held on the older part does not hold on the newer."),
            *(_broken(point, name) for name in broken),
        ])  # fmt: skip
    if point != found.suggested:
        return "info", _("No sign of overfit: both rates lie within what the newer part allows.")
    goal = found.wanted.goal
    if meets(point.newer, goal, lambda: found.loads["newer"]):
        said = _("The goal is met on the newer part, too: {fact}.")
        return "success", said.format(fact=_fact(found, point, goal))
    said = _(
        "The goal is not met on the newer part: {fact}. Both rates still lie within what chance "
        "explains."
    )
    return "warning", said.format(fact=_fact(found, point, goal))


def _broken(point: Point, name: str) -> str:
    assert point.newer is not None
    said = {
        "precision": _(
            "Precision was {older} on the older part; the newer part allows {high} at the most."
        ),
        "won_recall": _(
            "The share of the won caught was {older} on the older part; the newer part allows "
            "{high} at the most."
        ),
    }[name]
    return said.format(
        older=percent(point.older[f"{name}_rate"], 1), high=percent(point.newer[f"{name}_high"], 1)
    )


def _fact(found: Found, point: Point, goal: Goal) -> str:
    row = point.newer or point.older
    if goal.kind == "won_share":
        return _("{rate} of the won caught, {caught} of {won}").format(**_caught(row))
    if goal.kind == "mqls_a_month":
        return _("{mqls} MQLs a month").format(mqls=count(round(row["hot_a_month"])))
    return _("{load} MQLs a week for the busiest owner").format(load=f"{found.loads['newer']:.1f}")


def comparison(search: Search, point: Point) -> Rows:
    """The point in both parts, beside the draft and the agreed definition on the newer one."""
    draft, agreed = search.stands(is_agreed=False), search.stands(is_agreed=True)
    columns = [
        _("Measure"), _("This point, older part"), _("This point, newer part"),
        _("Draft now, newer part"), _("Agreed, newer part"),
    ]  # fmt: skip
    parts = (point.older, point.newer, draft.newer, agreed.newer)
    return Rows(columns, [
        (_("MQLs a month"), *(_mqls(row) for row in parts)),
        (_("Became deals, of those handed over"),
         *(_rate(row, "precision", "count_hot_converted", "count_hot") for row in parts)),
        (_("Won MQLs caught, of all won"),
         *(_rate(row, "won_recall", "count_hot_won", "count_won") for row in parts)),
        (_("Won amount caught"), *(_amount(row) for row in parts)),
    ])  # fmt: skip


def _mqls(row: Row | None) -> str:
    if row is None:
        return NONE
    return _("{mqls} ({hot} handed over, {leads} never)").format(
        mqls=count(round(row["hot_a_month"])), hot=count(row["count_hot"]),
        leads=count(row["count_hot_leads"]),
    )  # fmt: skip


def _rate(row: Row | None, name: str, part: str, whole: str) -> str:
    if row is None or not row[whole]:
        return NONE
    words: dict[str, Any] = {
        "rate": percent(row[f"{name}_rate"], 1), "part": count(row[part]),
        "whole": count(row[whole]), "low": percent(row[f"{name}_low"]),
        "high": percent(row[f"{name}_high"]),
    }  # fmt: skip
    if row[whole] < FEW:
        return _("{part} of {whole}, too few to judge").format(**words)
    return _("{rate} ({part} of {whole}; 95 %: {low} to {high})").format(**words)


def _amount(row: Row | None) -> str:
    if row is None:
        return NONE
    return _("{caught} of {whole}").format(
        caught=money(row["won_amount_caught"]), whole=money(row["won_amount"])
    )
