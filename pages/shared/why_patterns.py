"""Patterns that are worth a look: each with its n and its list, none an accusation."""

from typing import Any

import streamlit as st

from pages.shared import tables, why_slack_chart
from pages.shared.ask import ask
from pages.shared.cards import Card, cards
from pages.shared.text import FEW, _, count, percent
from pages.shared.why_openings import Opening, chart_of, choose_list, opens
from pages.shared.why_seen import Seen

Row = dict[str, Any]
BY_CHANCE = 0.2  # one quarter of an hour of five


def finding(seen: Seen) -> str:
    """The pattern that says most about the log, where enough handovers carry one."""
    if not is_known(seen):
        return _("Neither what sales did nor what it gave back is in this data")
    row = _counts(seen)
    said = _not_logged(row) if not seen.is_logged else _most_telling(row)
    return said or _("No pattern stands out")


def is_known(seen: Seen) -> bool:
    """Whether the data hold anything of which a pattern could be seen."""
    return seen.is_logged or seen.has_rejections


def _most_telling(row: Row) -> str | None:
    if is_bunched(row):
        return _(
            "{last} first touches fell into the last 15 minutes before the deadline, where {usual} "
            "would be usual"
        ).format(last=count(row["count_last_quarter"]), usual=_usual(row))
    if row["count_in_bulk"] >= FEW:
        return _("{part} of {whole} first activities were logged in bulk").format(
            part=count(row["count_in_bulk"]), whole=count(row["count_first_activities"])
        )
    if row["count_uncounted_only"] >= FEW:
        return _(
            "{part} of {whole} ignored MQLs got only mails or updates that don't count"
        ).format(part=count(row["count_uncounted_only"]), whole=count(row["count_ignored"]))
    return _not_logged(row)


def _not_logged(row: Row) -> str | None:
    if row["count_without_reason"] < FEW:
        return None
    return _("{part} of {whole} MQLs were given back without a reason").format(
        part=count(row["count_without_reason"]), whole=count(row["count_rejected"])
    )


def is_bunched(row: Row) -> bool:
    """Whether more touches fell into the last quarter of an hour than chance would put there."""
    low = row["last_quarter_low"]
    return row["count_last_quarter"] >= FEW and low is not None and low > BY_CHANCE


def rules() -> list[str]:
    """How the patterns are counted, in words."""
    return [
        _(
            "**Last 15 minutes**: first responses that are counted activities with a time, "
            "in business time before the deadline, beside the average of the four quarters of an "
            "hour before. It is called bunched where at least {few} fell there and the Wilson 95 % "
            "interval of their share of the five quarters lies above one fifth. Many deadlines "
            "fall on closing time, when people log their day: that looks the same."
        ).format(few=FEW),
        _(
            "**Only uncounted**: ignored MQLs for which sales logged something, but only "
            "of types that are no follow-up by the definition, such as automatic mails and bulk "
            "updates."
        ),
        _(
            "**Logged in bulk**: the first counted activity after the handover stands at the same "
            "minute as four or more others by the same person. Entries known to the day only are "
            "left out."
        ),
    ]


def draw(seen: Seen) -> None:
    """Four patterns, each with its n and its list, and the touches around the deadline."""
    if not is_known(seen):
        st.info(
            _("There is no activity log in this data, nor any rejection: no pattern can be known."),
            icon=":material/info:",
        )
        return
    row = _counts(seen)
    st.caption(
        _(
            "Patterns, not accusations: each can have a good reason, and only the leads tell. "
            "Choose a number to see them."
        )
    )
    if not seen.is_logged:
        st.info(
            _("There is no activity log in this data: of the patterns, only rejections are known."),
            icon=":material/info:",
        )
        cards([_without_reason(row, seen)])
        return
    cards([_last_minutes(row, seen), _in_bulk(row, seen), _uncounted(row, seen),
           _without_reason(row, seen)])  # fmt: skip
    _histogram(seen)


def _counts(seen: Seen) -> Row:
    return ask("patterns", seen.view).one()


def _usual(row: Row) -> str:
    return f"{row['usual_in_a_quarter']:.1f}".removesuffix(".0")


def _card(label: str, part: int, whole: str, help_text: str, opening: Opening, seen: Seen) -> Card:
    return Card(label, count(part), None, "off", help_text, whole, opens(opening, seen))


def _last_minutes(row: Row, seen: Seen) -> Card:
    label = _("Last 15 minutes")
    counted = _("usual: {usual} in a quarter of an hour").format(usual=_usual(row))
    opening = Opening(
        "last", label, row["count_last_quarter"], "patterns_listed", {"quarter_no": 0}
    )
    help_text = _(
        "First touches in the last 15 business minutes before the deadline, beside the average of "
        "the four quarters of an hour before."
    )
    return _card(label, row["count_last_quarter"], counted, help_text, opening, seen)


def _in_bulk(row: Row, seen: Seen) -> Card:
    label = _("Logged in bulk")
    opening = _opening(label, row["count_in_bulk"], "in_bulk")
    help_text = _("Five or more first activities by one person at the same minute.")
    whole = _share(row, "in_bulk_rate", "count_first_activities", _("{rate} of {whole} touched"))
    return _card(label, row["count_in_bulk"], whole, help_text, opening, seen)


def _uncounted(row: Row, seen: Seen) -> Card:
    label = _("Only uncounted")
    opening = _opening(label, row["count_uncounted_only"], "uncounted_only")
    help_text = _(
        "Ignored, though sales logged something: only of types that are no follow-up by the "
        "definition."
    )
    whole = _share(row, "uncounted_only_rate", "count_ignored", _("{rate} of {whole} ignored"))
    return _card(label, row["count_uncounted_only"], whole, help_text, opening, seen)


def _without_reason(row: Row, seen: Seen) -> Card:
    label = _("No reason given")
    opening = _opening(label, row["count_without_reason"], "without_reason")
    help_text = _("Sales gave the MQL back and left the reason blank.")
    whole = _share(row, "without_reason_rate", "count_rejected", _("{rate} of {whole} given back"))
    return _card(label, row["count_without_reason"], whole, help_text, opening, seen)


def _opening(label: str, total: int, pattern: str) -> Opening:
    return Opening(pattern, label, total, "patterns_listed", {"pattern": pattern})


def _share(row: Row, rate: str, whole: str, words: str) -> str:
    """The share; with few there is only the number."""
    shown = percent(row[rate]) if row[whole] >= FEW else "–"
    return words.format(rate=shown, whole=count(row[whole]))


def _histogram(seen: Seen) -> None:
    rows = ask("touches_by_slack", seen.view).dicts()
    if not rows:
        return
    st.header(_("When, before the deadline, does the first touch come?"), anchor=False)
    openings = [
        Opening(
            str(row["quarter_no"]), why_slack_chart.quarter(row["quarter_no"]),
            row["count_handovers"], "patterns_listed", {"quarter_no": row["quarter_no"]},
        )
        for row in rows
    ]  # fmt: skip
    chart_of(why_slack_chart.slack(rows), openings, "slack", _("First touches by time left"))
    choose_list(openings, "slack", seen)
    with st.expander(_("As a table"), icon=":material/table:"):
        tables.table(ask("touches_by_slack", seen.view), key="slack")
