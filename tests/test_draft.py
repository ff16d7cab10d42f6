"""The draft behind the forms: it says what the definition says, and where something is wrong."""

import pytest

from data.definition import parse_definition, read_definition
from pages.shared.editor.draft import (
    cell_of,
    checked,
    free_name,
    from_definition,
    move,
    new_band,
    new_condition,
    rename_organisation,
)
from tests.conftest import REPO
from tests.test_definition import EVERYTHING

SHIPPED = [read_definition(path) for path in sorted((REPO / "data").rglob("*definition*.toml"))]


@pytest.fixture
def draft():
    return from_definition(read_definition())


def definition_of(draft):
    definition, _faults = checked(draft)
    assert definition is not None
    return definition


def faults_at(draft, part):
    return checked(draft)[1].of(part)


@pytest.mark.parametrize("definition", [*SHIPPED, parse_definition(EVERYTHING)])
def test_a_draft_says_what_its_definition_says(definition):
    found, faults = checked(from_definition(definition))
    assert found == definition
    assert faults.found == {}


def test_a_renamed_band_keeps_its_cells(draft):
    draft["potential"][0]["name"] = "大手"
    definition = definition_of(draft)
    assert ("大手", "Hot") in definition.hot_cells
    assert ("A", "Hot") not in definition.hot_cells


def test_a_removed_band_takes_its_cells_with_it(draft):
    del draft["intent"][0]
    definition = definition_of(draft)
    assert {cell.intent for cell in definition.cell} == {"Warm", "Cool"}


def test_a_moved_band_is_asked_first(draft):
    move(draft["potential"], draft["potential"][1], -1)
    assert [band.name for band in definition_of(draft).potential] == ["B", "A", "C"]


def test_a_cell_can_be_marked_hot(draft):
    place = (draft["potential"][2]["id"], draft["intent"][2]["id"])
    cell_of(draft, place)["is_hot"] = True
    assert ("C", "Cool") in definition_of(draft).hot_cells


def test_looking_at_a_cell_agrees_nothing(draft):
    draft["cells"].clear()
    before = definition_of(draft)
    cell_of(draft, (draft["potential"][0]["id"], draft["intent"][0]["id"]))
    assert definition_of(draft) == before


@pytest.mark.parametrize("kind", ["employees", "industry"])
def test_a_condition_without_a_value_is_wrong_at_its_place(draft, kind):
    condition = new_condition(kind)
    draft["potential"][1]["conditions"].append(condition)
    assert len(faults_at(draft, condition)) == 1
    assert faults_at(draft, draft["potential"][0]) == []


def test_a_wrong_number_is_wrong_at_its_field(draft):
    inner = draft["intent"][0]["conditions"][1]["conditions"][0]
    inner["within_days"] = 0
    assert checked(draft)[1].of(inner, "within_days")


def test_a_wrong_target_is_wrong_at_its_field(draft):
    draft["target"]["ignored_rate"] = 3
    assert checked(draft)[1].of(draft, "target.ignored_rate")


def test_two_bands_of_one_name_are_wrong_together(draft):
    draft["potential"][1]["name"] = "A"
    assert "two bands are named" in checked(draft)[1].of(draft, "")[0]


def test_a_renamed_organisation_stays_who_acts(draft):
    inside = next(one for one in draft["organisation"] if one["name"] == "Inside sales")
    rename_organisation(draft, inside, "インサイド")
    definition = definition_of(draft)
    assert {cell.organisation for cell in definition.cell} == {
        "Field sales",
        "インサイド",
        "Marketing",
    }
    assert "インサイド" in {one.name for one in definition.organisation}


@pytest.mark.parametrize("hours", [None, 0, 99999])
def test_an_sla_that_can_not_be_is_wrong_at_its_field(draft, hours):
    draft["sla_business_hours"] = hours
    assert checked(draft)[1].of(draft, "sla_business_hours")


def test_an_sla_of_a_cell_that_can_not_be_is_wrong_at_the_cells(draft):
    place = (draft["potential"][0]["id"], draft["intent"][0]["id"])
    cell_of(draft, place)["sla_business_hours"] = -1
    assert checked(draft)[1].below(draft, "cell")


def test_a_new_band_gets_a_name_that_is_free(draft):
    draft["potential"].append(new_band("D"))
    assert free_name(draft, "potential", "D") == "D 2"
    assert free_name(draft, "potential", "E") == "E"
