"""Leads, touches, deals and definitions for examples by hand. 2 March 2026 is a Monday."""

from datetime import datetime, timedelta
from typing import Any

from data.definition import Definition, parse_definition
from tests.replay import Row
from tests.stories import to_utc

BANDS = """
uncounted_activity_types = []
[[potential]]
name = "A"
any = [{ field = "employees", at_least = 100 }, { field = "industry", in = ["Food"] }]
[[potential]]
name = "B"
is_rest = true
[[intent]]
name = "Hot"
any = [{ touches = ["inquiry"], within_days = 10 }]
[[intent]]
name = "Cool"
is_rest = true
[[cell]]
potential = "A"
intent = "Hot"
is_hot = true
"""
DEFINITION = parse_definition(BANDS)
BIG: Row = {"lead_id": "L1", "employees": 100}
SECOND = timedelta(seconds=1)


def at(text: str) -> datetime:
    """A time of March 2026, in Tokyo."""
    return to_utc(datetime.fromisoformat(f"2026-03-{text}"))


AS_OF = at("31 12:00")


def touch(when: str, kind: str = "inquiry", **more: Any) -> Row:
    return {
        "lead_id": "L1",
        "activity_type": kind,
        "actor": "lead",
        "occurred_at": at(when),
    } | more


def deal(deal_id: str, created: str | None, closed: str | None = None, **more: Any) -> Row:
    times = {"created_at": created and at(created), "closed_at": closed and at(closed)}
    stage = {"deal_stage": "won" if closed else "proposal", "is_closed": closed is not None}
    return {"deal_id": deal_id, "lead_id": "L1"} | times | stage | more


def company(**tables: list[Row]) -> dict[str, list[Row]]:
    empty: dict[str, list[Row]] = {"handovers": [], "activities": [], "deals": []}
    return {"leads": [BIG]} | empty | tables


def handover(when: str, **more: Any) -> Row:
    return {"lead_id": "L1", "handed_over_at": at(when), "owner_name": "Aoki"} | more


def by_rule(rule: str, more: str = "") -> Definition:
    return parse_definition(f"{more}\n[mql]\nall = [{rule}]")
