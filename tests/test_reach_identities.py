"""Any bands, any leads: a band that is called unreachable never takes one."""

from hypothesis import given, settings
from hypothesis import strategies as st

from data.conditions import (
    AllOf,
    AnyOf,
    Condition,
    NumberCondition,
    TextCondition,
    TouchCondition,
    parts,
)
from data.definition import Band, Definition
from data.reach import unreachable

numbers = st.builds(
    lambda field, low, high: NumberCondition(
        field=field, at_least=low, below=high if high is not None or low is not None else 5
    ),
    st.sampled_from(["annual_revenue", "employees", "score"]),
    st.sampled_from([None, 0, 5, 9]),
    st.sampled_from([None, 0, 5, 9]),
)
listed = st.builds(
    lambda field, words: TextCondition.model_validate({"field": field, "in": words}),
    st.sampled_from(["region", "industry"]),
    st.lists(st.sampled_from(["food", "FOOD", "foods", "a"]), min_size=1, max_size=2),
)
contained = st.builds(
    lambda field, words: TextCondition(field=field, contains=tuple(words)),
    st.sampled_from(["region", "industry"]),
    st.lists(st.sampled_from(["foo", "Food", "s", "a"]), min_size=1, max_size=2),
)
some_words = st.lists(st.sampled_from(["x", "X", "xy"]), max_size=2).map(tuple)
counted = st.builds(
    TouchCondition,
    touches=st.lists(st.sampled_from(["a", "A", "b"]), max_size=2).map(tuple),
    outcome=some_words,
    subject=some_words,
    at_least=st.integers(1, 2),
    within_days=st.sampled_from([1, 9]),
)
conditions = st.recursive(
    numbers | listed | contained | counted,
    lambda some: (
        st.builds(AllOf, all=st.lists(some, min_size=1, max_size=3).map(tuple))
        | st.builds(AnyOf, any=st.lists(some, min_size=1, max_size=3).map(tuple))
    ),
    max_leaves=4,
)
all_bands = st.builds(
    lambda rules, has_rest: (
        *(Band(name=str(n), all=(rule,)) for n, rule in enumerate(rules)),
        *([Band(name="rest", is_rest=True)] if has_rest else []),
    ),
    st.lists(conditions, min_size=1, max_size=5),
    st.booleans(),
)
touch = st.tuples(
    st.sampled_from(["a", "A", "b", "c"]),
    st.sampled_from([None, "x", "y"]),
    st.sampled_from([None, "x", "axyz"]),
    st.sampled_from([0, 1, 5, 30]),
)
amounts = st.sampled_from([None, 0, 4.99, 5, 7, 9, 100])
texts = st.sampled_from([None, "food", "Foods", "a", "other"])
a_lead = st.fixed_dictionaries(
    {
        "annual_revenue": amounts,
        "employees": amounts,
        "score": amounts | st.just(-3),
        "region": texts,
        "industry": texts,
        "touches": st.none() | st.lists(touch, max_size=3),
    }
)


def holds(condition: Condition, lead: dict) -> bool | None:
    """Whether a condition holds; None: unknown."""
    if isinstance(condition, AllOf):
        found = {holds(part, lead) for part in parts(condition)}
        return False if False in found else None if None in found else True
    if isinstance(condition, AnyOf):
        found = {holds(part, lead) for part in parts(condition)} - {None}
        return None if not found else True in found
    if isinstance(condition, TouchCondition):
        return None if lead["touches"] is None else touched(condition, lead["touches"])
    value = lead[condition.field]
    if value is None:
        return None
    if isinstance(condition, NumberCondition):
        is_enough = condition.at_least is None or value >= condition.at_least
        return is_enough and (condition.below is None or value < condition.below)
    text = value.lower()
    if condition.among:
        return text in [word.lower() for word in condition.among]
    return any(word.lower() in text for word in condition.contains)


def touched(condition: TouchCondition, made: list[tuple]) -> bool:
    counted = [
        1
        for kind, outcome, subject, days in made
        if (not condition.touches or kind in condition.touches)
        and (not condition.outcome or outcome in [w.lower() for w in condition.outcome])
        and (not condition.subject or any(w.lower() in (subject or "") for w in condition.subject))
        and days <= condition.within_days
    ]
    return len(counted) >= condition.at_least


def band_of(own: tuple[Band, ...], lead: dict) -> str | None:
    above: list[bool | None] = []
    for band in own:
        found = holds(band.condition, lead) if band.condition else not {True, None} & set(above)
        if found:
            return band.name
        above.append(found)
    return None


@settings(max_examples=400, deadline=None, derandomize=True, database=None)
@given(own=all_bands, leads=st.lists(a_lead, min_size=20, max_size=40))
def test_a_band_called_unreachable_takes_no_lead(own, leads):
    refused = {one.band for one in unreachable(Definition(potential=own))}
    assert not refused & {band_of(own, lead) for lead in leads}
