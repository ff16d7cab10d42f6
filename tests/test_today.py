"""Fields known only as of today: which of them a definition asks for, and where."""

import pytest

from data.conditions import FIELDS
from data.definition import Definition, parse_definition
from data.presets import presets
from data.today import FIELDS_OF_TODAY, fields_of_today, paths_of_today

RULES = """
[[potential]]
name = "A"
any = [{ field = "employees", at_least = 1000 }, { field = "potential_score", at_least = 60 }]
[[intent]]
name = "Hot"
any = [{ touches = ["inquiry"], within_days = 90 }, { all = [
    { field = "source", in = ["fair"] },
    { field = "status", in = ["open"] },
] }]
[mql]
any = [{ field = "score", at_least = 60 }]
[[exclusion]]
field = "status"
in = ["customer"]
"""


def test_every_field_of_today_is_one_that_conditions_can_name():
    assert set(FIELDS_OF_TODAY) <= set(FIELDS)


def test_the_fields_that_conditions_name_are_told_once_and_in_one_order():
    assert fields_of_today(parse_definition(RULES)) == ("score", "potential_score", "status")


def test_every_condition_on_such_a_field_is_told():
    assert paths_of_today(parse_definition(RULES)) == (
        "potential.0.any.1",
        "intent.0.any.1.all.1",
        "mql.any.0",
        "exclusion.0",
    )


@pytest.mark.parametrize("definition", [Definition(), presets()["Shipped default"]])
def test_touches_and_the_size_of_a_company_do_not_hang_on_today(definition):
    assert fields_of_today(definition) == ()
    assert paths_of_today(definition) == ()


@pytest.mark.parametrize(
    ("preset", "fields"),
    [
        ("Points with half-life", ()),
        ("BowNow-like statuses", ("status",)),
        ("CRM stage", ("deal_stage",)),
        ("S/A/B/C ranks", ("potential_rank", "intent_rank")),
    ],
)
def test_presets_that_take_another_systems_word_hang_on_today(preset, fields):
    assert fields_of_today(presets()[preset]) == fields
