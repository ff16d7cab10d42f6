"""Exports of different days, loaded one after the other: what changed between them is known."""

from pathlib import Path

import pytest

from data import dataset, datasets
from data.load import load
from tests.desk import Desk, Outcome

pytestmark = pytest.mark.usefixtures("verdicts_asked_here")
HEADER = "lead_id,status,owner_name,created_at\n"
MONDAY, TUESDAY, WEDNESDAY = "2026-03-02", "2026-03-03", "2026-03-04"
NEW, MQL = "L1,New,,2026-01-05\n", "L1,MQL,Abe,2026-01-05\n"
HANDOVERS = """
    select lead_id, strftime(handed_over_at + interval 9 hour, '%m-%d %H:%M'),
        strftime(known_until + interval 9 hour, '%m-%d %H:%M'), owner_name
    from handovers order by all
"""
NOT_KNOWN = "came to be handed over since the dataset before, but no later day"
# Between the start of the one day and the end of the other.
MONDAY_TO_TUESDAY = ("L1", "03-02 00:00", "03-04 00:00", "Abe")
MONDAY_TO_WEDNESDAY = ("L1", "03-02 00:00", "03-05 00:00", "Abe")
TUESDAY_TO_WEDNESDAY = ("L1", "03-03 00:00", "03-05 00:00", "Abe")


def export(desk: Desk, day: str, *lines: str, header: str = HEADER) -> Path:
    """A file that says its day in its name."""
    return desk.put(f"leads_{day}.csv", header + "".join(lines))


def one_after_the_other(desk: Desk, *exports: Path) -> Outcome:
    return [desk.load(path) for path in exports][-1]


def known_from(outcome: Outcome) -> list[tuple]:
    return outcome.rows("select known_from, count_handovers from status_handovers order by all")


def test_a_status_that_changed_since_the_dataset_before_is_a_handover(desk: Desk):
    desk.load(export(desk, MONDAY, NEW))
    outcome = desk.load(export(desk, TUESDAY, MQL))
    assert outcome.rows(HANDOVERS) == [MONDAY_TO_TUESDAY]
    assert known_from(outcome) == [("across", 1)]
    between = "between the dataset before and this load: from 2026-03-02 00:00 to 2026-03-04 00:00"
    assert f"1  {between}" in outcome.out


def test_a_later_load_keeps_it(desk: Desk):
    monday, tuesday = export(desk, MONDAY, NEW), export(desk, TUESDAY, MQL)
    wednesday = export(desk, WEDNESDAY, "L1,SAL,Ito,2026-01-05\n")
    outcome = one_after_the_other(desk, monday, tuesday, wednesday)
    assert outcome.rows(HANDOVERS) == [MONDAY_TO_TUESDAY]
    assert known_from(outcome) == [("before", 1)]


# Monday, Tuesday and Wednesday of one lead each.
COURSES = (
    ("New", "MQL", "MQL"), ("New", "New", "MQL"), ("MQL", "New", "SAL"), ("New", "MQL", "Nurture"),
    ("MQL", "SAL", "MQL"), ("", "MQL", "New"), ("New", "New", "New"),
)  # fmt: skip


@pytest.mark.parametrize("order", ["012", "120", "210", "0122"])
def test_in_whatever_order_they_are_loaded_the_same_is_known(desk: Desk, order: str):
    files = []
    for place, day in enumerate((MONDAY, TUESDAY, WEDNESDAY)):
        lines = [
            f"L{number},{course[place]},Abe,2026-01-0{number + 1}\n"
            for number, course in enumerate(COURSES)
        ]
        files.append(export(desk, day, *lines))
    together = desk.load(*files, home=desk.home / "together").rows(HANDOVERS)
    outcome = one_after_the_other(desk, *(files[int(number)] for number in order))
    assert outcome.rows(HANDOVERS) == together
    assert len(together) == 5


def test_an_export_between_two_others_narrows_the_time(desk: Desk):
    outcome = one_after_the_other(desk, export(desk, MONDAY, NEW), export(desk, WEDNESDAY, MQL))
    assert outcome.rows(HANDOVERS) == [MONDAY_TO_WEDNESDAY]
    outcome = desk.load(export(desk, TUESDAY, NEW))
    assert outcome.rows(HANDOVERS) == [TUESDAY_TO_WEDNESDAY]


