"""When a lead was handed over: by a date, a history, two exports; the day of creation last."""

import pytest

from tests.desk import Desk
from tests.exports import Exports

HANDED = "select lead_id, strftime(handed_over_at + interval 9 hour, '%m-%d %H:%M'), owner_name "
HANDED += "from handovers order by handed_over_at"
LEAD = {"lead_id": "L1", "created_at": "2026-01-05 10:00", "owner_id": "Abe"}


@pytest.fixture
def exports(desk: Desk) -> Exports:
    return Exports(desk).add("leads", LEAD)


def status(before: str, after: str, day: int, **fields: str) -> dict[str, str]:
    change = {"lead_id": "L1", "field": "Status", "old_value": before, "new_value": after}
    return change | {"changed_at": f"2026-02-{day:02} 10:00"} | fields


def test_a_status_that_means_handed_over_is_a_handover(exports: Exports) -> None:
    exports.add(
        "changes",
        status("New", "Nurture", 1),
        status("Nurture", "Marketing Qualified Lead", 2),
        status("Marketing Qualified Lead", "SAL", 3),  # handed over already
        status("SAL", "Nurture", 4),
        status("Nurture", "引き渡し済み", 20),
        status("x", "MQL", 21, field="Rating"),
        status("x", "MQL", 22, lead_id="L9"),
    )
    outcome = exports.load()
    assert outcome.rows(HANDED) == [("L1", "02-02 10:00", None), ("L1", "02-20 10:00", None)]
    assert "2  handovers, taken from a history of statuses" in outcome.out
    assert "1  changes, say nothing of a lead that is known" in outcome.out


def test_a_history_without_old_values_is_read_in_its_order(exports: Exports) -> None:
    exports.add(
        "changes",
        status("", "MQL", 9),
        status("", "lead", 2),
        status("", "marketingqualifiedlead", 5, field="lifecyclestage"),
        status("", "salesqualifiedlead", 8, field="lifecyclestage"),
    )
    days = [day for _, day, _ in exports.load().rows(HANDED)]
    assert days == ["02-05 10:00", "02-09 10:00"]


QUEUE, AYA, KEN = "00G5e000001abcdEAE", "0055e000001aaaaEAE", "0055e000001bbbbEAE"


def test_what_a_queue_or_nobody_had_is_handed_to_who_got_it(exports: Exports) -> None:
    exports.add("users", {"user_id": AYA, "user_name": "Aya"}, {"user_id": KEN, "user_name": "Ken"})
    exports.add(
        "changes",
        status(QUEUE, AYA, 2, field="Owner"),
        status("Leads", "Aya", 2, field="Owner"),  # the same, by name
        status(AYA, KEN, 5, field="Owner"),  # from one colleague to another
    )
    assert exports.load().rows(HANDED) == [("L1", "02-02 10:00", "Aya")]


def test_an_owner_says_nothing_where_a_status_does(exports: Exports) -> None:
    exports.add("changes", status("", "Aya", 1, field="Owner"), status("New", "MQL", 8))
    assert exports.load().rows(HANDED) == [("L1", "02-08 10:00", None)]


def test_a_history_adds_nothing_to_a_date_of_the_same_day(exports: Exports) -> None:
    exports.add("handovers", {"lead_id": "L1", "handed_over_at": "2026-02-02"})
    exports.add("changes", status("New", "MQL", 2), status("Nurture", "MQL", 20))
    days = [day for _, day, _ in exports.load().rows(HANDED)]
    assert days == ["02-02 00:00", "02-20 10:00"]


def test_a_handover_of_a_contact_is_one_of_its_lead(desk: Desk) -> None:
    exports = Exports(desk)
    exports.add("leads", {"lead_id": "L1", "converted_contact_id": "C1"})
    exports.add("contacts", {"contact_id": "C1"}, {"contact_id": "C2"})
    exports.add("handovers", {"contact_id": "C1", "handed_over_at": "2026-02-02"},
                {"contact_id": "C2", "handed_over_at": "2026-02-03"},
                {"contact_id": "C9", "handed_over_at": "2026-02-04"})  # fmt: skip
    outcome = exports.load()
    assert outcome.column("lead_id", "handovers") == ["L1", "C2"]
    assert outcome.rows("select reason from unlinked_rows") == [("of an unknown lead",)]


def test_the_day_of_creation_stands_in_where_nothing_is_known(desk: Desk) -> None:
    exports = Exports(desk, assumed=True).add("leads", LEAD, LEAD | {"lead_id": "L2"})
    exports.add("changes", status("New", "MQL", 2))
    outcome = exports.load()
    assert [row[:2] for row in outcome.rows(HANDED)] == [
        ("L2", "01-05 10:00"),
        ("L1", "02-02 10:00"),
    ]
    assert "1  handovers, taken from the day the lead was created" in outcome.out
    assert "1  handovers, taken from the day the lead was created, but given up" in outcome.out
