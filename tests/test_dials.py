"""The numbers of a definition: each has a dial, and a dial moves its own number alone."""

from typing import Any

import pytest

from data.definition import Definition, parse_definition, read_definition
from data.dials import Dial, conditions_by_path, dials, forced, is_threshold, turned
from data.errors import MappingError
from data.presets import presets
from queries.atoms import Atoms
from tests.definitions import EVERYTHING

RULES = """
repeat_after_days = 7
[points]
half_life_days = 0.5
each = [{ touches = ["download"], points = 10 }, { touches = [], points = 0.5 }]
[[potential]]
name = "A"
any = [{ field = "employees", at_least = 1000 }, { field = "score", at_least = 2, below = 3 }]
[[potential]]
name = "B"
is_rest = true
[[intent]]
name = "Hot"
all = [{ any = [{ touches = ["inquiry"], at_least = 2, within_days = 90 }] }]
[mql]
any = [{ field = "points", at_least = 60 }]
[[exclusion]]
field = "potential_score"
below = 5
[[cell]]
potential = "B"
intent = "Hot"
[[cell]]
potential = "A"
intent = "Hot"
sla_business_hours = 4
[target]
ignored_rate = 0.1
"""
ALL = [*presets().values(), parse_definition(RULES), parse_definition(EVERYTHING)]
EVERY = pytest.mark.parametrize("definition", ALL)


@pytest.fixture
def definition() -> Definition:
    return parse_definition(RULES)


def flat(values: Any, path: str = "") -> dict[str, Any]:
    """Every single value below a value, by its path."""
    if not isinstance(values, dict | tuple):
        return {path: values}
    steps = values.items() if isinstance(values, dict) else enumerate(values)
    below = [flat(value, f"{path}.{step}".strip(".")) for step, value in steps]
    return {name: value for one in below for name, value in one.items()}


def values_of(definition: Definition) -> dict[str, Any]:
    return flat(definition.model_dump(by_alias=True))


def numbers_of(definition: Definition) -> dict[str, float]:
    """Every number but the targets, which say nothing of a lead."""
    return {
        path: value
        for path, value in values_of(definition).items()
        if isinstance(value, int | float) and not isinstance(value, bool)
        and not path.startswith("target.")
    }  # fmt: skip


def dial_at(definition: Definition, path: str) -> Dial:
    (dial,) = (dial for dial in dials(definition) if dial.path == path)
    return dial


# Every number has a dial.


@EVERY
def test_every_number_has_a_dial(definition):
    found = [(dial.path, dial.value) for dial in dials(definition)]
    assert sorted(found) == sorted(numbers_of(definition).items())


def test_dials_stand_in_the_order_of_reading(definition):
    assert [(dial.path, dial.kind, dial.value) for dial in dials(definition)] == [
        ("potential.0.any.0.at_least", "employees", 1000),
        ("potential.0.any.1.at_least", "score", 2),
        ("potential.0.any.1.below", "score", 3),
        ("intent.0.all.0.any.0.at_least", "touches", 2),
        ("intent.0.all.0.any.0.within_days", "within_days", 90),
        ("mql.any.0.at_least", "points", 60),
        ("exclusion.0.below", "potential_score", 5),
        ("points.half_life_days", "half_life_days", 0.5),
        ("points.each.0.points", "worth", 10),
        ("points.each.1.points", "worth", 0.5),
        ("sla_business_hours", "sla_business_hours", 18),
        ("cell.1.sla_business_hours", "sla_business_hours", 4),
        ("repeat_after_days", "repeat_after_days", 7),
    ]


def test_a_bound_that_lets_more_in_when_it_is_raised_is_told_from_others(definition):
    below = [dial.path for dial in dials(definition) if dial.is_below]
    assert below == [
        "potential.0.any.1.below",
        "intent.0.all.0.any.0.within_days",
        "exclusion.0.below",
    ]


def test_a_dial_knows_the_condition_that_it_is_a_number_of(definition):
    conditions = conditions_by_path(definition)
    for dial in dials(definition):
        assert dial.leaf == conditions.get(dial.path.rpartition(".")[0])


# A dial moves its own number alone.


@EVERY
def test_turning_a_dial_changes_that_number_alone(definition):
    before = values_of(definition)
    for dial in dials(definition):
        after = values_of(turned(definition, dial.path, dial.value + 2))
        assert after.keys() == before.keys()
        assert {path for path in before if after[path] != before[path]} == {dial.path}


@EVERY
def test_a_dial_that_stays_changes_nothing(definition):
    for dial in dials(definition):
        assert turned(definition, dial.path, dial.value) == definition


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("intent.0.all.0.any.0.at_least", 3.2, 3),
        ("intent.0.all.0.any.0.within_days", 30.0, 30),
        ("points.half_life_days", 29.7, 30),
        ("repeat_after_days", 13.6, 14),
        ("sla_business_hours", 4.5, 4.5),
        ("mql.any.0.at_least", 60.25, 60.25),
        ("points.each.0.points", -1.5, -1.5),
    ],
)
def test_counts_and_days_are_whole_numbers(definition, path, value, expected):
    assert dial_at(turned(definition, path, value), path).value == expected


