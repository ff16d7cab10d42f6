"""The what-if rules a second time, in plain Python, for differential tests against the SQL."""

from collections import defaultdict
from datetime import datetime
from typing import Any, NamedTuple

from data.definition import Definition
from tests import oracle
from tests.lead_seen import Seen, hot_at, seen_from
from tests.oracle import Deal, Handover, Row, Rules

NOT_DUE = ("excluded", "waiting", "unassigned")
CALENDAR = Rules()
Rows = dict[str, list[Row]]  # of the four tables, as Company.for_the_oracle() gives them


class Known(NamedTuple):
    """A deal that is known and belongs to a lead."""

    row: Row
    lead_id: Any
    times: Deal | None  # None: of a deal without any time
    is_won: bool

    def counts_for(self, handover: Handover) -> bool:
        """Whether it was created in a handover's window, or was open when that began."""
        if self.times is None or self.lead_id != handover.lead["lead_id"]:
            return False
        is_inside = bool(oracle._in_window([self.times.created], handover, CALENDAR))
        return is_inside or oracle._was_open(self.times, handover.at, CALENDAR)

    def is_made_after(self, moment: datetime) -> bool:
        """Whether it was created then or later; known to the day: on that day or later."""
        if self.times is None:
            return True
        at, is_date_only = self.times.created
        days = [oracle._local_day(one, CALENDAR) for one in (moment, at)]
        return days[0] <= days[1] if is_date_only else moment <= at


class Company:
    """A company under a definition, as of a moment."""

    def __init__(self, rows: Rows, definition: Definition, as_of: datetime) -> None:
        self.rows, self.definition, self.as_of = rows, definition, as_of
        self.handovers = oracle._handovers(rows["leads"], rows["handovers"], as_of, self.rules())
        self.touches, self.named = defaultdict(list), defaultdict(list)
        for row in rows["activities"]:
            if row.get("actor") in ("lead", "marketing") and row.get("occurred_at"):
                self.touches[row["lead_id"]].append(row)
        for row in rows["deals"]:
            self.named[row.get("lead_id")].append(row)

    def rules(self, **more: Any) -> Rules:
        uncounted = frozenset(self.definition.uncounted_activity_types)
        more |= {"repeat_after_days": self.definition.repeat_after_days}
        return Rules(uncounted_types=uncounted, **more)

    def at(self, lead: Row, moment: datetime) -> Seen:
        touches = self.touches.get(lead["lead_id"], []) if self.touches else None
        return Seen(self.definition, lead, touches, moment, self.named[lead["lead_id"]])

    def of(self, lead_id: Any) -> list[Handover]:
        return [one for one in self.handovers if one.lead["lead_id"] == lead_id]

    def is_excluded(self, lead: Row) -> bool:
        """Where it stands on the grid: at its last handover, else now."""
        moments = [one.at for one in self.of(lead["lead_id"])]
        return self.at(lead, max(moments, default=self.as_of)).is_excluded()

    def hot_since(self) -> dict[Any, datetime | None]:
        """Since when each lead was hot that is seen and was never handed over."""
        leads = [lead for lead in self.rows["leads"] if self._is_never_handed_over(lead)]
        now = [self.at(lead, self.as_of) for lead in leads]
        return {
            one.lead["lead_id"]: hot_at(
                self.definition, one.lead, one.touches, one.deals, self.as_of
            )
            for one in now
        }

    def _is_never_handed_over(self, lead: Row) -> bool:
        """One without a creation time that is handed over later is not seen before that."""
        is_seen = seen_from(lead) <= self.as_of
        ever = {row["lead_id"] for row in self.rows["handovers"] if row.get("handed_over_at")}
        is_later = lead.get("created_at") is None and lead["lead_id"] in ever
        return is_seen and not is_later and not self.of(lead["lead_id"])

    def deals(self) -> list[Known]:
        """The deals that are known and belong to a lead."""
        leads = {lead["lead_id"] for lead in self.rows["leads"]}
        found = [self._deal(row) for row in self.rows["deals"]]
        return [deal for deal in found if deal and deal.lead_id in leads]

    def _deal(self, row: Row) -> Known | None:
        """One that names only an account is of its latest handover; one of the future is none."""
        times, closed_at = oracle._deal(row, self.as_of), row.get("closed_at")
        has_time = row.get("created_at") or (row.get("is_closed") and closed_at)
        if has_time and not times:
            return None
        lead_id, account = (oracle._named(row.get(name)) for name in ("lead_id", "account_id"))
        if times and account and not lead_id:
            own = [one for one in self.handovers if one.lead.get("account_id") == account]
            lead_id = oracle._lead_of_account_deal(times, own, CALENDAR)
        is_won = row.get("is_won", row.get("deal_stage") == "won") and row.get("is_closed")
        is_over = closed_at is None or closed_at <= self.as_of
        return Known(row, lead_id, times, bool(is_won) and is_over)

    def judged(self) -> list[tuple[Handover, Seen, str]]:
        """What became of each counted handover, by the SLA of its cell."""
        seen = [self.at(one.lead, one.at) for one in self.handovers]
        # by SLA, in the order of the handovers: two of a lead may be of one moment
        by_sla = {hours: self._verdicts(hours) for hours in {one.sla_hours() for one in seen}}
        verdicts = [
            "excluded" if one.is_excluded() else by_sla[one.sla_hours()][number]
            for number, one in enumerate(seen)
        ]
        return list(zip(self.handovers, seen, verdicts, strict=True))

    def _verdicts(self, sla_hours: float) -> list[str]:
        rules = self.rules(sla_hours=sla_hours)
        rows = oracle.verdicts(**self.rows, as_of=self.as_of, rules=rules)
        return [row["verdict"] for row in rows]


