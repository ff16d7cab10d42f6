"""Ordinary leads, so that a test names only what matters; everything goes through the real load."""

import csv
import gc
import json
import os
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from streamlit.components.v2 import manifest_scanner

from data import dataset
from data.definition import Definition
from data.load import load
from queries import Dataset
from queries.answer import to_utc
from tests.browsing import app, browser, chromium, page  # noqa: F401  (fixtures of every test)
from tests.columns_cast import casts  # noqa: F401
from tests.desk import desk, loaded, old_dataset, verdicts_asked_here  # noqa: F401
from tests.lead_page import lead_page  # noqa: F401
from tests.readings import folder  # noqa: F401
from tests.what_if_panel import panel  # noqa: F401

REPO = Path(__file__).resolve().parent.parent
TOKYO = ZoneInfo("Asia/Tokyo")
LONG_AFTER = "2027-06-30 12:00"  # any deadline of the tests is past by then
HANDED_OVER = "2026-03-02 10:00"  # a Monday; the SLA is 18 business hours
DEADLINE = "2026-03-04 10:00"
SECOND_AFTER = "2026-03-04 10:00:01"
Row = dict[str, Any]
LOADED: dict[str, Path] = {}  # what rows were loaded into, as no test changes it

# DuckDB counts its threads by this. Rows of a test fill no second one, and the workers of a run
# share the machine.
os.environ.setdefault("SLURM_CPUS_ON_NODE", "1")


class Given:
    """Rows of the four tables in the making; times are local times of Tokyo, as text."""

    def __init__(self, own_folder: Path) -> None:
        self._folder = own_folder
        self._rows: dict[str, list[Row]] = {
            table: [] for table in ("leads", "handovers", "activities", "deals")
        }
        self._calendar: Path | None = None
        self._dataset: Dataset | None = None

    def lead(self, lead_id: str = "L1", **columns: Any) -> None:
        self._add("leads", lead_id=lead_id, **columns)

    def handover(
        self, lead_id: str = "L1", at: str = "2026-03-02 10:00", owner: str = "Aoki", **columns: Any
    ) -> None:
        self._add("handovers", lead_id=lead_id, handed_over_at=at, owner_name=owner, **columns)

    def activity(
        self,
        lead_id: str = "L1",
        at: str = "",
        kind: str = "call",
        by: str = "Aoki",
        actor: str = "sales",
        **columns: Any,
    ) -> None:
        """An activity of sales."""
        self._add(
            "activities",
            lead_id=lead_id,
            occurred_at=at,
            activity_type=kind,
            performed_by=by,
            actor=actor,
            **columns,
        )

    def touch(
        self, lead_id: str = "L1", at: str = "", kind: str = "download", **columns: Any
    ) -> None:
        """Something the lead did."""
        self.activity(lead_id, at, kind, by="", actor="lead", **columns)

    def deal(
        self,
        lead_id: str = "",
        created: str = "",
        closed: str = "",
        stage: str = "proposal",
        **columns: Any,
    ) -> None:
        self._add(
            "deals",
            lead_id=lead_id,
            created_at=created,
            closed_at=closed,
            deal_stage=stage,
            **columns,
        )

    def calendar(self, text: str) -> None:
        """The company's calendar, as the TOML file that a load takes."""
        self._calendar = self._folder / "calendar.toml"
        self._calendar.write_text(text, encoding="utf-8")

    @property
    def dataset(self) -> Dataset:
        """The rows so far, loaded."""
        if self._dataset is None:
            self._dataset = Dataset(self._load())
        return self._dataset

    def _add(self, table: str, **columns: Any) -> None:
        self._rows[table].append(columns)
        self._dataset = None

    def _load(self) -> Path:
        """A dataset of the test's own; rows that a test before had are loaded once."""
        home = self._folder / "datasets"
        told = [self._rows, self._calendar and self._calendar.read_text(encoding="utf-8")]
        key = json.dumps(told, default=repr)
        if key not in LOADED:
            LOADED[key] = self._load_into(home)
        elif LOADED[key].parent != home:
            home.mkdir(exist_ok=True)
            dataset.point_to(Path(shutil.copy(LOADED[key], home)))
        return dataset.current(home)

    def _load_into(self, home: Path) -> Path:
        files = self._folder / "files"
        files.mkdir(exist_ok=True)
        known = {row["lead_id"] for row in self._rows["leads"]}
        named = [row["lead_id"] for table in self._rows.values() for row in table]
        others = [{"lead_id": name} for name in dict.fromkeys(named) if name and name not in known]
        for table, rows in (self._rows | {"leads": [*self._rows["leads"], *others]}).items():
            if rows:
                write_csv(files / f"{table}.csv", rows)
        return load([files], home, calendar_path=self._calendar)


