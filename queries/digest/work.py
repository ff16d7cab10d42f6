"""The open work at the end of a digest: what will breach, what is overdue, what nobody owns."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from queries.digest.scope import Scope
from queries.language import NONE, Language

BUSINESS_DAYS = 2  # how far ahead a digest looks
MOST_ROWS = 6  # of each list


@dataclass(frozen=True)
class Item:
    """One lead that waits: its id and company, its cell, its deadline, and whose it is."""

    lead: str
    company: str
    cell: str
    is_hot: bool
    deadline: str
    left: str
    whose: str


@dataclass(frozen=True)
class WorkList:
    """The first rows of one list, and how many there are."""

    title: str
    rows: list[Item]
    more: str


def work_lists(scope: Scope, say: Language, is_logged: bool) -> list[WorkList]:
    """The lists that have rows, with what can still be saved first."""
    asked = _open(scope) | {"meeting_at": _meeting_at(scope)}
    counts = scope.ask("work_counts", asked).one()
    until = say.moment(counts["meeting_at"], scope.week.zone) if counts["meeting_at"] else NONE
    breach = say._("{count} will breach by {until}")
    titles = {
        "breach": breach if is_logged else say._("{count} are due by {until}"),
        "hot": say._("{count} are overdue in hot cells"),
        "unassigned": say._("{count} have no owner"),
    }
    return [
        _list(scope, say, asked, name, title.format(count=say.count(total), until=until), total)
        for name, title in titles.items()
        if (total := counts[f"count_{name}"])
    ]


def overdue(scope: Scope, say: Language) -> str:
    """How many are overdue in all, hot or not; nobody knows where sales logs nothing."""
    counts = scope.ask("work_counts", _open(scope)).one()
    if not counts["has_sales_activities"]:
        return ""
    return say._("{overdue} MQLs are overdue in all, {hot} of them in hot cells.").format(
        overdue=say.count(counts["count_overdue"]), hot=say.count(counts["count_hot"])
    )


def _open(scope: Scope) -> dict[str, Any]:
    """Open work does not end with a week: all handovers up to the moment."""
    return {"as_of": scope.week.as_of} | scope.segment()


def _meeting_at(scope: Scope) -> datetime | None:
    days = scope.ask("work_days", {"as_of": scope.week.as_of}).dicts()
    return next((day["closes_at"] for day in days if day["day_no"] == BUSINESS_DAYS), None)


def _list(
    scope: Scope, say: Language, asked: dict[str, Any], name: str, title: str, total: int
) -> WorkList:
    """The first rows of a list, hot cells first; what will breach is short enough to sort here."""
    most = None if name == "breach" else MOST_ROWS
    rows = scope.ask("work_listed", asked | {"list": name, "most_rows": most}).dicts()
    first = sorted(rows, key=lambda row: not row["is_hot"])[:MOST_ROWS]
    more = say._("and {count} more").format(count=say.count(total - len(first)))
    return WorkList(
        title, [_item(row, scope, say) for row in first], more if total > len(first) else ""
    )


def _item(row: dict[str, Any], scope: Scope, say: Language) -> Item:
    owner, person = (row["owner_name"], row["lead_name"]) if scope.shows_names else (None, None)
    deadline = row["deadline_at"]
    return Item(
        # Some companies use addresses as ids; an address names a person.
        row["lead_id"] if scope.shows_names or "@" not in row["lead_id"] else NONE,
        " · ".join(part for part in (row["company_name"], person) if part),
        say.cell(row["potential"], row["intent"]),
        bool(row["is_hot"]),
        say.moment(deadline, scope.week.zone) if deadline else NONE,
        _left(row, say),
        " · ".join(part for part in (row["team_name"], owner) if part),
    )


def _left(row: dict[str, Any], say: Language) -> str:
    """How many business hours are left, or have passed since."""
    if row["left_business_hours"] is None:
        return ""
    form = say._("{hours} over") if row["due"] == "past" else say._("{hours} left")
    return form.format(hours=say.hours(abs(row["left_business_hours"])))
