"""Builds, once per load, what the questions stand on and no definition changes."""

from pathlib import Path

import duckdb

QUERIES = Path(__file__).resolve().parent.parent / "queries"
FACTS = (
    "known_values",
    "lead_facts",
    "owner_teams",
    "handover_facts",
    "touch_facts",
    "sales_activity_facts",
    "handover_touches",
    "first_activities",
    "owner_first_activities",
    "deal_facts",
    "account_deals",
)


def create_functions(connection: duckdb.DuckDBPyConnection) -> None:
    """The shared formulas of queries/functions.sql as macros of this connection."""
    formulas = (QUERIES / "functions.sql").read_text(encoding="utf-8")
    connection.execute(formulas.replace("create macro", "create temp macro"))


def build(connection: duckdb.DuckDBPyConnection, name: str, time_zone: str) -> None:
    """Write one model of queries/models as a table of the dataset."""
    model = (QUERIES / "models" / f"{name}.sql").read_text(encoding="utf-8")
    values = {"time_zone": time_zone} if "$time_zone\n" in model or "$time_zone)" in model else {}
    connection.execute(f"create table {name} as {model}", values)
