"""The verdict rules a second time, in plain Python, for differential tests against the SQL."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import count
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import holidays

Row = dict[str, Any]
HOUR = timedelta(hours=1)
SURE_AFTER_DEADLINE = timedelta(days=30)
NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Rules:
    """What the two departments agreed on, as far as verdicts need it."""

    sla_hours: float = 18.0
    repeat_after_days: int = 30
    uncounted_types: frozenset[str] = frozenset({"automatic_email", "bulk_update"})
    opens: time = time(9)
    closes: time = time(18)
    weekdays: frozenset[int] = frozenset(range(5))  # Monday is 0
    time_zone: str = "Asia/Tokyo"
    country: str | None = "JP"
    closures: tuple[tuple[str, str], ...] = (("12-29", "01-03"),)  # each year, both ends closed


class Stamp(NamedTuple):
    """When something happened, and whether only its day is known."""

    at: datetime
    is_date_only: bool


class Deal(NamedTuple):
    """The two times of a deal; closed is None while it is open."""

    created: Stamp
    closed: Stamp | None


class Handover(NamedTuple):
    """One counted handover: raw ones that follow each other closely, made into one."""

    lead: Row
    at: datetime
    until: datetime
    owner_name: str | None
    rejections: list[Stamp]
    is_repeat: bool


@cache
def _national_holidays(country: str) -> holidays.HolidayBase:
    """Give the national holidays of a country, which fill up year by year on demand."""
    return holidays.country_holidays(country)


def _is_working_day(day: date, rules: Rules) -> bool:
    """Tell whether the office opens at all on a day; a closure may run over New Year."""
    this = f"{day:%m-%d}"
    for first, last in rules.closures:
        if first <= this <= last or (last < first and (first <= this or this <= last)):
            return False
    is_holiday = rules.country is not None and day in _national_holidays(rules.country)
    return day.weekday() in rules.weekdays and not is_holiday


def _local_day(moment: datetime, rules: Rules) -> date:
    """Give the calendar day of a moment in the office's time zone."""
    return moment.astimezone(ZoneInfo(rules.time_zone)).date()


def _office_hours(start: datetime, rules: Rules) -> Iterator[tuple[datetime, datetime]]:
    """Walk over the days from start's on, giving opening and closing of each working day."""
    zone, first_day = ZoneInfo(rules.time_zone), _local_day(start, rules)
    for day in (first_day + timedelta(days=n) for n in count()):
        if _is_working_day(day, rules):
            opening = datetime.combine(day, rules.opens, zone).astimezone(UTC)
            yield opening, datetime.combine(day, rules.closes, zone).astimezone(UTC)


def business_hours_between(a: datetime, b: datetime, rules: Rules) -> float:
    """Count the business hours from a to b (0 where b is not after a)."""
    total = timedelta()
    for opening, closing in _office_hours(a, rules):
        if opening >= b:
            break
        total += max(min(closing, b) - max(opening, a), timedelta())
    return total / HOUR


def deadline(t0: datetime, hours: float, rules: Rules) -> datetime:
    """Find the earliest moment at which the business clock since t0 has run so many hours."""
    end, left = t0, timedelta(hours=hours)
    for opening, closing in _office_hours(t0, rules):
        if left <= timedelta():
            break
        start = max(opening, t0)
        worked = min(left, max(closing - start, timedelta()))
        end, left = start + worked, left - worked
    return end


def _named(value: Any) -> Any:
    """Give a value, or None where it is missing or blank."""
    return None if value is None or not str(value).strip() else value


def _stamp(row: Row, column: str, flag: str, as_of: datetime) -> Stamp | None:
    """Read a time column, as None where it is missing or not seen yet."""
    at = row.get(column)
    return None if at is None or at > as_of else Stamp(at, bool(row.get(flag)))


def _moment(stamp: Stamp, t0: datetime, rules: Rules) -> datetime:
    """Say when a stamp counts for a handover at t0: a date-only one of the same day, at t0."""
    is_same_day = _local_day(stamp.at, rules) == _local_day(t0, rules)
    return t0 if stamp.is_date_only and is_same_day else stamp.at


def _in_window(stamps: Iterable[Stamp], handover: Handover, rules: Rules) -> list[datetime]:
    """Give the moments of those stamps that fall into a handover's window."""
    moments = [_moment(stamp, handover.at, rules) for stamp in stamps]
    return [moment for moment in moments if handover.at <= moment < handover.until]


def _chains(rows: list[Row], rules: Rules) -> list[list[Row]]:
    """Join the raw handovers of one lead that follow the one before too soon to count anew."""
    chains: list[list[Row]] = []
    for row in sorted(rows, key=lambda r: (r["handed_over_at"], r.get("handover_id") or "")):
        before = chains[-1][-1]["handed_over_at"] if chains else None
        if before and row["handed_over_at"] - before < timedelta(days=rules.repeat_after_days):
            chains[-1].append(row)
        else:
            chains.append([row])
    return chains


def _merged(lead: Row, rows: list[Row], as_of: datetime, rules: Rules) -> Iterator[Handover]:
    """Make the counted handovers of one lead from the raw ones that are seen."""
    chains = _chains(rows, rules)
    starts = [chain[0]["handed_over_at"] for chain in chains]
    for i, chain in enumerate(chains):
        names = [_named(lead.get("owner_name")), *(_named(row.get("owner_name")) for row in chain)]
        owner = next((name for name in reversed(names) if name), None)
        given_back = [_stamp(r, "rejected_at", "rejected_at_is_date_only", as_of) for r in chain]
        rejections = [stamp for stamp in given_back if stamp]
        yield Handover(lead, starts[i], [*starts, NEVER][i + 1], owner, rejections, i > 0)


