"""A desk with files and the front door of a load: what it said, and the dataset that came of it."""

import io
import shutil
import subprocess
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import duckdb
import pytest

from data import dataset, schema
from data.__main__ import main
from data.load import load
from data.report import changed
from queries.__main__ import main as ask

LEADS = "lead_id,lead_name,email,created_at\n"
MARI = "L1,Mari Sato,mari@example.com,2026-01-05\n"
KEN = "L2,Ken Mori,ken@example.com,2026-01-06\n"
HANDOVERS = "lead_id,handed_over_at\n"
ACTIVITIES = "lead_id,occurred_at,activity_type,actor\n"
KEPT_AS = {name: name for name in schema.TABLES} | {"contacts": "leads"}  # what becomes of a row
PERSONAL = ("Sato", "Mori", "@example.com", "090-1234")


@lru_cache(maxsize=1)
def opened(path: Path) -> duckdb.DuckDBPyConnection:
    """A dataset, open for all that a test asks of it: DuckDB is slow to open."""
    return duckdb.connect(str(path), read_only=True)


@dataclass
class Outcome:
    """What the command line answered, and the dataset that is current now."""

    code: int
    out: str
    err: str
    home: Path

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        return opened(dataset.current(self.home)).execute(sql).fetchall()

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
        assert "Traceback" not in said.err, said.err
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
        if table not in KEPT_AS or not _feeds_only_this(outcome, no):
            continue
        ((kept,),) = outcome.rows(
            f"select (select count(distinct line_no) from {KEPT_AS[table]} where file_no = {no}) + "
            f"(select count(*) from unlinked_rows where {{0}}) + "
            f"(select count(*) from merged_rows where {{0}})".format(
                f"file_no = {no} and table_name = '{table}'"
            )
        )
        assert kept == loaded
    assert outcome.rows("select count(*) from rejected_lines where line is null") == [(0,)]


def _feeds_only_this(outcome: Outcome, file_no: int) -> bool:
    return outcome.rows(f"select count(*) from files where file_no = {file_no}") == [(1,)]


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(tmp_path, capsys)


@pytest.fixture
def verdicts_asked_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which verdicts moved is asked in this process: for tests of many loads and other questions.

    tests/test_report_changes.py has it asked as a load does, in one that is started for it.
    """

    def run(command: list[str], **_options: Any) -> subprocess.CompletedProcess[str]:
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            code = ask(command[command.index("queries") + 1 :])
        return subprocess.CompletedProcess(command, code, out.getvalue(), err.getvalue())

    monkeypatch.setattr(changed, "subprocess", SimpleNamespace(run=run))


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
    assert outcome.code == 1, outcome.out
    assert outcome.out == ""
    for words in said:
        assert words in outcome.err, outcome.err
    assert Outcome(0, "", "", desk.home).column("lead_id") == ["L1"]
    assert len(dataset.datasets(desk.home)) == 1
    assert len(list(desk.home.iterdir())) == 2  # it and the pointer
