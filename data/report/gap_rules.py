"""What the data may lack, and which numbers that weakens: one row per rule, kept in one place.

A rule says only what the questions compute from a field, by the definition in force.
"""

from dataclasses import dataclass

from data.conditions import FIELDS, Leaf, TouchCondition, leaves
from data.definition import AXES, Band, Definition
from data.today import fields_of_today


@dataclass(frozen=True)
class GapRule:
    """Rows of `rows` that lack something, of those `among`; told from a share of `least` on."""

    name: str
    rows: str  # what is counted: a table of ROWS
    lacks: str
    among: str = "true"
    least: float = 0.1
    names: tuple[str, ...] = ()  # fields or types that the sentence names
    needs: str = "true"  # a condition over the whole data, which may bind $kind
    kind: str = ""


# What is counted. A handover that names nobody has its lead's owner and team
# (queries/models/merged_handovers.sql).
ROWS = {
    "leads": "leads",
    "handovers": (
        "(select *, coalesce(owner_name, lead_owner_name) as charged, "
        "coalesce(team_name, lead_team_name) as charged_team from handover_facts)"
    ),
    "activities": "activities",
    "deals": "deals",
}
BY_SALES = "actor = 'sales'"
LOCAL_TIME = "(handed_over_at at time zone 'UTC' at time zone $time_zone)::time"
ASSUMED = "taken from the day the lead was created"  # a note of data/fitting/assumed.sql
BETWEEN = "select handover_id from handovers where known_until is not null"
KNOWN_FROM = "coalesce(created_at, case when is_closed then closed_at end)"
TOUCHED = "select 1 from activities where actor in ('lead', 'marketing')"

RULES = (
    GapRule("no_handovers", "leads", "true", needs="not exists (select 1 from handovers)"),
    GapRule(
        "no_log",
        "handovers",
        "true",
        needs=f"not exists (select 1 from activities where {BY_SALES})",
    ),
    GapRule("no_deals", "handovers", "true", needs="not exists (select 1 from deals)"),
    GapRule(
        "no_rejections",
        "handovers",
        "true",
        needs="not exists (select 1 from handovers where rejected_at is not null)",
    ),
    GapRule(
        "assumed",
        "handovers",
        "handed_over_at = lead_created_at",
        least=0.0,
        needs=f"exists (select 1 from notes where topic = '{ASSUMED}')",
    ),
    GapRule("between", "handovers", f"handover_id in ({BETWEEN})", least=0.0),
    GapRule("created", "leads", "created_at is null"),
    GapRule("source", "leads", "source is null"),
    GapRule("email", "leads", "email is null", least=0.5),
    GapRule("owner", "handovers", "charged is null"),
    GapRule("team", "handovers", "charged_team is null", least=0.5),
    GapRule("midnight", "handovers", f"{LOCAL_TIME} = time '00:00:00'", least=0.5),
    GapRule("rejection", "handovers", "rejection_reason is null", "rejected_at is not null"),
    GapRule("actor", "activities", "actor is null", least=0.01),
    GapRule("performer", "activities", "performed_by is null", BY_SALES),
    GapRule("day_only", "activities", "is_date_only", BY_SALES),
    GapRule("amount", "deals", "amount is null", "is_won and is_closed"),
    GapRule("deal_time", "deals", KNOWN_FROM + " is null", least=0.01),
    GapRule("deal_created", "deals", "created_at is null", "is_closed and closed_at is not null"),
    GapRule("deal_end", "deals", "is_won is null and deal_stage is null"),
)


@dataclass(frozen=True)
class Asked:
    """What the bands of an axis ask of a lead."""

    fields: tuple[str, ...] = ()
    asks_touches: bool = False
    touches: tuple[str, ...] = ()

    @classmethod
    def by(cls, bands: tuple[Band, ...]) -> "Asked":
        """What some bands ask."""
        own = [leaf for band in bands if band.condition for leaf in leaves(band.condition)]
        fields = tuple(dict.fromkeys(name for leaf in own if (name := _field(leaf))))
        asks = any(isinstance(leaf, TouchCondition) or _is_points(leaf) for leaf in own)
        touches = [
            kind for leaf in own if isinstance(leaf, TouchCondition) for kind in leaf.touches
        ]
        return cls(fields, asks, tuple(dict.fromkeys(touches)))


def gap_rules(definition: Definition) -> list[GapRule]:
    """The rules that matter by a definition: those of its own fields first."""
    own = [rule for axis in AXES for rule in _of_axis(axis, Asked.by(getattr(definition, axis)))]
    if today := [name for name in fields_of_today(definition) if name != "deal_stage"]:
        known = " or ".join(f"{name} is not null" for name in today)
        own.append(GapRule("today", "handovers", known, names=tuple(today)))
    if definition.uncounted_activity_types:
        own.append(GapRule("activity_type", "activities", "activity_type is null", BY_SALES))
    return [*own, *RULES]


def _of_axis(axis: str, asked: Asked) -> list[GapRule]:
    rules = [_of_field(axis, asked, name) for name in asked.fields]
    if asked.fields and not asked.asks_touches:
        blank = " and ".join(f"{name} is null" for name in asked.fields)
        rules = [GapRule(f"{axis}_unknown", "leads", blank, names=asked.fields), *rules]
        rules = rules if len(asked.fields) > 1 else rules[:1]
    return rules + _of_touches(axis, asked)


def _of_field(axis: str, asked: Asked, name: str) -> GapRule:
    """One field is blank, and something else is left to judge by."""
    others = [one for one in asked.fields if one != name]
    known = "true" if asked.asks_touches else " or ".join(f"{one} is not null" for one in others)
    names = (name, *others, *(["touches"] if asked.asks_touches else []))
    lacks = f"{name} is null and ({known or 'true'})"
    return GapRule(f"{axis}_field", "leads", lacks, least=0.5, names=names)


def _of_touches(axis: str, asked: Asked) -> list[GapRule]:
    """No touch at all, or none of a type that the definition asks for."""
    if not asked.asks_touches:
        return []
    types = [
        GapRule(
            "touch_type", "leads", "true", names=(kind,), kind=kind,
            needs=f"exists ({TOUCHED}) and not exists ({TOUCHED} and activity_type = $kind)",
        )
        for kind in asked.touches
    ]  # fmt: skip
    return [GapRule(f"{axis}_touches", "leads", "true", needs=f"not exists ({TOUCHED})"), *types]


def _field(leaf: Leaf) -> str:
    name = getattr(leaf, "field", "")
    return name if name in FIELDS and name not in ("points", "deal_stage") else ""


def _is_points(leaf: Leaf) -> bool:
    return getattr(leaf, "field", "") == "points"
