"""What happened to one lead: a timeline that opens around a handover, and the same as a table."""

from collections.abc import Callable
from datetime import datetime, timedelta
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

from pages.shared import tables
from pages.shared.ask import ask
from pages.shared.lead_words import kind, weekday, when
from pages.shared.text import _, money
from pages.shared.timeline_chart import Line, Mark, shades, timeline
from pages.shared.view import current_view, opened
from queries import Rows

Row = dict[str, Any]
ALL = "all"
BEFORE, AFTER, MOST = timedelta(days=10), timedelta(days=5), timedelta(days=60)
# So many handovers can be chosen beside "All"; the table holds the events of every one.
MOST_HANDOVERS = 4
TABLE = (
    "happened_at", "event", "performed_by", "outcome", "subject", "amount", "is_counted",
    "is_date_only",
)  # fmt: skip


@st.fragment
def lead_events(lead_no: int, handovers: list[Row]) -> None:
    """The timeline with its stretches, and the events as a table."""
    view = current_view()
    zone = opened(str(view.path)).time_zone
    events = ask("lead_events", view, lead_no=lead_no)
    if not len(events):
        st.info(_("Nothing is logged for this lead."), icon=":material/info:")
        return
    rows = events.dicts()
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"
    ):
        st.header(_("What happened"), anchor=False)
        chosen = _chosen_stretch(handovers, zone)
    shown = _stretch(chosen, rows, handovers, view.period.as_of)
    local = _to_local(zone)
    figure = timeline(
        [_mark(row, local, zone) for row in rows],
        _lines(handovers, view.period.as_of, local),
        _lanes(),
        (local(shown[0]), local(shown[1])),
        _days(shown, local),
    )
    alt = _("Timeline of the events in the table below.")
    st.plotly_chart(figure, key="timeline", config={"displaylogo": False}, alt=alt)
    st.caption(_legend(shades(shown)))
    tables.table(_readable(events), "events")


def _chosen_stretch(handovers: list[Row], zone: ZoneInfo) -> str:
    """Which stretch the reader looks at: around one of the newest handovers, or everything."""
    if not handovers:
        return ALL
    labels = {
        str(row["handover_no"]): _("Handover of {when}").format(
            when=weekday(row["handed_over_at"], zone)
        )
        for row in handovers[:MOST_HANDOVERS]
    } | {ALL: _("All")}
    chosen = st.segmented_control(
        _("Shown"), list(labels), default=next(iter(labels)), format_func=labels.__getitem__,
        key="shown_stretch", required=True, label_visibility="collapsed",
    )  # fmt: skip
    return str(chosen)


def _stretch(
    chosen: str, rows: list[Row], handovers: list[Row], now: datetime
) -> tuple[datetime, datetime]:
    own = next((row for row in handovers if str(row["handover_no"]) == chosen), None)
    if own is None:
        ends = [row["deadline_at"] for row in handovers if row["deadline_at"]]
        last = max([*(row["happened_at"] for row in rows), *ends])
        margin = max((last - rows[0]["happened_at"]) * 0.04, timedelta(hours=12))
        return rows[0]["happened_at"] - margin, last + margin
    start = own["handed_over_at"] - BEFORE
    answers = [own["first_response_at"], own["deadline_at"], own["handed_over_at"]]
    end = max(moment for moment in answers if moment) + AFTER
    return start, min(end, start + MOST)


def _mark(row: Row, local: Callable[[datetime], datetime], zone: ZoneInfo) -> Mark:
    at = when(row["happened_at"], zone, is_day_only=row["is_date_only"])
    said = [f"<b>{escape(event(row))}</b>", at]
    if row["performed_by"] and row["kind"] != "handover":
        said.append(_("by {who}").format(who=escape(row["performed_by"])))
    said += [escape(text) for text in (_outcome(row), row["subject"]) if text]
    if row["amount"]:
        said.append(money(row["amount"]))
    is_pale = row["is_counted"] is False
    if is_pale:
        said.append(_("does not count as follow-up"))
    is_named = row["kind"] in ("rejection", "deal", "deal_closed")
    return Mark(
        lane(row), local(row["happened_at"]), "<br>".join(said), not is_pale,
        f" {escape(event(row))} " if is_named else "",
    )  # fmt: skip


def _outcome(row: Row) -> str | None:
    """What came of it, where the event's name does not say so already."""
    return None if row["kind"] == "deal_closed" else row["outcome"]


def lane(row: Row) -> str:
    """The lane of an event."""
    own = {"handover": "handover", "rejection": "handover", "deal": "deals", "deal_closed": "deals"}
    return own.get(row["kind"]) or str(row["actor"])


def event(row: Row) -> str:
    """An event in words."""
    if row["kind"] == "handover" and row["performed_by"]:
        return _("Handed to {owner}").format(owner=row["performed_by"])
    if row["kind"] == "deal_closed":
        return _("Deal won") if row["outcome"] == "won" else _("Deal lost")
    known = {
        "created": _("Lead came in"),
        "handover": _("Handed over"),
        "rejection": _("Given back"),
        "deal": _("Deal made"),
    }
    said = known.get(row["kind"]) or kind(row["activity_type"])
    return said[:1].upper() + said[1:]


def _lanes() -> dict[str, str]:
    return {
        "handover": _("Handover"),
        "deals": _("Deal"),
        "sales": _("Sales"),
        "marketing": _("Marketing"),
        "lead": _("Lead"),
    }


def _lines(
    handovers: list[Row], now: datetime, local: Callable[[datetime], datetime]
) -> list[Line]:
    lines = [Line(local(now), _("as of"), "dot")]
    for row in handovers:
        lines.append(Line(local(row["handed_over_at"]), _("handed over") + " ", "solid", True))
        if row["deadline_at"]:
            lines.append(Line(local(row["deadline_at"]), " " + _("deadline"), "dash"))
    return lines


def _days(shown: tuple[datetime, datetime], local: Callable[[datetime], datetime]) -> list[Any]:
    if not shades(shown):
        return []
    rows = ask("lead_open_hours", shown_from_at=shown[0], shown_until_at=shown[1]).dicts()
    return [
        (
            (local(row["starts_at"]), local(row["ends_at"])),
            (local(row["opens_at"]), local(row["closes_at"])),
        )
        for row in rows
    ]


def _legend(shaded: str) -> str:
    said = {
        "hours": _("Pale bands: business hours."),
        "closed": _("Shaded: days on which the company is closed."),
    }
    pale = _("Hollow and grey: entries of sales that do not count as follow-up.")
    return " ".join(filter(None, [said.get(shaded), pale]))


def _to_local(zone: ZoneInfo) -> Callable[[datetime], datetime]:
    utc = ZoneInfo("UTC")
    return lambda moment: moment.replace(tzinfo=utc).astimezone(zone).replace(tzinfo=None)


def _readable(events: Rows) -> Rows:
    cells = []
    for row in events.dicts():
        own = row | {"event": event(row), "outcome": _outcome(row)}
        cells.append(tuple(own[name] for name in TABLE))
    return Rows(list(TABLE), cells)
