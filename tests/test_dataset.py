"""A dataset that can't be opened: which one it is, and what to do."""

import re

import duckdb
import pytest

from data import dataset, staging
from data.errors import DatasetError
from queries import Dataset
from tests.desk import ACTIVITIES, HANDOVERS, KEN, LEADS, MARI, Desk


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


def test_where_a_load_keeps_its_scratch_changes_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.put("leads.csv", LEADS + MARI + KEN + "L3,Mari Sato,mari@example.com,soon\n" + MARI)
    desk.put("handovers.csv", HANDOVERS + "L1,2026-03-02 10:00\nL9,2026-03-02 10:00\n")
    desk.put("activities.csv", ACTIVITIES + "L1,2026-03-02 11:00,call,sales\n")
    in_memory = desk.load(home=desk.home / "memory")
    monkeypatch.setattr(staging, "SMALL", 0)
    on_disk = desk.load(home=desk.home / "disk")
    tables = in_memory.rows("select table_name from duckdb_tables() order by all")
    assert on_disk.rows("select table_name from duckdb_tables() order by all") == tables
    for (table,) in tables:
        rows = f"from {table} order by all"
        if table == "settings":
            rows = "from settings where setting <> 'loaded_at' order by all"
        assert on_disk.rows(rows) == in_memory.rows(rows), table
