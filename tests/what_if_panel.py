"""One panel of the What-if page by itself, and what it shows."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data import dataset
from data.definition import read_definition
from data.dials import dials
from data.draft import Draft
from data.draft_link import packed

SCRIPT = """
from pages.shared.what_if.{name} import {name}
from pages.shared.what_if.trying import trying, told

tried = trying()
told()
{name}(tried)
"""
EMPLOYEES = "potential.0.any.1.at_least"
REVENUE = "potential.0.any.0.at_least"
LOWER = packed(Draft.of(read_definition()).turned(EMPLOYEES, 300))


@pytest.fixture
def panel(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """One panel by itself, on a dataset folder, with something in the URL."""

    def panel(name: str, home: Path, **query: str) -> AppTest:
        for function in (dataset.current, dataset.datasets):
            monkeypatch.setattr(function, "__defaults__", (home,))
        monkeypatch.setattr("pages.shared.view.chosen_path.__defaults__", (home,))
        at = AppTest.from_string(SCRIPT.format(name=name), default_timeout=60)
        for key, value in {"lang": "en", "period": "all", **query}.items():
            at.query_params[key] = value
        return at.run()

    return panel


def number_at(at: AppTest, path: str) -> float:
    """Where a number of the draft stands now."""
    draft: Draft = at.session_state["what_if"][1]
    return next(dial for dial in dials(draft.whole) if dial.path == path).value


def chart(at: AppTest, number: int = 0) -> dict[str, Any]:
    spec: dict[str, Any] = json.loads(at.get("plotly_chart")[number].proto.spec)
    return spec


def headings(at: AppTest) -> list[str]:
    return [one.value.replace("\\", "") for one in at.subheader]  # as it is read
