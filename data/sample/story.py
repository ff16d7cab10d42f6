"""What became of the leads: touches, handovers, answers and deals, with findings to be made."""

from collections import Counter, defaultdict
from datetime import datetime, timedelta

from data.sample.clock import END, SLA, START, WORK
from data.sample.people import TEAMS

SILENT_OWNER = "Mori"
YEAR_END = (datetime(2025, 12, 15), datetime(2025, 12, 29))
BACK_FROM_HOLIDAY = datetime(2026, 1, 5, 9)
INTENT_DAYS = timedelta(days=90)

# Large companies that only read something count as hot, yet buy less often than middling ones.
CONVERSION = {
    "A": {"hot": 0.50, "warm": 0.14, "cool": 0.18},
    "B": {"hot": 0.46, "warm": 0.33, "cool": 0.25},
    "C": {"hot": 0.34, "warm": 0.24, "cool": 0.14},
    None: {"hot": 0.25, "warm": 0.20, "cool": 0.15},
}
FIRST_TOUCH = {
    "exhibition": "exhibition",
    "seminar": "seminar",
    "business card": "business_card",
    "web inquiry": "inquiry",
    "white paper": "download",
    "referral": "page_view",
}
MARKETING = ("seminar", "exhibition", "business_card")
AIMLESS = ["page_view"] * 5 + ["email_open"] * 5 + ["email_click"] * 2
CURIOUS = AIMLESS * 2 + ["download", "download", "price_page_view"]
HOT_SIGNS, WARM_SIGNS = [["inquiry"], ["price_page_view", "download"]], [["download"]]
CONTACTS = ["call"] * 9 + ["email"] * 5 + ["online_meeting"] * 3 + ["meeting"] * 2 + ["visit"] * 2
MET = ["need confirmed", "budget confirmed", "connected"]
OUTCOMES = {"email": [""], "call": ["no answer", "connected"] * 3 + ["meeting booked"] + MET[:1]}
PRICES = {"A": 14e6, "B": 7e6, "C": 3e6, None: 4e6}
OPEN_STAGES = ["qualification", "proposal", "negotiation"]
REASONS = ["no need", "no budget", "wrong person", "bad timing", "duplicate", "not reached", ""]


def in_year_end(at):
    """Tell whether people are about to leave for the holidays."""
    return YEAR_END[0] <= at < YEAR_END[1]


