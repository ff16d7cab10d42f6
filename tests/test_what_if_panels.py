"""Every panel below the board of the what-if page, whatever the data lack."""

from pathlib import Path

import pytest

from data.definition import read_definition
from data.draft import Draft
from data.draft_link import packed
from tests.conftest import Given
from tests.what_if_panel import LOWER

PANELS = ("curves", "loads", "suggestion")


@pytest.mark.parametrize(("link", "language"), [("", "en"), (LOWER, "ja")])
@pytest.mark.parametrize("name", PANELS)
def test_every_panel_runs(panel, sample_home: Path, name: str, link: str, language: str) -> None:
    named = {"what_if": link} if link else {}
    assert not panel(name, sample_home, lang=language, **named).exception


@pytest.mark.parametrize("name", PANELS)
def test_a_period_without_anything(panel, sample_home: Path, name: str) -> None:
    assert not panel(name, sample_home, period="2001-01-01..2001-02-01").exception


def only_leads(given: Given) -> None:
    for number in range(3):
        given.lead(f"L{number}", employees=100 * number)


def no_deals(given: Given) -> None:
    only_leads(given)
    given.handover("L2")
    given.touch("L2", at="2026-03-01 10:00", kind="inquiry")


def deals_without_handovers(given: Given) -> None:
    only_leads(given)
    given.touch("L2", at="2026-03-01 10:00", kind="inquiry")
    given.deal("L2", created="2026-03-02 10:00")


@pytest.mark.parametrize("data", [only_leads, no_deals, deals_without_handovers])
@pytest.mark.parametrize("name", PANELS)
def test_no_panel_breaks_where_data_are_missing(panel, given: Given, name: str, data) -> None:
    data(given)
    at = panel(name, given.dataset.path.parent)
    assert not at.exception


@pytest.mark.parametrize("name", PANELS)
def test_a_draft_without_bands(panel, sample_home: Path, name: str) -> None:
    off = tuple(f"potential.{n}" for n in range(3)) + tuple(f"intent.{n}" for n in range(3))
    link = packed(Draft(whole=read_definition(), off=off))
    assert not panel(name, sample_home, what_if=link).exception
