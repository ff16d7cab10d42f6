"""Writes the sample data of Aomine Sensing, a made-up maker of sensors; every run the same."""

import csv
import random
import sys
from datetime import datetime, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))  # so that it also runs as a plain script

from data.sample import people  # noqa: E402
from data.sample.clock import END, WORK  # noqa: E402
from data.sample.story import AIMLESS, CURIOUS, HOT_SIGNS, WARM_SIGNS, YEAR_END, Story  # noqa: E402

COUNT_LEADS, COUNT_HANDED_OVER, COUNT_DEALS = 6000, 1810, 600
COUNT_SOON_AGAIN, COUNT_LATER_AGAIN = 30, 60
COUNT_FORGOTTEN = 150
COUNT_ACCOUNT_DEALS = 40
EXCLUDED = ["competitor", "student", "customer", "customer", "test"]
LAG_DAYS = {"exhibition": 9, "white paper": 14, "web inquiry": 1.5, "seminar": 8, "referral": 6}
LAST_PUSH_UNTIL = datetime(2025, 12, 24, 12)
REORGANISED_AT = [datetime(2025, 4, 1, 9), datetime(2025, 10, 1, 9), datetime(2026, 4, 1, 9)]
SUBJECTS = {"seminar": "Webinar", "exhibition": "Booth", "inquiry": "Web form"}
COLUMNS = {
    "leads": """lead_id lead_name email phone company_name account_id department job_title industry
        region annual_revenue employees source campaign status score owner_name team_name created_at
        excluded_reason""",
    "handovers": """handover_id lead_id handed_over_at owner_name team_name rejected_at
        rejection_reason""",
    "activities": """activity_id lead_id activity_type actor performed_by occurred_at is_date_only
        outcome subject""",
    "deals": """deal_id lead_id account_id deal_stage amount owner_name created_at closed_at
        is_won""",
}


def main():
    """Tell the story and write its four tables."""
    story = Story(random.Random(2))
    leads = people.leads(story.rng, COUNT_LEADS)
    _tell(story, leads)
    activities = _numbered(story.activities, "activity_id", "A{:05}", "occurred_at")
    _write("leads", [_finished(story, lead) for lead in leads])
    _write("handovers", _numbered(story.handovers, "handover_id", "H{:04}", "handed_over_at"))
    _write("activities", [_noted(story.rng, row) for row in activities])
    _write("deals", _numbered(story.deals, "deal_id", "D{:03}", "created_at"))


def _tell(story, leads):
    """Let eighteen months pass."""
    handed, others = _split(story.rng, leads)
    for lead in leads:
        story.arrive(lead)
    for lead in handed:
        _hand_over_first(story, lead)
    _hand_over_soon_again(story)
    _hand_over_later_again(story)
    for lead in others:
        _leave_with_marketing(story, lead)
    _forget_hot_leads(story, others)
    _run_machines(story, leads)
    _add_other_deals(story, others)
    _spoil(story)


def _split(rng, leads):
    """Choose whom marketing hands over: large companies and people who asked come first."""
    by_potential = {"A": 1.5, "B": 1.2, "C": 0.7, None: 0.8}
    by_source = {"web inquiry": 3, "white paper": 1.1, "exhibition": 1.1}
    for lead in leads:
        lead["excluded_reason"] = rng.choice(EXCLUDED) if rng.random() < 0.03 else ""
        weight = by_potential[lead["potential"]] * by_source.get(lead["source"], 0.8)
        lead["rank"] = rng.random() ** (1 / weight)
    ranked = sorted(leads, key=lambda lead: lead["rank"], reverse=True)
    return ranked[:COUNT_HANDED_OVER], ranked[COUNT_HANDED_OVER:]


def _hand_over_first(story, lead):
    """Hand a lead over for the first time, with what it does before and after."""
    at = _handed_over_at(story, lead)
    story.warm_up(lead, at)
    if story.rng.random() < 0.1:  # sales may have called before
        called_at = story.at_work(lead["created_at"])
        story.work(lead, story.colleague(lead), called_at, 2, until=at - timedelta(days=1))
    story.hand_over(lead, at)
    until = min(at + timedelta(days=150), END)
    story.browse(lead, CURIOUS, at + timedelta(days=1), until, story.few(3))


