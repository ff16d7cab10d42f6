"""What was chosen for a header is there for the next file that has it, and as TOML."""

import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from data.mapping import Mapping, Source
from data.mapping_file import write_mapping
from data.saved_mappings import SavedMappings

SOURCE = Source.model_validate(
    {
        "header": ["Id", "会社名", "年商(百万円)"],
        "system": "Salesforce Lead",
        "leads": {
            "lead_id": "Id",
            "company_name": "会社名",
            "annual_revenue": {"column": "年商(百万円)", "unit": 1_000_000},
            "status": {"constant": "new"},
        },
    }
)


def test_a_mapping_written_as_toml_reads_back_the_same():
    mapping = Mapping(source=[SOURCE], skip=["*.bak.csv"])
    assert Mapping.model_validate(tomllib.loads(write_mapping(mapping))) == mapping


def test_a_column_that_needs_no_more_words_is_written_by_its_name():
    assert 'company_name = "会社名"' in write_mapping(Mapping(source=[SOURCE]))


def test_what_was_saved_is_found_by_the_header_in_any_order(tmp_path: Path):
    SavedMappings(tmp_path).save([SOURCE])
    assert SavedMappings(tmp_path).find(["年商(百万円)", "Id", "会社名"]) == SOURCE


def test_another_header_is_not_known(tmp_path: Path):
    SavedMappings(tmp_path).save([SOURCE])
    assert SavedMappings(tmp_path).find(["Id", "会社名"]) is None


def test_the_last_choice_for_a_header_counts(tmp_path: Path):
    other = SOURCE.model_copy(update={"system": "Salesforce Account"})
    SavedMappings(tmp_path).save([SOURCE])
    SavedMappings(tmp_path).save([other])
    assert SavedMappings(tmp_path).find(SOURCE.header) == other


def test_a_header_can_be_forgotten(tmp_path: Path):
    SavedMappings(tmp_path).save([SOURCE])
    SavedMappings(tmp_path).forget(SOURCE.header)
    assert SavedMappings(tmp_path).find(SOURCE.header) is None


def test_many_may_save_the_same_header_at_once_on_a_new_server(tmp_path: Path):
    homes = [tmp_path / f"{number}" for number in range(10) for _ in range(8)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda home: SavedMappings(home).save([SOURCE]), homes))
    assert {SavedMappings(home).count() for home in homes} == {1}
