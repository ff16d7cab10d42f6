"""Headers of many systems: what each is told as, and where its columns go."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from data.recognising import recognise

CASES = tomllib.loads(Path(__file__).with_name("recognised_headers.toml").read_text("utf-8"))


def _header(case: dict[str, Any]) -> list[str]:
    return [name.strip("\n") for name in case["header"].split("|")]


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=f"{place} {case['told_as']}")
        for place, case in enumerate(CASES["file"])
    ],
)
def test_a_header_is_told_and_its_columns_are_placed(case: dict[str, Any]) -> None:
    found = recognise(_header(case), {}, "export.csv")
    assert found is not None
    assert f"{found.system} {found.object}" == case["told_as"]
    assert found.source is not None
    placed = {
        table: {f: rule.column for f, rule in found.source.rules(table).items() if rule.column}
        for table in found.source.tables()
    }
    assert placed == {key: value for key, value in case.items() if isinstance(value, dict)}


def test_every_column_has_a_reason() -> None:
    for case in CASES["file"]:
        header = _header(case)
        found = recognise(header, {}, "export.csv")
        assert found is not None
        assert {one.column for one in found.placed if one.column} == set(header)
        assert all(found.why(one) and "{" not in found.why(one) for one in found.placed)