def _handed_over_at(story, lead):
    """Draw a handover's moment: mostly in working hours, else by marketing's automation."""
    rng, created_at = story.rng, lead["created_at"]
    days = rng.expovariate(1 / LAG_DAYS.get(lead["source"], 20))
    days += rng.uniform(60, 200) if rng.random() < 0.1 else 0
    at = (created_at + timedelta(days=days, minutes=15)).replace(microsecond=0)
    # Marketing empties its lists before the holidays.
    is_pushed = datetime(2025, 11, 20) <= at < YEAR_END[0] and rng.random() < 0.3
    if is_pushed or LAST_PUSH_UNTIL <= at < datetime(2026, 1, 4):
        at = story.between(max(created_at, YEAR_END[0]), max(created_at, LAST_PUSH_UNTIL))
    at = at if at < END else story.between(created_at, END)
    by_hand = WORK.moment(WORK.hours(at) + rng.uniform(0, 20))
    return by_hand if rng.random() < 0.87 and by_hand < END else at


def _hand_over_soon_again(story):
    """Hand leads that got no answer over again within a month, mostly to a colleague."""
    early = [row for row in story.handovers if row["handed_over_at"] < datetime(2026, 5, 25)]
    found = [row for row in early if row["fate"] in ("ignored", "late")]
    for row in story.rng.sample(found, COUNT_SOON_AGAIN):
        lead, days = row["lead"], story.rng.randrange(4, 22)
        at = story.at_work(row["handed_over_at"] + timedelta(days=days))
        story.add_handover(lead, at, story.colleague(lead), "merged")


def _hand_over_later_again(story):
    """Hand leads over anew, months after a handover that led to no deal."""
    merged = {row["lead_id"] for row in story.handovers if row["fate"] == "merged"}
    early = [row for row in story.handovers if row["handed_over_at"] < datetime(2025, 11, 20)]
    found = [row for row in early if row["fate"] in ("ignored", "rejected", "late", "followed_up")]
    found = [row for row in found if row["lead_id"] not in merged]
    for row in story.rng.sample(found, COUNT_LATER_AGAIN):
        days = story.rng.randrange(70, 190)
        at = story.at_work(row["handed_over_at"] + timedelta(days=days))
        story.warm_up(row["lead"], at)
        story.hand_over(row["lead"], at)


def _leave_with_marketing(story, lead):
    """Let a lead look around; some have an owner who works on them all the same."""
    rng, since = story.rng, lead["created_at"]
    story.browse(lead, CURIOUS, since, min(since + timedelta(days=200), END), story.few(2.4))
    lead["owner_name"] = story.draw_owner(lead) if rng.random() < 0.4 else ""
    if lead["owner_name"] and rng.random() < 0.5:
        called_at = story.at_work(since + timedelta(days=rng.expovariate(1 / 40)))
        story.work(lead, lead["owner_name"], called_at, 1 + story.few(3))


def _forget_hot_leads(story, others):
    """Let large companies show interest in the last two months, and marketing miss it."""
    since = datetime(2026, 5, 6)
    large = [each for each in others if each["potential"] == "A" and not each["excluded_reason"]]
    cold = [each for each in large if story.intent(each, END) not in ("hot", "warm")]
    old = [each for each in cold if each["created_at"] < since]
    count_hot = len(large) - len(cold)
    for lead in story.rng.sample(old, max(COUNT_FORGOTTEN - count_hot, 0)):
        for kind in story.rng.choice(HOT_SIGNS + WARM_SIGNS):
            story.touch(lead, kind, story.between(since, END))
        story.browse(lead, AIMLESS, since, END, 3)


