"""Contacts and leads are people: one who stands twice is one lead, and the report says so."""

import pytest

from tests.desk import LEADS, MARI, Desk
from tests.exports import Exports

MARI_MAIL = "mari@example.com"


@pytest.fixture
def exports(desk: Desk) -> Exports:
    return Exports(desk)


def test_a_contact_that_a_lead_became_is_that_lead(exports: Exports) -> None:
    exports.add("leads", {"lead_id": "L1", "converted_contact_id": "C1"})
    exports.add("contacts", {"contact_id": "C1", "phone": "03-1234"})
    exports.add("activities", {"person_id": "C1", "occurred_at": "2026-01-06 10:00"})
    outcome = exports.load()
    assert outcome.rows("select lead_id, phone from leads") == [("L1", "03-1234")]
    assert outcome.column("lead_id", "activities") == ["L1"]
    assert "1  contacts, is the contact that a lead became: one lead" in outcome.out


def test_a_contact_with_the_e_mail_of_a_lead_is_that_lead(exports: Exports) -> None:
    exports.add("leads", {"lead_id": "L1", "email": MARI_MAIL, "company_name": "A"})
    exports.add(
        "contacts", {"contact_id": "C1", "email": "ＭＡＲＩ@Example.com ", "company_name": "B"}
    )
    outcome = exports.load()
    assert outcome.rows("select lead_id, company_name from leads") == [("L1", "A")]
    merged = outcome.rows("select table_name, row_id, lead_id, reason, line_no from merged_rows")
    assert merged == [("contacts", "C1", "L1", "has the e-mail of a lead", 2)]


def test_another_contact_is_a_lead_of_its_own(exports: Exports) -> None:
    exports.add("leads", {"lead_id": "1", "email": MARI_MAIL})
    exports.add("contacts", {"contact_id": "C2", "lead_name": "Ken"}, {"contact_id": "1"})
    outcome = exports.load()
    # contact 1 of some systems is another than lead 1
    assert sorted(outcome.column("lead_id")) == ["1", "C2", "contact-1"]


def test_people_with_one_e_mail_are_one_lead_the_earliest_stands(exports: Exports) -> None:
    exports.add(
        "leads",
        {"lead_id": "L1", "email": MARI_MAIL, "created_at": "2026-02-01", "industry": "food"},
        {"lead_id": "L2", "email": "Mari@EXAMPLE.com", "created_at": "2026-01-01"},
        {"lead_id": "L3", "created_at": "2026-01-01"},
        {"lead_id": "L4", "created_at": "2026-01-01"},
    )
    exports.add("activities", {"person_id": "L1", "occurred_at": "2026-02-02 10:00"})
    exports.add("deals", {"deal_id": "D1", "lead_id": "L1"})
    exports.add("handovers", {"lead_id": "L1", "handed_over_at": "2026-02-01 10:00"})
    outcome = exports.load()
    leads = outcome.rows("select lead_id, industry from leads order by all")
    assert leads == [("L2", "food"), ("L3", None), ("L4", None)]
    for table in ("activities", "deals", "handovers"):
        assert outcome.column("lead_id", table) == ["L2"]
    assert "1  leads, same e-mail as another lead: one person, one lead" in outcome.out


def test_two_contacts_with_one_e_mail_are_one_lead(exports: Exports) -> None:
    exports.add("leads", {"lead_id": "L1"})
    exports.add(
        "contacts",
        {"contact_id": "C1", "email": MARI_MAIL, "created_at": "2026-02-01"},
        {"contact_id": "C2", "email": MARI_MAIL, "created_at": "2026-01-01"},
    )
    exports.add("activities", {"person_id": "C1", "occurred_at": "2026-02-02 10:00"})
    outcome = exports.load()
    assert sorted(outcome.column("lead_id")) == ["C2", "L1"]
    assert outcome.column("lead_id", "activities") == ["C2"]


def test_what_is_no_e_mail_makes_nobody_one_person(exports: Exports) -> None:
    exports.add("leads", *({"lead_id": f"L{n}", "email": "unknown"} for n in range(3)))
    assert len(exports.load().column("lead_id")) == 3


def test_files_of_the_contract_are_never_merged_but_told(desk: Desk) -> None:
    outcome = desk.leads(MARI, MARI.replace("L1", "L2"))
    assert outcome.column("lead_id") == ["L1", "L2"]
    assert "2  leads, share an e-mail with another lead, and were left apart" in outcome.out
    assert outcome.rows("from lookalikes") == [("L2", "L1", "same e-mail")]


def test_a_mapping_may_say_that_one_e_mail_is_one_person(desk: Desk) -> None:
    outcome = desk.leads(MARI, MARI.replace("L1", "L2"), mapping="same_email = true\n")
    assert outcome.column("lead_id") == ["L1"]


NO_IDS = """
[[source]]
header = ["Mail", "Name", "Handed"]
[source.leads]
email = "Mail"
lead_name = "Name"
[source.handovers]
handed_over_at = "Handed"
"""


def test_leads_without_ids_get_one_that_hides_their_e_mail(desk: Desk) -> None:
    desk.put("list.csv", "Mail,Name,Handed\na@x.jp,A,2026-01-05\n,B,\nA@X.jp,A,2026-03-05\n")
    outcome = desk.load(mapping=NO_IDS)
    first, second = outcome.rows("select lead_id, line_no from leads order by line_no")
    assert first[0].startswith("mail-") and "@" not in first[0] and len(first[0]) == 17
    assert second == ("file 1 line 3", 3)
    assert outcome.column("lead_id", "handovers") == [first[0], first[0]]


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [("Mari", "Sato", "Mari Sato"), ("真理", "佐藤", "佐藤 真理"), ("", "Sato", "Sato"),
     ("マリ", "Sato", "Sato マリ"), ("", "", None)],
)  # fmt: skip
def test_a_name_in_two_columns_is_put_together(
    exports: Exports, first: str, last: str, name: str | None
) -> None:
    exports.add("leads", {"lead_id": "L1", "first_name": first, "last_name": last})
    assert exports.load().column("lead_name") == [name]


def test_leads_in_the_recycle_bin_are_kept_apart(exports: Exports) -> None:
    exports.add(
        "leads", {"lead_id": "L1", "is_deleted": "true"}, {"lead_id": "L2", "is_deleted": "0"}
    )
    outcome = exports.load()
    assert outcome.column("lead_id") == ["L2"]
    assert outcome.rows("select row_id, reason from unlinked_rows") == [
        ("L1", "in the recycle bin")
    ]


def test_alike_by_name_and_company_is_a_list_to_look_at(exports: Exports) -> None:
    exports.add(
        "leads",
        {"lead_id": "L1", "lead_name": "Ann Li", "company_name": "GTX Pro", "email": "a@x.jp"},
        {"lead_id": "L2", "lead_name": "ann  li", "company_name": "GTXPro Inc.", "email": "b@x.jp"},
        {"lead_id": "L3", "lead_name": "Ann Li", "company_name": "(株)GTX-PRO"},
        {"lead_id": "L4", "lead_name": "Ann Li", "company_name": "Other"},
    )
    outcome = exports.load()
    assert len(outcome.column("lead_id")) == 4
    assert outcome.rows("from lookalikes order by all") == [
        ("L2", "L1", "same name and company, another e-mail"),
        ("L3", "L1", "same name and company, no e-mail"),
    ]


def test_nothing_of_a_person_is_said_outside_their_row(desk: Desk) -> None:
    desk.put("leads.csv", LEADS + MARI + MARI)
    assert "mari" not in desk.load().out.lower()
