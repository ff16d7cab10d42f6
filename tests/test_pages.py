"""Every page through the front door, in both languages."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data import dataset
from data.load import load
from pages.shared import rates

REPOSITORY = Path(__file__).resolve().parent.parent
PAGES = sorted(
    str(path.relative_to(REPOSITORY))
    for path in (REPOSITORY / "pages").glob("*/*.py")
    if path.parent.name != "shared" and path.name != "__init__.py"
)


@pytest.fixture
def at(sample_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    yield app(sample_home, monkeypatch)


def app(home: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The app on one dataset folder."""
    monkeypatch.setattr(dataset, "HOME", home)
    for function in (dataset.current, dataset.datasets):
        monkeypatch.setattr(function, "__defaults__", (home,))
    monkeypatch.setattr("pages.shared.view.chosen_path.__defaults__", (home,))
    return AppTest.from_file(str(REPOSITORY / "dashboard.py"), default_timeout=30)


def grid_cells(at: AppTest) -> dict[tuple[str, str], dict[str, Any]]:
    data = json.loads(at.get("bidi_component")[0].proto.json)
    return {(cell["row"], cell["column"]): cell for cell in data["cells"]}


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_runs(at: AppTest, page: str, language: str):
    at.query_params["lang"] = language
    at.run()
    at.switch_page(page).run()
    assert not at.exception
    assert at.title[0].value


def test_the_title_is_the_finding(at: AppTest):
    at.query_params["period"] = "all"
    assert at.run().title[0].value == "Sales ignored 382–463 of 1,752 due MQLs"


def test_ignored_is_shown_as_a_range(at: AppTest):
    at.query_params["period"] = "all"
    cards = {metric.label: metric.value for metric in at.run().metric}
    assert cards == {"Followed up": "74%", "Converted": "26%", "Ignored": "22–26%", "Waiting": "16"}


def test_the_edges_of_the_grid_are_the_whole(at: AppTest):
    at.query_params["period"] = "all"
    at.query_params["metric"] = "leads"
    assert grid_cells(at.run())["total", "total"]["text"] == "6,000"


def test_few_is_greyed(at: AppTest):
    at.query_params["period"] = "all"
    cells = grid_cells(at.run())
    assert cells["A", "not scored"]["is_grey"]
    assert not cells["A", "Hot"]["is_grey"]


def test_a_cell_of_the_link_opens_its_list(at: AppTest):
    at.query_params["period"] = "all"
    at.query_params["cell"] = "A~Hot"
    at.run()
    assert "A × Hot: Ignored rate 15%, 28 of 183" in at.subheader[0].value
    assert len(at.dataframe[0].value) == 28


def test_nonsense_in_the_link_does_no_harm(at: AppTest):
    for name, value in {
        "lang": "xx", "period": "-1", "as_of": "yesterday", "team": "'; drop table leads; --",
        "metric": "nope", "cell": "A~<b>", "dataset": "../../etc/passwd", "source": "%",
    }.items():  # fmt: skip
        at.query_params[name] = value
    assert not at.run().exception


@pytest.mark.parametrize("day", ["0001-01-01", "1990-01-01", "9999-12-31", "2026-02-31"])
def test_any_day_in_the_link_is_taken_or_left(at: AppTest, day: str):
    at.query_params["as_of"] = day
    at.query_params["period"] = f"{day}..9999-12-31"
    assert not at.run().exception


def test_the_language_can_be_chosen(at: AppTest):
    at.run()
    assert at.title[0].value.startswith("Sales ignored")
    at.query_params["lang"] = "ja"
    assert at.run().title[0].value.startswith("営業は期限の来たMQL")


def test_without_an_activity_log_nobody_is_said_to_be_ignored(tmp_path, monkeypatch):
    (tmp_path / "leads.csv").write_text(
        "lead_id,owner,mql_at\n" + "".join(f"L{n},Sato,2026-03-02 10:00\n" for n in range(12))
        + "L99,Sato,2026-06-01 10:00\n", encoding="utf-8",
    )  # fmt: skip
    load([tmp_path / "leads.csv"], tmp_path / "home")
    at = app(tmp_path / "home", monkeypatch).run()
    assert "There is no activity log in this data" in at.info[0].value
    values = {metric.label: metric.value for metric in at.metric}
    assert values["Ignored"] == values["Followed up"] == "–"
    assert [said.value for said in at.caption].count("no activity log") == 2


def test_a_change_is_written_as_every_other_number():
    now, then = ({"count_waiting": waiting, "count_handovers": 9_000} for waiting in (1_234, 5_000))
    assert [rates.waiting(*pair).change for pair in ((now, then), (then, now), (now, None))] == [
        "-3,766", "+3,766", None,
    ]  # fmt: skip


def test_leads_alone_are_enough_for_a_page(tmp_path, monkeypatch):
    (tmp_path / "leads.csv").write_text("lead_id\nL1\nL2\n", encoding="utf-8")
    load([tmp_path / "leads.csv"], tmp_path / "home")
    at = app(tmp_path / "home", monkeypatch).run()
    assert not at.exception
    assert at.title[0].value.startswith("2 leads, 0 of them with a deal")


def test_a_dataset_of_a_newer_version_is_an_error_on_the_page(tmp_path, monkeypatch):
    home = tmp_path / "home"
    home.mkdir()
    (home / "dataset-20260101T000000-abcdef.duckdb").write_bytes(b"not a database")
    (home / "CURRENT").write_text("dataset-20260101T000000-abcdef.duckdb\n")
    at = app(home, monkeypatch).run()
    assert "Load the files again" in at.error[0].value
    at.button[0].click().run()
    assert not at.error
    assert at.title[0].value.startswith("Sales ignored")
