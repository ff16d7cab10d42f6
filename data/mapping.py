"""Which column of a file becomes which field: from a mapping file, or told by the header."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    model_validator,
)

from data import schema
from data.calendar import faults, known_zone, read_toml
from data.errors import FileError, MappingError
from data.lookup import Lookup, looked_up
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


# What a mapping has to say of a table, for its rows to be of use.
NEEDED = {
    "leads": [{name} for name in ("lead_id", "email", "lead_name", "company_name")],
    "handovers": [{"lead_id", "handed_over_at"}, {"contact_id", "handed_over_at"}],
    "activities": [
        {who, "occurred_at"}
        for who in (
            "lead_id",
            "person_id",
            "contact_id",
            "contact_ids",
            "about_id",
            "deal_id",
            "email",
        )
    ]
    + [{"activity_id", "occurred_at"}],
    "deals": [{name} for name in ("lead_id", "account_id", "company_name", "email", "lead_name")]
    + [{"deal_id"}],
    "contacts": [{"contact_id"}],
    "accounts": [{"account_id"}, {"company_name"}],
    "campaigns": [{"campaign_id"}],
    "users": [{"user_id"}],
    "teams": [{"team_id"}],
    "stages": [{"stage_id"}],
    "changes": [{"lead_id"}, {"contact_id"}, {"deal_id"}],
    "links": [{"activity_id"}, {"deal_id"}],
}
NUMBERS = {"BIGINT", "DOUBLE", "DECIMAL(18,2)"}


def _as_text(value: Any) -> Any:
    """TOML knows true and 1; the rules of casting read text."""
    return str(value).lower() if isinstance(value, bool | int | float) else value


Text = Annotated[str, BeforeValidator(_as_text)]


class FieldRule(BaseModel):
    """Where one field's text comes from and how it is read."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    column: str | None = None
    constant: Text | None = None
    values: dict[str, Text] = {}
    blank: list[Text] = []
    unit: float = Field(default=1, gt=0, allow_inf_nan=False)
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
    system: str = ""  # whose export it is, such as "Salesforce Lead"; for the report
    blank: list[Text] = []
    time_zone: Annotated[str, AfterValidator(known_zone)] | None = None
    # The handovers of this file stand on a stand-in (the day of creation): a history is better.
    handovers_assumed: bool = False
    only_where: dict[str, dict[str, list[Text]]] = {}
    leads: dict[str, Rule] = {}
    handovers: dict[str, Rule] = {}
    activities: dict[str, Rule] = {}
    deals: dict[str, Rule] = {}
    contacts: dict[str, Rule] = {}
    accounts: dict[str, Rule] = {}
    users: dict[str, Rule] = {}
    teams: dict[str, Rule] = {}
    stages: dict[str, Rule] = {}
    campaigns: dict[str, Rule] = {}
    changes: dict[str, Rule] = {}
    links: dict[str, Rule] = {}

    @model_validator(mode="after")
    def _known_fields(self) -> "Source":
        tables = self.tables()
        if not tables:
            raise ValueError(f"expected fields of at least one of {', '.join(schema.IMPORTED)}")
        for table in tables:
            for field, rule in self.rules(table).items():
                _check_rule(table, field, rule)
            if not any(needed <= set(self.rules(table)) for needed in NEEDED[table]):
                needs = " or ".join(" and ".join(sorted(needed)) for needed in NEEDED[table])
                raise ValueError(f"{table}: expected {needs} among its fields")
        if others := sorted(set(self.only_where) - set(tables)):
            raise ValueError(
                f"only_where.{others[0]}: expected a table with fields here: {', '.join(tables)}"
            )
        return self

    def tables(self) -> list[str]:
        """The tables that it has rules for."""
        return [table for table in schema.IMPORTED if self.rules(table)]

    def rules(self, table: str) -> dict[str, FieldRule]:
        """The field rules of one table."""
        return getattr(self, table)


def _check_rule(table: str, field: str, rule: FieldRule) -> None:
    kind = schema.imported_fields(table).get(field)
    if kind is None:
        known = ", ".join(schema.imported_fields(table))
        raise ValueError(f"{table}.{field}: no such field; expected one of {known}")
    if rule.unit != 1 and kind not in NUMBERS:
        raise ValueError(f"{table}.{field}.unit: expected only for a field that is a number")
    if rule.day_first is not None and kind != "TIMESTAMP":
        raise ValueError(f"{table}.{field}.day_first: expected only for a field that is a time")