def write_csv(path: Path, rows: list[Row]) -> None:
    """Rows as a canonical CSV file; what a row does not name is blank."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def tokyo(moment: datetime | None) -> str | None:
    """A time of an answer (UTC) as the text that a test writes."""
    if moment is None:
        return None
    local = moment.replace(tzinfo=ZoneInfo("UTC")).astimezone(TOKYO)
    return f"{local:%Y-%m-%d %H:%M:%S}".removesuffix(":00")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The long files first: a worker that gets one last keeps all others waiting."""
    uses_browser = {item.path for item in items if "browser" in getattr(item, "fixturenames", ())}
    items.sort(key=lambda item: item.path not in uses_browser)


def pytest_collection_finish() -> None:
    """What was imported and collected stays to the end: it need not be searched for garbage."""
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def packages_with_components() -> Iterator[None]:
    """Streamlit reads of every installed package whether it has any, for each page under test."""
    with pytest.MonkeyPatch.context() as patch:
        found = cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", found)
        yield


@pytest.fixture
def given(tmp_path: Path) -> Given:
    return Given(tmp_path)


@pytest.fixture
def answer_of(given: Given) -> Callable[..., list[Row]]:
    """The answer to a question, with times as local text."""

    def answer_of(
        question: str,
        as_of: str = LONG_AFTER,
        definition: Definition | None = None,
        **values: Any,
    ) -> list[Row]:
        bound = {"as_of": to_utc(as_of, TOKYO)} | values
        rows = given.dataset.ask(question, bound, definition).dicts()
        return [
            {k: tokyo(v) if isinstance(v, datetime) else v for k, v in row.items()} for row in rows
        ]

    return answer_of


@pytest.fixture
def verdicts(answer_of: Callable[..., list[Row]]) -> Callable[..., list[Row]]:
    """The verdicts of all counted handovers."""
    return partial(answer_of, "verdicts_of_handovers")


@pytest.fixture
def listed(answer_of: Callable[..., list[Row]]) -> Callable[..., list[Row]]:
    """What became of the playbook at each handover and of each hot lead without one."""

    def listed(definition: Definition, as_of: str = LONG_AFTER, **values: Any) -> list[Row]:
        return answer_of("playbook_listed", as_of, definition, **values)

    return listed


@pytest.fixture
def facts_of(verdicts: Callable[..., list[Row]]) -> Callable[..., Row]:
    """All that is known of a lead's latest counted handover."""

    def facts_of(lead_id: str = "L1", **asked: Any) -> Row:
        return [row for row in verdicts(**asked) if row["lead_id"] == lead_id][-1]

    return facts_of


@pytest.fixture
def verdict_of(facts_of: Callable[..., Row]) -> Callable[..., str]:
    """The verdict of a lead's latest counted handover."""
    return lambda lead_id="L1", **asked: facts_of(lead_id, **asked)["verdict"]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dataset]:
    """The shipped sample, loaded once."""
    home = tmp_path_factory.mktemp("sample")
    load([REPO / "data" / "sample"], home, is_sample=True)
    yield Dataset.current(home)


@pytest.fixture(scope="module")
def sample_home(sample: Dataset, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sample, for the pages: what they save there no other file of tests sees."""
    return Path(shutil.copytree(sample.path.parent, tmp_path_factory.mktemp("home") / "sample"))


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Public data of others, beside the repository where a developer has it."""
    path = REPO.parent / "shared" / "data"
    if not path.is_dir():
        pytest.skip(f"{path} is not there: public data that is not part of the product")
    return path
