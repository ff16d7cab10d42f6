"""Which group stands out, in one sentence; and what can't be compared, and why."""

from pages.shared.explanation import rules
from pages.shared.groups import HOURS, OWNED, Row, row_words
from pages.shared.text import _, count
from pages.shared.where_choice import Choice

COMPARABLE = 2


def headline(rows: list[Row], choice: Choice) -> str:
    """The group that lost most leads among those that differ from the rest, if one does."""
    if not rows:
        return _("Where do leads get lost?")
    if choice.rate.name == HOURS:
        return _("Who lets leads wait, and how long?")
    worst = max(
        (row for row in rows if row["stands_out"]),
        key=lambda row: abs(row["count_lost_above_average"]), default=None,
    )  # fmt: skip
    if sum(row["group_name"] is not None for row in rows) < COMPARABLE:
        return _("There are no two groups to compare")
    if worst is None:
        return _("No group stands out: chance explains the differences")
    return choice.rate.finding.format(
        group=row_words(worst, choice.by, choice.second), part=count(worst["count_hits"]),
        lost=count(worst["count_lost"]), whole=count(worst["count_whole"]),
    )  # fmt: skip


def refusal(known: Row, choice: Choice) -> str | None:
    """Why a comparison would mislead, or None."""
    if {choice.by, choice.second} & set(OWNED) and known["is_owner_unknown"]:
        return _owners_unknown(known)
    if choice.rate.name == "won" and known["count_won"] and not known["count_lost"]:
        return _(
            "The data holds {won} won deals and not one that was lost. A won rate would be 100 % "
            "for everybody, which is a gap in the data and no result."
        ).format(won=count(known["count_won"]))
    if choice.rate.name == "won" and not known["count_won"]:
        return _("No deal is closed yet, so there is no won rate.")
    if not known["count_counted"]:
        return _("No MQL was handed over in this view.")
    return None


def _owners_unknown(known: Row) -> str:
    gaps = {"owned": count(known["count_owned"]), "counted": count(known["count_counted"])}
    if known["count_owned"]:
        return _(
            "Only {owned} of {counted} MQLs name an owner, and nearly all of these converted: "
            "owners are known for deals only. Every owner would come out near 100 %, so rates per "
            "person or team are not shown."
        ).format(**gaps)
    if known["count_deals_owned"]:
        return _(
            "None of {counted} MQLs names an owner; only deals do ({deals}). Nobody knows which "
            "leads a person was handed and did not win, so rates per person or team are not shown."
        ).format(deals=count(known["count_deals_owned"]), **gaps)
    return _("None of {counted} MQLs names an owner, so there is nothing to compare.").format(
        **gaps
    )


def how_counted() -> list[str]:
    """How groups are compared, in words."""
    return [
        *rules(),
        _(
            "**Leads lost** are those of the denominator that came out badly; groups are sorted by "
            "their number, because a high rate of a tiny group costs little."
        ),
        _(
            "**Differs from the rest**: the group against all others (hypergeometric, with Yates' "
            "correction); p values are adjusted after Benjamini and Hochberg (1995), so that at "
            "most 5 % of the marked groups are expected to be so by chance. Fewer than 10 are "
            "never marked."
        ),
        _(
            "**At equal mix**: what the group would show with the same cells and sources as the "
            "others (indirect standardisation, Breslow and Day 1987): somebody who got the harder "
            "leads is not blamed for it."
        ),
    ]
