"""Every question and model as it stands in its file: its header, its SQL, its answer."""

import re

import pytest
import sqlglot
from sqlglot import ErrorLevel, exp

from data.definition import Definition, read_definition
from queries import questions
from queries.compose import compose
from queries.question import HOME, functions, models
from queries.trial import is_placeholder

QUESTIONS = list(questions())
MODELS = list(models())
COMPOSED_MODELS = [name for name, model in models().items() if not model.is_built]
MOST_LINES = 60
# Models that are longer: no file joins them, and none of them grows.
LONGER = {
    "merged_handovers": 75,
    "judged_handovers": 80,
}
PARAMETER, CALL = re.compile(r"\$(\w+)"), re.compile(r"(\w+)\(\)")
CLOCKS = {"now", "today", "current_date", "get_current_timestamp", "transaction_timestamp"}


def own(name: str) -> exp.Expr:
    """The file's own SQL; what it stands on has files of its own."""
    return (questions().get(name) or models()[name]).tree()


def own_parameters(name: str) -> set[str]:
    return {placeholder.name for placeholder in own(name).find_all(exp.Placeholder)}


def looks_at_a_clock(tree: exp.Expr) -> bool:
    clocks = (exp.CurrentDate, exp.CurrentTime, exp.CurrentTimestamp, exp.CurrentDatetime)
    called = {call.name.lower() for call in tree.find_all(exp.Anonymous)}
    named = {column.name.lower() for column in tree.find_all(exp.Column)}
    return bool(list(tree.find_all(*clocks)) or (called | named) & CLOCKS)


def is_written_for_another_engine(tree: exp.Expr) -> bool:
    spark = tree.sql("spark", unsupported_level=ErrorLevel.RAISE)
    return bool(sqlglot.parse_one(spark, "spark"))


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_names_the_parameters_of_its_composed_sql(name):
    assert set(questions()[name].parameters) == compose(name, read_definition()).parameters


@pytest.mark.parametrize("name", MODELS)
def test_a_model_names_its_own_parameters_and_none_that_nothing_binds(name):
    header = set(models()[name].parameters)
    assert own_parameters(name) <= header <= compose(name, read_definition()).parameters


@pytest.mark.parametrize("name", [*QUESTIONS, *MODELS])
def test_a_file_opens_with_a_sentence_and_its_grain(name):
    question = questions().get(name) or models()[name]
    assert question.title.endswith(("?", "."))
    assert question.grain.startswith(("One row per ", "One row: "))
    assert "." in question.grain


@pytest.mark.parametrize("name", [*QUESTIONS, *MODELS])
def test_a_file_can_be_read_without_scrolling(name):
    path = HOME / f"{name}.sql" if name in QUESTIONS else HOME / "models" / f"{name}.sql"
    assert len(path.read_text(encoding="utf-8").splitlines()) < LONGER.get(name, MOST_LINES)


@pytest.mark.parametrize("name", [*QUESTIONS, *MODELS])
def test_no_query_looks_at_a_clock(name):
    assert not looks_at_a_clock(own(name))


@pytest.mark.parametrize("name", functions())
def test_no_formula_looks_at_a_clock(name):
    assert not looks_at_a_clock(functions()[name][1])


@pytest.mark.parametrize("name", [*QUESTIONS, *MODELS])
def test_every_query_can_be_written_for_another_engine(name):
    assert is_written_for_another_engine(own(name))


@pytest.mark.parametrize("name", ["results_of_definition", "grid_cells", "lead_conditions"])
def test_what_a_definition_puts_into_a_query_can_be_written_for_another_engine(name):
    composed = compose(name, read_definition()).sql
    assert is_written_for_another_engine(sqlglot.parse_one(composed, "duckdb"))


@pytest.mark.parametrize("name", COMPOSED_MODELS)
def test_no_name_of_the_definition_is_left_over(name):
    """Placeholders such as potential_band() are all written out, and each parameter is bound."""
    composed = compose(name, read_definition())
    assert set(PARAMETER.findall(composed.sql)) == composed.parameters | set(composed.values)
    called = {call.lower() for call in CALL.findall(composed.sql)}
    assert not {call for call in called if is_placeholder(call)}


@pytest.mark.parametrize("definition", [read_definition(), Definition()], ids=["shipped", "empty"])
def test_every_question_and_model_answers_on_the_sample(sample, definition):
    for name in [*QUESTIONS, *COMPOSED_MODELS]:
        rows = sample.ask(name, definition=definition)
        assert rows.columns, name


def test_every_question_answers_where_there_is_one_lead_and_nothing_else(given):
    given.lead("L1")
    for name in QUESTIONS:
        rows = given.dataset.ask(name)
        assert all(len(row) == len(rows.columns) for row in rows.rows), name
    (cell,) = given.dataset.ask("leads_by_cell").dicts()
    assert (cell["potential"], cell["intent"], cell["count_leads"]) == ("not scored",) * 2 + (1,)
    assert given.dataset.ask("rates").one()["ignored_rate"] is None


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_kept_model_changes_no_answer(sample, name):
    """A model whose rows are kept in memory answers like one composed into the statement."""
    composed = compose(name, sample.definition)
    bound = {
        "as_of": sample.as_of,
        "before_at": sample.as_of,
        "time_zone": sample.settings["time_zone"],
        "slot_us": int(sample.settings["slot_seconds"]) * 1_000_000,
    }
    values = composed.values | {key: bound.get(key) for key in composed.parameters}
    assert sample.cursor().execute(composed.sql, values).fetchall() == sample.ask(name).rows


@pytest.mark.parametrize("name", ["rates", "leads_by_cell", "verdicts_of_handovers"])
def test_the_sql_behind_a_number_stands_alone(sample, name):
    assert "kept_" not in sample.explained(name).sql
    assert sample.explained(name).sql.lstrip().lower().startswith(("with", "select"))


def test_leads_not_scored_are_those_outside_the_bands(sample):
    rows = sample.ask("grid_cells").dicts()
    outside = [row for row in rows if "not scored" in (row["potential"], row["intent"])]
    whole = next(row for row in rows if row["potential"] == row["intent"] == "total")
    cells = [row for row in outside if "total" not in (row["potential"], row["intent"])]
    assert whole["count_not_scored"] == sum(row["count_leads"] for row in cells) > 0
