"""Makes one whole of the files of a load: the parts of exports become the four tables.

Each step runs only where some file gives what it works on; canonical files pass untouched.
"""

import duckdb

from data.fitting.apart import keep_apart
from data.fitting.exports import keep_latest
from data.fitting.keys import compare_ids
from data.fitting.owners import name_owners
from data.fitting.parts import given, run
from data.fitting.people import gather, is_needed
from data.fitting.repeats import refuse_repeats
from data.fitting.rows import follow_people
from data.fitting.staged import NAMED, add_parts, staged
from data.fitting.statuses import find_moves, has_moves, see_statuses

PEOPLE = ("leads", "contacts")
PARTS_OF_NAMES = ("lead_name", "first_name", "last_name")
NAMES = {"leads": "lead_name", "contacts": "lead_name", "users": "user_name"}


def fit(connection: duckdb.DuckDBPyConnection, zone: str) -> None:
    """Fit the staged rows together."""
    parts = given(connection)
    fields = [part.split(".") for part in sorted(parts) if part.endswith("_id")]
    compare_ids(connection, [(staged(table), field) for table, field in fields])
    _refuse_blank_leads(connection)
    knows_statuses = "leads.status" in parts
    if knows_statuses:
        see_statuses(connection, zone)
    keep_latest(connection, zone)
    if knows_statuses:
        find_moves(connection)
    for table in ("leads", "contacts", *NAMED):
        if table in parts:
            refuse_repeats(connection, table, given_only=True)
    _put_away(connection, parts)
    _full_names(connection, parts)
    if is_needed(connection, parts):
        name_owners(connection, parts)
        add_parts(connection)
        run(connection, "named_deals")
        gather(connection)
        follow_people(connection, parts)
    if has_moves(connection):
        run(connection, "between_exports")
    if _count_feeds(connection, "handovers") > 1:
        run(connection, "same_handovers")
    if {"leads.email", "contacts.email"} & parts:
        run(connection, "mailmates")
    if any(f"{table}.{name}" in parts for table in PEOPLE for name in PARTS_OF_NAMES):
        run(connection, "namesakes")


def _count_feeds(connection: duckdb.DuckDBPyConnection, table: str) -> int:
    count = "select count(*) from raw.staged.feeds where table_name = $1"
    return int(connection.execute(count, [table]).fetchall()[0][0])


def _refuse_blank_leads(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        "insert into rejected_lines select file_no, line_no, null, 'lead_id is blank' "
        "from raw.staged.leads where lead_id is null"
    )
    connection.execute("delete from raw.staged.leads where lead_id is null")


def _put_away(connection: duckdb.DuckDBPyConnection, parts: set[str]) -> None:
    """What lies in the recycle bin or is still to do stands in no number."""
    for table in ("leads", "contacts", "accounts", "deals", "activities"):
        reasons = ""
        if f"{table}.is_deleted" in parts:
            reasons += " when is_deleted then 'in the recycle bin'"
        if f"{table}.is_done" in parts:
            reasons += " when not is_done then 'still to do'"
        if reasons:
            keep_apart(connection, table, f"case{reasons} end")
    for table in {"users", "stages", "campaigns"} & parts:
        keep_apart(connection, table, f"case when {NAMED[table]} is null then 'has no id' end")


def _full_names(connection: duckdb.DuckDBPyConnection, parts: set[str]) -> None:
    for table, name in NAMES.items():
        if {f"{table}.first_name", f"{table}.last_name"} & parts:
            connection.execute(
                f"update {staged(table)} set {name} = full_name(first_name, last_name) "
                f"where {name} is null"
            )
