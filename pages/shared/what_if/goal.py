"""The goal of a suggestion: what is wanted, and how much of it."""

from dataclasses import dataclass
from typing import cast

import streamlit as st

from pages.shared.text import _, count, percent
from pages.shared.what_if.recalled import keep, recall
from queries.suggestions import Goal, Kind

KIND = "what_if_goal"


@dataclass(frozen=True)
class Wish:
    """One kind of goal: its words, its usual number and the largest one."""

    label: str
    number: str
    usual: int
    most: int


def choose_goal() -> Goal:
    """The kind of goal and its number."""
    wishes = _wishes()
    recall(KIND, "won_share", wishes)
    kind = cast(
        Kind,
        st.segmented_control(
            _("Goal"), list(wishes), key=KIND, required=True, on_change=keep, args=(KIND,),
            format_func=lambda name: wishes[name].label,
        ),
    )  # fmt: skip
    wish, key = wishes[kind], f"what_if_goal_{kind}"
    recall(key, wish.usual)
    number = st.number_input(
        wish.number, min_value=1, max_value=wish.most, step=1, key=key, width=160, on_change=keep,
        args=(key,),
    )  # fmt: skip
    return Goal(kind, number / 100 if kind == "won_share" else float(number))


def _wishes() -> dict[str, Wish]:
    return {
        "won_share": Wish(
            _("Share of the won"), _("Won, % at least"), 80, 100
        ),
        "mqls_a_month": Wish(
            _("MQLs a month"), _("MQLs a month, at most"), 120, 100_000
        ),
        "mqls_a_week": Wish(
            _("MQLs a week per owner"),
            _("MQLs a week per owner, at most"), 15, 10_000,
        ),
    }  # fmt: skip


def words_of(goal: Goal) -> str:
    """The goal in words."""
    if goal.kind == "won_share":
        return _("at least {share} of the won, with the fewest MQLs").format(
            share=percent(goal.value)
        )
    if goal.kind == "mqls_a_month":
        return _("at most {number} MQLs a month, with the most won").format(
            number=count(goal.value)
        )
    return _("at most {number} MQLs a week per owner, with the most won").format(
        number=count(goal.value)
    )
