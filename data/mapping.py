"""Which column of a file becomes which field: from a mapping file, or told by the header."""

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
from data.errors import MappingError
from data.lookup import Lookup

# What a mapping has to say of a table, for its rows to be of use.
NEEDED = {
    "leads": [{name} for name in ("lead_id", "email", "lead_name", "company_name")],
    "handovers": [{"handed_over_at"}],  # of the lead of its line, where it names none
    "activities": [
        {who, "occurred_at"}
        for who in (
            "lead_id",
            "person_id",
            "contact_id",
            "contact_ids",
            "about_id",
            "deal_id",
            "account_id",
            "company_name",
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
            named = set(self.rules(table)) | (self._ids_of_lines() if table != "leads" else set())
            if not any(needed <= named for needed in NEEDED[table]):
                needs = " or ".join(" and ".join(sorted(needed)) for needed in NEEDED[table])
                raise ValueError(f"{table}: expected {needs} among its fields")
        if others := sorted(set(self.only_where) - set(tables)):
            raise ValueError(
                f"only_where.{others[0]}: expected a table with fields here: {', '.join(tables)}"
            )
        return self

    def _ids_of_lines(self) -> set[str]:
        """People without an id get one from the load: what stands on their lines is theirs."""
        return {"lead_id"} if self.leads and "lead_id" not in self.leads else set()

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
    unused: list[list[str]] = []  # headers of files that are left out
    lookup: list[Lookup] = []
    source: list[Source] = []
    # People of these files who have one e-mail are one lead. Exports of systems need no such word.
    same_email: bool = False

    @model_validator(mode="after")
    def _lookups_told_apart(self) -> "Mapping":
        names = [one.name for one in self.lookup]
        if len(set(names)) < len(names):
            raise ValueError("lookup: two have the same name")
        return self


def read_mapping(path: Path | None) -> Mapping:
    """The mapping of a TOML file; a MappingError names the wrong field and what was expected."""
    if path is None:
        return Mapping()
    settings = read_toml(path, "mapping")
    try:
        return Mapping.model_validate(settings)
    except ValidationError as error:
        raise MappingError(f"{path}: {faults(error)}") from error
