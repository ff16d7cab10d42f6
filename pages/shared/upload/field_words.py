"""What the fields and tables that a column can go to are called."""

from functools import cache

from data.choosing import Place
from pages.shared.columns import labels
from pages.shared.text import _, language


def tables() -> dict[str, str]:
    """What a file can hold."""
    return {
        "leads": _("Lead"),
        "contacts": _("Contact"),
        "accounts": _("Company"),
        "handovers": _("Handover"),
        "deals": _("Deal"),
        "activities": _("Touch or activity"),
        "changes": _("Change of a field"),
        "campaigns": _("Campaign"),
        "users": _("User"),
        "teams": _("Team"),
        "stages": _("Deal stage"),
        "links": _("Who belongs to which deal or activity"),
    }


def place_word(place: Place | None, main: str) -> str:
    """Where a column goes, in words; the file's main table goes without saying."""
    if place is None:
        return _("not used")
    table, field = place
    return field_word(field) if table == main else f"{tables()[table]}: {field_word(field)}"


def field_word(field: str) -> str:
    """What a field is called; fields without a word of their own keep their name."""
    return _words(language()).get(field, field)


@cache
def _words(_language: str) -> dict[str, str]:
    """All words in the reader's language: a page of many columns asks for thousands of them."""
    return labels() | _fields()


def _fields() -> dict[str, str]:
    """Fields of files; those that lists show too have their word there."""
    return {
        "lead_id": _("Lead id"),
        "contact_id": _("Contact id"),
        "contact_ids": _("Contact ids, several"),
        "account_id": _("Company id"),
        "deal_id": _("Deal id"),
        "deal_ids": _("Deal ids, several"),
        "activity_id": _("Activity id"),
        "user_id": _("User id"),
        "team_id": _("Team id"),
        "stage_id": _("Stage id"),
        "campaign_id": _("Campaign id"),
        "owner_id": _("Owner id"),
        "performed_by_id": _("Done by, id"),
        "changed_by_id": _("Changed by, id"),
        "person_id": _("Lead or contact id"),
        "about_id": _("Deal or company id"),
        "converted_account_id": _("Became company (id)"),
        "converted_contact_id": _("Became contact (id)"),
        "converted_deal_id": _("Became deal (id)"),
        "converted_at": _("Converted at"),
        "first_name": _("First name"),
        "last_name": _("Last name"),
        "user_name": _("User name"),
        "email": _("E-mail"),
        "phone": _("Phone"),
        "department": _("Department"),
        "job_title": _("Job title"),
        "industry": _("Industry"),
        "region": _("Region"),
        "campaign": _("Campaign"),
        "campaign_name": _("Campaign"),
        "campaign_type": _("Kind of campaign"),
        "status": _("Status"),
        "score": _("Score"),
        "potential_score": _("Profile score"),
        "potential_rank": _("Rank of potential"),
        "intent_rank": _("Rank of intent"),
        "excluded_reason": _("Why excluded"),
        "is_deleted": _("Deleted"),
        "modified_at": _("Changed last"),
        "handover_id": _("Handover id"),
        "deal_name": _("Deal name"),
        "stage_name": _("Stage"),
        "is_won": _("Won"),
        "is_closed": _("Closed"),
        "closed_at": _("Closed at"),
        "activity_type": _("Kind of activity"),
        "actor": _("Who acted: sales, marketing or lead"),
        "occurred_at": _("Date and time"),
        "is_done": _("Done, not only planned"),
        "is_primary": _("First of several"),
        "field": _("Field that changed"),
        "old_value": _("Value before"),
        "new_value": _("Value after"),
        "changed_at": _("Changed at"),
        "is_date_only": _("Day only"),
        "created_is_date_only": _("Created: day only"),
        "closed_is_date_only": _("Closed: day only"),
        "rejected_is_date_only": _("Given back: day only"),
    }
