"""In which cell did the lead stand when it was handed over?"""

from data.definition import Cell, read_definition
from tests.conftest import DEADLINE, HANDED_OVER


def test_what_a_lead_did_after_the_handover_is_no_sign_of_intent_before(given, facts_of):
    given.handover("L1", at=HANDED_OVER)
    given.touch("L1", at="2026-03-02 10:00:01", kind="inquiry")
    given.handover("L2", at=HANDED_OVER)
    given.touch("L2", at=HANDED_OVER, kind="inquiry")
    assert facts_of("L1")["intent"] == "not scored"
    assert facts_of("L2")["intent"] == "Hot"


def test_each_handover_has_the_intent_of_its_own_time(given, verdicts):
    given.touch("L1", at="2026-03-01 10:00", kind="download")
    given.handover("L1", at="2026-03-02 10:00")
    given.touch("L1", at="2026-05-10 10:00", kind="inquiry")
    given.handover("L1", at="2026-05-11 10:00")
    assert [row["intent"] for row in verdicts()] == ["Warm", "Hot"]


def test_a_touch_counts_for_ninety_days_to_the_second(given, facts_of):
    given.handover("L1", at="2026-06-01 10:00")
    given.touch("L1", at="2026-03-03 10:00", kind="inquiry")
    given.handover("L2", at="2026-06-01 10:00:01")
    given.touch("L2", at="2026-03-03 10:00", kind="inquiry")
    assert facts_of("L1")["intent"] == "Hot"
    assert facts_of("L2")["intent"] == "not scored"


def test_the_cell_of_the_handover_decides_its_deadline_for_good(given, facts_of):
    given.lead("L1", annual_revenue="20000000000")
    given.handover("L1", at=HANDED_OVER)
    given.touch("L1", at="2026-03-02 11:00", kind="inquiry")
    assert facts_of("L1")["deadline_at"] == DEADLINE


def test_another_definition_moves_the_deadline_of_its_cells_only(given, facts_of):
    given.lead("L1", employees="500")
    given.touch("L1", at="2026-03-01 10:00", kind="inquiry")
    given.handover("L1", at=HANDED_OVER)
    shipped = read_definition()
    cells = (Cell(potential="B", intent="Hot", sla_business_hours=2), *shipped.cell[2:])
    tighter = shipped.model_copy(update={"cell": cells})
    assert facts_of("L1", definition=shipped)["deadline_at"] == DEADLINE
    assert facts_of("L1", definition=tighter)["deadline_at"] == "2026-03-02 12:00"
