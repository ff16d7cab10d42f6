"""Exports that nobody here wrote: what each of them is told as."""

import csv
from pathlib import Path

import pytest

from data.recognising import Recognised, recognise

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=f"the real data is not at {DATA}")

UNUSED = ""
HUBSPOT = {
    "company_data": "accounts", "company_property_history_data": UNUSED, "contact_data": "leads",
    "contact_form_submission_data": "activities", "contact_list_data": UNUSED,
    "contact_list_member_data": UNUSED, "contact_merge_audit_data": UNUSED,
    "contact_property_history_data": "changes", "deal_company_data": "links",
    "deal_contact_data": "links", "deal_data": "deals", "deal_pipeline_data": UNUSED,
    "deal_pipeline_stage_data": "stages", "deal_property_history_data": "changes",
    "deal_stage_data": "changes", "email_campaign_data": UNUSED,
    "email_event_bounce_data": UNUSED, "email_event_click_data": UNUSED,
    "email_event_data": "activities", "email_event_deferred_data": UNUSED,
    "email_event_delivered_data": UNUSED, "email_event_dropped_data": UNUSED,
    "email_event_forward_data": UNUSED, "email_event_open_data": UNUSED,
    "email_event_print_data": UNUSED, "email_event_sent_data": UNUSED,
    "email_event_spam_report_data": UNUSED, "email_event_status_change_data": UNUSED,
    "engagement_call_data": "activities", "engagement_communication_data": "activities",
    "engagement_company_data": "links", "engagement_contact_data": "links",
    "engagement_data": UNUSED, "engagement_deal_data": "links",
    "engagement_email_data": "activities", "engagement_meeting_data": "activities",
    "engagement_note_data": "activities", "engagement_task_data": "activities",
    "form_data": UNUSED, "merged_deal_data": UNUSED, "owner_data": "users",
    "owner_team_data": "teams", "property_data": UNUSED, "property_option_data": UNUSED,
    "role_data": UNUSED, "team_data": "teams", "team_user_data": "teams",
    "ticket_company_data": UNUSED, "ticket_contact_data": UNUSED, "ticket_data": UNUSED,
    "ticket_deal_data": UNUSED, "ticket_engagement_data": UNUSED, "ticket_pipeline_data": UNUSED,
    "ticket_pipeline_stage_data": UNUSED, "ticket_property_history_data": UNUSED,
    "users_data": "users",
}  # fmt: skip
MARKETO = {
    "activity_change_data_value_data": "changes", "activity_click_email_data": "activities",
    "activity_delete_lead_data": UNUSED, "activity_email_bounced_data": "activities",
    "activity_email_delivered_data": "activities", "activity_merge_leads_data": UNUSED,
    "activity_open_email_data": "activities", "activity_send_email_data": "activities",
    "activity_unsubscribe_email_data": "activities", "campaign_data": UNUSED,
    "email_template_history_data": UNUSED, "lead_data": "leads", "lead_describe_data": UNUSED,
    "program_data": "campaigns",
}  # fmt: skip
PARDOT = {
    "campaign_data": "campaigns", "list_data": UNUSED, "list_membership_data": UNUSED,
    "opportunity_data": "deals", "opportunity_prospect_data": "links", "prospect_data": "leads",
    "visitor_activity_data": "activities", "visitor_data": UNUSED,
}  # fmt: skip
PIPELINE = {
    "account_data": "accounts", "account_history_data": UNUSED,
    "contact_data": "contacts handovers",
    "contact_history_data": UNUSED, "event_data": "activities", "lead_data": "leads handovers",
    "opportunity_data": "deals", "opportunity_history_data": UNUSED,
    "opportunity_line_item_data": UNUSED, "order_data": UNUSED, "product_2_data": UNUSED,
    "task_data": "activities", "user_data": "users", "user_role_data": "teams",
}  # fmt: skip
DEVORG = {
    "Account": "accounts", "Contact": "contacts", "Lead": "leads", "Opportunity": "deals",
    "OpportunityHistory": "changes", "OpportunityHistoryGroup": UNUSED,
}  # fmt: skip
WORKSHOP = {
    "Account": "accounts", "Campaign": "campaigns", "CampaignMember": "activities",
    "Contact": "contacts", "Lead": "leads handovers", "Opportunity": "deals", "Task": "activities",
}  # fmt: skip
PLAIN = {
    "japanese/uriage": "deals", "maven_crm/accounts": "accounts",
    "maven_crm/data_dictionary": UNUSED, "maven_crm/products": UNUSED,
    "maven_crm/sales_pipeline": "leads handovers deals",
    "maven_crm/sales_pipeline_m_d_yyyy": "leads handovers deals",
    "maven_crm/sales_teams": "users", "olist/closed_deals_m_d_yyyy": "deals",
    "olist/mql_dd-mm-yyyy_crlf": "leads handovers", "olist/olist_closed_deals_dataset": "deals",
    "olist/olist_marketing_qualified_leads_dataset": "leads handovers",
    "xeducation/Leads": "leads deals", "xeducation/Leads_338_rows_double_quoted": "leads deals",
}  # fmt: skip
FILES = {
    **{f"crm_headers/hubspot/{name}": ("HubSpot", tables) for name, tables in HUBSPOT.items()},
    **{f"crm_headers/marketo/marketo_{n}": ("Marketo", tables) for n, tables in MARKETO.items()},
    **{
        f"crm_headers/pardot/pardot_{n}": ("Account Engagement (Pardot)", tables)
        for n, tables in PARDOT.items()
    },
    **{f"crm_headers/salesforce/sf_{n}": ("Salesforce", tables) for n, tables in PIPELINE.items()},
    **{f"salesforce_devorg/{name}": ("Salesforce", tables) for name, tables in DEVORG.items()},
    **{f"salesforce_workshop/{name}": ("Salesforce", tables) for name, tables in WORKSHOP.items()},
    **{name: ("plain list", tables) for name, tables in PLAIN.items()},
}


def _told(name: str) -> Recognised | None:
    path = DATA / f"{name}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file)
        header = next(rows)
        first = [row for row, _ in zip(rows, range(200), strict=False)]
    samples = {
        column: [row[place] for row in first if place < len(row)]
        for place, column in enumerate(header)
    }
    return recognise(header, samples, path.name)


@pytest.mark.parametrize(("name", "told"), FILES.items())
def test_a_real_file_is_told(name: str, told: tuple[str, str]) -> None:
    found = _told(name)
    assert found is not None
    tables = found.source.tables() if found.source else []
    assert (found.system, tables) == (told[0], told[1].split())


def test_every_real_file_is_listed_here() -> None:
    folders = ["crm_headers/*", "salesforce_*", "maven_crm", "olist", "xeducation", "japanese"]
    there = {
        str(path.relative_to(DATA).with_suffix(""))
        for folder in folders
        for path in DATA.glob(f"{folder}/*.csv")
    }
    assert there == set(FILES)
