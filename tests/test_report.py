"""The report of a load on the command line: it adds up, and says which numbers suffer."""

import json

import pytest

from data import dataset
from data.__main__ import main
from data.report import read_report
from queries import Dataset
from tests.desk import ACTIVITIES, HANDOVERS, KEN, LEADS, MARI, Desk

DEALS = "deal_id,lead_id,deal_stage,amount,created_at,closed_at\n"
QUESTIONS = {
    "lines": ("lines_rejected", "file_name"),
    "values": ("values_rejected", "file_name"),
    "apart": ("rows_kept_apart", "table_name"),
    "odd": ("rows_implausible", "table_name"),
    "joined": ("rows_merged", "table_name"),
}


def told(desk: Desk, capsys: pytest.CaptureFixture[str]) -> dict:
    """The report of the current dataset as JSON."""
    capsys.readouterr()
    assert main(["report", "--format", "json", "--dataset", str(desk.home)]) == 0
    return json.loads(capsys.readouterr().out)


def messy(desk: Desk) -> None:
    """Something of every kind that a load refuses or notices."""
    desk.put("leads.csv", LEADS + MARI + KEN + "L1,,,\nL3,too few\nL4,,,soon\nL5,,,never\n")
    desk.put("handovers.csv", HANDOVERS + "L1,2026-02-01 10:00\nL9,2026-02-01\nL2,\n")
    desk.put(
        "deals.csv", DEALS + "D1,L1,won,9,2026-01-01,2026-03-01\nD2,L2,won,,2026-03-02,2026-03-01\n"
    )
    desk.load()


def test_report_and_load_say_the_same(desk: Desk, capsys):
    said = desk.leads(MARI, KEN, "L1,,,\n").out
    assert main(["report", "--dataset", str(desk.home)]) == 0
    assert capsys.readouterr().out == said


def test_json_holds_the_numbers_of_the_text(desk: Desk, capsys):
    messy(desk)
    found = told(desk, capsys)
    leads = next(one for one in found["files"] if one["name"] == "leads.csv")
    assert (leads["lines"], leads["loaded"], leads["rejected"]) == (6, 4, 2)
    assert found["rejected_lines"] == [
        {"file": "leads.csv", "reason": "its lead_id already stands", "count": 1, "of": 6,
         "examples": ["line 4: leads.csv line 2"]},
        {"file": "leads.csv", "reason": "too few fields", "count": 1, "of": 6,
         "examples": ["line 5"]},
    ]  # fmt: skip
    (values,) = found["rejected_values"]
    assert (values["column"], values["count"], values["examples"]) == (
        "created_at", 2, ["line 6: xxxx", "line 7: xxxxx"],
    )  # fmt: skip
    assert found["tables"]["leads"] == 4
    assert found["changed"]["not_compared"].startswith("There is no dataset before this one")


def test_load_prints_json_too(desk: Desk, capsys):
    path = desk.put("leads.csv", LEADS + MARI)
    assert main(["load", str(path), "--format", "json", "--dataset", str(desk.home)]) == 0
    assert json.loads(capsys.readouterr().out)["tables"]["leads"] == 1


def test_implausible_rows_are_told_of_how_many(desk: Desk, capsys):
    messy(desk)
    odd = told(desk, capsys)["implausible"]
    assert {(one["reason"], one["count"], one["of"]) for one in odd} == {
        ("closes before it is created", 1, 2), ("is created before its lead", 1, 2),
    }  # fmt: skip


@pytest.mark.parametrize(("kind", "question"), QUESTIONS.items())
def test_every_number_opens_as_many_rows(desk: Desk, kind: str, question: tuple[str, str]):
    messy(desk)
    path = dataset.current(desk.home)
    name, place = question
    for one in getattr(read_report(path), kind):
        column = {"column_name": one.column} if one.column else {}
        rows = Dataset(path).ask(name, {place: one.where, "reason": one.rule} | column)
        assert len(rows) == one.count


def test_a_list_of_implausible_rows_opens_its_leads(desk: Desk):
    messy(desk)
    rows = Dataset.current(desk.home).ask("rows_implausible", {"table_name": "deals"}).dicts()
    assert {row["lead_id"] for row in rows} == {"L1", "L2"}


def test_the_command_line_names_no_person(desk: Desk, capsys):
    desk.put("leads.csv", "lead_id,lead_name,employees\nL1,Mari Sato,Ken Mori\n")
    desk.put("activities.csv", ACTIVITIES + "L1,soon,call,Ken Mori\n")
    desk.load()
    assert not {"Sato", "Mori"} & set(json.dumps(told(desk, capsys)).split())
