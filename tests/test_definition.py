"""The definition: what it refuses, and that its bands place a lead as they are written."""

import pytest

from data.conditions import TextCondition, TouchCondition
from data.definition import (
    NOT_SCORED,
    Band,
    Cell,
    Definition,
    parse_definition,
    read_definition,
    write_definition,
)
from data.errors import MappingError
from data.load import load
from queries import Dataset
from queries.compose import compose
from tests.conftest import REPO, write_csv

POTENTIAL = '[[potential]]\nname = "A"\n'
INTENT = '[[intent]]\nname = "A"\n'
REST = "is_rest = true\n"
SIZES = """
[[potential]]
name = "large"
any = [{ field = "employees", at_least = 1000 }]
[[potential]]
name = "medium"
any = [{ field = "employees", at_least = 100 }]
[[potential]]
name = "small"
is_rest = true
"""

# Everything that a definition can say.
EVERYTHING = """
sla_business_hours = 4.5
[calendar]
country = "US"
closures = ["12-24/12-26"]
[calendar.hours]
mon = "08:00-17:00"
[points]
half_life_days = 30
each = [{ touches = ["download"], points = 10 }, { touches = [], points = 0.5 }]
[[intent]]
name = 'quote " and % and 🙂'
any = [{ field = "points", at_least = 60 }, { all = [
    { touches = ["seminar"], outcome = ["asked"], subject = ["Paper"], within_days = 7 },
    { any = [{ field = "status", in = ["潜在"] }, { field = "source", contains = ["web"] }] },
] }]
[[exclusion]]
all = [{ field = "industry", in = ["food"] }, { field = "employees", below = 5 }]
[mql]
all = [{ field = "deal_stage", contains = ["'; drop table leads; --"] }]
[sales_qualified]
any = [{ activities = ["call"], outcome = ["budget confirmed"], organisation = "Inside" }]
[[organisation]]
name = "Inside"
teams = ["East"]
[target]
ignored_rate = 0.1
"""


# What is refused, and where.


@pytest.mark.parametrize(
    ("toml", "place", "expectation"),
    [
        ("name = ", "", "this is no TOML"),
        ('colour = "red"', "colour", "not permitted"),
        ("[points]", "points.each", "Field required"),
        (INTENT + "any = [{ field = 'points', at_least = 1 }]", "points", "expected a [points]"),
        ("[mql]", "mql", "exactly one of `any` and `all`"),
        ("[[organisation]]\nname = 'Inside'", "organisation.0", "`teams`, `people` or `actor`"),
        ("[target]\nignored_rate = 10", "target.ignored_rate", "less than or equal to 1"),
        ("[calendar]\nhours = { mon = '9-5' }", "calendar.hours", "09:00-18:00"),
        ("sla_business_hours = 0", "sla_business_hours", "greater than 0"),
        ("sla_business_hours = nan", "sla_business_hours", "less than or equal to 2000"),
        ("repeat_after_days = -1", "repeat_after_days", "greater than or equal to 0"),
        (POTENTIAL, "potential.0", "exactly one of `any`, `all` and `is_rest = true`"),
        (POTENTIAL + REST + "any = [{ field = 'score', at_least = 1 }]", "potential.0", "one of"),
        (POTENTIAL + "any = []", "potential.0", "exactly one of"),
        ('[[intent]]\nname = "Not scored"\nis_rest = true', "intent.0", "can't be a band's name"),
        ('[[intent]]\nname = " "\nis_rest = true', "intent.0", "can't be a band's name"),
        (INTENT + REST + INTENT + REST, "intent", "two bands are named 'A'"),
        (
            INTENT + REST + '[[intent]]\nname = "B"\nany = [{ touches = [], within_days = 9 }]',
            "intent",
            "only the last band may take the rest",
        ),
        (
            POTENTIAL + "any = [{ field = 'shoe_size', in = ['41'] }]",
            "any.0.field",
            "industry, region",
        ),
        (POTENTIAL + "any = [{ field = 'score' }]", "any.0", "expected `at_least`, `below`"),
        (POTENTIAL + "any = [{ field = 'score', at_least = 'many' }]", "at_least", "valid number"),
        (POTENTIAL + "any = [{ field = 'score', at_least = nan }]", "at_least", "finite number"),
        (POTENTIAL + "any = [{ field = 'industry' }]", "any.0", 'either `in = ["…"]` or'),
        (POTENTIAL + "any = [{ field = 'industry', contains = [''] }]", "contains", "1 character"),
        (POTENTIAL + "any = [{ field = 'industry', at_least = 1 }]", "at_least", "not permitted"),
        (INTENT + "any = [{ touches = ['call'] }]", "any.0.within_days", "required"),
        (INTENT + "any = [{ touches = [], within_days = 0 }]", "within_days", "or equal to 1"),
        (INTENT + "any = [{ all = [] }]", "intent.0.any.0.all", "at least 1 item"),
        (
            INTENT + "all = [{ any = [{ field = 'score', at_leest = 1 }] }]",
            "intent.0.all.0.any.0.at_leest",
            "not permitted",
        ),
        ("[[exclusion]]\nfield = 'score'", "exclusion.0", "expected `at_least`"),
        (
            POTENTIAL + REST + INTENT + REST + '[[cell]]\npotential = "A"\nintent = "B"',
            "cell.0.intent",
            "no band 'B'; expected ['A']",
        ),
        (
            POTENTIAL + REST + INTENT + REST + 2 * '[[cell]]\npotential = "A"\nintent = "A"\n',
            "cell.1",
            "A × A stands twice",
        ),
    ],
)
def test_a_wrong_definition_is_refused_with_the_place_and_what_was_expected(
    toml, place, expectation
):
    with pytest.raises(MappingError) as refused:
        parse_definition(toml, "ours.toml")
    said = str(refused.value)
    assert said.startswith("ours.toml: ")
    assert place in said.split(": ")[1]
    assert expectation in said