def cases(company_rows: Rows, definition: Definition, as_of: datetime) -> list[Row]:
    """Each counted handover, and each seen lead that was never handed over."""
    company = Company(company_rows, definition, as_of)
    deals = company.deals()
    handed_over = [
        {
            "lead_id": handover.lead["lead_id"],
            "handed_over_at": handover.at,
            "is_handed_over": True,
            "is_hot": seen.is_hot(),
            "verdict": verdict,
            "converted": verdict == "converted",
            "won": any(deal.is_won and deal.counts_for(handover) for deal in deals),
        }
        for handover, seen, verdict in company.judged()
    ]
    never = [
        {"lead_id": lead_id, "is_handed_over": False, "hot_at": at, "is_hot": at is not None}
        for lead_id, at in company.hot_since().items()
    ]
    return [*handed_over, *never]


def deals_caught(company_rows: Rows, definition: Definition, as_of: datetime) -> list[Row]:
    """Each known deal of a lead that counts: was the lead hot when sales got it, or before?"""
    company = Company(company_rows, definition, as_of)
    hot_since = company.hot_since()
    excluded = {lead["lead_id"] for lead in company_rows["leads"] if company.is_excluded(lead)}
    return [
        {
            "deal_id": deal.row["deal_id"],
            "lead_id": deal.lead_id,
            "is_won": deal.is_won,
            "amount": deal.row.get("amount"),
            "is_caught": _is_caught(deal, company, hot_since.get(deal.lead_id)),
        }
        for deal in company.deals()
        if deal.lead_id not in excluded
    ]


def _is_caught(deal: Known, company: Company, hot_since: datetime | None) -> bool:
    if own := company.of(deal.lead_id):
        hot = [one for one in own if company.at(one.lead, one.at).is_hot()]
        return any(deal.times is None or deal.counts_for(one) for one in hot)
    return hot_since is not None and deal.is_made_after(hot_since)


def numbers(company_rows: Rows, definition: Definition, as_of: datetime) -> dict[str, Any]:
    """How well a definition finds the handovers that convert, and the deals."""
    everything = cases(company_rows, definition, as_of)
    never = [case for case in everything if not case["is_handed_over"]]
    counted = [case for case in everything if case.get("verdict") not in (None, "excluded")]
    hot = [case for case in counted if case["is_hot"]]
    deals = deals_caught(company_rows, definition, as_of)
    won = [deal for deal in deals if deal["is_won"]]
    caught = [deal for deal in deals if deal["is_caught"]]
    won_caught = [deal for deal in won if deal["is_caught"]]
    return {
        "count_handovers": len(counted),
        "count_converted": sum(case["converted"] for case in counted),
        "count_hot_handovers": len(hot),
        "count_hot_converted": sum(case["converted"] for case in hot),
        "count_hot_won": sum(case["won"] for case in hot),
        "count_hot_ignored": sum(case["verdict"] == "ignored" for case in hot),
        "count_hot_late": sum(case["verdict"] == "followed_up_late" for case in hot),
        "count_hot_due": sum(case["verdict"] not in NOT_DUE for case in hot),
        "count_hot_leads": sum(case["is_hot"] for case in never),
        "count_deals": len(deals),
        "count_deals_caught": len(caught),
        "count_won_deals": len(won),
        "count_won_deals_caught": len(won_caught),
        "won_amount": sum(deal["amount"] or 0 for deal in won),
        "won_amount_caught": sum(deal["amount"] or 0 for deal in won_caught),
    }
