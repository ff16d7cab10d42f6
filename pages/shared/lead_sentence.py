"""The verdict of one handover in one sentence, with everything that it stands on."""

from collections.abc import Callable

from pages.shared.lead_seen import Handover, Seen
from pages.shared.lead_silence import certainty, silence, uncounted
from pages.shared.lead_words import hours, kind, when
from pages.shared.text import _, count


def verdict_sentence(handover: Handover, seen: Seen) -> str:
    """Who got the lead and when, the deadline, and what sales did: the verdict and its grounds."""
    return sentence([*_opening(handover, seen), *CLAUSES[handover["verdict"]](handover, seen)])


def never_handed_over(is_hot: bool, place: str, seen: Seen) -> str:
    """What is said of a lead that sales was never given."""
    clauses = [_("Not handed over to sales up to {when}").format(when=when(seen.as_of, seen.zone))]
    if is_hot:
        clauses.append(
            _("it stands in the hot cell {cell}, so sales should have it").format(cell=place)
        )
    return sentence(clauses)


def sentence(clauses: list[str]) -> str:
    """Full clauses as one sentence."""
    whole = clauses[0]
    for clause in clauses[1:]:
        whole = _("{said}; {more}").format(said=whole, more=clause)
    return _("{said}.").format(said=whole)


def _opening(handover: Handover, seen: Seen) -> list[str]:
    at = when(handover["handed_over_at"], seen.zone)
    if handover["owner_name"]:
        clauses = [_("Handed to {owner} on {when}").format(owner=handover["owner_name"], when=at)]
    else:
        clauses = [_("Handed over on {when} without an owner").format(when=at)]
    if handover["count_recorded"] > 1:
        clauses.append(
            _(
                "handed over {count} times, each less than {days} days after the one before and "
                "the last on {when}, so counted as one"
            ).format(
                count=count(handover["count_recorded"]),
                days=f"{seen.definition.repeat_after_days:g}",
                when=seen.beside(handover, handover["last_handed_over_at"]),
            )
        )
    if handover["deadline_at"] and handover["verdict"] != "excluded":
        clauses.append(
            _("deadline {when}").format(when=seen.beside(handover, handover["deadline_at"]))
        )
    return clauses


def _excluded(_handover: Handover, seen: Seen) -> list[str]:
    if seen.excluded_reason:
        return [_("counts for nobody: {reason}").format(reason=seen.excluded_reason)]
    return [_("counts for nobody: an exclusion of the definition holds for it")]


def _converted(handover: Handover, seen: Seen) -> list[str]:
    at = seen.beside(handover, handover["deal_created_at"], handover["deal_is_day_only"])
    if handover["was_deal_open"]:
        clauses = [
            _("a deal had been open since {when}, so it was converted from the start").format(
                when=at
            )
        ]
    else:
        clauses = [_("a deal was made on {when}, so it is converted").format(when=at)]
    if handover["has_won_deal"]:
        clauses.append(_("a deal is won"))
    if handover["has_deal_without_activity"] and handover["has_sales_activities"]:
        clauses.append(_("no sales activity is logged beside the deal, which is a gap in the log"))
    first, late = _first_activity(handover, seen), _late(handover)
    if first and handover["first_activity_at"] < handover["deal_created_at"]:
        return [*first, *late, *clauses]
    return [*clauses, *late, *first]


def _rejected(handover: Handover, seen: Seen) -> list[str]:
    at = seen.beside(handover, handover["rejected_at"], handover["rejection_is_day_only"])
    reason = handover["rejection_reason"]
    given_back = (
        _("given back on {when} with the reason “{reason}”").format(when=at, reason=reason)
        if reason
        else _("given back on {when} without a reason").format(when=at)
    )
    first, late = _first_activity(handover, seen), _late(handover)
    if first and handover["first_activity_at"] <= handover["rejected_at"]:
        return [*first, *late, given_back]
    return [given_back, *late, *first]


def _followed_up(handover: Handover, seen: Seen) -> list[str]:
    if handover["response_is_day_only"]:
        return [*_first_activity(handover, seen), _("that is in time")]
    taken = hours(handover["response_business_hours"])
    in_time = _("that is {hours} business hours after the handover and in time").format(hours=taken)
    return [*_first_activity(handover, seen), in_time]


def _followed_up_late(handover: Handover, seen: Seen) -> list[str]:
    return [*_first_activity(handover, seen), *_late(handover)]


def _waiting(handover: Handover, seen: Seen) -> list[str]:
    left = handover["left_business_hours"]
    clauses = [_("nothing from sales yet"), *uncounted(handover, seen)]
    if left is None or not handover["deadline_at"]:
        return clauses
    return [*clauses, _("{hours} business hours are left").format(hours=hours(left))]


def _unassigned(handover: Handover, seen: Seen) -> list[str]:
    return [
        silence(handover, seen),
        _("no owner was ever named, which is a fault of routing and charged to nobody"),
    ]


def _ignored(handover: Handover, seen: Seen) -> list[str]:
    if not handover["has_sales_activities"]:
        return [_("this data has no log of sales activities, so it is only possibly ignored")]
    return [silence(handover, seen), *uncounted(handover, seen), certainty(handover, seen)]


def _first_activity(handover: Handover, seen: Seen) -> list[str]:
    if not handover["first_activity_at"]:
        return []
    day_only = handover["activity_is_day_only"]
    at = seen.beside(handover, handover["first_activity_at"], day_only)
    return [
        _("first sales activity: {kind} by {who} on {when}").format(
            kind=kind(handover["first_activity_type"]),
            who=handover["first_activity_by"] or _("somebody in sales"),
            when=at,
        )
    ]


def _late(handover: Handover) -> list[str]:
    if handover["late_business_hours"] is None:
        return []
    if handover["response_is_day_only"]:
        return [_("the first response came after the deadline")]
    return [
        _("the first response came {hours} business hours after the deadline").format(
            hours=hours(handover["late_business_hours"])
        )
    ]


CLAUSES: dict[str, Callable[[Handover, Seen], list[str]]] = {
    "excluded": _excluded,
    "converted": _converted,
    "rejected": _rejected,
    "followed_up": _followed_up,
    "followed_up_late": _followed_up_late,
    "waiting": _waiting,
    "unassigned": _unassigned,
    "ignored": _ignored,
}
