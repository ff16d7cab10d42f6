"""Rows of the other tables follow the people, the companies and the campaigns that they name."""

import duckdb

from data.fitting.apart import keep_apart
from data.fitting.owners import name_new_handovers
from data.fitting.parts import run
from data.words import words

SEVERAL = """
    case when place(file_no, line_no) in (select place from activity_leads where has_several)
    then 'names only a company with several leads' end
"""


def follow_people(connection: duckdb.DuckDBPyConnection, parts: set[str]) -> None:
    """Tie companies to leads, then handovers, deals and activities to theirs."""
    if {"leads.campaign_id", "contacts.campaign_id"} & parts:
        run(connection, "campaigns")
    run(connection, "accounts")
    run(connection, "companies")
    run(connection, "handovers")
    run(connection, "stages")
    run(connection, "deals")
    if "activities" in parts:
        run(connection, "activities")
        keep_apart(connection, "activities", SEVERAL)
    if "activities.campaign_id" in parts:
        run(connection, "campaign_touches", types=_campaign_types())
    if "changes" in parts:
        run(connection, "changes", **words()["statuses"])
    name_new_handovers(connection)
    run(connection, "assumed")


def _campaign_types() -> list[dict[str, str]]:
    return [
        {"spelling": spelling, "activity_type": kind}
        for kind, others in words()["campaign_types"].items()
        for spelling in [kind, *others]
    ]
