"""A definition in the making: plain lists and dicts that forms edit, checked as a whole."""

from dataclasses import dataclass, field
from itertools import count
from typing import Any

from pydantic import ValidationError

from data.calendar import KIND
from data.conditions import (
    NUMBER_FIELDS,
    AllOf,
    AnyOf,
    Condition,
    NumberCondition,
    TextCondition,
)
from data.definition import AXES, Axis, Band, Definition

Node = dict[str, Any]
REST = "rest"
_numbers = count(1)


@dataclass
class Faults:
    """What is wrong, by the id of the part and the path of the field below it."""

    found: dict[tuple[int, str], str] = field(default_factory=dict)

    def of(self, part: Node, name: str | None = None) -> list[str]:
        """The faults of a part, or of one of its fields."""
        return [
            message
            for (number, path), message in self.found.items()
            if number == part["id"] and (name is None or path == name)
        ]

    def below(self, part: Node, name: str) -> list[str]:
        """The faults of everything below a field of a part."""
        return [
            message
            for (number, path), message in self.found.items()
            if number == part["id"] and path.startswith(f"{name}.")
        ]


def node(**values: Any) -> Node:
    """A part with an id of its own, which stays while the part is moved or renamed."""
    return {"id": next(_numbers), **values}


def from_definition(definition: Definition) -> Node:
    """The definition as a draft."""
    simple = definition.model_dump(include={
        "name", "repeat_after_days", "sla_business_hours", "uncounted_activity_types", "target",
    })  # fmt: skip
    bands = {axis: [_band(band) for band in getattr(definition, axis)] for axis in AXES}
    ids = {axis: {band["name"]: band["id"] for band in bands[axis]} for axis in AXES}
    cells = {
        (ids["potential"][cell.potential], ids["intent"][cell.intent]): cell.model_dump(
            include={"is_hot", "sla_business_hours", "organisation", "actions"}
        )
        for cell in definition.cell
    }
    rule, qualified = definition.mql, definition.sales_qualified
    return node(
        **simple,
        **bands,
        cells=cells,
        calendar=definition.calendar.model_dump() if definition.calendar else None,
        points=_points(definition),
        mql=_joined(rule.any, rule.all) if rule else None,
        sales_qualified=None
        if qualified is None
        else node(
            join="any" if qualified.any else "all",
            conditions=[node(**c.model_dump()) for c in qualified.any or qualified.all],
        ),
        organisation=[node(**one.model_dump()) for one in definition.organisation],
        exclusion=[_condition(condition) for condition in definition.exclusion],
    )


def _points(definition: Definition) -> Node | None:
    if definition.points is None:
        return None
    each = [node(**one.model_dump()) for one in definition.points.each]
    return node(half_life_days=definition.points.half_life_days, each=each)


def _band(band: Band) -> Node:
    """A band, with the name by which the definition that is edited knows it."""
    names = {"name": band.name, "origin": band.name}
    if band.is_rest:
        return node(join=REST, conditions=[], **names)
    return _joined(band.any, band.all) | names


def _joined(any_of: tuple[Condition, ...], all_of: tuple[Condition, ...]) -> Node:
    conditions = [_condition(condition) for condition in any_of or all_of]
    return node(kind="group", join="any" if any_of else "all", conditions=conditions)


def _condition(condition: Condition) -> Node:
    if isinstance(condition, AnyOf):
        return _joined(condition.any, ())
    if isinstance(condition, AllOf):
        return _joined((), condition.all)
    if isinstance(condition, NumberCondition):
        return node(kind="number", **condition.model_dump())
    if isinstance(condition, TextCondition):
        match = "in" if condition.among else "contains"
        words = condition.among or condition.contains
        return node(kind="text", field=condition.field, match=match, words=words)
    return node(kind="touches", **condition.model_dump())


# Draft → definition.


def checked(draft: Node) -> tuple[Definition | None, Faults]:
    """The definition that the draft says, or what is wrong with it and where."""
    try:
        return Definition.model_validate(values_of(draft)), Faults()
    except ValidationError as error:
        return None, _faults(draft, error)


