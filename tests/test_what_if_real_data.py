"""The sweep of two thresholds over real leads, as ../shared/data/FACTS.md says.

X Education knows no dates and no handovers: its leads themselves are the cases.
"""

from itertools import pairwise

import pytest

from data.definition import Definition, parse_definition
from data.dials import turned
from data.load import load
from data.today import fields_of_today
from queries import Dataset
from queries.trial import Trial
from tests.stories import Row
from tests.test_real_data import DATA, MAPPINGS

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=f"the real data is not at {DATA}")

# Activity and profile from which a lead is flagged: flagged, of these converted.
SWEEP = {
    (13, 14): (4446, 1812),
    (14, 14): (3709, 1718),
    (14, 16): (2110, 1193),
    (15, 16): (1008, 659),
    (15, 18): (568, 385),
}
FIRST = parse_definition("""
[[potential]]
name = "High"
any = [{ field = "potential_score", at_least = 14 }]
[[potential]]
name = "Low"
is_rest = true
[[intent]]
name = "High"
any = [{ field = "score", at_least = 13 }]
[[intent]]
name = "Low"
is_rest = true
[[cell]]
potential = "High"
intent = "High"
is_hot = true
""")
ACTIVITY, PROFILE = "intent.0.any.0.at_least", "potential.0.any.0.at_least"


@pytest.fixture(scope="module")
def leads(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    home = tmp_path_factory.mktemp("xeducation")
    load([DATA / "xeducation"], home, mapping_path=MAPPINGS / "xeducation.toml")
    return Dataset.current(home)


def test_each_turn_of_one_dial_leaves_as_many_leads_as_were_counted_elsewhere(
    leads: Dataset,
) -> None:
    definition, found = FIRST, [flagged(leads, FIRST)]
    for before, after in pairwise(SWEEP):
        for path, old, new in zip((ACTIVITY, PROFILE), before, after, strict=True):
            if old != new:
                definition = turned(definition, path, new)
        found.append(flagged(leads, definition))
    assert found == list(SWEEP.values())


def flagged(leads: Dataset, definition: Definition) -> tuple[int, ...]:
    row = leads.ask("results_of_definition", definition=definition).one()
    assert row["count_counted"] == row["count_hot"] == 0
    return counts_of(row)


def counts_of(row: Row) -> tuple[int, ...]:
    return tuple(row[name] for name in ("count_hot_leads", "count_hot_leads_with_deal"))


@pytest.mark.parametrize("activity", [13, 14, 15])
def test_the_curve_of_the_profile_says_the_same_at_each_activity(
    leads: Dataset, activity: int
) -> None:
    expected = {profile: counts for (one, profile), counts in SWEEP.items() if one == activity}
    assert curve(leads, turned(FIRST, ACTIVITY, activity), PROFILE, list(expected)) == expected


@pytest.mark.parametrize("profile", [14, 16, 18])
def test_the_curve_of_the_activity_says_the_same_at_each_profile(
    leads: Dataset, profile: int
) -> None:
    expected = {activity: counts for (activity, one), counts in SWEEP.items() if one == profile}
    assert curve(leads, turned(FIRST, PROFILE, profile), ACTIVITY, list(expected)) == expected


def curve(
    leads: Dataset, definition: Definition, path: str, positions: list[int]
) -> dict[float, tuple[int, ...]]:
    trial = Trial(definition, thresholds=(path,))
    rows = leads.ask("threshold_curve", {"positions": positions}, trial).dicts()
    return {row["position"]: counts_of(row) for row in rows}


def test_the_hot_cell_holds_as_many_at_each_position(leads: Dataset) -> None:
    trial = Trial(FIRST, thresholds=(ACTIVITY,))
    rows = leads.ask("threshold_cells", {"positions": [13, 14]}, trial).dicts()
    hot = {
        row["position"]: row["count_leads"]
        for row in rows
        if (row["potential"], row["intent"]) == ("High", "High")
    }
    assert hot == {13: 4446, 14: 3709}


def test_the_cube_of_both_dials_says_the_same(leads: Dataset) -> None:
    values = {"positions": [13, 14, 15], "positions_2": [14, 16, 18]}
    trial = Trial(FIRST, thresholds=(ACTIVITY, PROFILE))
    rows = leads.ask("threshold_combinations", values, trial).dicts()
    found = {(row["position_1"], row["position_2"]): row["count_hot_leads"] for row in rows}
    assert {place: found[place] for place in SWEEP} == {
        place: count for place, (count, _) in SWEEP.items()
    }


@pytest.mark.parametrize(("activity", "profile"), SWEEP)
def test_all_of_it_hangs_on_scores_as_they_are_today(
    leads: Dataset, activity: int, profile: int
) -> None:
    definition = turned(turned(FIRST, ACTIVITY, activity), PROFILE, profile)
    assert fields_of_today(definition) == ("score", "potential_score")
    count, count_with_deal = SWEEP[activity, profile]
    assert leads.ask("results_on_today", definition=definition).one() == {
        "count_hot_cases": count,
        "count_hanging": count,
        "count_with_deal": count_with_deal,
        "count_hanging_with_deal": count_with_deal,
    }


def test_a_blank_score_flags_nobody_and_is_no_place_for_the_dial(leads: Dataset) -> None:
    places = leads.ask("threshold_values", definition=Trial(FIRST, thresholds=(ACTIVITY,)))
    assert [row["value"] for row in places.dicts()] == list(range(7, 19))
    everyone = curve(leads, turned(FIRST, PROFILE, 0), ACTIVITY, [0])
    assert everyone[0][0] == 9240 - 4218
