"""Changes that a person makes to what was proposed for a file: each gives a new source."""

from typing import Any

from data import schema
from data.mapping import FieldRule, Source

# What the same lines of a file of people can feed besides: the event, told by one column.
OF_PEOPLE = {"handovers": "handed_over_at", "deals": "is_won"}
PEOPLE = {"leads": "lead_id", "contacts": "contact_id"}
YES = ["1", "true", "TRUE", "True", "yes", "Yes", "YES", "y", "Y", "はい", "○", "済", "有"]
Tables = dict[str, dict[str, FieldRule]]
Place = tuple[str, str]  # table and field


def main_table(source: Source) -> str:
    """The table that a file is for; handovers and deals may come out of its lines too."""
    tables = source.tables()
    return next((table for table in PEOPLE if table in tables), tables[0])


def all_places_of(source: Source, column: str) -> list[Place]:
    """Where a column goes, the file's main table first."""
    main = main_table(source)
    found = [
        (table, field)
        for table in source.tables()
        for field, rule in source.rules(table).items()
        if rule.column == column
    ]
    return sorted(found, key=lambda place: place[0] != main)


def place_of(source: Source, column: str) -> Place | None:
    """The first place where a column goes, if it goes anywhere."""
    return next(iter(all_places_of(source, column)), None)


def places(table: str) -> list[Place]:
    """Where the columns of a file for this table can go."""
    own = [(table, field) for field in schema.imported_fields(table)]
    if table not in PEOPLE:
        return own
    events = ("handed_over_at", "rejected_at", "rejection_reason")
    return [*own, *(("handovers", field) for field in events), ("deals", "is_won")]


def moved(source: Source, column: str, place: Place | None) -> Source:
    """The source with a column somewhere else, or nowhere; what stood there is not used then."""
    tables = _tables(source)
    for rules in tables.values():
        for field in [field for field, rule in rules.items() if rule.column == column]:
            del rules[field]
    if place:
        tables.setdefault(place[0], {})[place[1]] = FieldRule(column=column)
    assumed = source.handovers_assumed and place != ("handovers", "handed_over_at")
    only = {t: rule for t, rule in source.only_where.items() if column not in rule}
    changed = source.model_copy(update={"only_where": only})
    return _made(changed, tables, main_table(source), {"handovers_assumed": assumed})


def held(source: Source, table: str) -> Source:
    """The source as a file of another table: columns keep the fields that it has too."""
    main = main_table(source)
    old = _tables(source)
    fields = schema.imported_fields(table)
    rules = {field: rule for field, rule in old[main].items() if field in fields}
    ids = [PEOPLE.get(main, f"{main[:-1]}_id"), PEOPLE.get(table, f"{table[:-1]}_id")]
    if ids[0] in old[main] and ids[1] in fields:
        rules[ids[1]] = old[main][ids[0]]
    return _made(source, {table: rules}, table, {"system": "", "handovers_assumed": False})


def handed_over(source: Source, column: str | None, *, is_assumed: bool = False) -> Source:
    """The source with another column as the moment of the handover, or none."""
    tables = _tables(source)
    tables.pop("handovers", None)
    if column:
        tables["handovers"] = {"handed_over_at": FieldRule(column=column)}
    return _made(source, tables, main_table(source), {"handovers_assumed": is_assumed})


def day_first(source: Source, column: str, is_first: bool) -> Source:
    """The source with a column's dates read in one order."""
    return _read_as(source, column, {"day_first": is_first})


def scaled(source: Source, column: str, unit: float) -> Source:
    """The source with a column's money counted in thousands, millions, 万 …"""
    return _read_as(source, column, {"unit": unit})


def _read_as(source: Source, column: str, changes: dict[str, Any]) -> Source:
    tables = _tables(source)
    for rules in tables.values():
        for field, rule in rules.items():
            if rule.column == column:
                rules[field] = rule.model_copy(update=changes)
    return _made(source, tables, main_table(source), {})


def in_zone(source: Source, zone: str | None) -> Source:
    """The source with times that name no zone read in this one."""
    return Source.model_validate(source.model_dump() | {"time_zone": zone})


def _tables(source: Source) -> Tables:
    return {table: dict(source.rules(table)) for table in source.tables()}


def _made(source: Source, tables: Tables, main: str, changes: dict[str, Any]) -> Source:
    """A valid source of these rules: what stands on a person's lines names that person."""
    only = {table: rule for table, rule in source.only_where.items() if table in tables}
    if main in PEOPLE:
        for table, event in OF_PEOPLE.items():
            rules = tables.get(table, {})
            if event not in rules and table not in only:
                tables.pop(table, None)
            elif rules:
                _name_person(tables, main, table, only)
    rest: dict[str, Any] = {table: {} for table in schema.IMPORTED} | tables
    return Source.model_validate(source.model_dump() | rest | {"only_where": only} | changes)


def _name_person(
    tables: Tables, main: str, table: str, only: dict[str, dict[str, list[str]]]
) -> None:
    """Its rows are of the person on the same line; a deal only where the column says yes."""
    key, rules = PEOPLE[main], tables[table]
    if key in tables[main]:
        rules[key] = tables[main][key]
    if table == "deals" and table not in only and rules["is_won"].column:
        only[table] = {rules["is_won"].column or "": YES}
        rules["deal_id"] = tables[main][key]
