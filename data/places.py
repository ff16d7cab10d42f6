"""Where the columns of one file go, and why."""

from dataclasses import dataclass, field
from enum import StrEnum

from data import schema
from data.headers import Heading
from data.mapping import NUMBERS, FieldRule
from data.matching import Columns
from data.systems import Known


class Reason(StrEnum):
    """Why a column goes where it goes."""

    CALLED_SO = "{system} calls it so"
    SAME_NAME = "same name as the field"
    USUAL_NAME = "a usual name for it"
    EMAILS = "looks like e-mail addresses"
    PHONES = "looks like phone numbers"
    COMPANIES = "looks like names of companies"
    IDS = "holds ids"
    BANDS = "holds bands, not numbers"
    ONLY_DATE = "the only column of dates"
    FILE = "true of every line of such a file"
    STAND_IN = "stands for the handover: no column says when it was"
    UNUSED = "not used"


RANKS = {"potential_rank", "intent_rank"}


@dataclass
class Places:
    """The rules of each table as they are found, and why."""

    rules: dict[str, dict[str, FieldRule]] = field(default_factory=dict)
    reasons: dict[tuple[str, str], Reason] = field(default_factory=dict)
    is_assumed: bool = False

    def put(self, table: str, name: str, rule: FieldRule, reason: Reason) -> None:
        """Say where a field comes from."""
        self.rules.setdefault(table, {})[name] = rule
        self.reasons[table, name] = reason

    def has(self, table: str, name: str) -> bool:
        """Whether a field has its place."""
        return name in self.rules.get(table, {})

    def used(self) -> set[str]:
        """The columns that go anywhere."""
        return {rule.column or "" for rules in self.rules.values() for rule in rules.values()}


def fullest(columns: Columns, found: list[Heading], *, any_will_do: bool) -> Heading:
    """The first that is filled at least half as often as the fullest: order is preference."""
    counts = [len(columns.looks.filled(one.column)) for one in found]
    least = min(1, max(counts)) if any_will_do else max(counts) / 2
    return next(one for one, count in zip(found, counts, strict=True) if count >= least)


def rule_of(columns: Columns, table: str, name: str, found: Heading, known: Known) -> FieldRule:
    """How the text of a column becomes a field: the words of its system, the unit of its name."""
    is_number = schema.imported_fields(table)[name] in NUMBERS
    values = columns.looks.ranks(found.column) if name in RANKS else {}
    return FieldRule(
        column=found.column,
        values=known.values | values,
        blank=known.blank,
        unit=found.unit if is_number else 1,
    )
