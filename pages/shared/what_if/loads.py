"""Months and owners: how many MQLs a month, and who would have more than can be worked on."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from html import escape  # charts read markup in what they are given
from typing import Any

import streamlit as st

from pages.shared import tables
from pages.shared.names import hides_names, names_switch
from pages.shared.text import _, count, day
from pages.shared.view import EARLIEST, carry, opened
from pages.shared.what_if.asking import ask_agreed, ask_draft
from pages.shared.what_if.load_chart import weeks_chart
from pages.shared.what_if.loads_by_month import months
from pages.shared.what_if.trying import Trying
from queries import Rows

Row = dict[str, Any]
USUAL_CAPACITY, MOST_CAPACITY = 15, 1000
MOST_OWNERS, MOST_WEEKS = 15, 26
CAPACITY = "what_if_capacity"
CONFIG = {"displaylogo": False, "displayModeBar": False}


def loads(tried: Trying) -> None:
    """MQLs a month, and a week and owner, by the draft and by the agreed definition."""
    months(tried)
    _owners(tried)


def _owners(tried: Trying) -> None:
    head = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        capacity = _capacity()
        names_switch()
    asked: Row = {"capacity_a_week": capacity, "from_at": since(tried)}
    draft = ask_draft(tried, "hot_by_owner", **asked).dicts()
    agreed = ask_agreed(tried, "hot_by_owner", **asked).dicts()
    named, others = _named(draft), _named(agreed)
    head.subheader(_over(named, others, capacity), anchor=False)
    _tell_unnamed(draft)
    if not named:
        return
    names = _names([*named, *others])
    weeks = ask_draft(tried, "hot_by_owner_and_week", from_at=since(tried)).dicts()
    busiest = [row["owner_name"] for row in named[:MOST_OWNERS]]
    _draw_weeks(tried, {owner: names[owner] for owner in busiest}, weeks, capacity)
    with st.expander(_("Every owner as a table"), icon=":material/table:"):
        tables.table(_owner_table(names, draft, agreed), key="what_if_owners")


def since(tried: Trying) -> datetime:
    """From when loads count: a lead without a creation time would add a century of idle weeks."""
    return tried.view.period.from_at or datetime.combine(EARLIEST, time())


def _capacity() -> int:
    """MQLs that an owner can work on in a week, kept in the URL."""
    chosen = st.query_params.get("capacity", "")
    is_number = chosen.isascii() and chosen.isdigit() and len(chosen) <= len(str(MOST_CAPACITY))
    wanted = int(chosen) if is_number else USUAL_CAPACITY
    st.session_state[CAPACITY] = min(max(wanted, 1), MOST_CAPACITY)
    return int(
        st.number_input(
            _("Capacity: MQLs a week per owner"), min_value=1, max_value=MOST_CAPACITY, step=1,
            key=CAPACITY, width=280,
            on_change=lambda: carry("capacity", str(st.session_state[CAPACITY])),
        )
    )  # fmt: skip


def _named(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row["owner_name"] is not None]


def _over(named: Sequence[Row], others: Sequence[Row], capacity: int) -> str:
    if not named:
        return _("No MQL of the draft names an owner")
    over = _count_over(named)
    said = _(
        "{over} of {owners} owners would be over {capacity} MQLs in at least one week (agreed: "
        "{over_agreed} of {owners_agreed})"
    )
    if not over:
        said = _(
            "None of {owners} owners would be over {capacity} MQLs in any week: the busiest has "
            "{most} (agreed: {over_agreed} of {owners_agreed} over)"
        )
    return said.format(
        over=count(over), owners=count(len(named)), capacity=count(capacity),
        most=count(named[0]["most_of_any_owner"]),
        over_agreed=count(_count_over(others)), owners_agreed=count(len(others)),
    )  # fmt: skip


def _count_over(rows: Sequence[Row]) -> int:
    return sum(row["count_weeks_over"] > 0 for row in rows)


def _tell_unnamed(draft: Sequence[Row]) -> None:
    unnamed = sum(row["count_hot"] for row in draft if row["owner_name"] is None)
    if unnamed:
        st.caption(
            _(
                "{unnamed} of {whole} MQLs of the draft name no owner: whoever gets them has that "
                "much more."
            ).format(unnamed=count(unnamed), whole=count(sum(row["count_hot"] for row in draft)))
        )


def _names(rows: Sequence[Row]) -> dict[str, str]:
    """How each owner is called, most MQLs first; without names where persons stay unnamed."""
    owners = list(dict.fromkeys(row["owner_name"] for row in rows))
    if not hides_names():
        return {owner: owner for owner in owners}
    anonymous = _("Owner {number}")
    return {owner: anonymous.format(number=count(n)) for n, owner in enumerate(owners, start=1)}


def _draw_weeks(tried: Trying, names: dict[str, str], rows: Sequence[Row], capacity: int) -> None:
    """The busiest owners of the draft over the newest weeks."""
    by_place = {(row["owner_name"], row["week_on"]): row["count_hot"] for row in rows}
    last = max(row["week_on"] for row in rows)
    first = max(min(row["week_on"] for row in rows), last - timedelta(weeks=MOST_WEEKS - 1))
    weeks = [first + timedelta(weeks=n) for n in range((last - first).days // 7 + 1)]
    owners = list(names)
    found = [[by_place.get((owner, week), 0) for week in weeks] for owner in owners]
    zone = opened(str(tried.view.path)).time_zone
    said = _("{owner}, week from {week}: {mqls} MQLs, capacity {capacity}")
    hovers = [
        [
            said.format(
                owner=escape(names[owner]), week=day(week, zone), mqls=count(mqls),
                capacity=count(capacity),
            )
            for week, mqls in zip(weeks, line, strict=True)
        ]
        for owner, line in zip(owners, found, strict=True)
    ]  # fmt: skip
    figure = weeks_chart([escape(names[one]) for one in owners], weeks, found, capacity, hovers)
    st.plotly_chart(
        figure, key="what_if_weeks", config=CONFIG, alt=_("MQLs of each owner and week")
    )
    st.caption(
        _(
            "MQLs of the draft per owner and week, those never handed over with the owner of the "
            "lead: the {owners} with the most, the newest {weeks} weeks. Blue: up to the "
            "capacity; orange: over it."
        ).format(owners=count(len(owners)), weeks=count(len(weeks)))
    )


def _owner_table(names: dict[str, str], draft: Sequence[Row], agreed: Sequence[Row]) -> Rows:
    """Every owner: a week on average, the busiest week, weeks over the capacity."""
    ours, theirs = ({row["owner_name"]: row for row in rows} for rows in (draft, agreed))
    columns = [
        _("Owner"), _("Draft: MQLs a week"), _("Draft: busiest week"),
        _("Draft: weeks over capacity"), _("Agreed: MQLs a week"), _("Agreed: busiest week"),
        _("Agreed: weeks over capacity"),
    ]  # fmt: skip
    told = [
        (name, *_rounded(ours.get(owner, {})), *_rounded(theirs.get(owner, {})))
        for owner, name in names.items()
    ]
    return Rows(columns, told)


def _rounded(row: Row) -> list[float]:
    parts = ("hot_a_week", "most_in_a_week", "count_weeks_over")
    return [round(float(row.get(name, 0)), 2) for name in parts]
