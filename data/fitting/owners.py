"""Owners by name and team, where rows name them by an id."""

import duckdb

from data.fitting.parts import note, run
from data.fitting.staged import staged

TABLES = ("leads", "contacts", "handovers", "deals")


def name_owners(connection: duckdb.DuckDBPyConnection, parts: set[str]) -> None:
    """Give names and teams to the ids of users; a queue is nobody, an unknown id its own name."""
    run(connection, "owners")
    for table in TABLES:
        if f"{table}.owner_id" in parts:
            _name_owner(connection, table)
        if table != "deals" and {"users", "teams"} & parts:
            _name_team(connection, table)
    if "activities.performed_by_id" in parts:
        _name_performer(connection)


def name_new_handovers(connection: duckdb.DuckDBPyConnection) -> None:
    """Names for the owners of handovers that came out of a history, which writes either."""
    connection.execute(
        "update raw.staged.handovers as rows set owner_name = owners.owner_name, "
        "team_name = owners.team_name from owners "
        "where owners.owner_key = id_key(rows.owner_id) and rows.owner_name is null"
    )
    connection.execute(
        "update raw.staged.handovers set owner_name = owner_id where owner_name is null"
    )


def _name_owner(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    rows = staged(table)
    queues = f"select count(*) from {rows} where is_queue(owner_id)"
    note(connection, "owned by a queue: by nobody", table, queues)
    connection.execute(
        f"update {rows} set owner_id = null, owner_name = null where is_queue(owner_id)"
    )
    connection.execute(
        f"update {rows} as rows set owner_name = coalesce(rows.owner_name, owners.owner_name) "
        "from owners where owners.owner_key = id_key(rows.owner_id) and rows.owner_name is null"
    )
    unnamed = "owner_name is null and owner_id is not null"
    count = f"select count(*) from {rows} where {unnamed}"
    note(connection, "owner known by an id alone: no file of users names it", table, count)
    connection.execute(f"update {rows} set owner_name = owner_id where {unnamed}")


def _name_team(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    rows = staged(table)
    connection.execute(
        f"update {rows} as rows set team_name = owners.team_name "
        "from owners where owners.owner_key = id_key(rows.owner_id) and rows.team_name is null"
    )
    connection.execute(
        f"update {rows} as rows set team_name = named.team_name from (select owner_name, "
        "min(team_name) as team_name from owners group by owner_name having count(*) = 1) as named "
        "where named.owner_name = rows.owner_name and rows.team_name is null"
    )
    if table == "leads":
        connection.execute(
            f"update {rows} as rows set team_name = team_names.team_name from team_names "
            "where team_names.team_id = rows.team_id and rows.team_name is null"
        )


def _name_performer(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        "update activities set performed_by = owners.owner_name from owners "
        "where owners.owner_key = id_key(performed_by_id) and performed_by is null"
    )
    unnamed = (
        "performed_by is null and performed_by_id is not null and not is_queue(performed_by_id)"
    )
    count = f"select count(*) from activities where {unnamed}"
    note(connection, "done by somebody known by an id alone", "activities", count)
    connection.execute(f"update activities set performed_by = performed_by_id where {unnamed}")
