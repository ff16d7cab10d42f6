"""Two exports of the same file on different days: the later stands, the change between is known."""

import pytest

from tests.desk import Desk
from tests.exports import Exports

BETWEEN = """
    select lead_id, strftime(handed_over_at + interval 9 hour, '%m-%d %H:%M'),
        strftime(known_until + interval 9 hour, '%m-%d %H:%M'), owner_name
    from handovers order by all
"""


def lead(number: int, status: str, modified: str = "", **fields: str) -> dict[str, str]:
    lead = {"lead_id": f"L{number}", "status": status, "created_at": "2026-01-05 09:00"}
    return lead | {"modified_at": modified} | fields


@pytest.fixture
def exports(desk: Desk) -> Exports:
    return Exports(desk)


def test_a_status_that_moved_between_two_exports_is_a_handover(exports: Exports) -> None:
    exports.add(
        "leads", lead(1, "New", "2026-02-01 10:00"), lead(2, "MQL"), lead(3, "New"), name="first"
    )
    exports.add(
        "leads",
        lead(1, "MQL", "2026-02-08 10:00", owner_id="Abe"),
        lead(2, "MQL"),
        lead(3, "Lost"),
        lead(4, "MQL"),  # how long it has been, nobody knows
        name="second",
    )
    outcome = exports.load()
    assert outcome.rows(BETWEEN) == [("L1", "02-01 10:00", "02-08 10:00", "Abe")]
    leads = outcome.rows("select lead_id, status, file_no from leads order by lead_id")
    assert leads == [("L1", "MQL", 2), ("L2", "MQL", 2), ("L3", "Lost", 2), ("L4", "MQL", 2)]
    assert outcome.rejected_lines == []
    assert "3  leads, said anew by a later export: the later stands" in outcome.out
    assert "1  handovers, known from two exports: between them" in outcome.out


def test_the_order_is_told_by_the_rows_not_by_the_names(exports: Exports) -> None:
    exports.add("leads", lead(1, "MQL", "2026-02-08 10:00"), name="a")
    exports.add("leads", lead(1, "New", "2026-02-01 10:00"), name="b")
    outcome = exports.load()
    assert outcome.column("status") == ["MQL"]
    assert outcome.rows(BETWEEN) == [("L1", "02-01 10:00", "02-08 10:00", None)]


def test_a_date_in_the_name_tells_the_day_of_an_export(exports: Exports) -> None:
    exports.add("leads", lead(1, "New"), name="leads_20260201")
    exports.add("leads", lead(1, "MQL"), name="leads_20260208")
    outcome = exports.load()
    # between the start of one day and the end of the other
    assert outcome.rows(BETWEEN) == [("L1", "02-01 00:00", "02-09 00:00", None)]


def test_of_three_exports_each_change_is_known(exports: Exports) -> None:
    for day, status in ((1, "New"), (8, "MQL"), (15, "Nurture"), (22, "SAL")):
        exports.add("leads", lead(1, status, f"2026-02-{day:02} 10:00"), name=f"on{day:02}")
    handed_over = [(row[1], row[2]) for row in exports.load().rows(BETWEEN)]
    assert handed_over == [("02-01 10:00", "02-08 10:00"), ("02-15 10:00", "02-22 10:00")]


def test_a_date_of_the_handover_is_better_than_two_exports(exports: Exports) -> None:
    exports.add("leads", lead(1, "New", "2026-02-01 10:00"), name="a")
    exports.add("leads", lead(1, "MQL", "2026-02-08 10:00"), name="b")
    exports.add("handovers", {"lead_id": "L1", "handed_over_at": "2026-02-03 10:00"})
    assert exports.load().rows(BETWEEN) == [("L1", "02-03 10:00", None, None)]


def test_exports_of_one_day_are_no_two_days(exports: Exports) -> None:
    exports.add("leads", lead(1, "New", "2026-02-01 10:00"), name="a")
    exports.add("leads", lead(1, "MQL", "2026-02-01 11:00"), name="b")
    outcome = exports.load()
    assert outcome.column("status") == ["New"]
    assert outcome.rejected_lines == [
        (2, "its lead_id already stands in a.csv line 2, and b.csv line 2 says otherwise of status")
    ]
    assert "1  leads, of which two files say different things" in outcome.out


def test_what_an_outdated_line_assumed_is_outdated_too(desk: Desk) -> None:
    exports = Exports(desk, assumed=True)
    exports.add("leads", lead(1, "New", "2026-02-01 10:00"), lead(2, "New"), name="a")
    exports.add("leads", lead(1, "MQL", "2026-02-08 10:00"), lead(2, "New"), name="b")
    outcome = exports.load()
    assert outcome.rows(BETWEEN) == [
        ("L1", "02-01 10:00", "02-08 10:00", None), ("L2", "01-05 09:00", None, None),
    ]  # fmt: skip


def test_the_later_export_of_deals_stands(exports: Exports) -> None:
    exports.add("leads", {"lead_id": "L1"})
    deal = {"deal_id": "D1", "lead_id": "L1", "deal_stage": "Open", "created_at": "2026-01-05"}
    exports.add("deals", deal, name="deals_20260201")
    exports.add("deals", deal | {"deal_stage": "Won"}, name="deals_20260208")
    outcome = exports.load()
    assert outcome.column("deal_stage", "deals") == ["Won"]
    assert outcome.rejected_lines == []
