"""The page of the load report: the finding, the gaps, the lists behind numbers, the way back."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data import dataset, datasets
from data.load import load
from tests.test_pages import app

LEADS = "lead_id,lead_name,company_name,email,annual_revenue,created_at\n"
HANDOVERS = "lead_id,handed_over_at,owner_name\n"


@pytest.fixture(scope="module")
def loaded_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two loads of a small company: the second knows one lead more and refuses two lines."""
    folder = tmp_path_factory.mktemp("report")
    files = folder / "files"
    files.mkdir()
    (files / "leads.csv").write_text(LEADS + "L1,Mari Sato,Acme,m@example.com,500,2026-01-05\n")
    (files / "handovers.csv").write_text(HANDOVERS + "L1,2026-03-02 10:00,\n")
    load([files], folder / "home")
    path = dataset.current(folder / "home")
    older = path.with_name(path.name.replace("dataset-2", "dataset-1"))
    path.rename(older)  # whatever the clock says
    (files / "leads.csv").write_text(
        LEADS + "L1,Mari Sato,Acme,m@example.com,,2026-01-05\nL2,,Bee,,,soon\nL1\nL2,,,,,\n"
    )
    (files / "handovers.csv").write_text(
        HANDOVERS + "L1,2026-03-02 10:00,\nL2,2026-03-02 10:00,Aoki\n"
    )
    load([files], folder / "home")
    return folder / "home"


@pytest.fixture
def home(loaded_home: Path, tmp_path: Path) -> Path:
    """A copy that a test may change."""
    return Path(shutil.copytree(loaded_home, tmp_path / "home"))


def report(home: Path, monkeypatch: pytest.MonkeyPatch, language: str = "en") -> AppTest:
    at = app(home, monkeypatch)
    at.query_params["lang"] = language
    at.run()
    at.switch_page("pages/data/report.py").run()
    assert not at.exception
    return at


def test_the_title_is_the_finding(home: Path, monkeypatch):
    at = report(home, monkeypatch)
    assert at.title[0].value == "4 of 6 lines are loaded"
    assert {metric.label: metric.value for metric in at.metric[:4]} == {
        "Lines rejected": "2", "Values not read": "1", "Kept apart": "0", "Implausible": "0",
    }  # fmt: skip


def test_headings_say_what_is_found(home: Path, monkeypatch):
    headings = [one.value for one in report(home, monkeypatch).header]
    assert "leads.csv has the most rejected lines: 2 of 4" in headings
    assert "Since the dataset before, 1 leads were added and 0 verdicts moved" in headings
    assert "All datasets, and the way back to one" in headings


def test_numbers_that_suffer_are_named_and_open_their_rows(home: Path, monkeypatch):
    at = report(home, monkeypatch)
    sentences = [one.value for one in at.markdown]
    assert any(one.startswith("Owner blank in 1 of 2 handovers (50%)") for one in sentences)
    place = next(n for n, one in enumerate(at.button) if one.label == "1 of 2 (50%)")
    before = len(at.dataframe)
    at.button[place].click().run()
    assert not at.exception
    assert len(at.dataframe) == before + 1


@pytest.mark.parametrize(
    ("label", "rows"),
    [("Lines rejected", 2), ("Values not read", 1), ("Leads added", 1), ("Verdicts moved", 1)],
)
def test_a_number_opens_its_list(home: Path, monkeypatch, label: str, rows: int):
    at = report(home, monkeypatch)
    before = len(at.dataframe)
    at.button(key=f"open_{label}").click().run()
    assert not at.exception
    assert len(at.dataframe) == before + 1
    assert rows in [len(frame.value) for frame in at.dataframe]


def test_a_changed_field_opens_both_values(home: Path, monkeypatch):
    at = report(home, monkeypatch)
    at.selectbox(key="choose_changed_field").select("annual_revenue").run()
    assert not at.exception
    assert any("value_before" in frame.value.columns for frame in at.dataframe)


def test_an_earlier_dataset_comes_back_after_a_confirmation(home: Path, monkeypatch):
    at = report(home, monkeypatch)
    older = datasets.before(dataset.current(home))
    assert older is not None
    next(one for one in at.button if one.label == "Bring it back …").click().run()
    assert dataset.current(home) != older
    at.button(key="restore").click().run()
    assert not at.exception
    assert dataset.current(home) == older
    assert at.title[0].value == "All 2 lines are loaded"
    listed = next(one.value for one in at.dataframe if "is_current" in one.value.columns)
    assert list(listed[listed["is_current"]]["dataset_name"]) == [older.name]


def test_the_first_dataset_is_compared_with_nothing(sample_home: Path, monkeypatch):
    at = report(sample_home, monkeypatch)
    assert any("There is no dataset before" in one.value for one in at.info)


def test_it_says_between_which_exports_a_handover_lies(tmp_path: Path, monkeypatch):
    for day, status in (("2026-03-02", "New"), ("2026-03-03", "MQL")):
        file = tmp_path / f"leads_{day}.csv"
        file.write_text(f"lead_id,status,created_at\nL1,{status},2026-01-05\n")
        load([file], tmp_path / "home")
    at = report(tmp_path / "home", monkeypatch)
    assert "1 handovers are known only from a status that changed" in [o.value for o in at.header]
    (line,) = [one.value for one in at.markdown if "the dataset before and this load" in one.value]
    assert line.startswith("1 between the dataset before and this load: from ")


def test_the_report_speaks_japanese(home: Path, monkeypatch):
    assert report(home, monkeypatch, "ja").title[0].value == "6行のうち4行を読み込みました"
