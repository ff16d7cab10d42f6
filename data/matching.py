"""Which kind of file of which system has these columns."""

from dataclasses import dataclass, field

from data.headers import Heading, heading, normal, without_prefix
from data.looks import Looks
from data.systems import Known, Object, System, systems

ID_PREFIX = 5.0  # an id that begins as those of this object do outweighs names
IN_FILE_NAME = 0.5  # no more than a hint


@dataclass(frozen=True)
class Columns:
    """The columns of one file with their names in the compared form, and their values."""

    header: list[str]
    looks: Looks
    file_name: str
    headings: list[Heading]
    by_name: dict[str, Heading] = field(default_factory=dict)

    @classmethod
    def of(cls, header: list[str], looks: Looks, file_name: str) -> "Columns":
        """Read the names; of columns with one name the first counts."""
        headings = [heading(column) for column in header]
        columns = cls(header, looks, normal(file_name), headings)
        for one in reversed(headings):
            columns.by_name[one.name] = one
        return columns

    def named(self, name: str, match: "Match") -> Heading | None:
        """The column of a name, as this system writes it."""
        return match.names.get(normal(name))


@dataclass(frozen=True)
class Match:
    """A kind of file that these columns fit, with the names that it knows."""

    system: System
    object: Object
    names: dict[str, Heading]
    columns: set[str]
    rank: tuple[bool, float]


def best_match(columns: Columns) -> Match | None:
    """The kind of file that explains most columns; one of a system before one of none."""
    fits = [
        match
        for system in systems()
        for one in system.object
        if (match := _match(columns, system, one))
    ]
    return max(fits, key=lambda match: match.rank, default=None)


def _match(columns: Columns, system: System, one: Object) -> Match | None:
    names = _names(columns, system, one)
    if any(name in names for name in one.never):
        return None
    weight = _id_weight(columns, one, names)
    told = [told_by for told_by in one.told_by if all(name in names for name in told_by)]
    is_told = told or weight > 0 or _has_fields(one, names)
    if weight < 0 or not is_told:
        return None
    # Custom fields are found by their names, but tell nothing: anybody may add a status.
    names = {each.custom: each for each in columns.headings if each.custom} | names
    known = {names[name].column for name in one.names if name in names}
    score = len(known) + weight + max(map(len, told), default=0) / 10
    hints = [normal(system.system), normal(one.object)]
    score += IN_FILE_NAME * sum(hint in columns.file_name for hint in hints)
    return Match(system, one, names, known, (not system.is_generic, score))


def _names(columns: Columns, system: System, one: Object) -> dict[str, Heading]:
    """Each name that a column can be known by; its own name comes before those within it."""
    names: dict[str, Heading] = {}
    prefixes = [*system.prefixes, *one.prefixes]
    for each in reversed(columns.headings):
        if prefixes and (inner := without_prefix(each.column, prefixes)):
            names[inner] = each
    return names | columns.by_name


def _id_weight(columns: Columns, one: Object, names: dict[str, Heading]) -> float:
    """Ids of Salesforce tell by their first letters what they are of."""
    for fields in one.feeds().values():
        known: Known = next(iter(fields.values()))
        column = next((names[name].column for name in known.columns if name in names), None)
        prefix = columns.looks.id_prefix(column) if column and one.id_prefixes else ""
        if prefix:
            return ID_PREFIX if prefix in one.id_prefixes else -1
        break
    return 0


def _has_fields(one: Object, names: dict[str, Heading]) -> bool:
    if not one.told_by_fields:
        return False
    first = next(iter(one.feeds().values()))
    found = {
        name for name, known in first.items()
        if any(spelling in names for spelling in [*known.columns, *known.left_over])
    }  # fmt: skip
    return any(found.issuperset(wanted) for wanted in one.told_by_fields)
