"""A moved threshold is asked only about the rows that it turns: the answer is that of all rows."""

from datetime import datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.conditions import NumberCondition
from data.definition import Band, Definition, parse_definition
from data.dials import dials, is_threshold, turned
from data.draft import Draft, switches
from data.errors import MappingError
from queries import sources
from queries.trial import Trial
from queries.turned import moves
from tests.stories import Company, examples, loaded
from tests.what_if_stories import (
    PLAIN,
    agreed_definitions,
    as_ofs,
    asked,
    full_companies,
    several,
)

BY_SIZE = parse_definition("""
[mql]
any = [{ field = "employees", at_least = 100 }]
""")
BANDS = """
[[potential]]
name = "Large"
any = [{ field = "employees", at_least = 100 }]
[[potential]]
name = "Small"
is_rest = true
[[intent]]
name = "Asked"
any = [{ touches = ["inquiry"], within_days = 30 }]
[[intent]]
name = "Silent"
is_rest = true
"""
EXCLUDED = """
[[exclusion]]
touches = ["call"]
within_days = 30
"""
EMPLOYEES = "mql.any.0.at_least"
QUESTIONS = (
    "results_of_definition", "grid_cells", "lead_cells", "handovers_listed", "leads_listed",
    "hot_by_month",
)  # fmt: skip


