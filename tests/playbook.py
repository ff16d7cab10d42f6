"""Playbooks for the tests: what was agreed for a cell."""

from typing import Any

from data.definition import Cell, Definition, Organisation, parse_definition

ONE_CELL = """
[[potential]]
name = "A"
is_rest = true
[[intent]]
name = "Any"
is_rest = true
"""
INSIDE = Organisation(name="Inside sales", actor="sales")
AGREED = {"organisation": "Inside sales", "actions": ("call", "visit")}
HOT = parse_definition(
    """
    [[potential]]
    name = "A"
    is_rest = true
    [[intent]]
    name = "Hot"
    any = [
        { touches = ["inquiry"], within_days = 30 },
        { touches = ["download"], at_least = 2, within_days = 10 },
        { field = "status", in = ["hot"] },
    ]
    [[organisation]]
    name = "Inside sales"
    actor = "sales"
    [[organisation]]
    name = "Marketing"
    actor = "marketing"
    [[cell]]
    potential = "A"
    intent = "Hot"
    is_hot = true
    organisation = "Inside sales"
    actions = ["call"]
    """
)


def agreed(*organisations: Organisation, **cell: Any) -> Definition:
    """Bands of one cell, and what was agreed for it."""
    bands = parse_definition(ONE_CELL)
    return Definition(
        uncounted_activity_types=("automatic_email",),
        potential=bands.potential,
        intent=bands.intent,
        organisation=organisations or (INSIDE,),
        cell=(Cell(potential="A", intent="Any", **(cell or AGREED)),),
    )
