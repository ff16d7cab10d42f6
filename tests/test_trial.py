"""Two definitions in one statement: each keeps its own rules, its business hours, its values.

2 March 2026 is a Monday.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
import sqlglot
from hypothesis import given
from hypothesis import strategies as st
from sqlglot import exp

from data.calendar import BusinessHours
from data.definition import Definition, parse_definition
from data.dials import dials, is_threshold, turned
from queries import Dataset
from queries.compose import compose
from queries.question import Question, questions
from queries.trial import OTHERS, Trial, split
from tests.definitions import EVERYTHING
from tests.stories import Company, Row, examples, loaded
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
any = [{ field = "employees", at_least = 1000 }]
""")
BY_TOUCH = parse_definition("""
[mql]
any = [{ touches = ["inquiry"], within_days = 30 }]
""")
WEEKEND = BusinessHours(country="", hours={"sat": "10:00-16:00", "sun": "10:00-16:00"})
EVENING = BusinessHours(country="", hours=dict.fromkeys(("mon", "tue", "wed"), "18:00-22:00"))
# A question of the tests: what two definitions make of each handover that either counts.
BOTH = "verdicts_by_both_definitions"
BOTH_SQL = """
select
    facts.lead_id, own.verdict, own.deadline_at, own.is_mql,
    agreed.verdict as agreed_verdict, agreed.deadline_at as agreed_deadline_at,
    agreed.is_mql as agreed_is_mql
from verdicts as own
full join verdicts_agreed as agreed on agreed.handover_no = own.handover_no
inner join lead_facts as facts on facts.lead_no = coalesce(own.lead_no, agreed.lead_no)
order by lead_id, coalesce(own.handed_over_at, agreed.handed_over_at)
"""


