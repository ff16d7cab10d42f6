"""The definition that both departments agree on: bands, hot cells, playbook, SLA, exclusions."""

import tomllib
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    ValidationError,
    field_validator,
    model_validator,
)

from data.calendar import KIND, faults, read_text
from data.errors import MappingError

SHIPPED = Path(__file__).with_name("definition.toml")
NOT_SCORED = "not scored"
RESERVED = {NOT_SCORED, "total", ""}
NumberField = Literal["annual_revenue", "employees", "score", "potential_score"]
TextField = Literal[
    "company_name",
    "department",
    "job_title",
    "industry",
    "region",
    "source",
    "campaign",
    "status",
    "potential_rank",
    "intent_rank",
]

NUMBER_FIELDS: tuple[str, ...] = get_args(NumberField)
FIELDS = NUMBER_FIELDS + get_args(TextField)
# Every text holds the empty one: as a condition it is a slip.
Word = Annotated[str, Field(min_length=1)]


class Part(BaseModel):
    """A piece of the definition: unknown keys are refused, and it can be a cache key."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class NumberCondition(Part):
    """Compares a number of the lead; a blank number decides nothing."""

    field: NumberField
    at_least: float | None = Field(default=None, allow_inf_nan=False)
    below: float | None = Field(default=None, allow_inf_nan=False)

    @model_validator(mode="after")
    def _compares(self) -> "NumberCondition":
        if self.at_least is None and self.below is None:
            raise ValueError("expected `at_least`, `below` or both")
        return self


class TextCondition(Part):
    """Compares a text of the lead, whatever its case; a blank text decides nothing."""

    field: TextField
    among: tuple[Word, ...] = Field(default=(), alias="in")
    contains: tuple[Word, ...] = ()

    @field_validator("field", mode="before")
    @classmethod
    def _known_field(cls, name: object) -> object:
        if name not in FIELDS:
            raise ValueError(f"expected one of {', '.join(FIELDS)}")
        return name

    @model_validator(mode="after")
    def _compares(self) -> "TextCondition":
        if bool(self.among) == bool(self.contains):
            raise ValueError('expected either `in = ["…"]` or `contains = ["…"]`')
        return self


class TouchCondition(Part):
    """Counts touches of some types (none named: of any type) within days before the moment."""

    touches: tuple[Word, ...]
    at_least: int = Field(default=1, ge=1)
    within_days: int = Field(ge=1, le=3650)


class AllOf(Part):
    """Holds where every condition holds."""

    all: tuple["Condition", ...] = Field(min_length=1)


class AnyOf(Part):
    """Holds where one condition holds; what is blank is left out while another can decide."""

    any: tuple["Condition", ...] = Field(min_length=1)


def _kind(value: object) -> str:
    """Which condition a table of the TOML file is, told by its keys."""
    keys = value if isinstance(value, dict) else getattr(value, "__dict__", {})
    for key in ("touches", "all", "any"):
        if key in keys:
            return key + KIND
    return ("number" if keys.get("field") in NUMBER_FIELDS else "text") + KIND


Condition = Annotated[
    Annotated[NumberCondition, Tag("number" + KIND)]
    | Annotated[TextCondition, Tag("text" + KIND)]
    | Annotated[TouchCondition, Tag("touches" + KIND)]
    | Annotated[AllOf, Tag("all" + KIND)]
    | Annotated[AnyOf, Tag("any" + KIND)],
    Discriminator(_kind),
]


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


class Cell(Part):
    """What the two departments agreed for one potential band × one intent band."""

    potential: str
    intent: str
    is_hot: bool = False
    sla_business_hours: float | None = Field(default=None, gt=0, le=2000)
    organisation: str = ""
    actions: tuple[str, ...] = ()


class Definition(Part):
    """Everything that the two departments agree on."""

    name: str = ""
    repeat_after_days: float = Field(default=30, ge=0, le=3650)
    sla_business_hours: float = Field(default=18, gt=0, le=2000)
    uncounted_activity_types: tuple[str, ...] = ()
    potential: tuple[Band, ...] = ()
    intent: tuple[Band, ...] = ()
    cell: tuple[Cell, ...] = ()
    exclusion: tuple[Condition, ...] = ()

    @model_validator(mode="after")
    def _fits_together(self) -> "Definition":
        for axis in ("potential", "intent"):
            bands: tuple[Band, ...] = getattr(self, axis)
            names = [band.name for band in bands]
            if twice := sorted({name for name in names if names.count(name) > 1}):
                raise ValueError(f"{axis}: two bands are named {twice[0]!r}")
            if any(band.is_rest for band in bands[:-1]):
                raise ValueError(f"{axis}: only the last band may take the rest")
        self._check_cells()
        return self

    def _check_cells(self) -> None:
        seen = set()
        for number, cell in enumerate(self.cell):
            for axis in ("potential", "intent"):
                names = [band.name for band in getattr(self, axis)]
                if (name := getattr(cell, axis)) not in names:
                    raise ValueError(f"cell.{number}.{axis}: no band {name!r}; expected {names}")
            if (place := (cell.potential, cell.intent)) in seen:
                raise ValueError(f"cell.{number}: {cell.potential} × {cell.intent} stands twice")
            seen.add(place)

    @property
    def hot_cells(self) -> set[tuple[str, str]]:
        """The cells that sales wants: a lead there is an MQL by definition."""
        return {(cell.potential, cell.intent) for cell in self.cell if cell.is_hot}


def parse_definition(text: str, origin: str = "definition") -> Definition:
    """The definition in a TOML text; a MappingError names the wrong field and what was expected."""
    try:
        return Definition.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise MappingError(f"{origin}: this is no TOML: {error}") from error
    except ValidationError as error:
        raise MappingError(f"{origin}: {faults(error)}") from error


def read_definition(path: Path = SHIPPED) -> Definition:
    """The definition of a TOML file, the shipped default unless another is named."""
    return parse_definition(read_text(path, "definition"), str(path))