@pytest.fixture
def is_always_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many rows a threshold turns."""
    for most in ("MOST_TURNED", "MOST_WITH_MOMENTS"):
        monkeypatch.setattr(sources, most, 1)


def test_only_a_definition_that_differs_in_bounds_alone_turns_rows():
    moved = turned(BY_SIZE, EMPLOYEES, 200)
    for one, other in ((moved, BY_SIZE), (BY_SIZE, moved)):
        (now, was), *others = (moves(one, other) or {}).values()
        assert {getattr(leaf, "at_least", None) for leaf in (now, was)} == {100, 200}
        assert not others
    assert moves(BY_SIZE, BY_SIZE) == {}
    assert moves(turned(moved, "sla_business_hours", 4), BY_SIZE) is None
    assert moves(Definition(), BY_SIZE) is None


def test_another_name_is_no_other_rule():
    moved = turned(BY_SIZE, EMPLOYEES, 200).model_copy(update={"name": "Ours"})
    assert moves(moved, BY_SIZE)


def test_the_places_of_a_bound_are_values_and_no_text():
    found = Trial(turned(BY_SIZE, EMPLOYEES, 200), BY_SIZE).turned
    assert found
    where, values = found.where
    assert values == {"turned_0": 100, "turned_1": 200}
    assert "200" not in where


@pytest.mark.usefixtures("is_always_tried")
@pytest.mark.parametrize(
    ("employees", "is_mql"), [(99, False), (100, False), (199, False), (200, True), ("", False)]
)
def test_a_lead_at_the_edge_of_a_moved_bound(given, employees, is_mql):
    given.lead("L1", employees=employees)
    given.handover("L1")
    trial = Trial(turned(BY_SIZE, EMPLOYEES, 200), BY_SIZE)
    assert given.dataset.ask("results_of_definition", None, trial).one()["count_hot"] == is_mql


@pytest.mark.usefixtures("is_always_tried")
@pytest.mark.parametrize(("days", "is_mql"), [(9, False), (10, True), (30, True)])
def test_a_touch_at_the_edge_of_moved_days(given, days, is_mql):
    agreed = parse_definition('[mql]\nany = [{ touches = ["inquiry"], within_days = 5 }]\n')
    given.touch("L1", at="2026-03-01 10:00", kind="inquiry")
    given.handover("L1", at="2026-03-11 10:00")
    trial = Trial(turned(agreed, "mql.any.0.within_days", days), agreed)
    assert given.dataset.ask("results_of_definition", None, trial).one()["count_hot"] == is_mql


def test_bounds_that_cross_each_other_on_the_way_are_moved_all_the_same():
    """Neither can be turned first: at least 10 and below 20, then at least 30 and below 40."""
    text = '[mql]\nany = [{ field = "employees", at_least = 10, below = 20 }]\n'
    one = parse_definition(text)
    other = parse_definition(text.replace("10", "30").replace("20", "40"))
    for there, back in ((one, other), (other, one)):
        assert len(set((moves(there, back) or {}).values())) == 1


@pytest.mark.usefixtures("is_always_tried")
def test_a_lead_whose_first_hot_moment_is_lost_gets_the_next_one(given):
    """Two inquiries are asked for instead of one: it becomes an MQL at the second."""
    agreed = parse_definition('[mql]\nany = [{ touches = ["inquiry"], within_days = 30 }]\n')
    for day in ("2026-03-02", "2026-03-09"):
        given.touch("L1", at=f"{day} 10:00", kind="inquiry")
    draft = turned(agreed, "mql.any.0.at_least", 2)
    cases = {"which": "never_handed_over"}
    rows = given.dataset.ask("cases_listed", cases, Trial(draft, agreed)).dicts()
    assert [row["seen_at"] for row in rows] == [datetime(2026, 3, 9, 1)]


@pytest.mark.usefixtures("is_always_tried")
def test_an_earlier_moment_is_that_of_turned_and_other_rows(given):
    """L2, which no bound was moved over, was not there yet at the earlier one."""
    agreed = parse_definition(BANDS)
    given.lead("L1", employees=150, created_at="2026-03-01 10:00")
    given.lead("L2", employees=5, created_at="2026-03-05 10:00")
    given.touch("L1", at="2026-03-03 10:00", kind="inquiry")
    given.touch("L2", at="2026-03-06 10:00", kind="inquiry")
    values = {"before_at": datetime(2026, 3, 4)}
    draft = turned(agreed, "potential.0.any.0.at_least", 200)
    both, alone = (
        given.dataset.ask("leads_moved", values, Trial(draft, against)).rows
        for against in (agreed, draft)
    )
    assert both == alone


@pytest.mark.usefixtures("is_always_tried")
def test_a_deal_of_a_lead_that_is_there_only_later_is_excluded_by_a_moved_bound(given):
    """The lead has no profile yet by which it could be told."""
    agreed = parse_definition(BANDS + '[[exclusion]]\nfield = "employees"\nat_least = 1000\n')
    given.lead("L1", employees=500, created_at="2026-03-20 10:00")
    given.deal("L1", at="2026-03-05 10:00")
    values = {"as_of": datetime(2026, 3, 10)}
    draft = turned(agreed, "exclusion.0.at_least", 100)
    row = given.dataset.ask("results_of_definition", values, Trial(draft, agreed)).one()
    assert row["count_deals"] == 0


def test_cells_that_are_hot_by_one_alone_turn_whoever_stands_in_them():
    agreed = parse_definition(BANDS)
    draft = Draft.of(agreed).toggled_hot("Large", "Asked").definition
    assert moves(draft, agreed) == moves(agreed, draft) == {}
    assert Trial(draft, agreed).turned is not None
    assert Trial(agreed, agreed).turned is None


def test_how_fast_sales_must_be_turns_no_mql():
    """It may turn every verdict, so those are not told by bounds."""
    agreed = parse_definition(BANDS)
    hasty = turned(agreed, "sla_business_hours", 4)
    trial = Trial(hasty, agreed)
    assert trial.turned is None
    assert trial.flipped
    assert trial.flipped.where[1] == {}
    larger = Trial(turned(hasty, "potential.0.any.0.at_least", 200), agreed)
    assert larger.flipped
    assert larger.flipped.where[1] == {"turned_0": 100, "turned_1": 200}


@pytest.mark.usefixtures("is_always_tried")
def test_a_cell_that_a_moved_bound_empties_has_no_row(given):
    agreed = parse_definition(BANDS)
    given.lead("L1", employees=150)
    trial = Trial(turned(agreed, "potential.0.any.0.at_least", 200), agreed)
    (row,) = given.dataset.ask("lead_cells", None, trial).dicts()
    assert (row["potential"], row["count_leads"]) == ("Small", 1)


def test_only_bounds_of_touches_need_the_moments_of_a_lead():
    """Employees are the same at all of them."""
    agreed = parse_definition(BANDS)
    for path, value, profiles in (
        ("potential.0.any.0.at_least", 200, "lead_profiles"),
        ("intent.0.any.0.within_days", 10, "turned_moments"),
    ):
        found = Trial(turned(agreed, path, value), agreed).turned
        assert found
        assert found.profiles("replayed_profiles") == profiles


def test_a_cell_that_is_clicked_needs_the_first_moments_alone():
    agreed = parse_definition(BANDS)
    draft = Draft.of(agreed).toggled_hot("Large", "Asked").definition
    found = Trial(draft, agreed).turned
    assert found
    assert found.profiles("replayed_profiles") == "intent_moments"


def test_first_moments_tell_all_where_intents_alone_change_with_time():
    agreed = parse_definition(BANDS)
    assert Trial(turned(agreed, "potential.0.any.0.at_least", 200), agreed).keeps_intents
    assert not Trial(turned(agreed, "intent.0.any.0.within_days", 10), agreed).keeps_intents
    assert not Trial(agreed, agreed, is_blank=True).keeps_intents
    assert not Trial(BY_SIZE).keeps_intents  # a rule looks at no cell
    touched = BANDS.replace(
        '{ field = "employees", at_least = 100 }', '{ touches = ["call"], within_days = 30 }'
    )
    assert not Trial(parse_definition(touched)).keeps_intents
    assert not Trial(parse_definition(BANDS + EXCLUDED)).keeps_intents


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


@examples(10)
@given(company=full_companies, tried=several(drafts(), 3), as_of=as_ofs)
def test_turned_rows_beside_those_of_the_agreed_definition_are_all_rows(
    company: Company, tried: list[Definition], as_of: datetime
) -> None:
    with loaded(company) as dataset, pytest.MonkeyPatch.context() as patch:
        for most in ("MOST_TURNED", "MOST_WITH_MOMENTS"):
            patch.setattr(sources, most, 1)
        for draft, name in product(tried, QUESTIONS):
            both, alone = (
                asked(dataset, name, Trial(draft, agreed), as_of) for agreed in (PLAIN, draft)
            )
            assert sorted(map(repr, both)) == sorted(map(repr, alone))


@examples(10)
@given(company=full_companies, tried=several(drafts(), 3), as_of=as_ofs)
def test_flips_of_turned_leads_are_all_flips(
    company: Company, tried: list[Definition], as_of: datetime
) -> None:
    with loaded(company) as dataset, pytest.MonkeyPatch.context() as patch:
        for draft in tried:
            found = []
            for most in (1, -1):
                patch.setattr(sources, "MOST_TURNED", most)
                patch.setattr(sources, "MOST_WITH_MOMENTS", most)
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