@pytest.fixture(autouse=True)
def by_both(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    asks = Question(BOTH, "", "", {}, False, False, False, BOTH_SQL)
    monkeypatch.setitem(questions(), BOTH, asks)
    yield


def of_both(rows: list[Row], name: str) -> list[tuple[Any, Any]]:
    return [(row[name], row[f"agreed_{name}"]) for row in rows]


# Each definition keeps its own rules.


def test_each_definition_has_its_own_sla(given, answer_of):
    given.handover("L1", at="2026-03-02 10:00")
    given.activity("L1", at="2026-03-02 15:00")
    hasty = Definition(sla_business_hours=4)
    rows = answer_of(BOTH, definition=Trial(hasty, Definition()))
    assert of_both(rows, "verdict") == [("followed_up_late", "followed_up")]
    assert of_both(rows, "deadline_at") == [("2026-03-02 14:00", "2026-03-04 10:00")]


def test_the_sla_of_a_cell_is_that_of_the_definition_that_places_the_lead_there(given, answer_of):
    cells = "\n".join(
        f'[[cell]]\npotential = "Large"\nintent = "{intent}"\nsla_business_hours = {hours}'
        for intent, hours in (("Asked", 2), ("Silent", 3))
    )
    bands = """
    [[potential]]
    name = "Large"
    is_rest = true
    [[intent]]
    name = "Asked"
    any = [{ touches = ["inquiry"], within_days = 30 }]
    [[intent]]
    name = "Silent"
    is_rest = true
    """
    definition = parse_definition(bands + cells)
    twice = turned(definition, "intent.0.any.0.at_least", 2)
    given.touch("L1", at="2026-03-01 10:00", kind="inquiry")
    given.handover("L1", at="2026-03-02 10:00")
    rows = answer_of(BOTH, definition=Trial(definition, twice))
    assert of_both(rows, "deadline_at") == [("2026-03-02 12:00", "2026-03-02 13:00")]


@pytest.mark.parametrize(
    ("draft", "agreed", "deadlines"),
    [
        (None, WEEKEND, ("2026-03-04 10:00", "2026-03-14 16:00")),
        (WEEKEND, None, ("2026-03-14 16:00", "2026-03-04 10:00")),
        (WEEKEND, EVENING, ("2026-03-14 16:00", "2026-03-10 20:00")),
        (EVENING, EVENING, ("2026-03-10 20:00", "2026-03-10 20:00")),
    ],
)
def test_each_definition_has_its_own_business_hours(given, answer_of, draft, agreed, deadlines):
    """18 hours: two office days, three weekend days, or four evenings and a half."""
    given.handover("L1", at="2026-03-02 10:00")
    trial = Trial(Definition(calendar=draft), Definition(calendar=agreed))
    rows = answer_of(BOTH, definition=trial)
    assert of_both(rows, "deadline_at") == [deadlines]


def test_each_definition_asks_for_what_it_names_itself(given, answer_of):
    given.lead("L1", employees=1500)
    given.lead("L2", employees=10)
    given.touch("L2", at="2026-03-01 10:00", kind="inquiry")
    for lead in ("L1", "L2"):
        given.handover(lead, at="2026-03-02 10:00")
    there, back = (
        answer_of(BOTH, definition=Trial(*pair))
        for pair in ((BY_SIZE, BY_TOUCH), (BY_TOUCH, BY_SIZE))
    )
    assert of_both(there, "is_mql") == [(True, False), (False, True)]
    assert of_both(back, "is_mql") == [(False, True), (True, False)]


def test_each_definition_excludes_its_own_leads_and_counts_its_own_handovers(given, answer_of):
    text = 'repeat_after_days = 0\nexclusion = [{ field = "industry", in = ["rival"] }]\n'
    given.lead("L1", industry="rival")
    for day in ("2026-03-02", "2026-03-09"):
        given.handover("L1", at=f"{day} 10:00")
    rows = answer_of(BOTH, definition=Trial(parse_definition(text), Definition()))
    assert of_both(rows, "verdict") == [("excluded", "ignored"), ("excluded", None)]


def test_without_another_definition_the_one_of_the_data_is_agreed(sample):
    draft = turned(sample.definition, "repeat_after_days", 0)
    for name in ("flip_counts", "flips_listed"):
        expected = sample.ask(name, definition=Trial(draft, sample.definition)).rows
        assert sample.ask(name, definition=draft).rows == expected
        assert sample.ask(name, definition=Trial(draft)).rows == expected


@examples(3)
@given(
    company=full_companies,
    tried=several(st.tuples(agreed_definitions, agreed_definitions), 2),
    hours=several(st.sampled_from([None, WEEKEND, EVENING]), 2),
    as_of=as_ofs,
)
def test_the_agreed_verdicts_are_those_of_the_agreed_definition_by_itself(
    company: Company,
    tried: list[tuple[Definition, Definition]],
    hours: list[BusinessHours | None],
    as_of: datetime,
) -> None:
    with loaded(company) as dataset:
        for pair in tried:
            draft, agreed = (
                one.model_copy(update={"calendar": own})
                for one, own in zip(pair, hours, strict=True)
            )
            rows = asked(dataset, BOTH, Trial(draft, agreed), as_of)
            assert verdicts(rows, "") == verdicts_alone(dataset, draft, as_of)
            assert verdicts(rows, "agreed_") == verdicts_alone(dataset, agreed, as_of)


def verdicts(rows: list[Row], prefix: str) -> list[tuple]:
    names = [f"{prefix}{name}" for name in ("deadline_at", "verdict", "is_mql")]
    found = [(row["lead_id"], *(row[name] for name in names)) for row in rows]
    return sorted((row for row in found if row[2] is not None), key=str)


def verdicts_alone(dataset: Dataset, definition: Definition, as_of: datetime) -> list[tuple]:
    """By one definition, asked with nothing to compare it with."""
    names = dict(dataset.cursor().execute("select lead_no, lead_id from lead_facts").fetchall())
    rows = asked(dataset, "verdicts", definition, as_of)
    return verdicts([row | {"lead_id": names[row["lead_no"]]} for row in rows], "")


# The composed statement.


THRESHOLD = next(dial.path for dial in dials(PLAIN) if is_threshold(dial))
DRAFT = turned(PLAIN, THRESHOLD, 10)
OTHER = parse_definition(EVERYTHING).model_copy(update={"calendar": None})
TRIALS: dict[str, Row] = {
    "flip_counts": {},
    "flips_listed": {},
    "flip_reasons": {},
    "results_on_today": {},
    "threshold_curve": {"positions": [5, 10, 1000]},
    "threshold_cells": {"positions": [5, 10, 1000]},
    "threshold_combinations": {"positions": [5, 1000], "split_at": datetime(2026, 3, 1)},
}


@pytest.mark.parametrize("name", TRIALS)
@pytest.mark.parametrize("agreed", [DRAFT, OTHER], ids=["itself", "another"])
def test_the_statement_with_both_definitions_runs_alone_and_answers_the_same(sample, name, agreed):
    trial = Trial(PLAIN, agreed, (THRESHOLD,))
    given = TRIALS[name]
    composed = sample.explained(name, trial)
    own = {
        "as_of": sample.as_of,
        "before_at": sample.as_of,
        "time_zone": sample.settings["time_zone"],
        "slot_us": int(sample.settings["slot_seconds"]) * 1_000_000,
    }
    bound = own | given
    values = composed.values | {key: bound.get(key) for key in composed.parameters}
    found = sample.cursor().execute(composed.sql, values).fetchall()
    assert found == sample.ask(name, given, trial).rows


@pytest.mark.parametrize("name", TRIALS)
def test_every_value_of_a_statement_has_a_name_of_its_own(name):
    """The values of another definition end with what tells it from the draft."""
    trial = Trial(PLAIN, OTHER, (THRESHOLD,))
    composed = compose(name, trial)
    tree = sqlglot.parse_one(composed.sql, "duckdb")
    named = {placeholder.name for placeholder in tree.find_all(exp.Placeholder)}
    assert named == composed.parameters | set(composed.values)
    assert not composed.parameters & set(composed.values)
    for other in ("", *OTHERS):
        rules = trial.rules(other)
        for value in composed.values:
            if split(value)[1] == other:
                assert composed.values[value] == rules.values[split(value)[0]]


def test_a_definition_tried_against_itself_binds_the_same_values_twice():
    composed = compose("flip_counts", Trial(PLAIN, PLAIN))
    agreed = {name for name in composed.values if name.endswith("_agreed")}
    own = set(composed.values) - agreed
    assert own == {name.removesuffix("_agreed") for name in agreed}
    assert all(composed.values[name] == composed.values[f"{name}_agreed"] for name in own)


def test_a_turned_threshold_leaves_the_statement_as_it_is():
    statements = {
        compose("flips_listed", Trial(turned(PLAIN, THRESHOLD, place), PLAIN)).sql
        for place in (1, 7, 1000)
    }
    assert len(statements) == 1


# Answers that are kept.


def test_the_same_trial_asked_again_and_the_other_way_round(sample):
    """What is kept for one definition is none of the other's."""
    there, back = Trial(sample.definition, DRAFT), Trial(DRAFT, sample.definition)
    first, *others = (
        flipped(sample.ask("flip_counts", definition=trial).one(), is_mirrored)
        for trial, is_mirrored in ((there, False), (back, True), (there, False), (back, True))
    )
    assert others == [first] * 3
    assert first["count_enters"] > 0
    assert first["count_leaves"] > 0


def flipped(counts: Row, is_mirrored: bool) -> Row:
    """What entered as what left, and the other way round."""
    words = {"enters": "leaves", "leaves": "enters"}
    return {
        name.replace(word, words[word]) if is_mirrored else name: number
        for name, number in counts.items()
        for word in words
        if word in name
    }


def test_a_trial_at_another_moment_is_another_answer(given):
    given.lead("L1", employees=1500)
    given.handover("L1", at="2026-03-02 10:00")
    trial = Trial(BY_SIZE, BY_TOUCH)
    noon = datetime(2026, 3, 2, 3)
    found = [
        given.dataset.ask("flip_counts", {"as_of": noon + days * timedelta(days=1)}, trial).one()
        for days in (-1, 0, 1, -1)
    ]
    assert [row["count_enters_handed_over"] for row in found] == [0, 1, 1, 0]