def _run_machines(story, leads):
    """Send automatic mails and re-assign leads in bulk, none of which is a follow-up."""
    owned = [lead for lead in leads if lead["owner_name"]]
    handed = [row for row in story.handovers if row["owner_name"]]
    mails = [(row["lead"], row["handed_over_at"]) for row in handed if story.rng.random() < 0.4]
    mails += [
        (lead, story.between(lead["created_at"], END))
        for lead in owned
        if story.rng.random() < 0.45
    ]
    for lead, at in mails:
        mailed_at = story.at_work(at + timedelta(days=story.rng.randrange(1, 6)))
        story.run_machine(lead, lead["owner_name"], "automatic_email", mailed_at)
    for at in REORGANISED_AT:
        known = [lead for lead in owned if lead["created_at"] < at]
        for lead in story.rng.sample(known, min(len(known), 350)):
            story.run_machine(lead, lead["owner_name"], "bulk_update", at)


def _add_other_deals(story, others):
    """Add the deals that sales found without marketing, up to the planned number."""
    owned = [lead for lead in others if lead["owner_name"]]
    known = [lead for lead in owned if lead["created_at"] < datetime(2026, 5, 1)]
    for lead in story.rng.sample(known, COUNT_DEALS - len(story.deals)):
        created_at = story.between(lead["created_at"], END - timedelta(days=5))
        story.open_deal(lead, lead["owner_name"], story.at_work(created_at))


def _spoil(story):
    """Enter some deals by account only, and mistype a few dates for the report to list."""
    for deal in story.rng.sample(story.deals, COUNT_ACCOUNT_DEALS):
        deal["lead_id"] = ""
    closed = [deal for deal in story.deals if deal["is_won"] is not None]
    for deal in story.rng.sample(closed, 2):
        deal["closed_at"] = deal["created_at"] - timedelta(days=9)
    calls = [row for row in story.activities if row["activity_type"] == "call"]
    for row in story.rng.sample(calls[1000:], 2):
        row["occurred_at"] = story.at_work(row["lead"]["created_at"] - timedelta(days=12))


def _finished(story, lead):
    """Fill in what a lead's record says at the end."""
    size = {"A": 34, "B": 24, "C": 12, None: 10}[lead["potential"]]
    interest = {"hot": 46, "warm": 32, "cool": 18, None: 8}[story.intent(lead, END)]
    score = min(max(size + interest + round(story.rng.gauss(0, 9)), 0), 100)
    return lead | {
        "score": score if story.rng.random() > 0.05 else None,
        "status": _status(story, lead),
        "team_name": lead["team_name"] if lead["owner_name"] else "",
    }


def _status(story, lead):
    """Tell how far a lead has got."""
    deals = [deal for deal in story.deals if deal["lead_id"] == lead["lead_id"]]
    if any(deal["is_won"] is None for deal in deals):
        return "in pipeline"
    if deals or lead["excluded_reason"]:
        return "closed"
    if any(row["lead_id"] == lead["lead_id"] for row in story.handovers):
        return "handed over"
    return "nurturing" if len(story.touches[lead["lead_id"]]) > 1 else "new"


def _numbered(rows, key, form, when):
    """Give rows their ids in the order of time."""
    ordered = sorted(rows, key=lambda row: row[when])
    return [row | {key: form.format(number)} for number, row in enumerate(ordered, 1)]


def _noted(rng, row):
    """Write an activity down as people do: some give only the day, some do not say who acted."""
    at = row["occurred_at"]
    # On the day a lead was created, a bare day would lie before the lead.
    is_date_only = rng.random() < 0.057 and at.date() > row["lead"]["created_at"].date()
    return row | {
        "occurred_at": at.date() if is_date_only else at,
        "is_date_only": is_date_only,
        "actor": "" if rng.random() < 0.03 else row["actor"],
        "subject": SUBJECTS.get(row["activity_type"]),
    }


def _write(table, rows):
    """Write one table as the contract's CSV."""
    columns = COLUMNS[table].split()
    with (HERE / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_text(row.get(column)) for column in columns] for row in rows)


def _text(value):
    """Spell a value as the contract reads it."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


if __name__ == "__main__":
    main()
