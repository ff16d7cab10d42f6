"""Where cast rows wait, and what is known of the feeds that they came by."""

import duckdb

from data import schema
from data.feeds import Feed
from data.fitting.keys import create_keys
from data.reading import Sheet

KEYS = {
    "leads": "lead_id",
    "contacts": "contact_id",
    "handovers": "handover_id",
    "activities": "activity_id",
    "deals": "deal_id",
}
# Whose rows other files name by an id. A row without one says nothing to anybody.
NAMED = {
    "accounts": "account_id",
    "users": "user_id",
    "stages": "stage_id",
    "campaigns": "campaign_id",
}
FEEDS = """
    create table raw.staged.feeds (
        file_no integer, table_name varchar, system varchar, header varchar, exported_on date,
        is_derived boolean, is_assumed boolean, is_same_email boolean, has_own_id boolean,
        fields varchar[]
    )
"""
# Handovers that are known from a status alone, and the statuses that the dataset before saw.
MOVES = """
    create table raw.staged.moves (
        handover_id varchar, lead_id varchar, earlier_at timestamp, latest_at timestamp,
        exported_on date, owner_id varchar, owner_name varchar, team_name varchar,
        file_no integer, line_no bigint, known_from varchar
    );
    create temp table statuses_before as from statuses_seen;
"""


def create_staged(connection: duckdb.DuckDBPyConnection) -> None:
    """Tables for cast rows, without keys, and with a mark on rows of which a value was refused."""
    create_keys(connection)
    tables = "".join(_table(table) for table in schema.IMPORTED if staged(table) != table)
    connection.execute(f"begin; create schema raw.staged; {FEEDS}; {MOVES} {tables} commit")
    connection.execute("alter table activities add column has_fault boolean")
    connection.execute("alter table activities alter lead_id drop not null")


def _table(table: str) -> str:
    columns = ", ".join(f"{name} {kind}" for name, kind in schema.imported_fields(table).items())
    return (
        f"create table {staged(table)} "
        f"({columns}, file_no integer, line_no bigint, has_fault boolean);"
    )


def staged(table: str) -> str:
    """Where cast rows wait for their check; activities are too many to be copied after it."""
    return table if table == "activities" else f"raw.staged.{table}"


def has_rows(connection: duckdb.DuckDBPyConnection, table: str) -> bool:
    """Whether any row waits there: most files feed few tables."""
    return connection.execute(f"select exists (from {staged(table)})").fetchall() == [(True,)]


def keep_feed(connection: duckdb.DuckDBPyConnection, feed: Feed, file: Sheet, file_no: int) -> None:
    """Keep what fitting asks of a file's feed, and make room for the parts of its activities."""
    key = KEYS.get(feed.table) or NAMED.get(feed.table)
    connection.execute(
        "insert into raw.staged.feeds values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        [
            file_no, feed.table, feed.system, "\n".join(file.header), file.exported_on,
            feed.is_derived, feed.is_assumed, feed.same_email, key in feed.rules, list(feed.rules),
        ],
    )  # fmt: skip
    if feed.table == "activities":
        add_parts(connection, set(feed.rules))


def add_parts(connection: duckdb.DuckDBPyConnection, wanted: set[str] | None = None) -> None:
    """Give activities the columns of their parts, or those that are wanted."""
    for name, kind in _parts_of_activities().items():
        if wanted is None or name in wanted:
            connection.execute(f"alter table activities add column if not exists {name} {kind}")


def _parts_of_activities() -> dict[str, str]:
    """The fields of activities that only fitting needs."""
    own = schema.fields("activities")
    return {
        name: kind for name, kind in schema.imported_fields("activities").items() if name not in own
    }


def drop_parts(connection: duckdb.DuckDBPyConnection) -> None:
    """Leave of the activities what the contract has."""
    there = {column for column, *_ in connection.execute("from activities limit 0").description}
    for name in there & {*_parts_of_activities(), "has_fault"}:
        connection.execute(f"alter table activities drop column {name}")
    connection.execute("alter table activities alter lead_id set not null")
