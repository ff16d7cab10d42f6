"""Words of a definition, as awkward as they may be: a value stays a value."""

from data.conditions import TextCondition, TouchCondition
from data.definition import (
    NOT_SCORED,
    Band,
    Cell,
    Definition,
    parse_definition,
    write_definition,
)
from queries.compose import compose

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