def _handovers(leads: list[Row], rows: list[Row], as_of: datetime, rules: Rules) -> list[Handover]:
    """Make the counted handovers of all leads, in order of lead and time."""
    raw = defaultdict(list)
    for row in rows:
        if row.get("handed_over_at") and row["handed_over_at"] <= as_of:
            raw[row.get("lead_id")].append(row)
    leads = sorted(leads, key=lambda lead: lead["lead_id"])
    return [h for lead in leads for h in _merged(lead, raw[lead["lead_id"]], as_of, rules)]


def _deal(row: Row, as_of: datetime) -> Deal | None:
    """Read a deal's times, as None where it is not seen; one without a creation has its closing."""
    closed = _stamp(row, "closed_at", "closed_at_is_date_only", as_of)
    closed = closed if row.get("is_closed") else None
    created = _stamp(row, "created_at", "created_at_is_date_only", as_of)
    created = closed if row.get("created_at") is None else created
    return Deal(created, closed) if created else None


def _lead_of_account_deal(deal: Deal, handovers: list[Handover], rules: Rules) -> Any:
    """Find the lead with the latest of an account's handovers at or before a deal's creation."""
    before = [h for h in handovers if h.at <= _moment(deal.created, h.at, rules)]
    latest = max((h.at for h in before), default=None)
    return min((h.lead["lead_id"] for h in before if h.at == latest), default=None)


def _deals_by_lead(
    rows: list[Row], handovers: list[Handover], as_of: datetime, rules: Rules
) -> dict[Any, list[Deal]]:
    """Give each deal that is seen to the lead that it belongs to, or to None."""
    by_account, by_lead = defaultdict(list), defaultdict(list)
    for handover in handovers:
        by_account[_named(handover.lead.get("account_id"))].append(handover)
    for row in rows:
        deal = _deal(row, as_of)
        account_id, lead_id = _named(row.get("account_id")), _named(row.get("lead_id"))
        if deal and account_id and not lead_id:
            lead_id = _lead_of_account_deal(deal, by_account[account_id], rules)
        if deal:
            by_lead[lead_id].append(deal)
    return by_lead


def _was_open(deal: Deal, t0: datetime, rules: Rules) -> bool:
    """Tell whether a deal was created before t0 and not closed before it."""
    is_closed = deal.closed is not None and _moment(deal.closed, t0, rules) < t0
    return _moment(deal.created, t0, rules) < t0 and not is_closed


def _sales_stamps(
    activities: list[Row], as_of: datetime, rules: Rules
) -> tuple[dict[Any, list[Stamp]], dict[Any, list[Stamp]]]:
    """Give when sales followed up, by lead, and when sales did anything at all, by person."""
    by_lead, by_person = defaultdict(list), defaultdict(list)
    for row in activities:
        stamp = _stamp(row, "occurred_at", "is_date_only", as_of)
        if stamp and row.get("actor") == "sales":
            by_person[row.get("performed_by")].append(stamp)
            if row.get("activity_type") not in rules.uncounted_types:
                by_lead[row.get("lead_id")].append(stamp)
    return by_lead, by_person


def verdicts(
    leads: list[Row],
    handovers: list[Row],
    activities: list[Row],
    deals: list[Row],
    as_of: datetime,
    rules: Rules = Rules(),
) -> list[Row]:
    """Say what became of every counted handover, as of a moment."""
    counted = _handovers(leads, handovers, as_of, rules)
    deals_of = _deals_by_lead(deals, counted, as_of, rules)
    follow_ups_of, logged_by = _sales_stamps(activities, as_of, rules)

    def judge(handover: Handover) -> Row:
        """Say what became of one handover: the first verdict that holds."""
        t0, lead_id, owner = handover.at, handover.lead["lead_id"], handover.owner_name
        due = deadline(t0, rules.sla_hours, rules)
        own_deals = deals_of.get(lead_id, [])
        converted = _in_window((deal.created for deal in own_deals), handover, rules)
        converted += [t0 for deal in own_deals if _was_open(deal, t0, rules)]
        rejected = _in_window(handover.rejections, handover, rules)
        followed = _in_window(follow_ups_of.get(lead_id, []), handover, rules)
        first = min(converted + rejected + followed, default=None)
        holds = {
            "excluded": _named(handover.lead.get("excluded_reason")) is not None,
            "converted": bool(converted),
            "rejected": bool(rejected),
            "followed_up": bool(followed) and min(followed) <= due,
            "followed_up_late": bool(followed),
            "waiting": as_of <= due,
            "unassigned": owner is None,
            "ignored": True,
        }
        verdict = next(name for name, is_true in holds.items() if is_true)
        has_missed = None if verdict in {"waiting", "excluded"} else first is None or first > due
        logged = [_moment(stamp, t0, rules) for stamp in logged_by.get(owner, [])]
        is_logging = any(t0 <= moment <= due + SURE_AFTER_DEADLINE for moment in logged)
        return {
            "lead_id": lead_id,
            "handed_over_at": t0,
            "owner_name": owner,
            "deadline_at": due,
            "verdict": verdict,
            "missed_sla": has_missed,
            "is_sure": verdict == "ignored" and is_logging,
            "has_deal_without_activity": verdict == "converted" and not followed,
            "is_repeat": handover.is_repeat,
            "first_response_at": first,
            "response_business_hours": first and business_hours_between(t0, first, rules),
            "response_wall_hours": first and (first - t0) / HOUR,
        }

    return [judge(handover) for handover in counted]
