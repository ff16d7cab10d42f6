"""All datasets of a folder, and the way back to an earlier one."""

import json

import duckdb
import pytest

from data import dataset, datasets
from data.__main__ import main
from data.errors import DatasetError
from data.load import load
from tests.desk import KEN, LEADS, MARI, Desk, Outcome


@pytest.fixture
def twice(desk: Desk) -> tuple[Desk, str, str]:
    """A desk with two datasets: its name with L1 and its name with L1 and L2."""
    path = desk.put("leads.csv", LEADS + MARI)
    first = load([path], desk.home).name
    desk.put("leads.csv", LEADS + MARI + KEN)
    load([path], desk.home)
    return desk, first, dataset.current(desk.home).name


def leads(desk: Desk) -> list[str]:
    return Outcome(0, "", "", desk.home).column("lead_id")


def test_an_earlier_dataset_comes_back_and_the_newer_stays(twice):
    desk, first, second = twice
    datasets.restore(first, desk.home)
    assert leads(desk) == ["L1"]
    datasets.restore(second.removesuffix(".duckdb"), desk.home)
    assert leads(desk) == ["L1", "L2"]
    assert len(dataset.datasets(desk.home)) == 2
    assert len(list(desk.home.iterdir())) == 3  # no rest of the pointer


def test_the_list_says_when_what_and_how_many(twice):
    desk, first, second = twice
    found = {one.name: one for one in datasets.listed(desk.home)}
    assert [(found[name].leads, found[name].is_current) for name in (first, second)] == [
        (1, False), (2, True),
    ]  # fmt: skip
    assert found[first].files == ("leads.csv",)
    assert found[first].loaded_at is not None


@pytest.mark.parametrize("name", ["", "nope", "../CURRENT", "dataset-20260101T000000-abcdef"])
def test_a_name_that_is_not_there_is_refused(twice, name: str):
    desk, _first, second = twice
    with pytest.raises(DatasetError, match="python -m data datasets"):
        datasets.restore(name, desk.home)
    assert dataset.current(desk.home).name == second


def test_one_of_an_older_format_is_listed_and_not_brought_back(twice):
    desk, first, second = twice
    with duckdb.connect(str(desk.home / first)) as connection:
        connection.execute("update settings set value = '1' where setting = 'format'")
    found = {one.name: one for one in datasets.listed(desk.home)}
    assert found[first].fault.startswith("written by an older Leadgrid")
    with pytest.raises(DatasetError, match="older Leadgrid"):
        datasets.restore(first, desk.home)
    assert dataset.current(desk.home).name == second


def test_the_one_before_is_the_one_that_was_loaded_before(twice):
    desk, first, second = twice
    names = sorted([first, second])
    assert datasets.before(desk.home / names[1]) == desk.home / names[0]
    assert datasets.before(desk.home / names[0]) is None


def test_the_command_line_lists_and_restores(twice, capsys):
    desk, first, _second = twice
    capsys.readouterr()
    assert main(["restore", first, "--dataset", str(desk.home)]) == 0
    assert f"{first} is current again" in capsys.readouterr().out
    assert main(["datasets", "--dataset", str(desk.home)]) == 0
    marked = [line for line in capsys.readouterr().out.splitlines() if line.startswith("*")]
    assert [first in line and "1 leads" in line for line in marked] == [True]
    assert main(["datasets", "--dataset", str(desk.home), "--format", "json"]) == 0
    assert {one["name"] for one in json.loads(capsys.readouterr().out)} == set(twice[1:])
    assert main(["restore", "nope", "--dataset", str(desk.home)]) == 1
