"""The definition that both departments agree on: bands, hot cells, playbook, SLA, exclusions."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Literal

import tomli_w
from pydantic import Field, ValidationError, model_validator

from data.calendar import BusinessHours, faults, read_text
from data.conditions import AllOf, AnyOf, Condition, Leaf, NumberCondition, Part, Word, leaves
from data.errors import MappingError

SHIPPED = Path(__file__).with_name("definition.toml")
NOT_SCORED = "not scored"
RESERVED = {NOT_SCORED, "total", "new", ""}
Axis = Literal["potential", "intent"]
AXES: tuple[Axis, Axis] = ("potential", "intent")


class Rule(Part):
    """Conditions that must all hold, or of which one must."""

    any: tuple[Condition, ...] = ()
    all: tuple[Condition, ...] = ()

    @model_validator(mode="after")
    def _one_rule(self) -> "Rule":
        if bool(self.any) == bool(self.all):
            raise ValueError("expected exactly one of `any` and `all`")
        return self

    @property
    def condition(self) -> AllOf | AnyOf:
        """The rule as one condition."""
        return AnyOf(any=self.any) if self.any else AllOf(all=self.all)


class Band(Part):
    """A band of potential or intent; the first one that holds takes the lead."""

    name: str
    any: tuple[Condition, ...] = ()
    all: tuple[Condition, ...] = ()
    is_rest: bool = False

    @model_validator(mode="after")
    def _one_rule(self) -> "Band":
        if self.name.strip().lower() in RESERVED:
            raise ValueError(f"{self.name!r} can't be a band's name")
        if sum((bool(self.any), bool(self.all), self.is_rest)) != 1:
            raise ValueError("expected exactly one of `any`, `all` and `is_rest = true`")
        return self

    @property
    def condition(self) -> AllOf | AnyOf | None:
        """The band's rule; None for the band that takes the rest."""
        if self.is_rest:
            return None
        return AnyOf(any=self.any) if self.any else AllOf(all=self.all)


class TouchPoints(Part):
    """What a touch of some types (none named: of any type) is worth."""

    touches: tuple[Word, ...]
    points: float = Field(allow_inf_nan=False)


class Points(Part):
    """Points out of touches; each counts for the first entry that names its type."""

    half_life_days: float | None = Field(default=None, gt=0, le=3650)  # None: they never fade
    each: tuple[TouchPoints, ...] = Field(min_length=1)


class ActivityCondition(Part):
    """An activity of sales: of one of these types, with one of these outcomes."""

    activities: tuple[Word, ...] = ()
    outcome: tuple[Word, ...] = ()
    organisation: str = ""  # empty: by anyone in sales


class SalesQualified(Part):
    """When sales takes a lead for its own: after each, or after one, of these activities."""

    any: tuple[ActivityCondition, ...] = ()
    all: tuple[ActivityCondition, ...] = ()

    @model_validator(mode="after")
    def _one_rule(self) -> "SalesQualified":
        if bool(self.any) == bool(self.all):
            raise ValueError("expected exactly one of `any` and `all`")
        return self


class Organisation(Part):
    """Who belongs to an organisation that the playbook names."""

    name: Word
    actor: Literal["sales", "marketing"] | None = None
    teams: tuple[Word, ...] = ()
    people: tuple[Word, ...] = ()

    @model_validator(mode="after")
    def _names_somebody(self) -> "Organisation":
        if not (self.actor or self.teams or self.people):
            raise ValueError("expected `teams`, `people` or `actor`")
        return self


class Cell(Part):
    """What the two departments agreed for one potential band × one intent band."""

    potential: str
    intent: str
    is_hot: bool = False
    sla_business_hours: float | None = Field(default=None, gt=0, le=2000)
    organisation: str = ""
    actions: tuple[Word, ...] = ()


class Target(Part):
    """What the two departments want to reach; rates from 0 to 1."""

    ignored_rate: float | None = Field(default=None, ge=0, le=1)
    follow_up_rate: float | None = Field(default=None, ge=0, le=1)
    missed_sla_rate: float | None = Field(default=None, ge=0, le=1)
    conversion_rate: float | None = Field(default=None, ge=0, le=1)
    playbook_rate: float | None = Field(default=None, ge=0, le=1)


