"""What the questions about one lead answer: its handovers, its events, the way to it."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from data.definition import parse_definition
from pages.shared.lead_link import key_of
from queries import Dataset
from queries.answer import to_utc
from tests.conftest import TOKYO, Row, tokyo

AS_OF = "2026-04-20T12:00"


def answer(
    dataset: Dataset, name: str, lead_id: str = "L1", as_of: str = AS_OF, **asked: Any
) -> list[Row]:
    moment = {"as_of": to_utc(as_of, TOKYO)}
    lead = dataset.ask("lead_found", moment | {"lead_key": key_of(lead_id)}, **asked).one()
    return dataset.ask(name, moment | {"lead_no": lead["lead_no"]}, **asked).dicts()


@pytest.fixture
def handovers_of(given) -> Callable[..., list[Row]]:
    def handovers_of(lead_id: str = "L1", as_of: str = AS_OF, **asked: Any) -> list[Row]:
        return answer(given.dataset, "lead_handovers", lead_id, as_of, **asked)

    return handovers_of


def test_the_owner_s_other_work_is_counted_from_the_handover_to_the_first_response(
    given, handovers_of
):
    given.handover()
    given.activity("L2", at="2026-03-02 09:59")  # before
    given.activity("L2", at="2026-03-02 10:00")
    given.activity("L2", at="2026-03-06 10:00", by="Mori")  # somebody else
    given.activity("L2", at="2026-03-06 10:00", actor="marketing")
    given.activity("L1", at="2026-03-06 10:00")
    given.activity("L2", at="2026-03-06 10:01")  # after the response
    (handover,) = handovers_of()
    assert (handover["count_other_activities"], handover["count_owner_activities"]) == (1, 2)


def test_a_handover_knows_its_own_first_activity(given, handovers_of):
    given.activity(at="2026-01-10 10:00", kind="visit")  # before any handover
    given.handover(at="2026-01-12 10:00")
    given.activity(at="2026-01-12 11:00", kind="bulk_update")
    given.activity(at="2026-01-13 11:00", kind="email", by="Mori")
    given.handover(at="2026-03-02 10:00")
    given.activity(at="2026-03-03 11:00", kind="call")
    found = [(row["first_activity_type"], row["first_activity_by"]) for row in handovers_of()]
    assert found == [("call", "Aoki"), ("email", "Mori")]


def test_a_lead_says_what_verdicts_say_of_it(sample):
    """On the sample: same verdicts, and sure exactly where the owner logged anything."""
    values = {"as_of": sample.as_of}
    verdicts = sample.ask("verdicts_of_handovers", values).dicts()
    chosen = {row["lead_id"] for row in verdicts[::40]}
    for lead_id in chosen:
        own = answer(sample, "lead_handovers", lead_id, "2026-06-30T23:59")
        expected = [row for row in verdicts if row["lead_id"] == lead_id][::-1]
        for column in ("verdict", "is_sure", "deadline_at", "response_business_hours"):
            assert [row[column] for row in own] == [row[column] for row in expected]
        for row in own:
            if row["verdict"] == "ignored":
                assert row["is_sure"] == (row["count_owner_activities"] > 0)
            assert bool(row["first_activity_at"]) == bool(row["first_activity_type"])
            if row["verdict"] == "rejected":
                assert row["rejected_at"] is not None
            if row["verdict"] == "converted":
                assert row["deal_created_at"] is not None


def test_the_events_are_all_that_is_seen_of_a_lead(given):
    given.lead(created_at="2026-02-20 10:00", source="fair")
    given.touch(at="2026-02-21 10:00")
    given.handover()
    given.activity(at="2026-03-03 10:00", kind="bulk_update")
    given.deal("L1", created="2026-03-11", closed="2026-05-01", stage="proposal", amount="5")
    given.activity(at="2026-04-20 12:01")  # after the moment
    events = answer(given.dataset, "lead_events")
    assert [(row["kind"], tokyo(row["happened_at"]), row["is_counted"]) for row in events] == [
        ("created", "2026-02-20 10:00", None),
        ("touch", "2026-02-21 10:00", None),
        ("handover", "2026-03-02 10:00", None),
        ("activity", "2026-03-03 10:00", False),
        ("deal", "2026-03-11 00:00", None),
    ]
    assert events[-1]["is_date_only"]


def test_a_planned_closing_date_is_no_event(given):
    given.deal("L1", created="2026-03-11 10:00", closed="2026-03-20 10:00", stage="negotiation")
    given.deal("L1", created="2026-03-12 10:00", closed="2026-03-21 10:00", stage="lost")
    closed = [e for e in answer(given.dataset, "lead_events") if e["kind"] == "deal_closed"]
    assert [tokyo(event["happened_at"]) for event in closed] == ["2026-03-21 10:00"]


def test_a_closed_day_opens_and_closes_at_once(given):
    given.handover()
    stretch = {
        "shown_from_at": to_utc("2026-03-06T12:00", TOKYO),
        "shown_until_at": to_utc("2026-03-09T08:00", TOKYO),
    }
    days = given.dataset.ask("lead_open_hours", stretch).dicts()
    assert [(f"{day['shown_on']:%d}", day["is_open"]) for day in days] == [
        ("06", True), ("07", False), ("08", False), ("09", True),
    ]  # fmt: skip
    assert tokyo(days[0]["closes_at"]) == "2026-03-06 18:00"


@pytest.mark.parametrize("text", ["l1", "AOBA", "sato", "100%"])
def test_a_lead_is_found_by_id_company_or_person_whatever_the_case(given, text):
    given.lead("L1", company_name="Aoba 100%", lead_name="Sato Ken")
    given.lead("L2", company_name="Midori 1000", lead_name="Ito")
    found = given.dataset.ask("leads_found", {"text": text}).dicts()
    assert [row["lead_id"] for row in found] == ["L1"]


def test_a_key_is_that_of_the_query_and_hides_the_id(given):
    given.lead("ken.sato@example.com")
    key = key_of("ken.sato@example.com")
    assert re.fullmatch(r"[0-9a-f]{12}", key)
    assert given.dataset.ask("lead_found", {"lead_key": key}).one()["lead_no"] == 1


def test_a_definition_of_its_own_speaks_in_its_own_words(given):
    definition = parse_definition(
        '[[potential]]\nname = "Any"\nall = [{ field = "industry", in = ["Retail"] }]'
    )
    given.lead(industry="retail")
    rows = answer(given.dataset, "lead_conditions", definition=definition)
    assert [(row["name"], row["path"], row["holds"]) for row in rows] == [
        ("Any", "", True), ("Any", "0", True),
    ]  # fmt: skip
