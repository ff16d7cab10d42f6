"""Exports of two Salesforce orgs fit together, as counted without the product."""

import csv
from pathlib import Path
from typing import Any

import duckdb
import pytest

from data.load import load
from data.report import Report, read_report

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
WORKSHOP, DEVORG = "salesforce_workshop", "salesforce_devorg"
pytestmark = pytest.mark.skipif(
    not (DATA / WORKSHOP).is_dir(), reason=f"real exports are not at {DATA}"
)
Loaded = tuple[Report, dict[str, list[dict[str, Any]]]]
TABLES = ("leads", "deals", "activities", "handovers", "merged_rows", "unlinked_rows")


def _rows(path: str) -> list[dict[str, str]]:
    with (DATA / path).open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def _loaded(folder: str, home: Path) -> Loaded:
    report = read_report(load([DATA / folder], home))
    with duckdb.connect(str(report.path), read_only=True) as connection:
        return report, {
            table: connection.execute(f"select * from {table}").df().to_dict("records")
            for table in TABLES
        }


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    return _loaded(WORKSHOP, tmp_path_factory.mktemp("workshop"))


@pytest.fixture(scope="module")
def devorg(tmp_path_factory: pytest.TempPathFactory) -> Loaded:
    return _loaded(DEVORG, tmp_path_factory.mktemp("devorg"))


@pytest.mark.parametrize("org", ["workshop", "devorg"])
def test_no_line_is_refused(org: str, request: pytest.FixtureRequest) -> None:
    report, _ = request.getfixturevalue(org)
    assert all(file.rejected == 0 for file in report.files)
    assert not report.rejected_values


def test_contacts_that_leads_became_are_those_leads(devorg: Loaded) -> None:
    leads, contacts = _rows(f"{DEVORG}/Lead.csv"), _rows(f"{DEVORG}/Contact.csv")
    became = {row["ConvertedContactId"] for row in leads}
    mails = {row["Email"].lower() for row in leads if row["Email"]}
    expected = {row["Id"] for row in leads} | {
        row["Id"]
        for row in contacts
        if row["Id"] not in became and row["Email"].lower() not in mails
    }
    assert {row["lead_id"] for row in devorg[1]["leads"]} == expected
    assert len(devorg[1]["merged_rows"]) == len(leads) + len(contacts) - len(expected)


def test_deals_follow_the_conversion_of_their_lead(devorg: Loaded) -> None:
    converted = {
        row["ConvertedOpportunityId"]: row["Id"]
        for row in _rows(f"{DEVORG}/Lead.csv")
        if row["ConvertedOpportunityId"]
    }
    assert len(converted) == 5
    deals = {row["deal_id"]: row["lead_id"] for row in devorg[1]["deals"]}
    assert {deal: lead for deal, lead in deals.items() if isinstance(lead, str)} == converted


def test_tasks_still_to_do_are_no_activities(workshop: Loaded) -> None:
    tasks = _rows(f"{WORKSHOP}/Task.csv")
    assert {row["Status"] for row in tasks} == {"Not Started"}
    apart = [row for row in workshop[1]["unlinked_rows"] if row["table_name"] == "activities"]
    assert {row["row_id"] for row in apart} == {row["Id"] for row in tasks}
    assert {row["reason"] for row in apart} == {"still to do"}


def test_campaign_members_are_touches_of_their_lead_or_contact(workshop: Loaded) -> None:
    rows = _rows(f"{WORKSHOP}/CampaignMember.csv")
    members = {row["Id"]: row["LeadId"] or row["ContactId"] for row in rows}
    touches = workshop[1]["activities"]
    assert {row["activity_id"]: row["lead_id"] for row in touches} == members
    assert {row["actor"] for row in touches} == {"marketing"}
    names = {row["Name"] for row in _rows(f"{WORKSHOP}/Campaign.csv")}
    assert {row["subject"] for row in touches} <= names


def test_every_lead_and_contact_of_the_workshop_is_a_lead(workshop: Loaded) -> None:
    people = [*_rows(f"{WORKSHOP}/Lead.csv"), *_rows(f"{WORKSHOP}/Contact.csv")]
    assert {row["lead_id"] for row in workshop[1]["leads"]} == {row["Id"] for row in people}


def test_a_deal_is_kept_apart_only_where_its_account_has_nobody(workshop: Loaded) -> None:
    accounts = {row["AccountId"] for row in _rows(f"{WORKSHOP}/Contact.csv")}
    accounts |= {row["Company"] for row in _rows(f"{WORKSHOP}/Lead.csv")}  # ids stand there
    deals = {row["Id"]: row["AccountId"] for row in _rows(f"{WORKSHOP}/Opportunity.csv")}
    known = {deal for deal, account in deals.items() if account in accounts}
    assert {row["deal_id"] for row in workshop[1]["deals"]} == known
