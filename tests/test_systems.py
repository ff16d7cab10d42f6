"""The dictionaries of systems hold together: every name is told once, every field exists."""

from pathlib import Path

import pytest

from data import schema
from data.errors import MappingError
from data.headers import normal
from data.mapping import NEEDED
from data.systems import GENERIC, Object, System, read_system, systems

OBJECTS = [
    pytest.param(system, one, id=f"{system.system} {one.object}")
    for system in systems()
    for one in system.object
]


@pytest.mark.parametrize(("system", "one"), OBJECTS)
def test_no_name_leads_to_two_fields_of_a_table(system: System, one: Object) -> None:
    for fields in one.feeds().values():
        names = [name for known in fields.values() for name in known.columns]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize(("system", "one"), OBJECTS)
def test_every_name_is_in_the_form_that_is_compared(system: System, one: Object) -> None:
    assert all(name and normal(name) == name for name in one.names)


@pytest.mark.parametrize(("system", "one"), OBJECTS)
def test_every_field_exists_and_every_table_can_be_fed(system: System, one: Object) -> None:
    for table, fields in one.feeds().items():
        assert set(fields) <= set(schema.imported_fields(table))
        people = one.leads or one.contacts  # they say who is handed over
        assert people or any(needed <= set(fields) for needed in NEEDED[table])


@pytest.mark.parametrize(("system", "one"), OBJECTS)
def test_every_kind_of_file_can_be_told(system: System, one: Object) -> None:
    assert one.told_by or one.told_by_fields or one.id_prefixes
    never = set(one.never)
    assert not any(never.intersection(names) for names in one.told_by)


def test_no_two_kinds_of_files_of_a_system_have_one_name() -> None:
    for system in systems():
        names = [one.object for one in system.object]
        assert len(set(names)) == len(names), system.system


def test_marketing_tools_and_cards_assume_no_handover() -> None:
    tools = {"HubSpot", "Marketo", "Account Engagement (Pardot)", "BowNow", "SATORI"}
    cards = {"Sansan", "Sansan Data Hub", "Eight", "ホットプロファイル"}
    for system in systems():
        if system.system in tools | cards:
            assert not any(one.assumed for one in system.object), system.system


def test_names_of_no_system_come_last() -> None:
    assert [system.system for system in systems()][-1] == GENERIC


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('system = "X"\n[[object]]\nobject = "A"\nleads = { nose = ["n"] }', "leads.nose"),
        ('system = "X"\n[[object]]\nobject = "A"\nleads = { lead_id = [] }', "expected spellings"),
        (
            'system = "X"\n[[object]]\nobject = "A"\nleads = { email = ["m"], phone = ["M"] }',
            "name two fields",
        ),
        ('system = "X"\n[[object]]\nobject = "A"\ntold = 1', "told"),
        ("system = ", "Invalid value"),
    ],
)
def test_a_wrong_dictionary_says_where_it_is_wrong(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(text)
    with pytest.raises(MappingError, match=r"wrong\.toml") as error:
        read_system(path)
    assert fault in str(error.value)
