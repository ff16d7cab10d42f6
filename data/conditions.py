"""The conditions of a definition: what they compare, and what a wrong one is told."""

from typing import Annotated, Literal, get_args

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    Tag,
    field_validator,
    model_validator,
)

from data.calendar import KIND

# `points` are the definition's own, out of touches; all others are fields of the lead.
NumberField = Literal["annual_revenue", "employees", "score", "potential_score", "points"]
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
    "deal_stage",
]

NUMBER_FIELDS: tuple[str, ...] = get_args(NumberField)
TEXT_FIELDS: tuple[str, ...] = get_args(TextField)
FIELDS = NUMBER_FIELDS + TEXT_FIELDS
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
    outcome: tuple[Word, ...] = ()  # one of these, whatever the case
    subject: tuple[Word, ...] = ()  # contains one of these, whatever the case
    at_least: int = Field(default=1, ge=1, le=1_000_000_000)
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
Leaf = NumberCondition | TextCondition | TouchCondition


def parts(condition: Condition) -> tuple[Condition, ...]:
    """The conditions that `all` or `any` joins; none of a single condition."""
    if isinstance(condition, AllOf):
        return condition.all
    return condition.any if isinstance(condition, AnyOf) else ()


def leaves(condition: Condition) -> list[Leaf]:
    """The single conditions, in the order in which they are written."""
    if isinstance(condition, AllOf | AnyOf):
        return [leaf for part in parts(condition) for leaf in leaves(part)]
    return [condition]
