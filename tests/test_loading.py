"""Loading: what is wrong is said with its place, nothing is lost, and the old dataset stays."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import pytest

from data import dataset
from data.__main__ import main
from data.errors import DatasetError
from data.load import load
from queries import Dataset

REPO = Path(__file__).resolve().parent.parent
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
LEADS = "lead_id,lead_name,email,created_at\n"
MARI = "L1,Mari Sato,mari@example.com,2026-01-05\n"
KEN = "L2,Ken Mori,ken@example.com,2026-01-06\n"
HANDOVERS = "lead_id,handed_over_at\n"
ACTIVITIES = "lead_id,occurred_at,activity_type,actor\n"
PERSONAL = ("Sato", "Mori", "@example.com", "090-1234")


@dataclass
class Outcome:
    """What the command line answered, and the dataset that is current now."""

    code: int
    out: str
    err: str
    home: Path

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        with duckdb.connect(str(dataset.current(self.home)), read_only=True) as connection:
            return connection.execute(sql).fetchall()

    def column(self, name: str, table: str = "leads") -> list[Any]:
        return [value for (value,) in self.rows(f"select {name} from {table} order by line_no")]

    @property
    def rejected_lines(self) -> list[tuple[Any, ...]]:
        return self.rows("select line_no, reason from rejected_lines order by file_no, line_no")

    @property
    def rejected_values(self) -> list[tuple[Any, ...]]:
        return self.rows("select line_no, column_name, value from rejected_values order by line_no")


class Desk:
    """A folder of files and the front door: python -m data load."""

    def __init__(self, folder: Path, capture: pytest.CaptureFixture[str]) -> None:
        self.folder = folder / "files"
        self.home = folder / "dataset"
        self.folder.mkdir()
        self._capture = capture

    def put(self, name: str, content: str | bytes) -> Path:
        path = self.folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    def load(
        self, *paths: Path | str, mapping: str | None = None, home: Path | None = None
    ) -> Outcome:
        options = ["--dataset", str(home or self.home)]
        if mapping is not None:
            options += ["--mapping", str(self.put("mapping.toml", mapping))]
        self._capture.readouterr()
        code = main(["load", *map(str, paths or [self.folder]), *options])
        said = self._capture.readouterr()
        assert "Traceback" not in said.err
        assert not any(word in said.out + said.err for word in PERSONAL)
        outcome = Outcome(code, said.out, said.err, home or self.home)
        if code == 0:
            _adds_up(outcome)
        return outcome

    def leads(self, *lines: str, header: str = LEADS, mapping: str | None = None) -> Outcome:
        """Load one file of leads."""
        return self.load(self.put("leads.csv", header + "".join(lines)), mapping=mapping)


def _adds_up(outcome: Outcome) -> None:
    """Lines = loaded + rejected, counted once more from the rows themselves."""
    for no, table, lines, loaded, rejected in outcome.rows(
        "select file_no, table_name, count_lines, count_loaded, count_rejected "
        "from files where not is_derived"
    ):
        assert lines == loaded + rejected
        ((kept,),) = outcome.rows(
            f"select (select count(*) from {table} where file_no = {no}) + (select count(*) "
            f"from unlinked_rows where file_no = {no} and table_name = '{table}')"
        )
        feeds_only_this = outcome.rows(f"select count(*) from files where file_no = {no}") == [(1,)]
        assert kept == loaded or not feeds_only_this
    assert outcome.rows("select count(*) from rejected_lines where line is null") == [(0,)]


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


@pytest.fixture(scope="module")
def old_dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("old")
    (folder / "leads.csv").write_text(LEADS + MARI)
    load([folder / "leads.csv"], folder / "dataset")
    return folder / "dataset"


@pytest.fixture
def loaded(desk: Desk, old_dataset: Path) -> Desk:
    """A desk with a dataset; a load that fails must leave it alone."""
    shutil.copytree(old_dataset, desk.home)
    return desk


def assert_refused(desk: Desk, outcome: Outcome, *said: str) -> None:
    """Exit 1, the words said, the old dataset current, nothing left beside it."""
    assert outcome.code == 1
    assert outcome.out == ""
    for words in said:
        assert words in outcome.err
    assert Outcome(0, "", "", desk.home).column("lead_id") == ["L1"]
    assert len(dataset.datasets(desk.home)) == 1
    assert len(list(desk.home.iterdir())) == 2  # it and the pointer


# Files that can't be used


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(b"", "the file is empty", id="an empty file"),
        pytest.param(LEADS, "there is no line below the header", id="a header only"),
        pytest.param("\n\n", "line 1 is blank", id="blank lines only"),
        pytest.param("name,price\nDesk,100\n", "does not name the columns", id="another table"),
        pytest.param("L1,Mari Sato,mari@example.com\n", "does not name", id="no header"),
        pytest.param(PNG, "this is a PNG image", id="a PNG image"),
        pytest.param(b"PK\x03\x04...", "an Excel workbook", id="an Excel workbook"),
        pytest.param("<!DOCTYPE html><html>", "this is a web page", id="a web page"),
        pytest.param(LEADS.encode("utf-16"), "this is UTF-16 text", id="UTF-16"),
        pytest.param(LEADS.encode("utf-16-le"), "line 1 holds a NUL byte", id="UTF-16, no mark"),
        pytest.param(
            (LEADS + MARI).encode() + b"L2,\0,,\n", "line 3 holds a NUL byte", id="a NUL byte"
        ),
        pytest.param(
            LEADS.encode() + MARI.encode() + "L2,森,,\n".encode("cp932"),
            "line 3, byte 4 is not UTF-8 text (0x90)",
            id="CP932",
        ),
        pytest.param(
            (LEADS + "L2,森,,\n").encode("cp932").replace(b"\n", b"\r"),
            "line 2, byte 4 is not UTF-8 text",
            id="CP932 with CR",
        ),
        pytest.param('lead_id,"lead_name\nL1,Mari Sato\n', "line 1 opens a quote", id="open quote"),
        pytest.param(HANDOVERS + "L1,2026-01-05\n", "none of these holds leads", id="no leads"),
    ],
)  # fmt: skip
def test_a_file_that_cant_be_used_is_named_with_what_to_do(
    loaded: Desk, content: str | bytes, said: str
) -> None:
    outcome = loaded.load(loaded.put("export.csv", content))
    assert_refused(loaded, outcome, "export.csv", said)


def test_every_unusable_file_is_named_at_once(loaded: Desk) -> None:
    loaded.put("a.csv", "")
    loaded.put("b.csv", PNG)
    assert_refused(loaded, loaded.load(), "a.csv: the file is empty", "b.csv: this is a PNG image")


def test_a_path_that_does_not_exist_is_named(loaded: Desk) -> None:
    assert_refused(loaded, loaded.load("nowhere/leads.csv"), "nowhere/leads.csv: there is no such")


def test_a_path_that_cant_be_one_is_refused(loaded: Desk) -> None:
    assert_refused(loaded, loaded.load("x" * 5000), "can't be read")


def test_a_pipe_is_no_file(loaded: Desk) -> None:
    os.mkfifo(loaded.folder / "pipe.csv")
    assert_refused(loaded, loaded.load(loaded.folder / "pipe.csv"), "pipe.csv: this is no file")


def test_a_folder_without_csv_is_named(loaded: Desk) -> None:
    loaded.put("sub/readme.txt", "no table")
    outcome = loaded.load(loaded.folder / "sub")
    assert_refused(loaded, outcome, "sub: no CSV file in this folder")


def test_what_else_lies_in_a_folder_is_told(desk: Desk) -> None:
    desk.put("leads.csv", LEADS + MARI)
    desk.put("readme.txt", "no table")
    desk.put("._leads.csv", PNG)  # of a Mac
    assert "Not read:\n  readme.txt (no .csv or .tsv)\n" in desk.load().out


def test_wrong_options_are_the_callers_fault() -> None:
    for wrong in ([], ["load"], ["load", "x.csv", "--no-such"]):
        with pytest.raises(SystemExit) as stopped:
            main(wrong)
        assert stopped.value.code == 2


# Lines


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


def test_files_of_one_name_are_told_apart(desk: Desk) -> None:
    one, two = desk.put("2025/leads.csv", LEADS + MARI), desk.put("2026/leads.csv", LEADS + MARI)
    assert "2026/leads.csv, its id stands there already (e.g. line 2: 2025/leads.csv line 2)" in (
        desk.load(one, two).out
    )


def test_a_file_named_twice_is_read_once(desk: Desk) -> None:
    path = desk.put("leads.csv", LEADS + MARI)
    assert desk.load(path, desk.folder, path).rows("select count_lines from files") == [(1,)]


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


# Headers


def test_a_header_may_be_spelled_with_blanks_and_capitals(desk: Desk) -> None:
    outcome = desk.leads("L1,Acme,120\n", header=" Lead ID ,COMPANY, Employees\n")
    found = outcome.rows("select lead_id, company_name, employees from leads")
    assert found == [("L1", "Acme", 120)]


def test_of_columns_with_one_name_the_first_counts_and_the_others_are_told(desk: Desk) -> None:
    outcome = desk.leads("L1,new,old,odd\n", header="lead_id,status,status,status_2\n")
    assert outcome.column("status") == ["new"]
    assert "columns not used: status_3, status_2" in outcome.out


def test_a_column_in_the_canonical_spelling_wins_over_another(desk: Desk) -> None:
    outcome = desk.leads("L1,other,canonical\n", header="lead_id,owner,owner_name\n")
    assert outcome.column("owner_name") == ["canonical"]
    assert "columns not used: owner" in outcome.out


def test_a_column_without_a_name_is_told(desk: Desk) -> None:
    outcome = desk.leads("L1,new,lost?\n", header="lead_id,status,\n")
    assert "columns not used: column 3" in outcome.out


def test_a_header_spelled_like_sql_is_a_header(desk: Desk) -> None:
    outcome = desk.leads("L1,x\n", header='lead_id,"a\'); drop table leads; --"\n')
    assert outcome.column("lead_id") == ["L1"]


def test_a_value_is_never_run(desk: Desk) -> None:
    values = ["'; drop table leads; --", '"quoted"', "🎉 ｆｕｌｌ", "=1+1", "$value_0_", "{x}"]
    lines = ['L{},"{}"\n'.format(n, value.replace('"', '""')) for n, value in enumerate(values)]
    assert desk.leads(*lines, header="lead_id,company_name\n").column("company_name") == values


@pytest.mark.parametrize("name", ["leads[1] (2) *.csv", "a?b{c,d}.csv", "it's.csv", "leads.gz.csv"])
def test_a_file_may_have_any_name(desk: Desk, name: str) -> None:
    assert desk.load(desk.put(name, LEADS + MARI)).column("lead_id") == ["L1"]


def test_a_file_name_that_is_no_text_is_loaded(desk: Desk) -> None:
    path = Path(os.fsdecode(os.fsencode(desk.folder) + b"/\x83\x8a.csv"))
    path.write_text(LEADS + MARI)
    assert desk.load().column("lead_id") == ["L1"]


# Values


NUMBERS = {
    '"1,234"': 1234, "１２３": 123, "1.2億": 120_000_000, '"1億2,000万"': 120_000_000, "¥500": 500,
    "3.5M": 3_500_000, "-": None, "N/A": None, "": None,
}  # fmt: skip


def test_a_number_is_read_in_the_spellings_of_people(desk: Desk) -> None:
    lines = [f"L{n},{written}\n" for n, written in enumerate(NUMBERS)]
    outcome = desk.leads(*lines, header="lead_id,annual_revenue\n")
    assert dict(zip(NUMBERS, outcome.column("annual_revenue"), strict=True)) == NUMBERS
    assert outcome.rejected_values == []


def test_a_number_that_cant_be_is_blank_and_told(desk: Desk) -> None:
    wrong = ["-5", "△300", "1e400", "99999999999999999999999999億", "9" * 40, "12..5", "Sato"]
    lines = [f"L{n},{written}\n" for n, written in enumerate(wrong)]
    outcome = desk.leads(*lines, header="lead_id,annual_revenue\n")
    assert outcome.column("annual_revenue") == [None] * len(wrong)
    assert [value for _, _, value in outcome.rejected_values] == wrong
    assert (
        "7  leads.csv, column annual_revenue: is not a number of 0 or more (e.g. line 2: -5)"
    ) in outcome.out


TIMES = {
    "2026-01-05": "2026-01-05 00:00",
    "2026/1/5": "2026-01-05 00:00",
    "2026.01.05": "2026-01-05 00:00",
    "20260105": "2026-01-05 00:00",
    "2026年1月5日": "2026-01-05 00:00",
    "2026年1月5日 9:30": "2026-01-05 09:30",
    "2026-01-05 10:30": "2026-01-05 10:30",
    "2026/01/05 10:30 PM": "2026-01-05 22:30",
    "2026-01-05T10:30:00Z": "2026-01-05 19:30",
    "2026-01-05T10:30:00.000+0000": "2026-01-05 19:30",
    "2026-01-05 10:30:00+09:00": "2026-01-05 10:30",
    "12/31/2025 11:05 PM": "2025-12-31 23:05",
    "12/31/2025 12:05 AM": "2025-12-31 00:05",
    "1/2/26 09:00": "2026-01-02 09:00",
    "31-12-2025": "2025-12-31 00:00",
    "1-2-26": "2026-02-01 00:00",
    "5.1.2026": "2026-01-05 00:00",
}


def test_a_time_is_read_in_the_spellings_of_exports(desk: Desk) -> None:
    lines = [f"L{n},{written}\n" for n, written in enumerate(TIMES)]
    outcome = desk.leads(*lines, header="lead_id,created_at\n")
    local = outcome.column("strftime(created_at + interval 9 hour, '%Y-%m-%d %H:%M')")
    assert dict(zip(TIMES, local, strict=True)) == TIMES


@pytest.mark.parametrize("written", ["13/01/2026", "01/13/2026", "13/01/26", "01-13-2026"])
def test_day_and_month_stand_as_the_column_proves(desk: Desk, written: str) -> None:
    outcome = desk.leads(f"L1,{written}\n", header="lead_id,created_at\n")
    assert [f"{at:%m-%d}" for at in outcome.column("created_at + interval 9 hour")] == ["01-13"]


def test_a_time_that_cant_be_is_blank_and_told(desk: Desk) -> None:
    wrong = [
        "2026-02-31", "31/02/2026", "0202-03-01", "9999-12-31", "2026-01-05 10:00 JST", "yesterday",
        "2026-13-01", "45/45/2026", "2026-01-05 25:00", "12:30", "2026-01-05 10:00 UTC+9",
    ]  # fmt: skip
    lines = [f"L{n},{written}\n" for n, written in enumerate(wrong)]
    outcome = desk.leads(*lines, header="lead_id,created_at\n")
    assert outcome.column("created_at") == [None] * len(wrong)
    assert [value for _, _, value in outcome.rejected_values] == wrong
    assert "11  leads.csv, column created_at: is no date or time that exists" in outcome.out


def test_a_rejected_value_is_told_by_its_shape_only(desk: Desk) -> None:
    outcome = desk.leads("L1,Sato 090-1234-5678\n", header="lead_id,employees\n")
    assert "line 2: xxxx 999-9999-9999" in outcome.out
    assert outcome.rejected_values == [(2, "employees", "Sato 090-1234-5678")]


def test_a_time_in_the_future_is_kept_counted_and_left_out_of_the_as_of(desk: Desk) -> None:
    outcome = desk.leads(MARI, "L2,,,2099-01-01\n")
    assert len(outcome.column("created_at")) == 2
    assert "1  leads, is created in the future (e.g. leads.csv line 3)" in outcome.out
    assert "as of 2026-01-05" in outcome.out


def test_dates_that_leave_the_order_open_are_asked_for(loaded: Desk) -> None:
    outcome = loaded.leads("L1,05/06/2026\n", "L2,01/02/2026\n", header="lead_id,created_at\n")
    assert_refused(
        loaded, outcome, "leads.csv: column created_at", "such as 01/02/2026", "day_first = true"
    )


def test_dates_that_prove_both_orders_are_asked_for(loaded: Desk) -> None:
    outcome = loaded.leads("L1,25/06/2026\n", "L2,06/25/2026\n", header="lead_id,created_at\n")
    assert_refused(loaded, outcome, "column created_at", "both day-first and month-first")


def test_one_date_that_leaves_no_choice_decides_the_column(desk: Desk) -> None:
    lines = ("L1,05/06/2026\n", "L2,06/25/2026\n")
    assert [f"{at:%m-%d}" for at in desk.leads(*lines, header="lead_id,created_at\n").column(
        "created_at + interval 9 hour"
    )] == ["05-06", "06-25"]  # fmt: skip


def test_two_spellings_of_a_column_are_decided_apart(desk: Desk) -> None:
    lines = ("L1,2/1/2026\n", "L2,1/25/2026\n", "L3,01-02-2026\n", "L4,25-02-2026\n")
    outcome = desk.leads(*lines, header="lead_id,created_at\n")
    days = [f"{at:%m-%d}" for at in outcome.column("created_at + interval 9 hour")]
    assert days == ["02-01", "01-25", "02-01", "02-25"]


# Rows and their leads


def test_a_handover_of_an_unknown_lead_is_kept_apart_and_counted(desk: Desk) -> None:
    desk.put("leads.csv", LEADS + MARI)
    desk.put("handovers.csv", HANDOVERS + "L1,2026-01-05\nL9,2026-01-05\n,2026-01-05\nL1,?\n")
    outcome = desk.load()
    assert outcome.rows("select line_no, reason from unlinked_rows order by all") == [
        (3, "of an unknown lead"), (4, "names no lead"), (5, "has no time"),
    ]  # fmt: skip
    assert "1  handovers, of an unknown lead (e.g. handovers.csv line 3)" in outcome.out


def test_a_deal_of_an_account_that_no_lead_has_is_kept_apart(desk: Desk) -> None:
    desk.put("leads.csv", "lead_id,account_id\nL1,A1\n")
    desk.put("deals.csv", "deal_id,account_id\nD1,A1\nD2,A2\n")
    assert "1  deals, of an account that no lead has" in desk.load().out


def test_the_mql_date_of_a_lead_is_one_handover_and_a_blank_one_is_none(desk: Desk) -> None:
    outcome = desk.leads("L1,2026-01-05\n", "L2,\n", "L3,-\n", header="lead_id,mql_at\n")
    assert outcome.column("lead_id", "handovers") == ["L1"]
    assert len(outcome.column("lead_id")) == 3
    assert outcome.rows("select count(*) from unlinked_rows") == [(0,)]


def test_an_actor_is_derived_where_it_is_blank_and_the_report_counts_it(desk: Desk) -> None:
    desk.put("leads.csv", LEADS + MARI)
    desk.put("activities.csv", ACTIVITIES + "".join(
        f"L1,2026-01-05 10:00,{words}\n"
        for words in ("電話,", "download,", "telepathy,", "telepathy,sales", "call,Mori", ",営業")
    ))  # fmt: skip
    outcome = desk.load()
    actors = ["sales", "lead", None, "sales", "sales", "sales"]
    assert outcome.column("actor", "activities") == actors
    assert outcome.rejected_values == [(6, "actor", "Mori")]
    for line in (
        "3  activities, actor derived from the type of activity",
        "1  activities, actor unknown: neither named nor told by the type",
        "1  activities, type of activity not named",
        "2  activities, type of activity of no known spelling, kept as written",
    ):
        assert line in outcome.out


def test_an_activity_without_a_time_is_kept_apart(desk: Desk) -> None:
    desk.put("leads.csv", LEADS + MARI)
    desk.put("activities.csv", ACTIVITIES + "L1,,call,sales\nL1,soon,call,sales\n")
    assert "2  activities, has no time" in desk.load().out


# Mapping files

SOURCE = '[[source]]\nheader = ["Id"]\n'
ID = '[source.leads]\nlead_id = "Id"\n'


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("[[source]\n", "mapping.toml: the mapping is no TOML"),
        ("skipp = []\n", "mapping.toml: skipp: Extra inputs are not permitted"),
        (SOURCE, "source.0: expected fields of at least one of leads"),
        (
            f'{SOURCE}{ID}leadname = "Id"\n',
            "leads.leadname: no such field; expected one of lead_id",
        ),
        (f'{SOURCE}[source.leads]\nscore = "Id"\n', "leads: expected lead_id among its fields"),
        (f'{SOURCE}{ID}score = {{column = "Id", constant = "1"}}\n', "score: expected either"),
        (f'{SOURCE}{ID}source = {{column = "Id", unit = 2}}\n', "leads.source.unit: expected"),
        (f'{SOURCE}{ID}score = {{column = "Id", unit = 0}}\n', "source.0.leads.score.unit"),
        (f'{SOURCE}{ID}score = {{column = "Id", day_first = true}}\n', "score.day_first: expected"),
        (f'{SOURCE}time_zone = "Mars"\n{ID}', "source.0.time_zone: expected a zone"),
        (f'{SOURCE}[source.only_where]\ndeal = {{Id = ["1"]}}\n{ID}', "only_where.deal: expected"),
        (f'{SOURCE}{ID}source = "Origin"\n', "this file lacks: leads.source = 'Origin'"),
        (SOURCE.replace("Id", "Key") + ID, "The mapping is for none of these files"),
        ('definition = "none.toml"\n', "none.toml: the definition can't be read"),
        ('[calendar]\ntime_zone = "Mars"\n', "mapping.toml: calendar: time_zone: expected a zone"),
        ('[calendar]\nsubdivision = "Mars"\n', "expected a state or region of JP"),
        ('[calendar]\nclosures = ["2026-05-05/2026-05-01"]\n', "expected MM-DD"),
        ('[calendar.hours]\nmon = "18:00-09:00"\n', "opens at or after it closes"),
    ],
)
def test_a_wrong_mapping_is_told_with_its_place(loaded: Desk, mapping: str, said: str) -> None:
    outcome = loaded.leads("1\n", header="Id\n", mapping=mapping)
    assert_refused(loaded, outcome, said)


@pytest.mark.parametrize("option", ["--mapping", "--calendar"])
def test_a_settings_file_that_is_not_there_is_named(
    loaded: Desk, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--dataset", str(loaded.home)]
    assert main(["load", str(loaded.folder), option, "none.toml", *where]) == 1
    assert "none.toml: the" in (said := capsys.readouterr().err)
    assert "can't be read: No such file or directory" in said


def test_a_mapping_says_what_becomes_of_each_column(desk: Desk) -> None:
    mapping = (
        SOURCE
        + """
        blank = ["Select"]
        [source.leads]
        lead_id = "Id"
        source = { constant = "fair" }
        industry = "Branch"
        annual_revenue = { column = "Mio", unit = 1_000_000 }
        created_at = { column = "Day", day_first = true }
        intent_rank = { column = "Rank", values = { "1" = "hot" }, blank = ["?"] }
        [source.only_where]
        deals = { Won = ["1"] }
        [source.deals]
        lead_id = "Id"
        is_won = { constant = true }
    """
    )
    outcome = desk.leads(
        "L1,Select,1.5,01/02/2026,1,1\n", "L2,IT,-,05/06/2026,?,0\n", "L3,IT,2,02/02/2026,9,\n",
        header="Id,Branch,Mio,Day,Rank,Won\n", mapping=mapping,
    )  # fmt: skip
    assert outcome.rows(
        "select lead_id, source, industry, annual_revenue, strftime(created_at, '%m-%d'), "
        "intent_rank from leads order by all"
    ) == [
        ("L1", "fair", None, 1_500_000, "01-31", "hot"),
        ("L2", "fair", "IT", None, "06-04", None),
        ("L3", "fair", "IT", 2_000_000, "02-01", "9"),
    ]
    assert outcome.rows("select lead_id, is_won from deals") == [("L1", True)]


def test_lines_that_a_mapping_leaves_out_are_rejected_lines(desk: Desk) -> None:
    mapping = SOURCE + '[source.only_where]\nleads = {Kind = ["lead"]}\n' + ID
    outcome = desk.leads("1,lead\n", "2,case\n", header="Id,Kind\n", mapping=mapping)
    assert outcome.rejected_lines == [(3, "left out by only_where of the mapping")]


def test_leads_of_which_only_the_mql_date_is_known_are_leads(desk: Desk) -> None:
    outcome = desk.leads("L1,2026-01-05\n", "L2,\n", header="lead_id,mql_at\n")
    assert outcome.column("lead_id") == ["L1", "L2"]


def test_mapped_leads_without_an_mql_date_are_no_handovers(desk: Desk) -> None:
    mapping = SOURCE + ID + '[source.handovers]\nlead_id = "Id"\nhanded_over_at = "At"\n'
    outcome = desk.leads("1,2026-01-05\n", "2,\n", header="Id,At\n", mapping=mapping)
    assert outcome.rows("select count(*) from handovers") == [(1,)]
    assert outcome.rows("select count(*) from unlinked_rows") == [(0,)]


def test_times_without_a_zone_are_of_the_zone_that_the_mapping_names(desk: Desk) -> None:
    mapping = SOURCE + 'time_zone = "UTC"\n' + ID + 'created_at = "At"\n'
    lines = ("1,2026-01-05 10:00\n", "2,2026-01-05\n", "3,2026-01-05T10:00+09:00\n")
    outcome = desk.leads(*lines, header="Id,At\n", mapping=mapping)
    found = [f"{at:%d %H:%M}" for at in outcome.column("created_at")]
    assert found == ["05 10:00", "04 15:00", "05 01:00"]  # a bare day is the company's day


def test_a_value_mapped_to_nothing_is_blank(desk: Desk) -> None:
    mapping = SOURCE + ID + 'source = { column = "S", values = { none = "" } }\n'
    outcome = desk.leads("1,none\n", "2,fair\n", header="Id,S\n", mapping=mapping)
    assert outcome.column("source") == [None, "fair"]


@pytest.mark.parametrize("closure", ["02-29", "01-01/12-31"])
def test_a_calendar_may_close_on_any_day(desk: Desk, closure: str) -> None:
    mapping = f'[calendar]\nclosures = ["{closure}"]\n'
    outcome = desk.leads("L1,2025-02-03\n", header="lead_id,mql_at\n", mapping=mapping)
    assert outcome.code == 0


# The disk


def test_a_load_becomes_current_and_the_report_names_its_file(loaded: Desk) -> None:
    report = load([loaded.put("leads.csv", LEADS + KEN)], loaded.home)
    assert report.path == dataset.current(loaded.home)
    assert f"Dataset: {report.path.name}" in report.text()
    assert len(dataset.datasets(loaded.home)) == 2


def test_a_dataset_folder_may_have_any_name(desk: Desk, tmp_path: Path) -> None:
    path = desk.put("leads.csv", LEADS + "\n" + MARI + "L1\n")
    home = tmp_path / "it's [my] storage * version"
    assert desk.load(path, home=home).column("lead_id") == ["L1"]
    assert len(Dataset.current(home).ask("leads_by_cell")) == 1
    refused = desk.load(path, home=tmp_path / "what?")
    assert (refused.code, "question mark" in refused.err) == (1, True)


@pytest.mark.parametrize("home", ["file/below", "/proc/leadgrid"])
def test_a_folder_that_cant_be_written_is_named(desk: Desk, tmp_path: Path, home: str) -> None:
    (tmp_path / "file").write_text("no folder")
    outcome = desk.load(desk.put("leads.csv", LEADS + MARI), home=tmp_path / home)
    assert outcome.code == 1
    assert f"{tmp_path / home}: can't be written" in outcome.err
    assert "--dataset DIR" in outcome.err


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of eight megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(place)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("a small disk can't be mounted here (needs root)")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_leaves_the_old_dataset_and_no_rest(desk: Desk, small_disk: Path) -> None:
    desk.home = small_disk / "dataset"
    assert desk.leads(MARI).code == 0
    many = "".join(f"L{n},{os.urandom(40).hex()},,\n" for n in range(150_000))
    outcome = desk.load(desk.put("many.csv", LEADS + many))
    assert_refused(desk, outcome, "Nothing was changed: the dataset from before is still current")


def _wait_until_half_way(process: subprocess.Popen[str], home: Path) -> None:
    while not list(home.glob("*.loading-*/*")) and process.poll() is None:
        time.sleep(0.01)


def test_a_load_stopped_by_hand_says_that_nothing_was_changed(loaded: Desk) -> None:
    many = "".join(f"L{n},Mari Sato,,2026-01-05\n" for n in range(300_000))
    path = loaded.put("many.csv", LEADS + "\n" + many)
    command = [sys.executable, "-m", "data", "load", str(path), "--dataset", str(loaded.home)]
    # A shell's background job ignores the interrupt, and so would what it starts.
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    process = subprocess.Popen(
        command, cwd=REPO, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=heed,
    )  # fmt: skip
    _wait_until_half_way(process, loaded.home)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    outcome = Outcome(process.returncode, out, err, loaded.home)
    assert_refused(loaded, outcome, "Stopped. Nothing was changed")
    assert "Traceback" not in err


def test_a_killed_load_changes_nothing_and_the_next_sweeps_up(loaded: Desk) -> None:
    many = "".join(f"L{n},Mari Sato,,2026-01-05\n" for n in range(300_000))
    path = loaded.put("many.csv", LEADS + "\n" + many)
    command = [sys.executable, "-m", "data", "load", str(path), "--dataset", str(loaded.home)]
    process = subprocess.Popen(command, cwd=REPO, stderr=subprocess.DEVNULL, text=True)
    _wait_until_half_way(process, loaded.home)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert list(loaded.home.glob("*.loading-*"))
    assert Outcome(0, "", "", loaded.home).column("lead_id") == ["L1"]
    assert loaded.leads(MARI, KEN).column("lead_id") == ["L1", "L2"]
    assert not list(loaded.home.glob("*.loading-*"))


@pytest.mark.parametrize(
    "pointer", [b"", b"dataset-gone.duckdb", b"\xff\xfe\0", b"../../etc/passwd"]
)
def test_a_pointer_to_nothing_is_told_and_the_next_load_mends_it(
    loaded: Desk, pointer: bytes
) -> None:
    (loaded.home / dataset.POINTER).write_bytes(pointer)
    with pytest.raises(DatasetError, match=r"names no dataset here .* Load the files again"):
        dataset.current(loaded.home)
    assert loaded.leads(KEN).column("lead_id") == ["L2"]


def test_a_dataset_of_a_newer_version_is_told(loaded: Desk) -> None:
    path = dataset.current(loaded.home)
    with duckdb.connect(str(path)) as connection:
        connection.execute("update settings set value = '99' where setting = 'format'")
    with pytest.raises(DatasetError, match=r"written by a newer Leadgrid .format 99"):
        Dataset.current(loaded.home)


def test_a_dataset_of_an_older_version_is_to_be_loaded_again(loaded: Desk) -> None:
    path = dataset.current(loaded.home)
    with duckdb.connect(str(path)) as connection:
        connection.execute("update settings set value = '1' where setting = 'format'")
    with pytest.raises(DatasetError, match=r"older Leadgrid .format 1; .* Load the files again"):
        Dataset.current(loaded.home)


def test_a_dataset_of_a_newer_storage_is_told(loaded: Desk) -> None:
    path = dataset.current(loaded.home)
    content = bytearray(path.read_bytes())
    content[12:20] = (9999).to_bytes(8, "little")  # the storage version in DuckDB's main header
    path.write_bytes(content)
    with pytest.raises(DatasetError, match=re.escape(path.name)):
        Dataset.current(loaded.home)


@pytest.mark.parametrize("content", [b"", b"garbage" * 1000, bytes(20_000)])
def test_a_file_that_is_no_dataset_is_told(loaded: Desk, content: bytes) -> None:
    path = dataset.current(loaded.home)
    path.write_bytes(content)
    with pytest.raises(DatasetError, match=f"{path.name}: .*Load the files again"):
        Dataset.current(loaded.home)
