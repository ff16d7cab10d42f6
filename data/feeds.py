"""The tables that a file feeds, each with its rules."""

from collections.abc import Sequence
from dataclasses import dataclass

from data import schema
from data.errors import FileError
from data.lookup import Lookup, looked_up
from data.mapping import FieldRule, Mapping, Source
from data.reading import Sheet


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
    same_email: bool = False  # people with one e-mail are one lead, whatever their ids


def feeds(file: Sheet, source: Source, lookups: list[Lookup]) -> list[Feed]:
    """The tables that a file feeds by a source; a FileError names the columns that it lacks."""
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
    file: Sheet,
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


def unused_sources(mapping: Mapping, files: Sequence[Sheet]) -> list[Source]:
    """The sources of a mapping that fit none of the files."""
    return [
        source
        for source in mapping.source
        if not any(set(source.header) <= set(file.header) for file in files)
    ]
