"""Company data of an accounts file fills the blanks of leads; owners and campaigns get names."""

import pytest

from tests.desk import Desk
from tests.exports import Exports


@pytest.fixture
def exports(desk: Desk) -> Exports:
    return Exports(desk)


def test_a_lead_gains_what_its_account_says_and_keeps_its_own(exports: Exports) -> None:
    exports.add("accounts", {"account_id": "A1", "company_name": "GTX", "industry": "food",
                             "annual_revenue": "500"})  # fmt: skip
    exports.add("leads", {"lead_id": "L1", "account_id": "A1", "industry": "toys"})
    outcome = exports.load()
    leads = outcome.rows("select company_name, industry, annual_revenue from leads")
    assert leads == [("GTX", "toys", 500)]
    assert "1  leads, company known by the id of its account" in outcome.out


def test_a_company_is_found_by_its_name_without_legal_form(exports: Exports) -> None:
    exports.add(
        "accounts", {"account_id": "A1", "company_name": "株式会社GTX Pro", "industry": "food"}
    )
    exports.add("leads", {"lead_id": "L1", "company_name": "GTXPro㈱"}, {"lead_id": "L2"})
    outcome = exports.load()
    leads = outcome.rows("select account_id, company_name, industry from leads order by lead_id")
    assert leads == [("A1", "GTXPro㈱", "food"), (None, None, None)]


def test_of_several_accounts_that_differ_none_is_taken(exports: Exports) -> None:
    exports.add(
        "accounts",
        {"account_id": "A1", "company_name": "GTX Inc", "industry": "food"},
        {"account_id": "A2", "company_name": "GTX Ltd", "industry": "toys"},
    )
    exports.add("leads", {"lead_id": "L1", "company_name": "GTX"})
    outcome = exports.load()
    assert outcome.rows("select account_id, industry from leads") == [(None, None)]
    assert "fits several accounts that differ: none was taken" in outcome.out


def test_an_account_id_in_place_of_a_company_is_its_account(exports: Exports) -> None:
    exports.add("accounts", {"account_id": "001X", "company_name": "GTX"})
    exports.add("leads", {"lead_id": "L1", "company_name": "001X"})
    leads = exports.load().rows("select account_id, company_name from leads")
    assert leads == [("001X", "GTX")]


def test_a_deal_that_names_a_company_finds_its_lead(exports: Exports) -> None:
    exports.add("leads", {"lead_id": "L1", "company_name": "GTX Pro"}, {"lead_id": "L2"})
    exports.add("deals", {"deal_id": "D1", "company_name": "GTXPro Inc."},
                {"deal_id": "D2", "company_name": "Nobody's"})  # fmt: skip
    outcome = exports.load()
    ((lead_account, deal_account),) = outcome.rows(
        "select leads.account_id, deals.account_id from leads, deals where lead_id = 'L1' "
        .replace("lead_id", "leads.lead_id")
    )  # fmt: skip
    assert lead_account == deal_account
    assert "gtx" not in deal_account
    apart = outcome.rows("select row_id, reason from unlinked_rows")
    assert apart == [("D2", "of an account that no lead has")]


def test_owners_get_names_and_teams(exports: Exports) -> None:
    exports.add(
        "users", {"user_id": "005A", "first_name": "Aya", "last_name": "Abe", "team_id": "T1"}
    )
    exports.add("teams", {"team_id": "T1", "team_name": "West"})
    queue = "00G5e000001abcdEAE"
    owners = [
        {"lead_id": f"L{n}", "owner_id": o} for n, o in enumerate(["005A", "005B", queue, ""])
    ]
    exports.add("leads", *owners)
    outcome = exports.load()
    leads = outcome.rows("select owner_name, team_name from leads order by lead_id")
    assert leads == [("Aya Abe", "West"), ("005B", None), (None, None), (None, None)]
    assert "1  leads, owned by a queue: by nobody" in outcome.out
    assert "1  leads, owner known by an id alone: no file of users names it" in outcome.out


def test_the_id_of_an_owner_is_the_name_without_a_file_of_users(exports: Exports) -> None:
    exports.add("leads", {"lead_id": "L1", "owner_id": "77"})
    exports.add("deals", {"deal_id": "D1", "lead_id": "L1", "owner_id": "78"})
    outcome = exports.load()
    assert outcome.column("owner_name") == ["77"]
    assert outcome.column("owner_name", "deals") == ["78"]


def test_a_team_may_be_known_by_who_is_in_it(exports: Exports) -> None:
    exports.add("users", {"user_id": "1", "user_name": "Aya"})
    exports.add("teams", {"team_id": "T", "team_name": "West"}, {"team_id": "T", "user_id": "1"})
    exports.add("leads", {"lead_id": "L1", "owner_id": "1"})
    assert exports.load().column("team_name") == ["West"]


def test_campaigns_get_names_and_touch_their_members(exports: Exports) -> None:
    for key, name, kind in (("701A", "Spring", "Webinar"), ("701B", "News", "Email")):
        campaign = {"campaign_id": key, "campaign_name": name, "campaign_type": kind}
        exports.add("campaigns", campaign)
    exports.add("leads", {"lead_id": "L1", "campaign_id": "701A"})
    member = {"person_id": "L1", "occurred_at": "2026-01-05 10:00"}
    exports.add("activities", member | {"campaign_id": "701A"}, member | {"campaign_id": "701B"})
    outcome = exports.load()
    assert outcome.column("campaign") == ["Spring"]
    touches = outcome.rows("select subject, activity_type, actor from activities order by line_no")
    # an e-mail of a campaign is no e-mail of sales
    assert touches == [("Spring", "seminar", "marketing"), ("News", "newsletter", "marketing")]
