"""Every number of the draft can be opened: the leads or deals behind it."""

from typing import Any

import streamlit as st

from pages.shared.text import _, count
from pages.shared.what_if.lists import case_list
from pages.shared.what_if.trying import Trying

Row = dict[str, Any]
CASES, DEALS = "cases_listed", "caught_deals_listed"


def openings(tried: Trying, row: Row, is_logged: bool) -> None:
    """A button for each list, with its length."""
    with st.popover(_("Lists"), icon=":material/list:", type="tertiary"):
        for question, which, title, total in _lists(row, is_logged):
            label = _("{title}: {count}").format(title=title, count=count(total))
            key = f"what_if_open_{question}_{which}"
            if st.button(label, key=key, type="tertiary", disabled=not total):
                case_list(tried, question, title, total, which=which)


def _lists(row: Row, is_logged: bool) -> list[tuple[str, str, str, int]]:
    """What can be opened: the question, which rows, what it is called, how many there are."""
    handed_over = [
        (CASES, "hot", _("MQLs that were handed over"), row["count_hot"]),
        (CASES, "converted", _("of these: became deals"), row["count_hot_converted"]),
        (CASES, "won", _("of these: won"), row["count_hot_won"]),
    ]
    sales = [
        (CASES, "due", _("of these: due"), row["count_hot_due"]),
        (CASES, "ignored", _("of these: ignored"), row["count_hot_ignored"]),
        (CASES, "late", _("of these: answered late"), row["count_hot_late"]),
    ]
    others = [
        (CASES, "never_handed_over", _("MQLs that were never handed over"), row["count_hot_leads"]),
        (CASES, "never_handed_over_with_deal", _("of these: with a deal"),
         row["count_hot_leads_with_deal"]),
        (CASES, "handed_over", _("All handovers, MQLs or not"), row["count_counted"]),
    ]  # fmt: skip
    deals = [
        (DEALS, "caught", _("Deals caught"), row["count_deals_caught"]),
        (DEALS, "missed", _("Deals missed"), row["count_deals"] - row["count_deals_caught"]),
        (DEALS, "won_caught", _("Won deals caught"), row["count_won_deals_caught"]),
        (DEALS, "won_missed", _("Won deals missed"),
         row["count_won_deals"] - row["count_won_deals_caught"]),
    ]  # fmt: skip
    return [*handed_over, *(sales if is_logged else []), *others, *deals]
