"""What a digest says of itself: the headline, what it is about, what is missing, how it counts."""

from typing import Any

from queries.digest.numbers import Row
from queries.digest.scope import Scope
from queries.language import Language


def headline(rates: Row, scope: Scope, say: Language) -> str:
    """What the week shows, in one sentence."""
    handed = say.count(rates["count_handovers"])
    if not rates["count_handovers"]:
        return say._("No MQL was handed over this week")
    if not rates["has_sales_activities"]:
        return say._(
            "{handed} MQLs were handed over this week; what sales did with them is not logged"
        ).format(handed=handed)
    if not rates["count_due"]:
        return say._("{handed} MQLs were handed over this week; none is due yet").format(
            handed=handed
        )
    counts = (rates["sure_ignored_numerator"], rates["ignored_numerator"])
    who = say._("Team {team}").format(team=scope.team_name) if scope.team_name else say._("Sales")
    return say._("{who} ignored {ignored} of {due} due MQLs this week").format(
        who=who,
        ignored=say.range(*map(say.count, counts)),
        due=say.count(rates["count_due"]),
    )


def about(scope: Scope, say: Language) -> str:
    """The week, and the segment if one was chosen."""
    week, zone = scope.week, scope.week.zone
    parts = [
        say._("Week from {first} to {last}").format(
            first=say.day(week.first_on, zone), last=say.day(week.last_on, zone)
        )
    ]
    if scope.team_name:
        parts.append(say._("team {team}").format(team=scope.team_name))
    if scope.source:
        parts.append(say._("source {source}").format(source=scope.source))
    return " · ".join(parts)


def gaps(rates: dict[str, Any], say: Language) -> list[str]:
    """What the data can't say, in plain words."""
    said = []
    if not rates["count_handovers"]:
        said.append(say._("There is nothing to count this week; the open work is below."))
    if not rates["has_sales_activities"]:
        said.append(
            say._(
                "There is no activity log in this data: not one call, mail or meeting of sales. "
                "Nobody can say which MQLs were followed up and which were ignored."
            )
        )
    return said


def counted(scope: Scope, say: Language, is_logged: bool) -> list[str]:
    """How the numbers are counted, and from what."""
    return [
        _seen(scope, say),
        *(_of_sales(scope, say) if is_logged else []),
        say._(
            "Converted: a deal made after the handover, or open at it, of all that were handed "
            "over and not excluded. “More than chance” means that two weeks that are alike would "
            "differ so much less than 1 time in 20."
        ),
        say._("Definition: {definition}. Data: {data}.").format(
            definition=scope.definition.name or say._("without a name"), data=scope.data.title
        ),
    ]


def _seen(scope: Scope, say: Language) -> str:
    week, before, zone = scope.week, scope.week.before(), scope.week.zone
    return say._(
        "A handover is counted in the week in which it was made, as it stood at {as_of}. The week "
        "before is {days}, as it stood at {before}, when it was as young."
    ).format(
        as_of=say.moment(week.as_of, zone),
        days=say.days(before.first_on, before.last_on),
        before=say.moment(before.as_of, zone),
    )


def _of_sales(scope: Scope, say: Language) -> list[str]:
    """What only a log of sales activities can tell."""
    return [
        say._(
            "Due: handed over, not excluded, not waiting, not unassigned. Ignored: past the "
            "deadline of {hours} business hours (or that of its cell), and nothing from sales; "
            "the lower number is sure, since the owner logged other activities, the higher one "
            "holds those whose owner logged nothing. Intervals are those of the higher number."
        ).format(hours=f"{scope.definition.sla_business_hours:g}"),
        say._("Times to first response count those still waiting (Kaplan–Meier)."),
    ]