class Story:
    """Tells what happens to the leads, one at a time, and keeps the rows of it."""

    def __init__(self, rng):
        self.rng = rng
        self.handovers, self.activities, self.deals = [], [], []
        self.touches = defaultdict(list)

    def few(self, mean):
        """Draw a count that is mostly small."""
        return int(self.rng.expovariate(1 / mean))

    def between(self, since, until):
        """Draw a moment, to the second."""
        return since + timedelta(seconds=int(self.rng.random() * (until - since).total_seconds()))

    def at_work(self, at):
        """Move a moment in which nobody works into the morning of the next working day."""
        at = at.replace(microsecond=0)
        hours = WORK.hours(at)
        return at if WORK.moment(hours) == at else WORK.moment(hours + self.rng.uniform(0.1, 2))

    def touch(self, lead, kind, at):
        """Log what the lead or marketing did."""
        by = "Marketing" if kind in MARKETING else ""
        self.touches[lead["lead_id"]].append((at, kind))
        self._log(lead, at, kind, "marketing" if by else "lead", by)

    def browse(self, lead, kinds, since, until, count):
        """Log some touches between two moments."""
        for _ in range(count if until > since else 0):
            self.touch(lead, self.rng.choice(kinds), self.between(since, until))

    def arrive(self, lead):
        """Log the touch that brought the lead in."""
        if lead["source"] in FIRST_TOUCH:
            self.touch(lead, FIRST_TOUCH[lead["source"]], lead["created_at"])

    def warm_up(self, lead, at):
        """Let a lead show the intent for which marketing hands it over at that moment."""
        since = max(lead["created_at"], at - timedelta(days=75))
        signs = self.rng.choices([HOT_SIGNS, WARM_SIGNS, [["page_view"]], None], [20, 36, 40, 4])[0]
        for kind in self.rng.choice(signs) if signs else []:
            self.touch(lead, kind, self.between(since, at))
        self.browse(lead, AIMLESS, lead["created_at"], at, 2 + self.few(3.7) if signs else 0)

    def intent(self, lead, at):
        """See a lead's intent as the pages do by default."""
        touches = self.touches[lead["lead_id"]]
        seen = Counter(kind for when, kind in touches if at - INTENT_DAYS <= when < at)
        if seen["inquiry"] or (seen["price_page_view"] and seen["download"]):
            return "hot"
        return "warm" if seen["download"] or seen["seminar"] else "cool" if seen else None

    def colleague(self, lead):
        """Draw somebody of the lead's team; the silent owner gets no leads from booths."""
        names = TEAMS[lead["team_name"]]
        is_booth = lead["source"] == "exhibition"
        return self.rng.choice([name for name in names if not (is_booth and name == SILENT_OWNER)])

    def draw_owner(self, lead):
        """Draw an owner; now and then routing finds nobody."""
        return "" if self.rng.random() < 0.03 else self.colleague(lead)

    def hand_over(self, lead, at):
        """Hand a lead to sales and tell what sales does with it."""
        owner = self.draw_owner(lead)
        fate = self._fate(lead, at, owner)
        handover = self.add_handover(lead, at, owner, fate)
        if fate == "converted":
            self._convert(lead, at, owner)
        elif fate == "rejected":
            self._reject(handover, owner)
        elif fate in ("followed_up", "late"):
            self.work(lead, owner, self._answer_at(lead, at, fate == "late"), 1 + self.few(5))

    def add_handover(self, lead, at, owner, fate):
        """Keep a handover; a few name no owner and leave it to the lead's."""
        lead["owner_name"] = owner
        self.handovers.append(
            {
                "lead": lead,
                "lead_id": lead["lead_id"],
                "handed_over_at": at,
                "owner_name": owner if self.rng.random() > 0.03 else "",
                "team_name": lead["team_name"] if owner else "",
                "fate": fate,
            }
        )
        return self.handovers[-1]

    def _fate(self, lead, at, owner):
        """Draw what sales does with a handover."""
        if not owner:
            return "unassigned"
        lies_in_west = lead["team_name"] == "West" and lead["source"] == "exhibition"
        chance = CONVERSION[lead["potential"]].get(self.intent(lead, at), 0.1)
        if self.rng.random() < chance * (0.6 if lies_in_west else 1):
            return "converted"
        ignored, rejected, late = (0.71, 0.05, 0.10) if lies_in_west else (0.31, 0.13, 0.17)
        if lead["team_name"] == "East":  # which learns as it goes
            ignored += 0.09 - 0.24 * (at - START) / (END - START)
        if in_year_end(at):
            ignored, rejected, late = 0.14, 0.05, 0.68
        if owner == SILENT_OWNER:
            ignored, rejected, late = 0.9, 0.1, 0.0
        fates = {"ignored": ignored, "rejected": rejected, "late": late}
        fates["followed_up"] = 1 - sum(fates.values())
        return self.rng.choices(list(fates), list(fates.values()))[0]

    def _answer_at(self, lead, at, is_late):
        """Draw when sales answers; after the year's last weeks, only once everybody is back."""
        is_hottest = (lead["potential"], self.intent(lead, at)) == ("A", "hot")
        allowed, clock = 4 if is_hottest else 18, SLA.hours(at)
        if not is_late:
            answer = clock + 0.1 + allowed * 0.9 * self.rng.betavariate(1.1, 2.4)
        else:
            back = SLA.hours(BACK_FROM_HOLIDAY) if in_year_end(at) else 0
            answer = max(clock + allowed * 1.15, back) + self.rng.expovariate(1 / 15)
        return self.at_work(SLA.moment(answer))

    def _reject(self, handover, owner):
        """Give a lead back, mostly after a call."""
        lead, at = handover["lead"], handover["handed_over_at"]
        rejected_at = self._answer_at(lead, at, self.rng.random() < 0.2)
        if rejected_at > END:
            return
        handover |= {"rejected_at": rejected_at, "rejection_reason": self.rng.choice(REASONS)}
        if self.rng.random() < 0.75:
            self.work(lead, owner, rejected_at, 1)

    def work(self, lead, owner, at, count, until=END):
        """Log what an owner does for a lead from a first contact on; one of them logs nothing."""
        kind = "call" if self.rng.random() < 0.6 else "email"
        for _ in range(0 if owner == SILENT_OWNER else count):
            if at > until:
                return
            self._log(lead, at, kind, "sales", owner, self.rng.choice(OUTCOMES.get(kind, MET)))
            at = WORK.moment(WORK.hours(at) + self.rng.uniform(2, 45))
            kind = self.rng.choice(CONTACTS)

    def run_machine(self, lead, owner, kind, at):
        """Log what a machine did in an owner's name, which is no follow-up."""
        if owner != SILENT_OWNER:
            self._log(lead, at, kind, "sales", owner)

    def _convert(self, lead, at, owner):
        """Answer a handover and open a deal some weeks later; the log has gaps."""
        is_late = self.rng.random() < (0.75 if in_year_end(at) else 0.12)
        answered_at = self._answer_at(lead, at, is_late)
        hours = 9 + min(self.rng.expovariate(1 / 110), 350)
        created_at = WORK.moment(WORK.hours(answered_at) + hours)
        early = at - timedelta(days=self.rng.uniform(3, 12))
        if lead["created_at"] < early and self.rng.random() < 0.05:  # sales knew the company
            created_at = self.at_work(early)
        if self.rng.random() > 0.04:
            self.work(lead, owner, answered_at, 4 + self.few(11))
        if created_at <= END:
            self.open_deal(lead, owner, created_at, open_until=at)

    def open_deal(self, lead, owner, created_at, open_until=START):
        """Keep a deal, mostly closed where its planned date has come."""
        planned_at = self.at_work(created_at + timedelta(days=self.rng.lognormvariate(4.15, 0.5)))
        closed_at = max(planned_at, open_until + timedelta(days=20))
        is_closed = closed_at <= END and self.rng.random() > 0.05
        is_won = self.rng.random() < 0.465 if is_closed else None
        stage = ("won" if is_won else "lost") if is_closed else self.rng.choice(OPEN_STAGES)
        amount = PRICES[lead["potential"]] * self.rng.lognormvariate(0, 0.7)
        self.deals.append(
            {
                "lead_id": lead["lead_id"],
                "account_id": lead["account_id"],
                "deal_stage": stage,
                "amount": int(round(amount, -4)),
                "owner_name": owner,
                "created_at": created_at,
                "closed_at": closed_at,
                "is_won": is_won,
            }
        )

    def _log(self, lead, at, kind, actor, by, outcome=""):
        """Keep an activity, unless the log has ended."""
        if at <= END:
            self.activities.append(
                {
                    "lead": lead,
                    "lead_id": lead["lead_id"],
                    "activity_type": kind,
                    "actor": actor,
                    "performed_by": by,
                    "occurred_at": at,
                    "outcome": outcome,
                }
            )