class Mapping(BaseModel):
    """A mapping file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    definition: str | None = None
    calendar: dict[str, Any] = {}
    skip: list[str] = []
    lookup: list[Lookup] = []
    source: list[Source] = []

    @model_validator(mode="after")
    def _lookups_told_apart(self) -> "Mapping":
        names = [one.name for one in self.lookup]
        if len(set(names)) < len(names):
            raise ValueError("lookup: two have the same name")
        return self


@dataclass(frozen=True)
class Feed:
    """One table that a file feeds: its field rules and which lines count."""

    table: str
    rules: dict[str, FieldRule]
    only_where: dict[str, list[str]]
    time_zone: str | None
    is_derived: bool  # a second table out of the same lines
    system: str = ""
    is_assumed: bool = False  # handovers that stand on a stand-in


def read_mapping(path: Path | None) -> Mapping:
    """The mapping of a TOML file; a MappingError names the wrong field and what was expected."""
    if path is None:
        return Mapping()
    settings = read_toml(path, "mapping")
    try:
        return Mapping.model_validate(settings)
    except ValidationError as error:
        raise MappingError(f"{path}: {faults(error)}") from error


def feeds(file: TextFile, mapping: Mapping) -> list[Feed]:
    """The tables that a file feeds, none if it is looked up; a FileError says why it feeds none."""
    for source in mapping.source:
        if set(source.header) <= set(file.header):
            return _mapped_feeds(file, source, mapping.lookup)
    if any(lookup.is_in(file.header) for lookup in mapping.lookup):
        return []
    return _canonical_feeds(file)


def _mapped_feeds(file: TextFile, source: Source, lookups: list[Lookup]) -> list[Feed]:
    found: list[Feed] = []
    known = [*file.header, *looked_up(lookups, file.header)]
    for table in schema.IMPORTED:
        if rules := source.rules(table):
            only = dict(source.only_where.get(table, {}))
            _refuse_missing(file, table, rules, only, known)
            handed_over = rules.get("handed_over_at")
            if found and table == "handovers" and handed_over and handed_over.column:
                only.setdefault(handed_over.column, [])  # a lead without the date is no handover
            rules = {
                f: r.model_copy(update={"blank": r.blank + source.blank}) for f, r in rules.items()
            }
            is_assumed = table == "handovers" and source.handovers_assumed
            found.append(
                Feed(table, rules, only, source.time_zone, bool(found), source.system, is_assumed)
            )
    return found


def _refuse_missing(
    file: TextFile,
    table: str,
    rules: dict[str, FieldRule],
    only_where: dict[str, list[str]],
    known: list[str],
) -> None:
    named = {f"{table}.{field}": rule.column for field, rule in rules.items()}
    named |= {f"only_where.{table}": column for column in only_where}
    missing = [f"{f} = {c!r}" for f, c in named.items() if c and c not in known]
    if missing:
        raise FileError(
            f"{file.name}: the mapping names columns that this file lacks: {', '.join(missing)}. "
            "Compare them with its first line."
        )


def unused_sources(mapping: Mapping, files: list[TextFile]) -> list[Source]:
    """The sources of a mapping that fit none of the files."""
    return [
        source
        for source in mapping.source
        if not any(set(source.header) <= set(file.header) for file in files)
    ]


def _canonical_feeds(file: TextFile) -> list[Feed]:
    known = {table: _canonical_rules(file.header, table) for table in schema.TABLES}
    fits = [
        table
        for table in ("deals", "activities", "leads", "handovers")
        if any(essential <= set(known[table]) for essential in ESSENTIAL[table])
    ]
    if not fits:
        # Not its first line itself: where a header is missing, that is somebody's name and address.
        told = sorted({field for rules in known.values() for field in rules})
        raise FileError(
            f"{file.name}: line 1 does not name the columns of any of the tables "
            f"{', '.join(schema.TABLES)} (known of its {len(file.header)} columns: "
            f"{', '.join(told) or 'none'}). Name lead_id and the other columns as the README's "
            "data contract does, or write a mapping file (--mapping)."
        )
    return _told_feeds(known, max(fits, key=lambda name: len(known[name])))


def as_leads(file: TextFile, mapping: Mapping) -> list[Feed] | None:
    """The feeds of a file of leads that says little more of each than its MQL date, if it is."""
    found = feeds(file, mapping)
    known = {table: _canonical_rules(file.header, table) for table in schema.TABLES}
    date = known["handovers"].get("handed_over_at")
    is_mql_date = date is not None and plain_name(date.column or "").startswith(("mql", "became"))
    if [feed.table for feed in found] != ["handovers"] or not is_mql_date:
        return None
    return _told_feeds(known, "leads")


def _told_feeds(known: dict[str, dict[str, FieldRule]], table: str) -> list[Feed]:
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
