"""Which column of a file becomes which field: from a mapping file, or told by the header."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from data import schema
from data.calendar import faults
from data.errors import FileError, MappingError
from data.textfile import TextFile
from data.words import field_of_name, plain_name

# A table is recognised only where these fields are there; of several, the one with most fields.
ESSENTIAL = {
    "leads": [{"lead_id"}],
    "handovers": [{"lead_id", "handed_over_at"}],
    "activities": [{"lead_id", "occurred_at"}],
    "deals": [
        {one, other}
        for one in ("lead_id", "account_id")
        for other in ("deal_id", "deal_stage", "amount", "is_won")
    ],
}


class FieldRule(BaseModel):
    """Where one field's text comes from and how it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    column: str | None = None
    constant: str | None = None
    values: dict[str, str] = {}
    blank: list[str] = []
    unit: float = 1
    day_first: bool | None = None

    @model_validator(mode="after")
    def _one_origin(self) -> "FieldRule":
        if (self.column is None) == (self.constant is None):
            raise ValueError("expected either `column` or `constant`")
        return self


Rule = Annotated[
    FieldRule, BeforeValidator(lambda rule: {"column": rule} if isinstance(rule, str) else rule)
]


class Source(BaseModel):
    """What becomes of the files that have these columns."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    header: list[str] = Field(min_length=1)
    blank: list[str] = []
    time_zone: str | None = None
    only_where: dict[str, dict[str, list[str]]] = {}
    leads: dict[str, Rule] = {}
    handovers: dict[str, Rule] = {}
    activities: dict[str, Rule] = {}
    deals: dict[str, Rule] = {}

    @model_validator(mode="after")
    def _known_fields(self) -> "Source":
        for table in schema.TABLES:
            for field in self.rules(table):
                if field not in schema.fields(table):
                    known = ", ".join(schema.fields(table))
                    raise ValueError(f"{table}.{field}: no such field; expected one of {known}")
        if not any(self.rules(table) for table in schema.TABLES):
            raise ValueError(f"expected fields of at least one of {', '.join(schema.TABLES)}")
        return self

    def rules(self, table: str) -> dict[str, FieldRule]:
        """The field rules of one table."""
        return getattr(self, table)


class Mapping(BaseModel):
    """A mapping file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    definition: str | None = None
    calendar: dict[str, Any] = {}
    skip: list[str] = []
    source: list[Source] = []


@dataclass(frozen=True)
class Feed:
    """One table that a file feeds: its field rules and which lines count."""

    table: str
    rules: dict[str, FieldRule]
    only_where: dict[str, list[str]]
    time_zone: str | None
    is_derived: bool  # a second table out of the same lines


def read_mapping(path: Path | None) -> Mapping:
    """The mapping of a TOML file; a MappingError names the wrong field and what was expected."""
    if path is None:
        return Mapping()
    try:
        return Mapping.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise MappingError(f"{path}: the mapping can't be read: {error}") from error
    except ValidationError as error:
        raise MappingError(f"{path}: {faults(error)}") from error


def feeds(file: TextFile, mapping: Mapping) -> list[Feed]:
    """The tables that a file feeds; a FileError says why it feeds none."""
    for source in mapping.source:
        if set(source.header) <= set(file.header):
            return _mapped_feeds(file, source)
    return _canonical_feeds(file)


def _mapped_feeds(file: TextFile, source: Source) -> list[Feed]:
    found = []
    for table in schema.TABLES:
        if rules := source.rules(table):
            named = {rule.column for rule in rules.values() if rule.column is not None}
            if missing := sorted(
                (named | set(source.only_where.get(table, {}))) - set(file.header)
            ):
                raise FileError(f"{file.name}: the mapping names columns it lacks: {missing}")
            rules = {
                f: r.model_copy(update={"blank": r.blank + source.blank}) for f, r in rules.items()
            }
            only = source.only_where.get(table, {})
            found.append(Feed(table, rules, only, source.time_zone, is_derived=bool(found)))
    return found


def _canonical_feeds(file: TextFile) -> list[Feed]:
    known = {table: _canonical_rules(file.header, table) for table in schema.TABLES}
    fits = [
        table
        for table in ("deals", "activities", "handovers", "leads")
        if any(essential <= set(known[table]) for essential in ESSENTIAL[table])
    ]
    if not fits:
        raise FileError(
            f"{file.name}: its columns ({', '.join(file.header[:12])}) are of none of the tables "
            f"{', '.join(schema.TABLES)}. Name lead_id and the other columns as the README's "
            "data contract does, or write a mapping file (--mapping)."
        )
    table = max(fits, key=lambda name: len(known[name]))
    found = [Feed(table, known[table], {}, None, is_derived=False)]
    if table == "leads" and "handed_over_at" in known["handovers"]:
        # An export with one MQL date per lead: the date becomes one handover, where it is filled.
        mql = known["handovers"]["handed_over_at"].column or ""
        rules = {f: r for f, r in known["handovers"].items() if f in MQL_FIELDS}
        found.append(Feed("handovers", rules, {mql: []}, None, is_derived=True))
    return found


# Owner and team stay with the lead: a handover that names nobody has its lead's.
MQL_FIELDS = ("handover_id", "lead_id", "handed_over_at", "rejected_at", "rejection_reason")


def _canonical_rules(header: list[str], table: str) -> dict[str, FieldRule]:
    rules: dict[str, FieldRule] = {}
    by_plain_name = {plain_name(name): name for name in reversed(header)}
    for name, column in by_plain_name.items():  # the canonical spelling wins over another one
        if (field := field_of_name().get(name)) in schema.fields(table):
            rules[str(field)] = FieldRule(column=column)
    for field in schema.fields(table):
        if field in by_plain_name:
            rules[field] = FieldRule(column=by_plain_name[field])
    return rules
