"""The bars of the bridge in words: what each is called, and what stands in it."""

from dataclasses import dataclass

from pages.shared.text import FEW, _, count, percent, verdict
from pages.shared.view import View
from queries import Rows

ONE_PERCENT = 0.01
# Bars whose records do not stand themselves: another handover stands in their place.
REPLACED = ("repeat", "duplicate")


@dataclass(frozen=True)
class Bar:
    """One bar: its name, how many records it holds, how many are left after it."""

    step: str
    label: str
    length: int
    left: int
    share: float | None
    is_total: bool
    count_sure: int
    deals_set_aside: int

    @property
    def words(self) -> str:
        """Its number, and the share of what marketing counts where that is enough to share out."""
        said = count(self.length)
        if self.share is not None:
            said += f" · {percent(self.share, 1 if 0 < self.share < ONE_PERCENT else 0)}"
        if self.step != "ignored" or not 0 < self.count_sure < self.length:
            return said
        return _("{number}, {sure} of them for sure").format(
            number=said, sure=count(self.count_sure)
        )


def bars_of(rows: Rows, is_logged: bool) -> dict[str, Bar]:
    """The bars in order, by id; without an activity log nobody was ignored for all one knows."""
    labels = _labels(is_logged)
    is_enough = rows.dicts()[0]["count_records"] >= FEW
    return {
        row["step"]: Bar(
            step=row["step"],
            label=labels[row["step"]],
            length=row["count_records"],
            left=row["count_left"],
            share=row["record_share"] if is_enough else None,
            is_total=row["is_total"],
            count_sure=row["count_sure"] if is_logged else 0,
            deals_set_aside=row["count_deals_set_aside"],
        )
        for row in rows.dicts()
    }


def _labels(is_logged: bool) -> dict[str, str]:
    silent = _("No trace of sales (nothing is logged)")
    return {
        "handed_over": _("MQLs that marketing counts"),
        "repeat": _("Repeats"),
        "duplicate": _("Duplicates"),
        "excluded": verdict("excluded"),
        "unassigned": verdict("unassigned"),
        "waiting": _("Still waiting"),
        "rejected": verdict("rejected"),
        "ignored": verdict("ignored") if is_logged else silent,
        "worked": _("Leads that sales worked"),
        "without_deal": _("Worked, no deal"),
        "with_deal": _("Leads with a deal"),
        "open": _("Deal still open"),
        "lost": _("Deal lost"),
        "won": _("Won"),
    }


def headline(bars: dict[str, Bar], is_logged: bool, view: View) -> str:
    """From marketing's number to sales' number, in one sentence."""
    numbers = {step: count(bar.length) for step, bar in bars.items()}
    if not is_logged:
        return _(
            "Marketing counts {handed_over} MQLs; {with_deal} have a deal, {won} are won, and "
            "what else sales did is not logged"
        ).format(**numbers)
    if view.team_name:
        return _(
            "Marketing counts {handed_over} MQLs for team {team}, which worked {worked} of them "
            "and won {won}"
        ).format(team=view.team_name, **numbers)
    return _(
        "Marketing counts {handed_over} MQLs; sales worked {worked} of them and won {won}"
    ).format(**numbers)


def meaning(bar: Bar, view: View) -> str:
    """What stands in a bar, in words, where its name does not say it all."""
    days = f"{view.definition.repeat_after_days:g}"
    said = {
        "handed_over": _("Every handover that was recorded in this view."),
        "repeat": _(
            "Handed over again less than {days} days after the time before, or handed over once "
            "more later in this view: a lead counts once, by its latest handover. Each row says "
            "which handover stands in its place."
        ).format(days=days),
        "duplicate": _(
            "Another lead with the same e-mail address was handed over later in this view: a "
            "person counts once. Each row says which lead stands in its place."
        ),
        "excluded": _("Competitors, customers, tests …: they count for nobody."),
        "unassigned": _("Past the deadline, and no owner was ever named."),
        "waiting": _("Nothing yet, and the deadline has not passed."),
        "rejected": _("Sales gave it back, with or without a reason."),
        "worked": _("Followed up in time or late, or with a deal."),
        "without_deal": _("Followed up in time or late, and no deal so far."),
        "with_deal": _("A deal was made after the handover, or was open at it."),
        "open": _("No deal of theirs is won or closed yet."),
        "lost": _("A deal is closed, and none is won."),
        "won": _("At least one deal is won."),
    }.get(bar.step, "")
    return " ".join(part for part in (said, _set_aside(bar)) if part)


def blind_spot(bars: dict[str, Bar]) -> str:
    """What the last bars can't say where every deal is won."""
    deals = bars["with_deal"].length
    if deals < FEW or bars["won"].length < deals:
        return ""
    return _(
        "All {deals} deals of this view are won. Where only won deals are recorded, nobody can say "
        "how many are open or lost."
    ).format(deals=count(deals))


def _set_aside(bar: Bar) -> str:
    if not bar.deals_set_aside:
        return ""
    return _(
        "{deals} of these had a deal of their own, which no bar further down shows: there stands "
        "what became of the later handover."
    ).format(deals=count(bar.deals_set_aside))


def named(rows: Rows, labels: dict[str, str]) -> Rows:
    """Rows with the name of each bar in place of its id."""
    if "step" not in rows.columns:
        return rows
    place = rows.columns.index("step")
    changed = [(*row[:place], labels[row[place]], *row[place + 1 :]) for row in rows.rows]
    return Rows(rows.columns, changed)


def rules(view: View) -> list[str]:
    """How the bars are counted, in words."""
    return [
        _(
            "**Marketing counts every handover that was recorded** in this view. Each of them "
            "stands in exactly one bar, the first that holds, so that the bars sum to the number."
        ),
        _(
            "**Repeats**: recorded less than {days} days after the handover before (also where "
            "that one began before the period), or handed over once more later in this view. A "
            "lead counts once, by its latest handover."
        ).format(days=f"{view.definition.repeat_after_days:g}"),
        _(
            "**Duplicates**: leads with the same e-mail address are one person, who counts once, "
            "by the lead that was handed over last."
        ),
        _(
            "**All others by their verdict**: excluded, unassigned, waiting, given back, ignored. "
            "What is left was worked by sales: followed up in time or late, or with a deal."
        ),
        _(
            "**Lost** = a deal is closed and none is won; **won** = at least one is won. Deals of "
            "recent handovers may still be won."
        ),
        _(
            "**Team and source** are those of the counted handover: a repeat belongs to the team "
            "that is charged with the handover that it repeats."
        ),
    ]
