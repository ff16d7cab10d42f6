"""What is asked of turned leads alone is what is asked of all, on random companies and drafts."""

from datetime import datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.conditions import NumberCondition
from data.definition import Band, Definition
from data.dials import dials, is_threshold, turned
from data.draft import Draft, switches
from data.errors import MappingError
from queries import sources
from queries.atoms import is_of_lead
from queries.trial import Trial
from tests.stories import Company, examples, loaded
from tests.what_if_stories import (
    PLAIN,
    agreed_definitions,
    as_ofs,
    asked,
    full_companies,
    several,
)

QUESTIONS = (
    "results_of_definition", "grid_cells", "lead_cells", "handovers_listed", "leads_listed",
    "hot_by_month",
)  # fmt: skip
# As PLAIN, but no touch decides who is large.
BY_FIELDS = PLAIN.model_copy(
    update={
        "potential": (
            Band(name="Large", any=(NumberCondition(field="employees", at_least=5),)),
            Band(name="Small", is_rest=True),
        )
    }
)
bounds = [dial.path for dial in dials(PLAIN) if is_threshold(dial)]
of_leads = [dial.path for dial in dials(PLAIN) if dial.leaf and is_of_lead(dial.leaf)]
cells = [(potential.name, intent.name) for potential in PLAIN.potential for intent in PLAIN.intent]


@st.composite
def drafts(draw) -> Definition:
    """Bounds moved, cells hot or no longer so, something switched off, another SLA."""
    draft = PLAIN
    places = st.tuples(st.sampled_from(bounds), st.integers(1, 40))
    for path, place in draw(st.lists(places, max_size=3)):
        draft = at_place(draft, path, place)
    for cell in draw(st.sets(st.sampled_from(cells), max_size=2)):
        draft = Draft.of(draft).toggled_hot(*cell).definition
    for path in draw(st.lists(st.sampled_from(switches(PLAIN)), max_size=1)):
        draft = Draft.of(draft).switched(path, False).definition
    return turned(draft, "sla_business_hours", draw(st.sampled_from([18, 18, 2])))


@st.composite
def moved_fields(draw) -> Definition:
    """Bounds alone that all moments of a lead are measured by alike."""
    draft = PLAIN
    for path in draw(st.sets(st.sampled_from(of_leads), min_size=1)):
        draft = at_place(draft, path, draw(st.integers(1, 30)))
    return draft


several_drafts = st.tuples(drafts(), drafts(), moved_fields(), moved_fields())
of_drafts = given(company=full_companies, tried=several_drafts, as_of=as_ofs)


@examples(10)
@of_drafts
def test_turned_rows_beside_those_of_the_agreed_definition_are_all_rows(
    company: Company, tried: tuple[Definition, ...], as_of: datetime
) -> None:
    with loaded(company) as dataset, pytest.MonkeyPatch.context() as patch:
        most_turned(patch, 1)
        for draft, name in product(tried, QUESTIONS):
            both, alone = (
                asked(dataset, name, Trial(draft, agreed), as_of) for agreed in (PLAIN, draft)
            )
            assert sorted(map(repr, both)) == sorted(map(repr, alone))


@examples(10)
@of_drafts
def test_flips_of_turned_leads_are_all_flips(
    company: Company, tried: tuple[Definition, ...], as_of: datetime
) -> None:
    with loaded(company) as dataset, pytest.MonkeyPatch.context() as patch:
        for draft in tried:
            found = []
            for most in (1, -1):
                most_turned(patch, most)
                rows = asked(dataset, "flips_listed", Trial(draft, PLAIN), as_of)
                found.append(sorted(map(repr, rows)))
            assert found[0] == found[1]


@st.composite
def turns(draw) -> Trial:
    """A bound moved, or a cell hot or no longer so, with potentials that touches change, or not."""
    agreed = draw(st.sampled_from([PLAIN, BY_FIELDS]))
    bounds = [dial.path for dial in dials(agreed) if is_threshold(dial)]
    path, place = draw(st.tuples(st.sampled_from(bounds), st.sampled_from([1, 2, 6, 12, 30])))
    draft = at_place(agreed, path, place)
    for cell in draw(st.sets(st.sampled_from(cells), max_size=1)):
        draft = Draft.of(draft).toggled_hot(*cell).definition
    return Trial(draft, agreed)


@examples(10)
@given(company=full_companies, trials=several(turns(), 20), as_of=as_ofs)
def test_each_way_to_tell_hot_moments_finds_the_same(
    company: Company, trials: list[Trial], as_of: datetime
) -> None:
    with loaded(company) as dataset, pytest.MonkeyPatch.context() as patch:
        patch.setattr(sources, "MOST_WITH_MOMENTS", 1)
        found = [asked(dataset, "hot_moments_in_view", trial, as_of) for trial in trials]
        # every moment of every lead
        patch.setattr(sources.Sources, "_quickest", lambda _self, model, _asked: model)
        patch.setattr(sources, "MOST_TURNED", -1)
        for trial, rows in zip(trials, found, strict=True):
            whole = asked(dataset, "hot_moments_in_view", trial, as_of)
            assert sorted(map(repr, rows)) == sorted(map(repr, whole))


@examples(5)
@given(company=full_companies, definitions=several(agreed_definitions, 3), as_of=as_ofs)
def test_an_mql_by_its_profile_is_one_by_its_cell(
    company: Company, definitions: list[Definition], as_of: datetime
) -> None:
    """hot_moments asks a profile, verdicts and placed_leads the numbers of bands."""
    with loaded(company) as dataset:
        for definition in definitions:
            placed = asked(dataset, "placed_leads", definition, as_of)
            moments = asked(dataset, "hot_moments", definition, as_of)
            hot = {row["lead_no"] for row in placed if row["is_mql"] and not row["is_handed_over"]}
            assert hot <= {row["lead_no"] for row in moments}


def at_place(definition: Definition, path: str, place: float) -> Definition:
    """Turned, where a bound can stand there."""
    try:
        return turned(definition, path, place)
    except MappingError:
        return definition


def most_turned(patch: pytest.MonkeyPatch, share: float) -> None:
    """The share of the leads up to which those that are turned are asked alone."""
    patch.setattr(sources, "MOST_TURNED", share)
    patch.setattr(sources, "MOST_WITH_MOMENTS", share)
