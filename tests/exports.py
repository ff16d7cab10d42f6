"""Small exports of one system with their mapping, for tests that load several at once."""

import csv
import io
from typing import Any

from tests.desk import Desk, Outcome

# Each table in the names of its own fields: what a column is called is not what is tested here.
COLUMNS = {
    "leads": [
        "lead_id", "first_name", "last_name", "lead_name", "email", "company_name", "account_id",
        "industry", "annual_revenue", "status", "owner_id", "campaign_id", "created_at",
        "modified_at", "converted_contact_id", "converted_deal_id", "deal_ids", "is_deleted",
    ],
    "contacts": [
        "contact_id", "lead_name", "email", "phone", "company_name", "account_id", "deal_ids",
        "owner_id", "created_at",
    ],
    "accounts": ["account_id", "company_name", "industry", "annual_revenue"],
    "users": ["user_id", "user_name", "first_name", "last_name", "team_id"],
    "teams": ["team_id", "team_name", "user_id"],
    "stages": ["stage_id", "stage_name", "is_won", "is_closed"],
    "campaigns": ["campaign_id", "campaign_name", "campaign_type"],
    "deals": [
        "deal_id", "lead_id", "contact_id", "contact_ids", "account_id", "company_name", "email",
        "stage_id", "deal_stage", "owner_id", "created_at",
    ],
    "activities": [
        "activity_id", "person_id", "contact_ids", "about_id", "account_id", "email", "actor",
        "activity_type", "performed_by_id", "campaign_id", "occurred_at", "is_done",
    ],
    "handovers": ["handover_id", "lead_id", "contact_id", "handed_over_at", "owner_id"],
    "changes": ["lead_id", "contact_id", "field", "old_value", "new_value", "changed_at"],
    "links": ["activity_id", "deal_id", "lead_id", "contact_id", "account_id", "is_primary"],
}  # fmt: skip
HANDED_ON_CREATION = """
handovers_assumed = true
[source.handovers]
lead_id = "leads.lead_id"
handed_over_at = "leads.created_at"
"""


class Exports:
    """Files of one system in the making."""

    def __init__(self, desk: Desk, system: str = "Salesforce", assumed: bool = False) -> None:
        self._desk, self._system, self._assumed = desk, system, assumed
        self._rows: dict[str, list[dict[str, Any]]] = {}

    def add(self, table: str, *rows: dict[str, Any], name: str = "") -> "Exports":
        """Rows of a table, in a file of that name."""
        self._rows.setdefault(f"{name or table}.csv:{table}", []).extend(rows)
        return self

    def load(self) -> Outcome:
        paths = []
        for place, rows in self._rows.items():
            name, table = place.split(":")
            paths.append(self._desk.put(name, csv_of(table, rows)))
        tables = dict.fromkeys(place.split(":")[1] for place in self._rows)
        return self._desk.load(*paths, mapping="".join(self._source(table) for table in tables))

    def _source(self, table: str) -> str:
        return source_of(table, self._system, HANDED_ON_CREATION if self._assumed else "")


def source_of(table: str, system: str, of_leads: str = "") -> str:
    """The mapping of one of the files."""
    columns = COLUMNS[table]
    rules = "".join(f'{name} = "{table}.{name}"\n' for name in columns)
    header = ", ".join(f'"{table}.{name}"' for name in columns)
    text = f'[[source]]\nheader = [{header}]\nsystem = "{system}"\n'
    return f"{text}{of_leads if table == 'leads' else ''}[source.{table}]\n{rules}"


def csv_of(table: str, rows: list[dict[str, Any]]) -> str:
    """The text of one of the files."""
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS[table], lineterminator="\n")
    text.write(",".join(f"{table}.{name}" for name in COLUMNS[table]) + "\n")
    writer.writerows(rows)
    return text.getvalue()
