"""Files in Leadgrid's own names of columns, told by their header."""

from data import schema
from data.mapping import FieldRule, Source
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


def canonical_source(header: list[str]) -> Source | None:
    """What becomes of a file whose columns are named as the contract does, if they are."""
    known = _known(header)
    fits = [
        table
        for table in ("deals", "activities", "leads", "handovers")
        if any(essential <= set(known[table]) for essential in ESSENTIAL[table])
    ]
    if not fits:
        return None
    return _source(header, known, max(fits, key=lambda name: len(known[name])))


def as_leads(header: list[str], source: Source) -> Source | None:
    """A file of leads that says little more of each than its MQL date, if a source is of one."""
    known = _known(header)
    date = known["handovers"].get("handed_over_at")
    is_mql_date = date is not None and plain_name(date.column or "").startswith(("mql", "became"))
    if source.tables() != ["handovers"] or not is_mql_date:
        return None
    return _source(header, known, "leads")


def known_fields(header: list[str]) -> list[str]:
    """The fields of the contract that a header names."""
    return sorted({field for rules in _known(header).values() for field in rules})


def _known(header: list[str]) -> dict[str, dict[str, FieldRule]]:
    return {table: _canonical_rules(header, table) for table in schema.TABLES}


def _source(header: list[str], known: dict[str, dict[str, FieldRule]], table: str) -> Source:
    rules = {table: known[table]}
    if table == "leads" and "handed_over_at" in known["handovers"]:
        # An export with one MQL date per lead: the date becomes one handover, where it is filled.
        rules["handovers"] = {f: r for f, r in known["handovers"].items() if f in MQL_FIELDS}
    return Source.model_validate({"header": header, **rules})


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
