"""The numbers of the week: each with how many it speaks of, its change and its target."""

from dataclasses import dataclass
from typing import Any

from data.definition import Target
from queries.digest.scope import Scope
from queries.language import FEW, NONE, Language

Row = dict[str, Any]


@dataclass(frozen=True)
class Number:
    """One line: what it is, this week, the week before, the change between them."""

    label: str
    value: str
    note: str
    before: str
    change: str
    judged: str = ""  # whether the change is more than chance
    target: str = ""
    is_few: bool = False


@dataclass(frozen=True)
class Rate:
    """A rate as `rates` gives it: its prefix there, and how it is called."""

    name: str
    label: str
    target: float | None
    is_good_high: bool
    of: str  # how many it speaks of: a sentence with {part} and {whole}


def numbers(scope: Scope, say: Language) -> list[Number]:
    """Every number that the data can tell; without a log of sales activities they are few."""
    now = scope.ask("rates").one()
    before = scope.ask("rates", scope.before()).one()
    if not now["count_handovers"]:
        return []
    is_logged = now["has_sales_activities"]
    rates = _rates(scope.definition.target, say, is_logged)
    return [
        _handed_over(now, before, say),
        *(_rate(scope, say, rate, now, before) for rate in rates),
        *(_hours(scope, say) if is_logged else []),
    ]


def _rates(target: Target, say: Language, is_logged: bool) -> list[Rate]:
    due, all_of_them = say._("{part} of {whole} due"), say._("{part} of {whole}")
    conversion = Rate("conversion", say._("Converted"), target.conversion_rate, True, all_of_them)
    if not is_logged:
        return [conversion]
    return [
        Rate("ignored", say._("Ignored"), target.ignored_rate, False, due),
        Rate("missed_sla", say._("Missed SLA"), target.missed_sla_rate, False, due),
        Rate("follow_up", say._("Followed up"), target.follow_up_rate, True, due),
        conversion,
    ]


def _handed_over(now: Row, before: Row, say: Language) -> Number:
    note = say._("{due} due, {waiting} waiting, {unassigned} unassigned, {excluded} excluded")
    return Number(
        say._("MQLs handed over"),
        say.count(now["count_handovers"]),
        note.format(
            due=say.count(now["count_due"]),
            waiting=say.count(now["count_waiting"]),
            unassigned=say.count(now["count_unassigned"]),
            excluded=say.count(now["count_excluded"]),
        ),
        say.count(before["count_handovers"]),
        f"{now['count_handovers'] - before['count_handovers']:+d}",
    )


def _rate(scope: Scope, say: Language, rate: Rate, now: Row, before: Row) -> Number:
    is_few = now[f"{rate.name}_denominator"] < FEW
    change, judged = _change(scope, say, rate.name, now, before)
    return Number(
        rate.label,
        value(rate.name, now, say),
        _note(rate, now, say, is_few),
        value(rate.name, before, say) if before[f"{rate.name}_denominator"] >= FEW else NONE,
        change,
        judged,
        _target(rate, say),
        is_few,
    )


def value(name: str, rates: Row, say: Language) -> str:
    """A rate in words; the ignored rate is a range, from what is sure to what is possible."""
    if name != "ignored":
        return say.percent(rates[f"{name}_rate"])
    return say.range(say.percent(rates["sure_ignored_rate"]), say.percent(rates["ignored_rate"]))


def _counts(name: str, now: Row, before: Row) -> dict[str, Any]:
    return {
        "count_hits": now[f"{name}_numerator"],
        "count_whole": now[f"{name}_denominator"],
        "count_hits_before": before[f"{name}_numerator"],
        "count_whole_before": before[f"{name}_denominator"],
    }


def _note(rate: Rate, now: Row, say: Language, is_few: bool) -> str:
    part = say.count(now[f"{rate.name}_numerator"])
    if rate.name == "ignored":
        part = say.range(say.count(now["sure_ignored_numerator"]), part)
    whole = say.count(now[f"{rate.name}_denominator"])
    counted = rate.of.format(part=part, whole=whole)
    if is_few:
        return say._("{counted}: too few to judge").format(counted=counted)
    low, high = (say.percent(now[f"{rate.name}_{end}"]) for end in ("low", "high"))
    return say._("{counted}; 95% interval {interval}").format(
        counted=counted, interval=say.range(low, high)
    )


def _change(scope: Scope, say: Language, name: str, now: Row, before: Row) -> tuple[str, str]:
    """The change in points, and whether it is more than chance; neither where there are few."""
    if min(rates[f"{name}_denominator"] for rates in (now, before)) < FEW:
        return "", ""
    if not scope.is_comparable(name):
        return "", say._("not comparable: the log begins later")
    change = scope.ask("change_of_rate", _counts(name, now, before)).one()
    judged = say._("more than chance") if change["is_more_than_chance"] else say._("within chance")
    return say.points(change["change"]) or "", judged


def _target(rate: Rate, say: Language) -> str:
    if rate.target is None:
        return ""
    form = (
        say._("Target: at least {rate}") if rate.is_good_high else say._("Target: at most {rate}")
    )
    return form.format(rate=say.percent(rate.target))


def _hours(scope: Scope, say: Language) -> list[Number]:
    now = _response(scope, scope.values())
    before = _response(scope, scope.before()) if scope.is_comparable("response") else None
    if now is None:
        return []
    return [
        _time(say, say._("Median time to first response"), "median_business_hours", now, before),
        _time(say, say._("Nine in ten answered within"), "p90_business_hours", now, before),
    ]


def _response(scope: Scope, values: Row) -> Row | None:
    rows = scope.ask("response_hours_by_cell", values).dicts()
    return next((r for r in rows if r["potential"] == r["intent"] == "total"), None)


def _time(say: Language, label: str, name: str, now: Row, before: Row | None) -> Number:
    note = say._("in business hours; {answered} of {whole} answered so far").format(
        answered=say.count(now["count_answered"]), whole=say.count(now["count_counted"])
    )
    is_few = now["count_counted"] < FEW
    return Number(
        label,
        _written(now[name], say),
        say._("{counted}: too few to judge").format(counted=note) if is_few else note,
        say.hours(None) if before is None else _written(before[name], say),
        _change_of_time(now, before, name, say),
        is_few=is_few,
    )


def _written(hours: float | None, say: Language) -> str:
    return say._("not reached") if hours is None else say.hours(hours)


def _change_of_time(now: Row, before: Row | None, name: str, say: Language) -> str:
    if before is None or now[name] is None or before[name] is None:
        return ""
    if min(now["count_counted"], before["count_counted"]) < FEW:
        return ""
    return say.hours_change(now[name] - before[name]) or ""