def test_every_fault_is_told_at_once():
    with pytest.raises(MappingError) as refused:
        parse_definition("sla_business_hours = 0\nrepeat_after_days = -1\ncolour = 1", "ours.toml")
    for place in ("sla_business_hours", "repeat_after_days", "colour"):
        assert place in str(refused.value)


def test_a_definition_that_is_not_there_is_named(tmp_path):
    with pytest.raises(MappingError, match=r"gone\.toml"):
        read_definition(tmp_path / "gone.toml")


def test_a_definition_comes_back_as_it_was_written():
    shipped = read_definition()
    assert Definition.model_validate(shipped.model_dump(by_alias=True)) == shipped
    assert Definition.model_validate_json(shipped.model_dump_json(by_alias=True)) == shipped


def test_a_definition_written_as_toml_reads_back_the_same():
    definition = parse_definition(EVERYTHING)
    assert parse_definition(write_definition(definition)) == definition
    shipped = read_definition()
    assert parse_definition(write_definition(shipped)) == shipped


def test_a_definition_travels_with_the_data(tmp_path):
    (tmp_path / "ours.toml").write_text('name = "🎯 Ours"\n' + SIZES, encoding="utf-8-sig")
    (tmp_path / "mapping.toml").write_text('definition = "ours.toml"', encoding="utf-8")
    write_csv(tmp_path / "leads.csv", [{"lead_id": "L1", "employees": 5}])
    load([tmp_path / "leads.csv"], tmp_path / "datasets", mapping_path=tmp_path / "mapping.toml")
    (tmp_path / "ours.toml").unlink()
    dataset = Dataset.current(tmp_path / "datasets")
    assert dataset.definition == parse_definition('name = "🎯 Ours"\n' + SIZES)
    assert dataset.ask("leads_by_cell").one()["potential"] == "small"


def test_the_shipped_definition_names_every_cell_and_the_hot_corner():
    shipped = read_definition()
    assert len(shipped.cell) == len(shipped.potential) * len(shipped.intent)
    assert shipped.hot_cells == {("A", "Hot"), ("B", "Hot"), ("A", "Warm")}
    assert all(cell.organisation and cell.actions for cell in shipped.cell)


# Where a lead is placed.


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


AWKWARD = [
    "O'Brien",
    '"quoted"',
    "100 %",
    "a_b",
    "%s {x} $as_of :x ?",
    "🎉 株式会社",
    "'; drop table leads; --",
    "back\\slash",
    "line\nend",
    "-- a comment",
    "' or true or '",
    "not scored",
]


def test_a_value_is_a_value_whatever_it_looks_like(given):
    for number, text in enumerate(AWKWARD):
        given.lead(f"L{number}", company_name=text, industry=f"before {text} after")
    for number, text in enumerate(AWKWARD):
        equal = TextCondition.model_validate({"field": "company_name", "in": [text]})
        part = TextCondition(field="industry", contains=(text,))
        for condition in (equal, part):
            definition = Definition(potential=(Band(name="A", all=(condition,)),))
            rows = given.dataset.ask("leads_listed", {"potential": "A"}, definition).dicts()
            found = [row["lead_id"] for row in rows]
            assert found == [f"L{number}"]


def test_a_band_may_have_any_name(given):
    given.lead("L1", employees=5)
    for name in (text for text in AWKWARD if text != NOT_SCORED):
        definition = Definition(
            potential=(Band(name=name, is_rest=True),),
            intent=(Band(name=name, is_rest=True),),
            cell=(Cell(potential=name, intent=name, is_hot=True),),
        )
        (cell,) = given.dataset.ask("leads_by_cell", definition=definition).dicts()
        assert (cell["potential"], cell["intent"], cell["is_hot"]) == (name, name, True)


def test_no_value_of_a_definition_enters_the_sql():
    definition = Definition(
        potential=(
            Band(name="needle", any=(TextCondition(field="industry", contains=("needle",)),)),
        ),
        intent=(Band(name="needle", any=(TouchCondition(touches=("needle",), within_days=9),)),),
        uncounted_activity_types=("needle",),
    )
    composed = compose("verdicts_of_handovers", definition)
    assert "needle" not in composed.sql
    assert "needle" in composed.values.values()


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


def test_every_kind_of_value_stays_a_value(given):
    """Outcomes, subjects, types, people, teams and names of cells, as awkward as they may be."""
    for number, text in enumerate(AWKWARD):
        given.touch(f"L{number}", at="2026-03-02 10:00", outcome=text, subject=f"({text})")
    for number, text in enumerate(AWKWARD):
        for kind in ("outcome", "subject"):
            touch = TouchCondition.model_validate(
                {"touches": (), kind: (text,), "within_days": 900}
            )
            definition = Definition(intent=(Band(name="A", any=(touch,)),))
            rows = given.dataset.ask("leads_listed", {"intent": "A"}, definition).dicts()
            assert f"L{number}" in [row["lead_id"] for row in rows]
            again = parse_definition(write_definition(definition))
            for name in ("leads_by_cell", "lead_conditions", "verdicts_of_handovers"):
                assert compose(name, again) == compose(name, definition)


def test_the_definition_of_the_readme_can_be_used():
    readme = (REPO / "README.md").read_text(encoding="utf-8")
    example = readme.partition("## Agree on a definition")[2].partition("```toml\n")[2]
    definition = parse_definition(example.partition("```")[0])
    assert definition.hot_cells == {("A", "Hot")}
    assert definition.sales_qualified is not None
