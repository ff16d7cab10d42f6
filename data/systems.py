"""The dictionaries of systems: how each names the columns of what it exports."""

import tomllib
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from data import schema
from data.calendar import faults
from data.errors import MappingError
from data.headers import normal
from data.mapping import Text

FOLDER = Path(__file__).with_name("systems")
GENERIC = "plain list"


def _normal_names(names: list[str]) -> list[str]:
    return list(dict.fromkeys(normal(name) for name in names))


Names = Annotated[list[str], BeforeValidator(_normal_names)]


class Known(BaseModel):
    """How a system names one field: spellings, best first, or what holds for the whole file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    columns: Names = []
    left_over: Names = []  # taken only where no other field has them
    or_field: str = ""  # without a column of its own: that of another field, or table.field
    constant: Text | None = None
    values: dict[str, Text] = {}
    blank: list[Text] = []

    @model_validator(mode="after")
    def _names_something(self) -> "Known":
        if not (self.columns or self.left_over or self.constant is not None or self.or_field):
            raise ValueError("expected spellings or a constant")
        return self


Spelled = Annotated[
    Known, BeforeValidator(lambda known: {"columns": known} if isinstance(known, list) else known)
]
Fields = dict[str, Spelled]


class Object(BaseModel):
    """One kind of file of a system: what tells it, and what it feeds (nothing: it is left out)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    object: str
    told_by: list[Names] = []
    told_by_fields: list[list[str]] = []  # of the first table that it feeds
    never: Names = []
    known: Names = []  # columns that help to tell it and feed nothing
    prefixes: list[str] = []
    id_prefixes: list[str] = []  # of its own ids, in its first id column
    blank: list[Text] = []
    # The date that stands for the handover where no column says it.
    assumed: Names = []
    only_where: dict[str, dict[str, list[Text]]] = {}
    needs: dict[str, list[str]] = {}  # a table is fed only where one of these fields has a column
    leads: Fields = {}
    handovers: Fields = {}
    activities: Fields = {}
    deals: Fields = {}
    contacts: Fields = {}
    accounts: Fields = {}
    users: Fields = {}
    teams: Fields = {}
    stages: Fields = {}
    campaigns: Fields = {}
    changes: Fields = {}
    links: Fields = {}

    @model_validator(mode="after")
    def _known_fields(self) -> "Object":
        for table, fields in self.feeds().items():
            for field in fields:
                if field not in schema.imported_fields(table):
                    raise ValueError(f"{self.object}: {table}.{field}: no such field")
            names = [name for known in fields.values() for name in known.columns]
            if twice := {name for name in names if names.count(name) > 1}:
                raise ValueError(f"{self.object}: {table}: {sorted(twice)} name two fields")
        return self

    def feeds(self) -> dict[str, dict[str, Known]]:
        """The tables that it feeds, with what is known of their fields."""
        found = {table: getattr(self, table) for table in schema.IMPORTED}
        return {table: fields for table, fields in found.items() if fields}

    @cached_property
    def names(self) -> set[str]:
        """Every name of a column that is known of it."""
        fed = {
            name
            for fields in self.feeds().values()
            for known in fields.values()
            for name in [*known.columns, *known.left_over]
        }
        told = {name for names in self.told_by for name in names}
        where = {normal(name) for names in self.only_where.values() for name in names}
        return fed | told | where | set(self.known) | set(self.assumed)


class System(BaseModel):
    """One system and the kinds of files that it exports."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    system: str
    prefixes: list[str] = []
    blank: list[Text] = []
    utc_where: Names = []  # columns of pipelines that write all times in UTC, without saying so
    object: list[Object] = Field(min_length=1)

    @property
    def is_generic(self) -> bool:
        """Whether these are the names that everybody uses, of no system."""
        return self.system == GENERIC


@cache
def systems() -> tuple[System, ...]:
    """Every dictionary, the one of no system last."""
    found = [read_system(path) for path in sorted(FOLDER.glob("*.toml"))]
    return tuple(sorted(found, key=lambda system: system.is_generic))


def read_system(path: Path) -> System:
    """The dictionary of a file; a MappingError names the wrong entry."""
    try:
        return System.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        reason = faults(error) if isinstance(error, ValidationError) else str(error)
        raise MappingError(f"{path}: {reason}") from error


@cache
def generic_fields(table: str) -> dict[str, Known]:
    """The spellings that everybody uses for the fields of a table, whatever the system."""
    generic = [one for system in systems() if system.is_generic for one in system.object]
    wanted = "leads" if table == "contacts" else table
    for one in generic:
        if one.object == wanted:
            return one.feeds()[wanted]
    return {}
