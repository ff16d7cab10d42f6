"""The bands of a definition: where a lead is placed."""

import pytest

from data.definition import NOT_SCORED, Band, Definition, parse_definition
from tests.definitions import INTENT, POTENTIAL, SIZES


@pytest.fixture
def potential_of(given):
    """The potential of a lead, with bands in the form of a TOML file."""

    def potential_of(bands: str, **columns) -> str:
        given.lead("L1", **columns)
        definition = parse_definition(bands)
        (row,) = given.dataset.ask("leads_listed", definition=definition).dicts()
        return row["potential"]

    return potential_of


def test_a_lead_takes_the_first_band_that_holds(given):
    for employees in (1000, 999, 100, 99, 0):
        given.lead(str(employees), employees=employees)
    given.lead("blank")
    rows = given.dataset.ask("leads_listed", definition=parse_definition(SIZES)).dicts()
    assert {row["lead_id"]: row["potential"] for row in rows} == {
        "1000": "large",
        "999": "medium",
        "100": "medium",
        "99": "small",
        "0": "small",
        "blank": NOT_SCORED,
    }


def test_without_an_open_band_what_is_left_is_not_scored(potential_of):
    assert potential_of(SIZES.rsplit("[[potential]]", 1)[0], employees="99") == NOT_SCORED


def test_a_band_below_an_undecided_one_still_takes_what_holds_for_it(potential_of):
    bands = """
    [[potential]]
    name = "A"
    any = [{ field = "annual_revenue", at_least = 100 }]
    [[potential]]
    name = "B"
    any = [{ field = "employees", at_least = 100 }]
    """
    assert potential_of(bands, employees="100") == "B"


def test_the_open_band_takes_a_lead_only_if_every_band_above_is_decided(given):
    bands = """
    [[potential]]
    name = "A"
    all = [{ field = "annual_revenue", at_least = 100 }, { field = "employees", at_least = 100 }]
    [[potential]]
    name = "rest"
    is_rest = true
    """
    given.lead("both known", annual_revenue=100, employees=99)
    given.lead("one decides", employees=99)
    given.lead("one leaves it open", employees=100)
    rows = given.dataset.ask("leads_listed", definition=parse_definition(bands)).dicts()
    assert {row["lead_id"]: row["potential"] for row in rows} == {
        "both known": "rest",
        "one decides": "rest",
        "one leaves it open": NOT_SCORED,
    }


def test_a_lead_without_touches_is_not_scored_only_where_nobody_logs_touches(given):
    given.lead("L1")
    open_bands = parse_definition(
        INTENT + 'any = [{ touches = ["inquiry"], within_days = 9 }]\n[[intent]]\nname = "rest"\n'
        "is_rest = true"
    )
    (row,) = given.dataset.ask("leads_listed", definition=open_bands).dicts()
    assert row["intent"] == NOT_SCORED
    given.touch("L2", at="2026-03-02 10:00", kind="inquiry")
    rows = given.dataset.ask("leads_listed", definition=open_bands).dicts()
    assert {row["lead_id"]: row["intent"] for row in rows} == {"L1": "rest", "L2": "A"}


def test_texts_are_compared_whatever_their_case(potential_of):
    bands = POTENTIAL + "any = [{ field = 'job_title', contains = ['manager'] }]"
    assert potential_of(bands, job_title="Sales MANAGER, East") == "A"


def test_forty_bands_are_tried_in_their_order(given):
    for employees in (0, 5, 39, 40, 99):
        given.lead(f"L{employees}", employees=employees)
    bands = tuple(
        Band.model_validate(
            {"name": f"at least {n}", "any": [{"field": "employees", "at_least": n}]}
        )
        for n in range(40, 0, -1)
    )
    definition = Definition(potential=bands, intent=bands)
    rows = given.dataset.ask("leads_listed", definition=definition).dicts()
    assert {row["lead_id"]: (row["potential"], row["intent"]) for row in rows} == {
        "L0": (NOT_SCORED,) * 2,
        "L5": ("at least 5",) * 2,
        "L39": ("at least 39",) * 2,
        "L40": ("at least 40",) * 2,
        "L99": ("at least 40",) * 2,
    }


def test_a_definition_without_bands_scores_nobody(given):
    given.lead("L1", employees=5)
    given.touch("L1", at="2026-03-02 10:00")
    (cell,) = given.dataset.ask("leads_by_cell", definition=Definition()).dicts()
    assert (cell["potential"], cell["intent"], cell["count_leads"]) == (NOT_SCORED, NOT_SCORED, 1)
    assert (cell["is_hot"], cell["count_mqls"]) == (False, 0)
