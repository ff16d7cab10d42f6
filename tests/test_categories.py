"""A status that is another text on every line is told, and loaded as it is."""

from tests.desk import Desk

HEADER = "lead_id,status\n"


def test_thousands_of_different_statuses_are_told(desk: Desk) -> None:
    lines = [f"L{n},called on day {n}\n" for n in range(10_000)]
    outcome = desk.leads(*lines, header=HEADER)
    assert "status holds 10,000 different values: look whether another column" in outcome.out
    assert outcome.rows("select count(distinct status) from leads") == [(10_000,)]


def test_a_usual_number_of_statuses_is_not(desk: Desk) -> None:
    lines = [f"L{n},step {n % 12}\n" for n in range(2_000)]
    assert "different values" not in desk.leads(*lines, header=HEADER).out
