"""The definition page: forms in, their effect beside them, saved under a name."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect
from streamlit.testing.v1 import AppTest

from data.presets import presets
from data.saved import SavedDefinitions
from queries import Dataset
from tests.browsing import cell, open_page, served
from tests.test_pages import app as front_door
from tests.test_pages import grid_cells

PAGE = "pages/definition/edit.py"
SECTIONS = (
    "potential", "intent", "cells", "rules", "hours", "counting", "targets", "toml",
)  # fmt: skip


@pytest.fixture
def home(sample: Dataset, tmp_path: Path) -> Path:
    """A folder of its own: what is saved in one test is not there in the next."""
    return Path(shutil.copytree(sample.path.parent, tmp_path / "home"))


@pytest.fixture
def at(home: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    at = front_door(home, monkeypatch)
    at.query_params["period"] = "all"
    at.run()
    return at.switch_page(PAGE).run()


def leads(at: AppTest) -> dict[tuple[str, str], int]:
    return {at_: int(one["text"].replace(",", "")) for at_, one in grid_cells(at).items()}


def field(at: AppTest, kind: str, prefix: str, number: int = 0) -> Any:
    """The n-th widget of a kind whose key ends so."""
    return [one for one in getattr(at, kind) if (one.key or "").endswith(prefix)][number]


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_runs(at: AppTest, section: str, language: str):
    at.query_params["lang"] = language
    at.session_state["draft_section"] = section
    assert not at.run().exception


def test_a_moved_threshold_moves_leads_from_cell_to_cell(at: AppTest):
    before = leads(at)
    field(at, "number_input", "_at_least", 1).set_value(300.0).run()  # A: employees, from 1,000
    after = leads(at)
    assert after["A", "Hot"] > before["A", "Hot"]
    assert after["B", "Hot"] < before["B", "Hot"]
    assert sum(after.values()) == sum(before.values())
    assert grid_cells(at)["A", "Hot"]["note"] == f"now {before['A', 'Hot']}"


def test_a_gap_is_said_at_its_field_and_the_grid_stays(at: AppTest):
    before = leads(at)
    field(at, "number_input", "_at_least", 1).set_value(None).run()
    said = [caption.value for caption in at.caption]
    assert any("Fill in one of the two numbers" in one for one in said)
    assert any("Something in the draft is missing" in one for one in said)
    assert leads(at) == before


def test_two_bands_of_one_name_are_refused_by_the_form(at: AppTest):
    field(at, "text_input", "_name", 2).set_value("A").run()  # 0: of the draft, 1: of band A
    assert any("Two have the same name" in caption.value for caption in at.caption)


def test_a_band_is_added_above_the_rest_and_takes_its_leads(at: AppTest):
    at.button(key="add_potential").click().run()
    field(at, "number_input", "_at_least", 4).set_value(50.0).run()
    rows = list(dict.fromkeys(potential for potential, _intent in grid_cells(at)))
    assert rows == ["A", "B", "New band", "C"]
    assert leads(at)["New band", "Cool"] > 0


def test_a_longer_sla_leaves_fewer_ignored(at: AppTest):
    at.session_state["draft_section"] = "hours"
    at.run()
    before = next(metric.value for metric in at.metric if metric.label == "Ignored rate")
    field(at, "number_input", "_sla_business_hours").set_value(900.0).run()
    after = next(metric for metric in at.metric if metric.label == "Ignored rate")
    assert int(after.value.rstrip("%")) < int(before.rstrip("%"))
    assert after.delta == f"now {before}"


def test_opening_hours_of_the_draft_are_checked(at: AppTest):
    at.session_state["draft_section"] = "hours"
    at.run()
    at.toggle(key="draft_own_hours").set_value(True).run()
    at.text_input(key="draft_hours_mon").set_value("18:00-09:00").run()
    assert any("09:00-18:00; blank is a day off" in caption.value for caption in at.caption)


def test_what_is_saved_as_agreed_is_what_every_page_shows(at: AppTest, home: Path):
    field(at, "number_input", "_at_least", 1).set_value(300.0).run()
    at.text_input(key="draft_name").set_value("Ours").run()
    at.button(key="agree_draft").click().run()
    agreed = SavedDefinitions(home).agreed()
    assert agreed is not None
    assert agreed.name == "Ours"
    assert at.selectbox(key="choose_definition").options[0] == "Agreed: Ours"
    assert not at.switch_page("pages/review/meeting.py").run().exception


def test_a_draft_can_be_begun_again_from_a_preset(at: AppTest):
    number = 2 + list(presets()).index("S/A/B/C ranks")
    at.button(key=f"start_{number}").click().run()
    assert not at.exception
    assert {potential for potential, _intent in grid_cells(at)} == {"S", "A", "B", "C"}


def test_a_window_that_is_loaded_again_has_the_draft(at: AppTest, home: Path, monkeypatch):
    field(at, "number_input", "_at_least", 1).set_value(300.0).run()
    edited = leads(at)
    again = front_door(home, monkeypatch)
    again.query_params["period"] = "all"
    again.query_params["draft"] = at.query_params["draft"]
    again.run()
    assert leads(again.switch_page(PAGE).run()) == edited


def test_without_bands_there_is_a_word_and_nothing_to_agree(at: AppTest):
    for _ in range(3):
        drop = [one for one in at.button if one.help == "Remove this band"]
        drop[0].click().run()
    assert not at.exception
    assert any("Without bands" in warning.value for warning in at.warning)
    assert at.button(key="agree_draft").disabled


def test_a_renamed_band_is_compared_with_itself(at: AppTest):
    field(at, "text_input", "_name", 1).set_value("大手").run()
    assert grid_cells(at)["大手", "Hot"]["note"] == ""


def test_what_was_agreed_can_be_given_up(at: AppTest, home: Path):
    at.text_input(key="draft_name").set_value("Ours").run()
    at.button(key="agree_draft").click().run()
    at.button(key="disagree").click().run()
    assert SavedDefinitions(home).agreed() is None
    assert [one.name for one in SavedDefinitions(home).newest()] == ["Ours"]


def test_nothing_is_saved_without_a_name(at: AppTest, home: Path):
    at.button(key="keep_draft").click().run()
    assert any("Enter a name" in caption.value for caption in at.caption)
    assert SavedDefinitions(home).newest() == []


def test_a_link_to_a_definition_that_is_not_here_says_so(at: AppTest):
    at.query_params["definition"] = "nope"
    assert any("not here" in warning.value for warning in at.run().warning)


@pytest.fixture
def own_app(tmp_path: Path) -> Iterator[str]:
    with served(tmp_path) as url:
        yield url


def test_a_threshold_is_edited_and_a_cell_marked_hot(page, own_app):
    open_page(page, own_app)
    open_page(page, f"{own_app}/definition?period=all")
    before = cell(page, "A", "Hot").inner_text()
    number = page.locator('[class*="st-key-draft_"][class*="_at_least"] input').nth(1)
    number.fill("300")
    number.press("Enter")
    expect(cell(page, "A", "Hot")).to_contain_text("now")
    assert cell(page, "A", "Hot").inner_text() != before
    page.get_by_text("Hot cells, playbook").click()
    expect(page.get_by_text("A click on a cell")).to_be_visible()
    assert cell(page, "C", "Hot").get_attribute("aria-description") == ""
    cell(page, "C", "Hot").click()
    expect(cell(page, "C", "Hot")).to_have_attribute("aria-description", "hot")
    cell(page, "C", "Warm").focus()
    page.keyboard.press("Enter")
    expect(cell(page, "C", "Warm")).to_have_attribute("aria-description", "hot")
    page.keyboard.press("Enter")
    expect(cell(page, "C", "Warm")).to_have_attribute("aria-description", "")
