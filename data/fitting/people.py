"""Which rows are the same person, and which lead that is."""

import duckdb

from data import schema
from data.fitting.parts import run

OWN = {"lead_id", "created_at", "modified_at", "is_deleted", "deal_ids"}
# Files of which it is agreed that people of one e-mail are one lead.
ONE_PERSON = """
    table_name in ('leads', 'contacts')
    and (is_same_email or not has_own_id or system not in ('', 'Leadgrid'))
"""


def gather(connection: duckdb.DuckDBPyConnection) -> None:
    """Make each contact a lead or part of one, and one lead of people with one e-mail."""
    run(connection, "people")
    both = [f for f in schema.imported_fields("contacts") if f in schema.imported_fields("leads")]
    _fill_blanks(connection, "contacts_of_leads", [field for field in both if field not in OWN])
    own = ", ".join(f"contacts.{field}" for field in both)
    connection.execute(
        f"insert into raw.staged.leads by name select persons.lead_id, {own}, has_fault, file_no, "
        "line_no from raw.staged.contacts as contacts "
        "inner join persons on persons.place = place(file_no, line_no)"
    )
    run(connection, "same_email")
    fields = [field for field in schema.imported_fields("leads") if field not in OWN]
    _fill_blanks(connection, "merged_leads", fields)
    run(connection, "known")


def is_needed(connection: duckdb.DuckDBPyConnection, parts: set[str]) -> bool:
    """Whether a load has more than files of the contract, whose ids are known to be right."""
    beyond = {
        part
        for part in parts
        if part.partition(".")[2] not in schema.fields(part.partition(".")[0])
    }
    by_line = "handovers" in parts and "handovers.lead_id" not in parts
    return bool(beyond - set(schema.TABLES)) or by_line or _has_one_person_files(connection)


def _has_one_person_files(connection: duckdb.DuckDBPyConnection) -> bool:
    found = connection.execute(f"select exists (from raw.staged.feeds where {ONE_PERSON})")
    return found.fetchall() == [(True,)]


def _fill_blanks(connection: duckdb.DuckDBPyConnection, given: str, fields: list[str]) -> None:
    """Fill the blanks of leads (into_lead) from rows that are part of them now, in their order."""
    first = "(coalesce(created_at, timestamp 'infinity'), place)"
    values = ", ".join(f"arg_min({field}, {first}) as {field}" for field in fields)
    filled = ", ".join(f"{field} = coalesce(leads.{field}, given.{field})" for field in fields)
    connection.execute(
        f"update raw.staged.leads as leads set {filled} "
        f"from (select into_lead, {values} from {given} group by into_lead) as given "
        "where leads.lead_id = given.into_lead"
    )
