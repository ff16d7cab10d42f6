"""What the data lacks and which numbers suffer, a sentence each, in the reader's language."""

import streamlit as st

from data.report.gaps import Gap, gap_rows
from pages.shared.lead_words import either, kind
from pages.shared.load_report import Seen, as_rows, rows_dialog, share
from pages.shared.load_report_words import fields
from pages.shared.text import _, count, percent
from pages.shared.view import opened
from queries import Rows


def draw(seen: Seen) -> None:
    """Each gap with its consequence; its number opens the rows that lack it."""
    gaps = seen.report.gaps
    if not gaps:
        st.header(_("Nothing that the numbers need is missing"), anchor=False)
        return
    st.header(_("What is missing, and which numbers suffer"), anchor=False)
    for number, gap in enumerate(gaps):
        with st.container(border=True):
            if gap.rule.name in whole():
                st.markdown(sentence(gap))
                continue
            said, opens = st.columns([3, 1], vertical_alignment="center")
            said.markdown(sentence(gap))
            if opens.button(
                share(gap.count, gap.whole), key=f"open_gap_{number}", type="tertiary",
                icon=":material/list:",
            ):  # fmt: skip
                _open(gap, seen)


def _open(gap: Gap, seen: Seen) -> None:
    path = str(seen.view.path)
    zone = seen.report.settings["time_zone"]

    def rows(most: int | None) -> Rows:
        return as_rows(gap_rows(opened(path).cursor(), gap.rule, zone, most))

    key = f"gap_{gap.rule.name}_{'_'.join(gap.rule.names)}"
    rows_dialog(_("The rows that lack it"), key, gap.count, rows, seen)


def sentence(gap: Gap) -> str:
    """What is missing and which numbers suffer."""
    text = (whole() | part())[gap.rule.name]
    comma = _(", ")
    if gap.rule.name == "touch_type":
        return text.format(names=either([kind(name) for name in gap.rule.names]))
    names = [fields().get(name, name) for name in gap.rule.names]
    return text.format(
        part=count(gap.count), whole=count(gap.whole),
        share=percent(gap.count / gap.whole if gap.whole else 1),
        names=comma.join(names), name=comma.join(names[:1]), others=comma.join(names[1:]),
    )  # fmt: skip


def whole() -> dict[str, str]:
    """What every row lacks, or the data as a whole."""
    return {
        "no_handovers": _(
            "No handover is in the data: the grid can be shown, but not what became of MQLs. "
            "Load a file of handovers, or leads with the column mql_at."
        ),
        "no_log": _(
            "There is no activity log: no sales activity is in the data. What sales did is "
            "known from deals and rejections alone, and nobody can tell an ignored lead from "
            "one not logged."
        ),
        "no_deals": _(
            "No deal is in the data: conversion, won rates and won amounts can't be told."
        ),
        "no_rejections": _(
            "No rejection is in the data: what sales gave back counts as followed up or ignored."
        ),
        "potential_touches": _(
            "No touch is in the data (what leads did: downloads, inquiries, seminars …): "
            "conditions of potential that count touches can't be told."
        ),
        "intent_touches": _(
            "No touch is in the data (what leads did: downloads, inquiries, seminars …): intent"
            " can't be told from them."
        ),
        "touch_type": _(
            "No touch is of the type {names}: conditions of the definition that ask for it "
            "never hold."
        ),
        "today": _(
            "{names}: known only as of the load, without any history. The cells of past "
            "handovers are those of today."
        ),
    }


def part() -> dict[str, str]:
    """What some rows lack."""
    return {
        "potential_unknown": _(
            "{names} blank in {part} of {whole} leads ({share}): their potential is “not scored”."
        ),
        "intent_unknown": _(
            "{names} blank in {part} of {whole} leads ({share}): their intent is “not scored”."
        ),
        "potential_field": _(
            "{name} blank in {part} of {whole} leads ({share}): their potential is judged by "
            "{others} alone."
        ),
        "intent_field": _(
            "{name} blank in {part} of {whole} leads ({share}): their intent is judged by "
            "{others} alone."
        ),
        "assumed": _(
            "Taken from the day the lead was created in {part} of {whole} handovers ({share}): no "
            "real time is known, so response hours, missed SLA and months are those of the "
            "creation."
        ),
        "between": _(
            "Known only from two exports in {part} of {whole} handovers ({share}): the earlier one "
            "counts, so response hours are too long rather than too short."
        ),
        "created": _(
            "Creation date blank in {part} of {whole} leads ({share}): a chosen period leaves them "
            "out, and how long marketing held them is not known."
        ),
        "source": _(
            "Source blank in {part} of {whole} leads ({share}): rates by source can't name it."
        ),
        "email": _(
            "E-mail blank in {part} of {whole} leads ({share}): whether two of them are one "
            "person can't be told, and the bridge counts each by itself."
        ),
        "owner": _(
            "Owner blank in {part} of {whole} handovers ({share}): no owner's rate has them, "
            "and those that nobody answered are “unassigned”, not “ignored”."
        ),
        "team": _(
            "Team blank in {part} of {whole} handovers ({share}): rates by team can't name it."
        ),
        "midnight": _(
            "Handed over at midnight in {part} of {whole} handovers ({share}), so probably "
            "known to the day only: response hours and missed SLA are up to a day off."
        ),
        "rejection": _(
            "Reason blank in {part} of {whole} rejections ({share}): why sales gave them back "
            "can't be told."
        ),
        "actor": _(
            "Actor unknown in {part} of {whole} activities ({share}): they count neither as a "
            "touch nor as follow-up."
        ),
        "activity_type": _(
            "Type blank in {part} of {whole} sales activities ({share}): automatic mails can't "
            "be told from calls, and each counts as follow-up."
        ),
        "performer": _(
            "Person blank in {part} of {whole} sales activities ({share}): whether an owner "
            "logs at all can't be told, so “ignored” is possible rather than sure."
        ),
        "day_only": _(
            "Known to the day only in {part} of {whole} sales activities ({share}): response "
            "hours are those to the start of that day."
        ),
        "amount": _(
            "Amount blank in {part} of {whole} won deals ({share}): the won amount lacks them."
        ),
        "deal_time": _(
            "No time known in {part} of {whole} deals ({share}): they count for no handover, so"
            " the conversion rate lacks them."
        ),
        "deal_created": _(
            "Creation date blank in {part} of {whole} closed deals ({share}): they count as "
            "created when they closed, so conversions look late."
        ),
        "deal_end": _(
            "Neither a stage nor won or lost in {part} of {whole} deals ({share}): they count "
            "as not won."
        ),
    }
