"""Definitions that people save: every version stays, one is agreed."""

import pytest

from data.definition import Definition, read_definition
from data.errors import DatasetError
from data.saved import SavedDefinitions


@pytest.fixture
def saved(tmp_path):
    return SavedDefinitions(tmp_path)


def with_sla(hours: float) -> Definition:
    return Definition(sla_business_hours=hours)


def test_a_saved_definition_comes_back_under_its_name(saved):
    saved.save("Ours", read_definition())
    (one,) = saved.newest()
    assert one.name == "Ours"
    assert one.definition == read_definition().model_copy(update={"name": "Ours"})


def test_a_second_save_keeps_the_first_version(saved):
    first = saved.save("Ours", with_sla(4))
    saved.save("Ours", with_sla(9))
    assert [one.definition.sla_business_hours for one in saved.newest()] == [9]
    assert [one.definition.sla_business_hours for one in saved.history("Ours")] == [9, 4]
    assert saved.find(first.version_id) == first


def test_saving_the_same_again_makes_no_version(saved):
    assert saved.save("Ours", with_sla(4)) == saved.save("Ours", with_sla(4))
    assert len(saved.history("Ours")) == 1


def test_what_is_taken_off_the_lists_can_still_be_opened_by_its_link(saved):
    one = saved.save("Ours", with_sla(4))
    saved.remove("Ours")
    assert saved.newest() == []
    assert saved.find(one.version_id) == one


def test_a_name_can_be_used_again_after_it_was_removed(saved):
    saved.save("Ours", with_sla(4))
    saved.remove("Ours")
    saved.save("Ours", with_sla(4))
    assert [one.name for one in saved.newest()] == ["Ours"]


def test_nothing_is_agreed_until_somebody_agrees(saved):
    assert saved.agreed() is None
    one = saved.save("Ours", with_sla(4))
    saved.agree(one.version_id)
    assert saved.agreed() == one
    saved.agree(None)
    assert saved.agreed() is None


def test_every_change_of_the_agreed_definition_is_told_in_its_order(saved):
    first, second = saved.save("Ours", with_sla(4)), saved.save("Strict", with_sla(2))
    for version_id in (first.version_id, second.version_id, None):
        saved.agree(version_id)
    changes = saved.agreements()
    assert [change.name for change in changes] == ["Ours", "Strict", None]
    assert changes == sorted(changes, key=lambda change: change.agreed_at)


@pytest.mark.parametrize(
    "name", ["'; drop table definition_versions; --", "%s", "🙂 “Ours”", "日本"]
)
def test_any_name_is_a_name(saved, name):
    saved.save(name, with_sla(4))
    assert [one.name for one in saved.newest()] == [name]


def test_a_file_that_is_no_database_is_an_error_that_names_it(tmp_path):
    (tmp_path / "written.sqlite").write_text("no database", encoding="utf-8")
    with pytest.raises(DatasetError, match=r"written\.sqlite"):
        SavedDefinitions(tmp_path).newest()
