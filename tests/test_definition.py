"""The definition as a file: what it refuses, and that it reads back as it was written."""

import pytest

from data.definition import Definition, parse_definition, read_definition, write_definition
from data.errors import MappingError
from data.load import load
from queries import Dataset
from tests.conftest import REPO, write_csv
from tests.definitions import EVERYTHING, INTENT, POTENTIAL, REST, SIZES


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


def test_the_definition_of_the_readme_can_be_used():
    readme = (REPO / "README.md").read_text(encoding="utf-8")
    example = readme.partition("## Agree on a definition")[2].partition("```toml\n")[2]
    definition = parse_definition(example.partition("```")[0])
    assert definition.hot_cells == {("A", "Hot")}
    assert definition.sales_qualified is not None
