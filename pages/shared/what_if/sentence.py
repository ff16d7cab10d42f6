"""What the draft moves, in one sentence."""

from typing import Any

from pages.shared.text import _, count, many
from pages.shared.what_if.asking import ask_draft
from pages.shared.what_if.trying import Trying

Row = dict[str, Any]


def heading(tried: Trying, row: Row, agreed: Row) -> str:
    """What a meeting reads first: what the draft would change."""
    if tried.is_same:
        return _("What if the thresholds stood elsewhere?")
    now, then = row["count_hot_cases"], agreed["count_hot_cases"]
    if now == then and not _flips_any(tried):
        return _("The draft moves no MQL")
    return _("{volume}; {won}").format(
        volume=_volume(now, then),
        won=_won(row["count_won_deals_caught"], agreed["count_won_deals_caught"]),
    )


def _flips_any(tried: Trying) -> bool:
    """Asked only where numbers leave it open: the heading must not wait for it."""
    flips = ask_draft(tried, "flip_counts").one()
    return bool(flips["count_enters"] or flips["count_leaves"])


def _volume(now: int, then: int) -> str:
    change = abs(now - then)
    words = {"now": count(now), "then": count(then), "change": count(change)}
    if now == then:
        return _("As many MQLs ({now}), but others").format(**words)
    if now > then:
        return many(
            "{change} more MQL ({now} instead of {then})",
            "{change} more MQLs ({now} instead of {then})",
            change,
        ).format(**words)
    return many(
        "{change} MQL fewer ({now} instead of {then})",
        "{change} fewer MQLs ({now} instead of {then})",
        change,
    ).format(**words)


def _won(now: int, then: int) -> str:
    change = abs(now - then)
    words = {"now": count(now), "change": count(change)}
    if now == then:
        return _("as many won deals caught ({now})").format(**words)
    if now > then:
        more = many("{change} more won deal caught", "{change} more won deals caught", change)
        return more.format(**words)
    return many("{change} won deal fewer caught", "{change} fewer won deals caught", change).format(
        **words
    )


def detail(flips: Row) -> str:
    """Who enters and leaves, and what became of them."""
    return _(
        "Entering: {enters} ({enters_won} of them won). "
        "Leaving: {leaves} ({leaves_won} of them won)."
    ).format(
        enters=count(flips["count_enters"]), enters_won=count(flips["count_enters_won"]),
        leaves=count(flips["count_leaves"]), leaves_won=count(flips["count_leaves_won"]),
    )  # fmt: skip
