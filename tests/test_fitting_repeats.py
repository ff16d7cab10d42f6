"""What is said twice: which line stands, and what becomes of the other."""

import pytest

from tests.desk import Desk
from tests.exports import Exports


@pytest.fixture
def exports(desk: Desk) -> Exports:
    return Exports(desk)


@pytest.mark.parametrize(
    ("table", "key"), [("accounts", "account_id"), ("users", "user_id"), ("stages", "stage_id")]
)
def test_the_first_line_of_a_part_stands(exports: Exports, table: str, key: str) -> None:
    exports.add("leads", {"lead_id": "L1"}).add(table, {key: "1"}, {key: "1"}, {key: "2"})
    outcome = exports.load()
    assert outcome.rejected_lines == [(3, f"its {key} already stands in {table}.csv line 2")]


def test_a_user_without_an_id_is_kept_apart(exports: Exports) -> None:
    exports.add("leads", {"lead_id": "L1"}).add("users", {"user_name": "Aya"})
    outcome = exports.load()
    assert outcome.rows("select table_name, reason from unlinked_rows") == [("users", "has no id")]


REPORT = """
[[source]]
header = ["Lead ID", "Company", "Deal"]
system = "A report"
[source.leads]
lead_id = "Lead ID"
company_name = "Company"
[source.accounts]
account_id = "Company"
[source.deals]
lead_id = "Lead ID"
deal_id = "Deal"
"""


def test_a_report_with_a_deal_per_line_says_its_lead_again(desk: Desk) -> None:
    desk.put("report.csv", "Lead ID,Company,Deal\nL1,A,D1\nL1,A,D2\nL2,A,D3\n")
    outcome = desk.load(mapping=REPORT)
    assert outcome.column("lead_id") == ["L1", "L2"]
    assert outcome.column("lead_id", "deals") == ["L1", "L1", "L2"]
    assert outcome.rejected_lines == []
    again = outcome.rows("select table_name, count(*) from merged_rows group by all order by all")
    assert again == [("accounts", 2), ("leads", 1)]


def test_two_files_that_contradict_each_other_are_named(desk: Desk) -> None:
    desk.put("a.csv", "lead_id,status,industry\nL1,New,food\nL2,New,\n")
    desk.put("b.csv", "lead_id,status,industry\nL1,Lost,toys\nL2,New,food\n")
    outcome = desk.load()
    first = "its lead_id already stands in a.csv line "
    assert outcome.rejected_lines == [
        (2, f"{first}2, and b.csv line 2 says otherwise of industry, status"), (3, f"{first}3"),
    ]  # fmt: skip
    assert "1  leads, of which two files say different things: the first file stands" in outcome.out


SHORT, LONG = "00Q5e000001Abcd", "00Q5e000001AbcdEAC"


@pytest.mark.parametrize(("lead", "named"), [(SHORT, LONG), (LONG, SHORT), (LONG, LONG)])
def test_an_id_is_one_in_its_short_and_its_long_form(
    exports: Exports, lead: str, named: str
) -> None:
    exports.add("leads", {"lead_id": lead})
    exports.add("activities", {"person_id": named, "occurred_at": "2026-01-06 10:00"})
    exports.add("deals", {"deal_id": "D1", "lead_id": named})
    outcome = exports.load()
    assert outcome.column("lead_id", "activities") == [lead]
    assert outcome.column("lead_id", "deals") == [lead]


def test_other_ids_of_as_many_signs_are_never_cut(exports: Exports) -> None:
    ids = [f"00Q{n:015}" for n in range(3)]
    exports.add("leads", *({"lead_id": one} for one in ids))
    exports.add("activities", {"person_id": ids[2], "occurred_at": "2026-01-06 10:00"})
    assert exports.load().column("lead_id", "activities") == [ids[2]]
