"""From one dataset to the next: leads that came, went and changed, and verdicts that moved."""

import json
from pathlib import Path

import duckdb
import pytest

from data import dataset, datasets
from data.__main__ import main
from data.changes import changed_leads, read_changes, why_not_compared
from data.load import load
from data.report import read_report
from queries import Dataset
from queries.moved import GONE, NEW, moved
from tests.desk import HANDOVERS, KEN, LEADS, MARI, Desk

ACTS = "activity_id,lead_id,occurred_at,activity_type,actor,performed_by\n"
OWNED = "lead_id,handed_over_at,owner_name\n"


def two(desk: Desk) -> tuple[Path, Path]:
    """The paths of the current dataset and of the one before it."""
    now = dataset.current(desk.home)
    earlier = datasets.before(now)
    assert earlier is not None
    return now, earlier


@pytest.fixture
def reloaded(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """L1 gone, L2 with another name, L3 new."""
    path = desk.put("leads.csv", LEADS + MARI + KEN)
    load([path], desk.home)
    _in_order(desk)
    path.write_text(LEADS + "L2,Ken Mori,ken@example.org,2026-01-06\nL3,,,2026-02-01\n")
    load([path], desk.home)
    return desk


def _in_order(desk: Desk) -> None:
    """Names sort by the second: what was loaded first is made older."""
    path = dataset.current(desk.home)
    older = path.with_name(path.name.replace("dataset-2", "dataset-1"))
    path.rename(older)
    dataset.point_to(older)


def test_leads_added_gone_and_changed_by_field(reloaded: Desk):
    changes = read_changes(*two(reloaded))
    assert (changes.leads_before, changes.leads) == (2, 2)
    assert (changes.added, changes.gone, changes.changed) == (1, 1, 1)
    assert changes.by_field == {"email": 1}


@pytest.mark.parametrize(("which", "lead_id"), [("added", "L3"), ("gone", "L1"), ("changed", "L2")])
def test_each_number_opens_its_leads(reloaded: Desk, which, lead_id):
    _columns, rows = changed_leads(*two(reloaded), which)
    assert [row[0] for row in rows] == [lead_id]


def test_a_changed_field_shows_both_values(reloaded: Desk):
    columns, (row,) = changed_leads(*two(reloaded), "changed", "email")
    found = dict(zip(columns, row, strict=True))
    assert (found["value_before"], found["value"]) == ("ken@example.com", "ken@example.org")


def test_a_verdict_moves_when_the_log_grows(desk: Desk):
    desk.put("leads.csv", LEADS + MARI + KEN)
    desk.put("handovers.csv", OWNED + "L1,2026-03-02 10:00,Aoki\nL2,2026-03-02 10:00,Aoki\n")
    desk.put("activities.csv", ACTS + "A1,L2,2026-06-01 10:00,call,sales,Aoki\n")
    load([desk.folder], desk.home)
    _in_order(desk)
    desk.put("activities.csv", ACTS + "A1,L2,2026-06-01 10:00,call,sales,Aoki\n"
             "A2,L1,2026-03-02 11:00,call,sales,Aoki\n")  # fmt: skip
    load([desk.folder], desk.home)
    now, earlier = (Dataset(path) for path in two(desk))
    found = moved(now, earlier)
    assert found.counts.rows == [("ignored", "followed_up", 1)]
    (row,) = found.listed(now, ("ignored", "followed_up")).dicts()
    assert (row["lead_id"], row["lead_name"], found.count_compared) == ("L1", "Mari Sato", 2)


def test_handovers_that_one_of_both_does_not_know_are_new_or_gone(desk: Desk):
    desk.put("leads.csv", LEADS + MARI + KEN)
    desk.put("handovers.csv", HANDOVERS + "L1,2026-03-02 10:00\n")
    load([desk.folder], desk.home)
    _in_order(desk)
    desk.put("handovers.csv", HANDOVERS + "L2,2026-03-02 10:00\n")
    load([desk.folder], desk.home)
    now, earlier = (Dataset(path) for path in two(desk))
    found = moved(now, earlier)
    assert {(old, new) for old, new, _ in found.counts.rows} == {
        (NEW, "waiting"),
        ("waiting", GONE),
    }
    assert found.count_moved == found.count_compared == 0


def test_a_dataset_against_itself_moves_nothing(sample):
    assert read_changes(sample.path, sample.path).changed == 0
    assert not moved(sample, sample).handovers


def test_the_command_line_says_what_changed(reloaded: Desk, capsys):
    capsys.readouterr()
    assert main(["report", "--dataset", str(reloaded.home), "--format", "json"]) == 0
    changed = json.loads(capsys.readouterr().out)["changed"]
    assert (changed["leads"]["added"], changed["verdicts"]) == (1, [])


def test_an_older_format_is_told_not_compared(reloaded: Desk):
    now, earlier = two(reloaded)
    with duckdb.connect(str(earlier)) as connection:
        connection.execute("update settings set value = '1' where setting = 'format'")
    assert "written by an older Leadgrid" in why_not_compared(now, earlier)
    assert main(["report", "--dataset", str(reloaded.home)]) == 0


def test_a_first_dataset_and_the_sample_are_compared_with_nothing(desk: Desk, sample):
    desk.leads(MARI)
    path = dataset.current(desk.home)
    assert why_not_compared(path, datasets.before(path)).startswith("There is no dataset before")
    assert "made-up sample" in why_not_compared(path, sample.path)


def test_a_load_that_went_well_is_told_even_where_nothing_can_be_compared(desk: Desk):
    desk.leads(MARI)
    _in_order(desk)
    dataset.current(desk.home).write_bytes(b"")
    outcome = desk.leads(KEN)
    assert outcome.code == 0
    assert "What changed: The dataset before can't be compared" in outcome.out


def test_load_itself_compares_nothing(desk: Desk):
    path = load([desk.put("leads.csv", LEADS + MARI)], desk.home)
    assert "What changed" not in read_report(path).text()
