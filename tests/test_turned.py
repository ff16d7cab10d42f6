"""A moved threshold is asked only about the rows that it turns: the answer is that of all rows."""

from datetime import datetime

import pytest

from data.definition import Definition, parse_definition
from data.dials import turned
from data.draft import Draft
from queries import sources
from queries.trial import Trial
from queries.turned import moves

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
