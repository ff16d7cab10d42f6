"""Whose export a file is and where its columns go, told by their names and then by their values."""

from dataclasses import dataclass

from data import schema
from data.canonical import canonical_source
from data.looks import Looks, Samples
from data.mapping import Source
from data.matching import Columns, Match, best_match
from data.places import Places, Reason
from data.placing import place

OWN = "Leadgrid"

__all__ = ["OWN", "Placed", "Reason", "Recognised", "Samples", "recognise"]


@dataclass(frozen=True)
class Placed:
    """Where one column goes (nowhere: table and field are empty), and the reason in words."""

    column: str
    table: str
    field: str
    why: str  # names the system as {system}, so that it can be translated as a whole


@dataclass(frozen=True)
class Recognised:
    """What a file is; one that is known and says nothing of leads has no source."""

    source: Source | None
    system: str
    object: str
    score: float  # the share of the columns that are known
    placed: list[Placed]

    @property
    def is_used(self) -> bool:
        """Whether it feeds a table."""
        return self.source is not None

    def why(self, placed: Placed) -> str:
        """The reason for one column as a sentence."""
        return placed.why.format(system=self.system)


def recognise(header: list[str], samples: Samples, name: str) -> Recognised | None:
    """Tell a file by its columns and some values of each (up to 200 will do); None: unknown.

    `name` is the file's: it decides only between systems that fit equally well.
    """
    own = canonical_source(header)
    if own and _uses_all(own, header):
        return _recognised_own(header, own)  # no other names could place more
    columns = Columns.of(header, Looks(samples), name)
    match = best_match(columns)
    places = place(columns, match) if match else None
    if own and (match is None or places is None or _count(own) >= _weight(match, places)):
        return _recognised_own(header, own)
    if match is None or places is None:
        return None
    return Recognised(
        _source(columns, match, places),
        match.system.system,
        match.object.object,
        len(match.columns) / len(header),
        _placed(header, places),
    )


def _uses_all(source: Source, header: list[str]) -> bool:
    used = {rule.column for table in source.tables() for rule in source.rules(table).values()}
    return used >= set(header)


def _count(source: Source) -> int:
    return len({rule.column for table in source.tables() for rule in source.rules(table).values()})


def _weight(match: Match, places: Places) -> int:
    """How many columns stand against Leadgrid's own names; those of no system have to be more."""
    known = len(places.used() - {""}) if places.rules else len(match.columns)
    return known - 2 * match.system.is_generic


def _recognised_own(header: list[str], own: Source) -> Recognised:
    reason = Reason.SAME_NAME.value
    placed = [
        Placed(rule.column or "", table, field, reason)
        for table in own.tables()
        for field, rule in own.rules(table).items()
    ]
    used = {one.column for one in placed}
    unused = [Placed(name, "", "", Reason.UNUSED.value) for name in header if name not in used]
    return Recognised(own, OWN, own.tables()[0], len(used) / len(header), [*placed, *unused])


def _source(columns: Columns, match: Match, places: Places) -> Source | None:
    if not places.rules:
        return None
    blank = [*match.system.blank, *match.object.blank]
    blank += columns.looks.empty_words(columns.header)
    is_utc = any(name in columns.by_name for name in match.system.utc_where)
    return Source.model_validate(
        {
            "header": columns.header,
            "system": f"{match.system.system} {match.object.object}",
            "blank": list(dict.fromkeys(blank)),
            "time_zone": "UTC" if is_utc else None,
            "handovers_assumed": places.is_assumed,
            "only_where": _only_where(columns, match, places),
            **places.rules,
        }
    )


def _only_where(columns: Columns, match: Match, places: Places) -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = {}
    for table, conditions in match.object.only_where.items():
        for name, accepted in conditions.items():
            column = columns.named(name, match)
            if column and table in places.rules:
                found.setdefault(table, {})[column.column] = list(accepted)
    return found


def _placed(header: list[str], places: Places) -> list[Placed]:
    found: list[Placed] = []
    for column in header:
        own = [
            Placed(column, table, field, places.reasons[table, field].value)
            for table in schema.IMPORTED
            for field, rule in places.rules.get(table, {}).items()
            if rule.column == column
        ]
        found += own or [Placed(column, "", "", Reason.UNUSED.value)]
    return found
