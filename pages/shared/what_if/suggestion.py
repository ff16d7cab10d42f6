"""A suggestion under a stated goal: found on older handovers, shown on newer ones."""

from collections.abc import Sequence
from itertools import combinations

import streamlit as st

from pages.shared.progress import show
from pages.shared.text import _, count, day
from pages.shared.view import opened
from pages.shared.waiting import quietly
from pages.shared.what_if.dials import Turning, turnings
from pages.shared.what_if.front import front_panel
from pages.shared.what_if.goal import choose_goal
from pages.shared.what_if.recalled import keep, recall
from pages.shared.what_if.search import Found, Row, Search, Wanted, movers, split_of
from pages.shared.what_if.trying import Trying
from queries.suggestions import LEAST, TooFew, too_few

VARIED, DAYS, FOUND = "what_if_varied", "what_if_within", "what_if_found"
USUAL_DAYS, MOST_DAYS = 90, 730
MOST_VARIED = 3


def suggestion(tried: Trying) -> None:
    """State a goal, choose what may vary, find, compare, take."""
    thresholds = [one for one in turnings(tried) if one.is_threshold]
    if not thresholds:
        st.info(_("The draft has no threshold that could be varied."), icon=":material/info:")
        return
    st.caption(_how())
    with st.container(horizontal=True, vertical_alignment="bottom"):
        goal = choose_goal()
        within_days = _choose_days()
    varied = _choose_varied(tried, thresholds)
    split = split_of(tried, within_days)
    if refusal := _refusal(split, within_days):
        st.warning(refusal, icon=":material/block:")
        return
    st.caption(_parts(tried, split, within_days))
    if not varied:
        st.info(_("Choose at least one number that may vary."), icon=":material/info:")
        return
    if any(not one.can_move_with(other) for one, other in combinations(varied, 2)):
        st.info(_("How many touches and within how many days: choose one of the two."))
        return
    wanted = Wanted(goal, tuple(one.path for one in varied), within_days)
    search = Search(tried, wanted, varied, split)
    if found := _found(search):
        front_panel(search, found)


def _how() -> str:
    return _(
        "All combinations of up to three thresholds are tried on the older handovers. Those that "
        "no other beats (fewer MQLs and as many won) are the front; the one that meets the goal "
        "best is suggested, and shown on the newer handovers, which it has not seen."
    )


def _choose_days() -> int:
    recall(DAYS, USUAL_DAYS)
    return int(
        st.number_input(
            _("A deal counts within days"), min_value=1, max_value=MOST_DAYS, step=1, key=DAYS,
            width=230, on_change=keep, args=(DAYS,),
            help=_("Younger handovers are left out, so that all had the same time."),
        )
    )  # fmt: skip


def _choose_varied(tried: Trying, thresholds: Sequence[Turning]) -> list[Turning]:
    """Up to three thresholds; at first those that change anything."""
    known = {one.path: one for one in thresholds}
    left = st.session_state.get(f"{VARIED}_left")
    if left is None or not set(left) <= set(known):
        st.session_state[f"{VARIED}_left"] = movers(tried, thresholds, MOST_VARIED)
    recall(VARIED, [])
    st.multiselect(
        _("Numbers that may vary, three at the most"), list(known), key=VARIED,
        max_selections=MOST_VARIED, format_func=lambda path: known[path].label,
        placeholder=_("Choose numbers …"), on_change=keep, args=(VARIED,),
    )  # fmt: skip
    return [one for path, one in known.items() if path in st.session_state[VARIED]]


def _refusal(split: Row, within_days: int) -> str:
    """Why nothing is suggested; empty where there is enough."""
    if not split["count_older"] and not split["count_newer"]:
        return _(
            "No suggestion: no handover is at least {days} days old. Without "
            "handovers and what became of them there is nothing to learn from."
        ).format(days=count(within_days))
    short = [_short(one) for one in too_few(split)]
    if not short:
        return ""
    return _(
        "No suggestion: each part needs {least} handovers that converted and {least} that did "
        "not, else it would be chance. {parts}"
    ).format(least=count(LEAST), parts=" ".join(short))


def _short(one: TooFew) -> str:
    said = (
        _("The newer part has {converted} that converted and {others} that did not.")
        if one.is_newer
        else _("The older part has {converted} that converted and {others} that did not.")
    )
    return said.format(converted=count(one.count_converted), others=count(one.count_not_converted))


def _parts(tried: Trying, split: Row, within_days: int) -> str:
    zone = opened(str(tried.view.path)).time_zone
    return _(
        "Older part: {older} handovers from {first}, {older_converted} converted. Newer part: "
        "{newer} from {split} to {last}, {newer_converted} converted. Handovers younger than "
        "{days} days are left out; the period in the sidebar does not matter here."
    ).format(
        older=count(split["count_older"]), newer=count(split["count_newer"]),
        first=day(split["first_at"], zone), split=day(split["split_at"], zone),
        last=day(split["last_at"], zone), days=count(within_days),
        older_converted=count(split["count_older_converted"]),
        newer_converted=count(split["count_newer_converted"]),
    )  # fmt: skip


def _found(search: Search) -> Found | None:
    """What was found for this goal; it stays while only the varied numbers are turned."""
    known: Found | None = st.session_state.get(FOUND)
    if st.button(_("Find"), icon=":material/search:", type="primary", key="what_if_find"):
        bar = st.progress(0.0, text=_("Trying all combinations …"))
        with quietly():  # this bar tells of it
            known = search.run(lambda done: show(bar, done, _("Trying all combinations …")))
        bar.empty()
        st.session_state[FOUND] = known
    return known if known is not None and search.is_of(known) else None