def test_a_whole_number_of_a_file_is_a_count(definition):
    path = "intent.0.all.0.any.0.at_least"
    assert isinstance(dial_at(turned(definition, path, 8.0), path).value, int)


@pytest.mark.parametrize(
    ("path", "value", "expectation"),
    [
        ("intent.0.all.0.any.0.at_least", 0, "greater than or equal to 1"),
        ("intent.0.all.0.any.0.within_days", 3651, "less than or equal to 3650"),
        ("intent.0.all.0.any.0.within_days", float("nan"), "finite number"),
        ("mql.any.0.at_least", float("inf"), "finite number"),
        ("points.half_life_days", 0, "greater than 0"),
        ("sla_business_hours", float("nan"), "less than or equal to 2000"),
        ("cell.1.sla_business_hours", 0, "greater than 0"),
        ("repeat_after_days", -1, "greater than or equal to 0"),
    ],
)
def test_a_number_out_of_its_limits_is_refused_with_its_path(definition, path, value, expectation):
    with pytest.raises(MappingError) as refused:
        turned(definition, path, value)
    said = str(refused.value)
    assert said.startswith(f"definition: {path}: ")
    assert expectation in said


@pytest.mark.parametrize("path", ["", "name", "potential", "potential.0.any.0", "mql.any.7.below"])
def test_a_path_without_a_number_is_refused(definition, path):
    for change in (turned, forced):
        with pytest.raises(MappingError, match="no number stands there"):
            change(definition, path, True)


# A bound that holds for everybody, or for nobody.


def test_only_bounds_of_conditions_are_thresholds(definition):
    thresholds = [dial.path for dial in dials(definition) if is_threshold(dial)]
    assert thresholds == [
        "potential.0.any.0.at_least",
        "potential.0.any.1.at_least",
        "potential.0.any.1.below",
        "intent.0.all.0.any.0.at_least",
        "intent.0.all.0.any.0.within_days",
        "mql.any.0.at_least",
        "exclusion.0.below",
    ]
    with pytest.raises(MappingError, match="expected a bound of a condition"):
        forced(definition, "points.half_life_days", True)


@pytest.mark.parametrize(
    ("path", "held", "not_held"),
    [
        ("potential.0.any.1.at_least", -1e300, 1e300),
        ("potential.0.any.1.below", 1e300, -1e300),
        ("intent.0.all.0.any.0.at_least", 0, 1_000_000_000),
        ("intent.0.all.0.any.0.within_days", 1_000_000, -1),
    ],
)
def test_a_forced_bound_is_beyond_every_value_and_the_rest_stays(definition, path, held, not_held):
    before = values_of(definition)
    for is_held, bound in ((True, held), (False, not_held)):
        after = forced(definition, path, is_held)
        assert values_of(after) == before | {path: bound}


@EVERY
def test_a_forced_bound_asks_for_nothing_else_to_be_counted(definition):
    for dial in filter(is_threshold, dials(definition)):
        for is_held in (True, False):
            assert Atoms.of(forced(definition, dial.path, is_held)) == Atoms.of(definition)


@pytest.mark.parametrize(
    ("path", "is_held", "expected"),
    [
        ("potential.0.any.0.at_least", True, {"5": "A", "2000": "A", "blank": "not scored"}),
        ("potential.0.any.0.at_least", False, {"5": "B", "2000": "B", "blank": "not scored"}),
    ],
)
def test_a_blank_number_stays_unknown(given, path, is_held, expected):
    for name in ("5", "2000"):
        given.lead(name, employees=name)
    given.lead("blank")
    rules = "[[potential]]\nname = 'A'\nany = [{ field = 'employees', at_least = 1000 }]\n"
    definition = parse_definition(rules + "[[potential]]\nname = 'B'\nis_rest = true")
    rows = given.dataset.ask("leads_listed", definition=forced(definition, path, is_held)).dicts()
    assert {row["lead_id"]: row["potential"] for row in rows} == expected


def test_a_lead_without_a_touch_has_the_zero_that_is_asked_for(given):
    given.lead("quiet")
    given.touch("loud", at="2026-03-02 10:00", kind="inquiry")
    shipped = read_definition()
    hot = "intent.0.any.0.at_least"
    for is_held, expected in ((True, {"Hot"}), (False, {"Cool", "not scored"})):
        rows = given.dataset.ask("leads_listed", definition=forced(shipped, hot, is_held)).dicts()
        assert {row["intent"] for row in rows} == expected