class Definition(Part):
    """Everything that the two departments agree on."""

    name: str = ""
    repeat_after_days: float = Field(default=30, ge=0, le=3650)
    sla_business_hours: float = Field(default=18, gt=0, le=2000)
    uncounted_activity_types: tuple[Word, ...] = ()
    calendar: BusinessHours | None = None  # None: the one that came with the data
    points: Points | None = None
    potential: tuple[Band, ...] = ()
    intent: tuple[Band, ...] = ()
    mql: Rule | None = None  # None: a lead in a hot cell
    sales_qualified: SalesQualified | None = None
    organisation: tuple[Organisation, ...] = ()
    cell: tuple[Cell, ...] = ()
    exclusion: tuple[Condition, ...] = ()
    target: Target = Target()

    @model_validator(mode="after")
    def _fits_together(self) -> "Definition":
        for axis in AXES:
            bands: tuple[Band, ...] = getattr(self, axis)
            if twice := _twice([band.name for band in bands]):
                raise ValueError(f"{axis}: two bands are named {twice!r}")
            if any(band.is_rest for band in bands[:-1]):
                raise ValueError(f"{axis}: only the last band may take the rest")
        if twice := _twice([one.name for one in self.organisation]):
            raise ValueError(f"organisation: two are named {twice!r}")
        self._check_cells()
        self._check_points()
        return self

    def _check_cells(self) -> None:
        seen = set()
        for number, cell in enumerate(self.cell):
            for axis in AXES:
                names = [band.name for band in getattr(self, axis)]
                if (name := getattr(cell, axis)) not in names:
                    raise ValueError(f"cell.{number}.{axis}: no band {name!r}; expected {names}")
            if (place := (cell.potential, cell.intent)) in seen:
                raise ValueError(f"cell.{number}: {cell.potential} × {cell.intent} stands twice")
            seen.add(place)

    def _check_points(self) -> None:
        if self.points is None and any(_is_of_points(leaf) for leaf in self.leaves()):
            raise ValueError("points: a condition asks for `points`; expected a [points] table")

    def conditions(self) -> list[Condition]:
        """Every condition, with what it joins inside: bands, the MQL rule, exclusions."""
        bands = [band.condition for axis in AXES for band in getattr(self, axis)]
        own = [condition for condition in bands if condition is not None]
        rule = [self.mql.condition] if self.mql else []
        return [*own, *rule, *self.exclusion]

    def leaves(self) -> list[Leaf]:
        """Every single condition, in the order in which they are written."""
        return [leaf for condition in self.conditions() for leaf in leaves(condition)]

    @property
    def hot_cells(self) -> set[tuple[str, str]]:
        """The cells that sales wants: a lead there is an MQL by definition."""
        return {(cell.potential, cell.intent) for cell in self.cell if cell.is_hot}

    def cell_at(self, potential: str, intent: str) -> Cell | None:
        """What was agreed for a cell, if anything was."""
        places = ((cell.potential, cell.intent) for cell in self.cell)
        return dict(zip(places, self.cell, strict=True)).get((potential, intent))


def _twice(names: list[str]) -> str | None:
    return next((name for name in sorted(names) if names.count(name) > 1), None)


def _is_of_points(leaf: Leaf) -> bool:
    return isinstance(leaf, NumberCondition) and leaf.field == "points"


def parse_definition(text: str, origin: str = "definition") -> Definition:
    """The definition in a TOML text; a MappingError names the wrong field and what was expected."""
    try:
        return _parsed(text)
    except tomllib.TOMLDecodeError as error:
        raise MappingError(f"{origin}: this is no TOML: {error}") from error
    except ValidationError as error:
        raise MappingError(f"{origin}: {faults(error)}") from error


@lru_cache(maxsize=64)
def _parsed(text: str) -> Definition:
    """One object for one text: what is kept under a definition is found without comparing it."""
    return Definition.model_validate(tomllib.loads(text))


def read_definition(path: Path = SHIPPED) -> Definition:
    """The definition of a TOML file, the shipped default unless another is named."""
    return parse_definition(read_text(path, "definition"), str(path))


def write_definition(definition: Definition) -> str:
    """The definition as a TOML text that reads back the same."""
    values = definition.model_dump(by_alias=True, exclude_defaults=True)
    return tomli_w.dumps(values, multiline_strings=False)