def test_the_same_file_again_changes_nothing(desk: Desk):
    monday, tuesday = export(desk, MONDAY, NEW), export(desk, TUESDAY, MQL)
    seen = "select * from statuses_seen order by all"
    once = one_after_the_other(desk, monday, tuesday).rows(seen)
    outcome = desk.load(tuesday)
    assert outcome.rows(HANDOVERS) == [MONDAY_TO_TUESDAY]
    assert outcome.rows(seen) == once


def test_of_a_long_course_its_ends_are_kept(desk: Desk):
    days = [export(desk, f"2026-03-{day:02}", NEW) for day in range(1, 6)]
    outcome = one_after_the_other(desk, *days, export(desk, "2026-03-09", MQL))
    days_kept = outcome.rows("select day(exported_on) from statuses_seen order by all")
    assert days_kept == [(1,), (5,), (9,)]


def test_files_of_other_columns_are_other_files(desk: Desk):
    desk.load(export(desk, MONDAY, NEW))
    other = "lead_id,status,owner_name,created_at,phone\n"
    outcome = desk.load(export(desk, TUESDAY, "L1,MQL,Abe,2026-01-05,1\n", header=other))
    assert outcome.rows(HANDOVERS) == []


def test_a_lead_that_was_created_at_another_time_is_another(desk: Desk):
    desk.load(export(desk, MONDAY, NEW))
    outcome = desk.load(export(desk, TUESDAY, "L1,MQL,Abe,2026-02-05\n"))
    assert outcome.rows(HANDOVERS) == []
    assert "1  leads, have the id of another lead of the dataset before" in outcome.out


def test_the_made_up_company_is_no_dataset_before(desk: Desk):
    load([export(desk, MONDAY, NEW)], desk.home, is_sample=True)
    assert desk.load(export(desk, TUESDAY, MQL)).rows(HANDOVERS) == []


def test_a_lead_that_is_gone_has_no_handover(desk: Desk):
    monday, tuesday = export(desk, MONDAY, NEW), export(desk, TUESDAY, MQL)
    outcome = one_after_the_other(desk, monday, tuesday, export(desk, WEDNESDAY, "L2,New,,\n"))
    assert outcome.rows(HANDOVERS) == []
    assert outcome.rows("select distinct lead_id from statuses_seen") == [("L2",)]


def test_an_export_of_no_known_day_is_told(desk: Desk):
    mapping = "[[source]]\nheader = ['Number']\n[source.leads]\nlead_id = 'Number'\nstatus = 'Step'"
    for status, handed_over in (("New", False), ("MQL", True), ("MQL", False)):
        path = desk.put("leads.csv", f"Number,Step\n1,{status}\n")
        outcome = desk.load(path, mapping=mapping)
        assert (f"1  leads, {NOT_KNOWN}" in outcome.out) == handed_over
        assert outcome.rows(HANDOVERS) == []


def test_two_exports_of_one_day_are_told(desk: Desk):
    desk.load(export(desk, MONDAY, NEW))
    outcome = desk.load(export(desk, MONDAY, MQL))
    assert outcome.rows(HANDOVERS) == []
    assert f"1  leads, {NOT_KNOWN}" in outcome.out


def test_a_dated_handover_is_better(desk: Desk):
    desk.load(export(desk, MONDAY, NEW))
    dated = desk.put(
        "handovers.csv", "lead_id,handed_over_at,owner_name\nL1,2026-03-03 10:00,Abe\n"
    )
    outcome = desk.load(export(desk, TUESDAY, MQL), dated)
    assert outcome.rows(HANDOVERS) == [("L1", "03-03 10:00", None, "Abe")]
    assert known_from(outcome) == []


def test_after_a_restore_the_restored_dataset_is_the_one_before(desk: Desk):
    desk.load(export(desk, MONDAY, NEW))
    first = dataset.current(desk.home).name
    desk.load(export(desk, TUESDAY, MQL))
    datasets.restore(first, desk.home)
    outcome = desk.load(export(desk, WEDNESDAY, MQL))
    assert outcome.rows(HANDOVERS) == [MONDAY_TO_WEDNESDAY]


def test_the_owner_is_kept_only_of_whom_the_lead_was_handed_to(desk: Desk):
    outcome = desk.load(export(desk, MONDAY, "L1,New,Ito,\n", "L2,MQL,Abe,\n"))
    owners = outcome.rows("select lead_id, owner_name from statuses_seen order by all")
    assert owners == [("L1", None), ("L2", "Abe")]
