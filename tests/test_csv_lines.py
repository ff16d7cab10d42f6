"""Lines of a file: a bad one is rejected with its number and costs no other."""

import pytest

from tests.desk import KEN, LEADS, MARI, Desk, assert_refused


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("L2,Ken Mori\n", "too few fields (2, expected 4)"),
        ("L2,Mori, Ken,ken@example.com,2026-01-06\n", "too many fields (5, expected 4)"),
        ('L2,"Ken Mori,ken@example.com,2026-01-06\n', "unclosed quote"),
        ('L2,"Ken" Mori,ken@example.com,2026-01-06\n', "text after a closing quote"),
        ('"L2,Ken Mori,,"\n', "the whole line stands in one quoted cell (1 field, expected 4)"),
        (",Ken Mori,ken@example.com,2026-01-06\n", "lead_id is blank"),
        ("-,Ken Mori,ken@example.com,2026-01-06\n", "lead_id is blank"),
        ("L1,Ken Mori,,2026-01-06\n", "its lead_id already stands in leads.csv line 2"),
    ],
)  # fmt: skip
def test_a_bad_line_costs_no_other(desk: Desk, line: str, reason: str) -> None:
    outcome = desk.leads(MARI, line, "L3,Aya Mori,,2026-01-07\n", "L4,,,2026-01-08\n")
    assert outcome.code == 0
    assert outcome.column("lead_id") == ["L1", "L3", "L4"]
    assert outcome.rejected_lines == [(3, reason)]
    assert outcome.rows("select line from rejected_lines") == [(line.rstrip("\n"),)]
    assert "4 lines =           3 loaded +         1 rejected" in outcome.out


def test_an_unclosed_quote_on_the_last_line_is_rejected(desk: Desk) -> None:
    assert desk.leads(MARI, 'L2,"Ken').rejected_lines == [(3, "unclosed quote")]


def test_where_every_line_is_rejected_the_reasons_are_told(loaded: Desk) -> None:
    outcome = loaded.leads("L1,Mari Sato\n", ",Ken Mori,,\n")
    assert_refused(loaded, outcome, "leads.csv line 2: too few fields", "line 3: lead_id is blank")


def test_a_lead_of_two_files_stands_once(desk: Desk) -> None:
    desk.put("a.csv", LEADS + MARI)
    desk.put("b.csv", LEADS + KEN + MARI)
    outcome = desk.load()
    assert outcome.rows("select lead_id, file_no from leads order by all") == [("L1", 1), ("L2", 2)]
    assert outcome.rejected_lines == [(3, "its lead_id already stands in a.csv line 2")]


def test_a_refused_line_is_told_once(desk: Desk) -> None:
    outcome = desk.leads(MARI, "L1,,,2026-02-31\n")
    assert outcome.rejected_lines == [(3, "its lead_id already stands in leads.csv line 2")]
    assert outcome.rejected_values == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(LEADS + MARI + KEN.replace("\n", "\r\n") + "L3,,,\n", id="mixed"),
        pytest.param((LEADS + MARI + KEN + "L3,,,\n").replace("\n", "\r\n"), id="CRLF"),
        pytest.param((LEADS + MARI + KEN + "L3,,,\n").replace("\n", "\r"), id="CR"),
        pytest.param(LEADS + MARI + KEN + "L3,,,", id="none at the end"),
        pytest.param(f"\ufeff{LEADS}{MARI}{KEN}L3,,,\n", id="BOM"),
        pytest.param(f"\ufeff{LEADS}{MARI}{KEN}L3,,,\n".replace(",", ";"), id="BOM and ;"),
        pytest.param(f"\ufeff{LEADS}{MARI}{KEN}L3,,,\n".replace(",", "\t"), id="BOM and tab"),
    ],
)  # fmt: skip
def test_line_ends_and_delimiters_are_told_by_the_file(desk: Desk, text: str) -> None:
    outcome = desk.load(desk.put("leads.csv", text))
    expected = [("L1", "Mari Sato", 2), ("L2", "Ken Mori", 3), ("L3", None, 4)]
    assert outcome.rows("select lead_id, lead_name, line_no from leads order by all") == expected


def test_blank_lines_are_no_lines_but_keep_the_numbers(desk: Desk) -> None:
    outcome = desk.leads(MARI, "\n", "\r\n", KEN, "\n")
    assert outcome.rows("select lead_id, line_no from leads order by all") == [("L1", 2), ("L2", 5)]
    assert outcome.rows("select count_lines from files") == [(2,)]


def test_a_quoted_line_end_keeps_the_line_numbers(desk: Desk) -> None:
    outcome = desk.leads('L1,"Mari\nSato\n",,\n', "L2,,,2026-02-31\n")
    assert outcome.rows("select line_no from leads order by all") == [(2,), (5,)]
    assert outcome.rejected_values == [(5, "created_at", "2026-02-31")]


def test_a_very_long_line_is_loaded(desk: Desk) -> None:
    outcome = desk.leads(f"L1,{'x' * 1_500_000},,\n", "\n", KEN)
    assert outcome.column("length(lead_name)") == [1_500_000, 8]


def test_a_line_that_is_too_long_costs_no_other(desk: Desk) -> None:
    outcome = desk.leads(f"L1,{'x' * 2_500_000},,\n", "\n", KEN)
    assert outcome.column("lead_id") == ["L2"]
    assert outcome.rejected_lines == [(2, "a line of over 2,000,000 characters")]


def test_six_hundred_columns_are_loaded(desk: Desk) -> None:
    header = "lead_id," + ",".join(f"extra {n}" for n in range(599)) + "\n"
    outcome = desk.leads("L1" + ",x" * 599 + "\n", header=header)
    assert outcome.rows("select len(columns_unused) from files") == [(599,)]
