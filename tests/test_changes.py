"""What differs between two definitions, in words."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given as random
from hypothesis import settings
from hypothesis import strategies as st

from data.definition import Definition, parse_definition, read_definition
from data.dials import dials
from data.draft import Draft, switches
from data.presets import presets
from pages.shared.what_if.changes import changes

SHIPPED = read_definition()
EVERY = list(presets().values())


@pytest.fixture(autouse=True, scope="module")
def quiet() -> Iterator[None]:
    """Streamlit warns at each sentence that there is no page."""
    import logging

    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


def said(draft: Draft) -> list[str]:
    return changes(SHIPPED, draft.definition)


def shipped(**other: Any) -> Definition:
    return Definition.model_validate({**dict(SHIPPED), **other})


@pytest.mark.parametrize("definition", EVERY, ids=lambda one: one.name)
def test_the_same_definition_has_no_changes(definition):
    assert changes(definition, definition) == []


def test_a_number_is_said_with_its_condition_before_and_after():
    draft = Draft.of(SHIPPED).turned("potential.0.any.1.at_least", 800)
    assert said(draft) == ["Potential A: at least 1,000 employees → at least 800 employees"]


def test_days_and_counts_of_touches_are_said_with_their_touches():
    draft = Draft.of(SHIPPED).turned("intent.1.any.0.within_days", 30)
    draft = draft.turned("intent.1.any.0.at_least", 2)
    assert said(draft) == [
        "Intent Warm: at least 1 download or seminar within 90 days → "
        "at least 2 × download or seminar within 30 days"
    ]


def test_a_condition_inside_others_is_said_alone():
    draft = Draft.of(SHIPPED).turned("intent.0.any.1.all.1.within_days", 14)
    assert said(draft) == [
        "Intent Hot: at least 1 download within 90 days → at least 1 download within 14 days"
    ]


def test_a_condition_that_is_off_is_no_longer_enough_or_no_longer_needed():
    draft = Draft.of(SHIPPED).switched("potential.0.any.0", False)
    draft = draft.switched("intent.0.any.1.all.0", False)
    assert said(draft) == [
        "Potential A: annual revenue of at least 10B is no longer enough",
        "Intent Hot: at least 1 price page view within 90 days is no longer needed",
    ]


def test_a_band_that_is_off_is_gone_with_its_cells():
    draft = Draft.of(SHIPPED).switched("intent.1", False)
    assert said(draft) == ["Intent Warm is gone: at least 1 download or seminar within 90 days"]


def test_a_new_band_is_named_with_what_it_takes():
    assert changes(Draft.of(SHIPPED).switched("intent.1", False).definition, SHIPPED) == [
        "Intent Warm is new: at least 1 download or seminar within 90 days",
        "A × Warm is hot",
        "Playbook of A × Warm: nobody yet → Inside sales: call, email",
        "Playbook of B × Warm: nobody yet → Inside sales: email",
        "Playbook of C × Warm: nobody yet → Marketing: newsletter, seminar",
    ]


def test_bands_in_another_order_are_another_definition():
    a, b, c = SHIPPED.potential
    assert changes(SHIPPED, shipped(potential=(b, a, c))) == [
        "Potential, in the order B, A, C instead of A, B, C"
    ]


def test_a_cell_becomes_hot_or_is_no_longer():
    draft = Draft.of(SHIPPED).toggled_hot("C", "Hot").toggled_hot("A", "Warm")
    assert said(draft) == ["A × Warm is no longer hot", "C × Hot is hot"]


def test_times_are_said_with_their_units():
    draft = Draft.of(SHIPPED).turned("sla_business_hours", 9.25)
    draft = draft.turned("cell.0.sla_business_hours", 2).turned("repeat_after_days", 60)
    assert said(draft) == [
        "Time to answer: 18 business hours → 9.25 business hours",
        "Time to answer in A × Hot: 4 business hours → 2 business hours",
        "Handovers count anew after: 30 days → 60 days",
    ]


POINTS = """
[points]
half_life_days = 30
each = [{ touches = ["download"], points = 10 }, { touches = [], points = 0.5 }]
[mql]
any = [{ field = "points", at_least = 5 }]
[[exclusion]]
field = "company_name"
contains = ["Rival"]
"""


def test_points_the_mql_rule_and_exclusions_are_said():
    definition = parse_definition(POINTS)
    draft = Draft.of(definition).turned("points.half_life_days", 60)
    draft = draft.turned("points.each.0.points", 15).turned("mql.any.0.at_least", 7)
    draft = draft.switched("exclusion.0", False)
    assert changes(definition, draft.definition) == [
        "MQL rule: points of at least 5 → points of at least 7",
        "No longer excluded: company contains “Rival”",
        "download: 10 points → 15 points",
        "Half-life of points: 30 days → 60 days",
    ]


def test_without_its_rule_an_mql_is_a_lead_in_a_hot_cell():
    definition = parse_definition(POINTS)
    draft = Draft.of(definition).switched("mql.any.0", False).definition
    assert changes(definition, draft) == ["MQL rule: points of at least 5 → a lead in a hot cell"]


def test_another_order_of_conditions_has_the_same_meaning():
    first, second = SHIPPED.potential[0].any
    band = SHIPPED.potential[0].model_copy(update={"any": (second, first)})
    other = shipped(potential=(band, *SHIPPED.potential[1:]))
    assert changes(SHIPPED, other) == ["Potential A: written otherwise, with the same meaning"]


def test_what_counts_targets_and_the_name_are_said_last():
    other = shipped(
        name="Other", uncounted_activity_types=("bulk_email", "call"), target={"ignored_rate": 0.2}
    )
    assert changes(shipped(uncounted_activity_types=("bulk_email",)), other) == [
        "No longer counts as follow-up: call",
        "Target for the ignored rate, at most: no target → 20%",
        "Name: Shipped default → Other",
    ]


@random(st.data())
@settings(max_examples=60, deadline=None)
def test_every_difference_is_said_and_nothing_else(data):
    """A draft made by random moves has changes exactly where it says something else."""
    definition = data.draw(st.sampled_from(EVERY))
    draft = Draft.of(definition)
    for path in data.draw(st.lists(st.sampled_from(switches(definition)), max_size=3)):
        draft = draft.switched(path, False)
    for dial in data.draw(st.lists(st.sampled_from(dials(definition)), max_size=3)):
        draft = draft.turned(dial.path, data.draw(st.integers(1, 60)))
    found = changes(definition, draft.definition)
    assert bool(found) == (draft.definition != definition)
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.name)
@pytest.mark.parametrize("other", EVERY, ids=lambda one: one.name)
def test_any_two_definitions_can_be_compared(one, other):
    assert bool(changes(one, other)) == (one != other)
