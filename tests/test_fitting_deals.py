"""Deals and activities find the lead that they stand with."""

import pytest

from tests.desk import Desk
from tests.exports import Exports

AT = "2026-01-06 10:00"


@pytest.fixture
def exports(desk: Desk) -> Exports:
    """Two leads, one of them with a contact, at two companies."""
    exports = Exports(desk)
    exports.add(
        "leads",
        {"lead_id": "L1", "email": "a@x.jp", "converted_contact_id": "C1", "account_id": "A1",
         "converted_deal_id": "D-converted"},
        {"lead_id": "L2", "email": "b@x.jp", "account_id": "A2", "deal_ids": "D-listed; D-other"},
        {"lead_id": "L3", "account_id": "A2"},
    )  # fmt: skip
    return exports.add("contacts", {"contact_id": "C1", "deal_ids": "D-contact"})


@pytest.mark.parametrize(
    ("deal", "lead"),
    [
        ({"lead_id": "L2"}, "L2"),
        ({"lead_id": "C1"}, "L1"),
        ({"contact_id": "C1"}, "L1"),
        ({"contact_ids": "C9;C1;L2"}, "L1"),
        ({"email": "B@X.jp"}, "L2"),
        ({"deal_id": "D-converted"}, "L1"),
        ({"deal_id": "D-listed"}, "L2"),
        ({"deal_id": "D-contact"}, "L1"),
        ({"account_id": "A1"}, None),  # the rule of verdicts finds it by the account
        ({"deal_id": "D-converted", "contact_ids": "L2"}, "L1"),  # the conversion comes first
    ],
)
def test_a_deal_belongs_to_the_lead_that_the_system_names(
    exports: Exports, deal: dict[str, str], lead: str | None
) -> None:
    exports.add("deals", {"deal_id": "D"} | deal)
    outcome = exports.load()
    assert outcome.column("lead_id", "deals") == [lead]
    assert outcome.rows("from unlinked_rows") == []


def test_a_deal_with_several_leads_is_told(exports: Exports) -> None:
    exports.add("deals", {"deal_id": "D", "contact_ids": "L2;L1"})
    outcome = exports.load()
    assert outcome.column("lead_id", "deals") == ["L2"]
    assert "1  deals, stand with several leads" in outcome.out


def test_a_deal_of_a_person_that_nobody_knows_is_kept_apart(exports: Exports) -> None:
    exports.add("deals", {"deal_id": "D1", "contact_id": "C9"},
                {"deal_id": "D2", "contact_id": "C9", "account_id": "A1"})  # fmt: skip
    outcome = exports.load()
    assert outcome.rows("select row_id, reason from unlinked_rows") == [
        ("D1", "of an unknown lead")
    ]


def test_links_name_the_company_of_a_deal(exports: Exports) -> None:
    exports.add("deals", {"deal_id": "D1"}, {"deal_id": "D2"})
    exports.add("links", {"deal_id": "D1", "account_id": "A1"},
                {"deal_id": "D2", "contact_id": "C9"})  # fmt: skip
    outcome = exports.load()
    assert outcome.rows("select deal_id, lead_id, account_id from deals") == [("D1", None, "A1")]
    assert outcome.rows("select row_id, reason from unlinked_rows") == [
        ("D2", "of an unknown lead")
    ]


def test_links_name_the_people_of_deals_the_primary_first(exports: Exports) -> None:
    exports.add("deals", {"deal_id": "D1"}, {"deal_id": "D2"})
    exports.add(
        "links",
        {"deal_id": "D1", "lead_id": "L2"},
        {"deal_id": "D1", "contact_id": "C1", "is_primary": "true"},
        {"deal_id": "D2", "contact_id": "L2"},
    )
    assert exports.load().column("lead_id", "deals") == ["L1", "L2"]


def test_a_stage_gets_its_name_and_says_whether_it_is_won(exports: Exports) -> None:
    exports.add("stages", {"stage_id": "s1", "stage_name": "Signed", "is_won": "true"})
    exports.add("deals", {"deal_id": "D1", "lead_id": "L1", "stage_id": "s1"},
                {"deal_id": "D2", "lead_id": "L1", "stage_id": "s2"})  # fmt: skip
    stages = exports.load().rows("select deal_stage, is_won, is_closed from deals order by all")
    assert stages == [("Signed", True, True), ("s2", None, False)]


@pytest.mark.parametrize(
    ("activity", "lead"),
    [
        ({"person_id": "L2"}, "L2"),
        ({"person_id": "C1"}, "L1"),
        ({"contact_ids": "C9; C1;L1"}, "L1"),
        ({"about_id": "D-converted"}, "L1"),
        ({"about_id": "A1"}, "L1"),
        ({"account_id": "A1"}, "L1"),
        ({"email": "b@x.jp"}, "L2"),
        ({"person_id": "C1", "about_id": "D-listed"}, "L1"),  # the person comes first
    ],
)
def test_an_activity_counts_for_the_lead_that_it_stands_with(
    exports: Exports, activity: dict[str, str], lead: str
) -> None:
    exports.add("deals", {"deal_id": "D-converted"}, {"deal_id": "D-listed"})
    exports.add("activities", activity | {"occurred_at": AT})
    assert exports.load().column("lead_id", "activities") == [lead]


@pytest.mark.parametrize(
    ("activity", "reason"),
    [
        ({"account_id": "A2"}, "names only a company with several leads"),
        ({"account_id": "A9"}, "names no lead"),
        ({"person_id": "C9"}, "of an unknown lead"),
        ({"email": "z@x.jp"}, "of an unknown lead"),
        ({}, "names no lead"),
        ({"person_id": "L1", "is_done": "false"}, "still to do"),
    ],
)
def test_an_activity_of_nobody_is_kept_apart(
    exports: Exports, activity: dict[str, str], reason: str
) -> None:
    exports.add("activities", activity | {"occurred_at": AT})
    outcome = exports.load()
    assert outcome.rows("select table_name, reason from unlinked_rows") == [("activities", reason)]


def test_links_name_the_people_and_deals_of_activities(exports: Exports) -> None:
    exports.add("deals", {"deal_id": "D-listed"})
    exports.add("activities", *({"activity_id": f"T{n}", "occurred_at": AT} for n in (1, 2)))
    exports.add(
        "links",
        {"activity_id": "T1", "contact_id": "C1"},
        {"activity_id": "T1", "contact_id": "L2"},
        {"activity_id": "T2", "deal_id": "D-listed"},
    )
    outcome = exports.load()
    leads = outcome.rows("select activity_id, lead_id from activities order by all")
    # what was done with two leads was done with each
    assert leads == [("T1", "L1"), ("T1 / L2", "L2"), ("T2", "L2")]
    assert "1  activities, stand with several leads: counted for each of them" in outcome.out


def test_who_did_it_gets_a_name(exports: Exports) -> None:
    exports.add("users", {"user_id": "005A", "user_name": "Aya"})
    did = [
        {"person_id": "L1", "occurred_at": AT, "performed_by_id": one} for one in ("005A", "005B")
    ]
    exports.add("activities", *did)
    assert exports.load().column("performed_by", "activities") == ["Aya", "005B"]