def values_of(draft: Node) -> Node:
    """The draft as the values of a definition file."""
    names = {axis: {band["id"]: band["name"] for band in draft[axis]} for axis in AXES}
    cells = [
        {"potential": names["potential"][p], "intent": names["intent"][i], **cell}
        for (p, i), cell in draft["cells"].items()
        if p in names["potential"] and i in names["intent"] and any(cell.values())
    ]
    points = draft["points"]
    values = {
        "name": draft["name"],
        "repeat_after_days": draft["repeat_after_days"],
        "sla_business_hours": draft["sla_business_hours"],
        "uncounted_activity_types": draft["uncounted_activity_types"],
        "calendar": draft["calendar"],
        "points": points and {**_bare(points), "each": [_bare(one) for one in points["each"]]},
        "potential": [_band_values(band) for band in draft["potential"]],
        "intent": [_band_values(band) for band in draft["intent"]],
        "mql": draft["mql"] and _rule_values(draft["mql"], _condition_values),
        "sales_qualified": draft["sales_qualified"]
        and _rule_values(draft["sales_qualified"], _bare),
        "organisation": [_bare(one) for one in draft["organisation"]],
        "cell": cells,
        "exclusion": [_condition_values(condition) for condition in draft["exclusion"]],
        "target": draft["target"],
    }
    # A number that must be there stays, so that its absence is told.
    needed = {"repeat_after_days", "sla_business_hours"}
    return {name: value for name, value in values.items() if value is not None or name in needed}


def _bare(one: Node) -> Node:
    return {name: value for name, value in one.items() if name != "id"}


def _rule_values(rule: Node, convert: Any) -> Node:
    return {rule["join"]: [convert(condition) for condition in rule["conditions"]]}


def _band_values(band: Node) -> Node:
    if band["join"] == REST:
        return {"name": band["name"], "is_rest": True}
    return {"name": band["name"], **_rule_values(band, _condition_values)}


def _condition_values(condition: Node) -> Node:
    kind = condition["kind"]
    if kind == "group":
        return _rule_values(condition, _condition_values)
    if kind == "text":
        return {"field": condition["field"], condition["match"]: condition["words"]}
    return {name: v for name, v in condition.items() if name not in ("id", "kind", "compare")}


# Where pydantic's complaint belongs on the screen.


def _faults(draft: Node, error: ValidationError) -> Faults:
    faults = Faults()
    for fault in error.errors(include_url=False):
        place = _place(draft, fault["loc"])
        faults.found.setdefault(place, fault["msg"].removeprefix("Value error, "))
    return faults


def _place(draft: Node, loc: tuple[int | str, ...]) -> tuple[int, str]:
    """The innermost part that a path leads to, and what is left of the path."""
    part, here, rest = draft, draft, list[str]()
    for step in loc:
        if str(step).endswith(KIND):
            continue
        inside = None if rest else _inside(here, step)
        if inside is None:
            rest.append(str(step))
            continue
        here = inside
        part = here if isinstance(here, dict) else part
    return part["id"], ".".join(rest)


def _inside(here: Any, step: int | str) -> Any:
    """The list or the part that one step of a path leads to, if it does."""
    if isinstance(here, list):
        return here[step] if isinstance(step, int) and step < len(here) else None
    inside = here.get("conditions" if step in ("any", "all") else step)
    is_part = isinstance(inside, dict) and "id" in inside
    return inside if is_part or isinstance(inside, list) else None


# Changes that are more than setting a value.


def new_band(name: str) -> Node:
    """A band with one condition to fill in."""
    first = new_condition("employees")
    return node(name=name, origin=None, kind="group", join="any", conditions=[first])


def new_condition(name: str) -> Node:
    """A condition on a field, on `touches`, or a `group`, with its values to fill in."""
    if name == "group":
        return node(kind="group", join="all", conditions=[new_condition("touches")])
    if name == "touches":
        return node(kind="touches", touches=(), outcome=(), subject=(), at_least=1, within_days=90)
    if name in NUMBER_FIELDS:
        return node(kind="number", field=name, at_least=None, below=None)
    return node(kind="text", field=name, match="in", words=())


def free_name(draft: Node, axis: Axis, wanted: str) -> str:
    """A band's name that no other band of the axis has."""
    taken = {band["name"] for band in draft[axis]}
    candidates = (wanted if n == 1 else f"{wanted} {n}" for n in count(1))
    return next(name for name in candidates if name not in taken)


def rename_organisation(draft: Node, one: Node, name: str) -> None:
    """Give an organisation another name, wherever the draft names it."""
    before, one["name"] = one["name"], name
    qualified = draft["sales_qualified"]
    for part in [*draft["cells"].values(), *(qualified["conditions"] if qualified else [])]:
        if before and part["organisation"] == before:
            part["organisation"] = name


def move(items: list[Node], one: Node, by: int) -> None:
    """Move a part up or down; at the end it stays."""
    here = items.index(one)
    there = min(max(here + by, 0), len(items) - 1)
    items.insert(there, items.pop(here))


def cell_of(draft: Node, place: tuple[int, int]) -> Node:
    """What a cell says, to be changed; a cell that says nothing yet becomes part of the draft."""
    empty = {"is_hot": False, "sla_business_hours": None, "organisation": "", "actions": ()}
    found: Node = draft["cells"].setdefault(place, empty)
    return found
