"""What is said where sales did nothing, and how sure that is."""

from pages.shared.lead_seen import Handover, Seen
from pages.shared.lead_words import kind
from pages.shared.text import _, count


def silence(handover: Handover, seen: Seen) -> str:
    """Until when sales did nothing."""
    if not handover["has_sales_activities"]:
        return _("this data has no log of sales activities")
    if handover["next_handed_over_at"]:
        again = seen.beside(handover, handover["next_handed_over_at"])
        return _("no sales activity until it was handed over again on {when}").format(when=again)
    return _("no sales activity up to {when}").format(when=seen.beside(handover, seen.as_of))


def uncounted(handover: Handover, seen: Seen) -> list[str]:
    """What sales logged that does not count as follow-up."""
    if not handover["count_uncounted_activities"]:
        return []
    kinds = ", ".join(kind(name) for name in seen.definition.uncounted_activity_types)
    return [
        _("entries by sales that do not count as follow-up ({kinds}): {count}").format(
            kinds=kinds, count=count(handover["count_uncounted_activities"])
        )
    ]


def certainty(handover: Handover, seen: Seen) -> str:
    """Sure where the owner logs activities at all, else only possible."""
    owner, other = handover["owner_name"], handover["count_other_activities"]
    until = _until(handover, seen)
    if not handover["is_sure"]:
        return _(
            "{owner} logged nothing at all {until}, and silence in the log is no proof, so this is "
            "only possibly ignored"
        ).format(owner=owner, until=until)
    if not other:
        return _(
            "{owner} did log something for this lead {until}, only nothing that counts, so this is "
            "surely ignored"
        ).format(owner=owner, until=until)
    if other == 1:
        return _(
            "{owner} logged 1 activity for another lead {until}, so this is surely ignored"
        ).format(owner=owner, until=until)
    return _(
        "{owner} logged {count} activities for other leads {until}, so this is surely ignored"
    ).format(owner=owner, count=count(other), until=until)


def _until(handover: Handover, seen: Seen) -> str:
    if handover["watched_until_at"] == (handover["next_handed_over_at"] or seen.as_of):
        return _("in that time")
    return _("up to {when}").format(when=seen.beside(handover, handover["watched_until_at"]))
