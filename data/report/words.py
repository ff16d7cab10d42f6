"""What each gap is called and which numbers suffer, in the words of the command line.

The pages say the same in the reader's language (pages/shared/load_report_gaps.py); a test holds
the two equal.
"""

from data.report.gaps import Gap

# Where every row lacks it, and where some do.
WHOLE = {
    "no_handovers": (
        "No handover is in the data: the grid can be shown, but not what became of MQLs. Load a "
        "file of handovers, or leads with the column mql_at."
    ),
    "no_log": (
        "There is no activity log: no sales activity is in the data. What sales did is known from "
        "deals and rejections alone, and nobody can tell an ignored lead from one not logged."
    ),
    "no_deals": "No deal is in the data: conversion, won rates and won amounts can't be told.",
    "no_rejections": (
        "No rejection is in the data: what sales gave back counts as followed up or ignored."
    ),
    "potential_touches": (
        "No touch is in the data (what leads did: downloads, inquiries, seminars …): conditions "
        "of potential that count touches can't be told."
    ),
    "intent_touches": (
        "No touch is in the data (what leads did: downloads, inquiries, seminars …): intent can't "
        "be told from them."
    ),
    "touch_type": (
        "No touch is of the type {names}: conditions of the definition that ask for it never hold."
    ),
    "today": (
        "{names}: known only as of the load, without any history. The cells of past handovers are "
        "those of today."
    ),
}
PART = {
    "potential_unknown": (
        "{names} blank in {part} of {whole} leads ({share}): their potential is “not scored”."
    ),
    "intent_unknown": (
        "{names} blank in {part} of {whole} leads ({share}): their intent is “not scored”."
    ),
    "potential_field": (
        "{name} blank in {part} of {whole} leads ({share}): their potential is judged by {others} "
        "alone."
    ),
    "intent_field": (
        "{name} blank in {part} of {whole} leads ({share}): their intent is judged by {others} "
        "alone."
    ),
    "assumed": (
        "Taken from the day the lead was created in {part} of {whole} handovers ({share}): no real "
        "time is known, so response hours, missed SLA and months are those of the creation."
    ),
    "between": (
        "Known only from two exports in {part} of {whole} handovers ({share}): the earlier one "
        "counts, so response hours are too long rather than too short."
    ),
    "created": (
        "Creation date blank in {part} of {whole} leads ({share}): a chosen period leaves them "
        "out, and how long marketing held them is not known."
    ),
    "source": "Source blank in {part} of {whole} leads ({share}): rates by source can't name it.",
    "email": (
        "E-mail blank in {part} of {whole} leads ({share}): whether two of them are one person "
        "can't be told, and the bridge counts each by itself."
    ),
    "owner": (
        "Owner blank in {part} of {whole} handovers ({share}): no owner's rate has them, and those "
        "that nobody answered are “unassigned”, not “ignored”."
    ),
    "team": "Team blank in {part} of {whole} handovers ({share}): rates by team can't name it.",
    "midnight": (
        "Handed over at midnight in {part} of {whole} handovers ({share}), so probably known to "
        "the day only: response hours and missed SLA are up to a day off."
    ),
    "rejection": (
        "Reason blank in {part} of {whole} rejections ({share}): why sales gave them back can't be "
        "told."
    ),
    "actor": (
        "Actor unknown in {part} of {whole} activities ({share}): they count neither as a touch "
        "nor as follow-up."
    ),
    "activity_type": (
        "Type blank in {part} of {whole} sales activities ({share}): automatic mails can't be told "
        "from calls, and each counts as follow-up."
    ),
    "performer": (
        "Person blank in {part} of {whole} sales activities ({share}): whether an owner logs at "
        "all can't be told, so “ignored” is possible rather than sure."
    ),
    "day_only": (
        "Known to the day only in {part} of {whole} sales activities ({share}): response hours "
        "are those to the start of that day."
    ),
    "amount": "Amount blank in {part} of {whole} won deals ({share}): the won amount lacks them.",
    "deal_time": (
        "No time known in {part} of {whole} deals ({share}): they count for no handover, so the "
        "conversion rate lacks them."
    ),
    "deal_created": (
        "Creation date blank in {part} of {whole} closed deals ({share}): they count as created "
        "when they closed, so conversions look late."
    ),
    "deal_end": (
        "Neither a stage nor won or lost in {part} of {whole} deals ({share}): they count as not "
        "won."
    ),
}
FIELDS = {
    "annual_revenue": "Annual revenue",
    "employees": "Employees",
    "score": "Score",
    "potential_score": "Potential score",
    "company_name": "Company",
    "department": "Department",
    "job_title": "Job title",
    "industry": "Industry",
    "region": "Region",
    "source": "Source",
    "campaign": "Campaign",
    "status": "Status",
    "potential_rank": "Potential rank",
    "intent_rank": "Intent rank",
    "touches": "touches",
}


def sentence(gap: Gap) -> str:
    """What is missing and which numbers suffer."""
    text = (WHOLE | PART)[gap.rule.name]
    return text.format(**numbers(gap), **named(gap, FIELDS))


def numbers(gap: Gap) -> dict[str, str]:
    """How many lack it."""
    share = gap.count / gap.whole if gap.whole else 1
    return {"part": f"{gap.count:,}", "whole": f"{gap.whole:,}", "share": f"{share:.0%}"}


def named(gap: Gap, labels: dict[str, str], comma: str = ", ") -> dict[str, str]:
    """The fields or types that its sentence names."""
    said = [labels.get(name, name) for name in gap.rule.names]
    return {"names": comma.join(said), "name": comma.join(said[:1]), "others": comma.join(said[1:])}
