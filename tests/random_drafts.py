"""Random drafts: any bands, conditions, cells and switches."""

from hypothesis import strategies as st

from data.conditions import (
    NUMBER_FIELDS,
    TEXT_FIELDS,
    AllOf,
    AnyOf,
    Condition,
    NumberCondition,
    TextCondition,
    TouchCondition,
)
from data.definition import (
    RESERVED,
    Band,
    Cell,
    Definition,
    Points,
    Rule,
    TouchPoints,
)
from data.draft import Draft, switches

words = st.text(min_size=1, max_size=8)
some_words = st.lists(words, min_size=1, max_size=2).map(tuple)
maybe_words = st.just(()) | some_words
floats = st.floats(allow_nan=False, allow_infinity=False)
names = words.filter(lambda name: name.strip().lower() not in RESERVED)
number_conditions = st.builds(
    NumberCondition, field=st.sampled_from(NUMBER_FIELDS), at_least=floats, below=floats | st.none()
)
text_conditions = st.builds(
    TextCondition, field=st.sampled_from(TEXT_FIELDS), among=some_words
) | st.builds(TextCondition, field=st.sampled_from(TEXT_FIELDS), contains=some_words)
touch_conditions = st.builds(
    TouchCondition,
    touches=maybe_words,
    outcome=maybe_words,
    at_least=st.integers(1, 10**9),
    within_days=st.integers(1, 3650),
)


def grouped(inside: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    several = st.lists(inside, min_size=1, max_size=3).map(tuple)
    return st.builds(AllOf, all=several) | st.builds(AnyOf, any=several)


conditions = st.recursive(
    number_conditions | text_conditions | touch_conditions, grouped, max_leaves=5
)
joined = st.lists(conditions, min_size=1, max_size=2).map(tuple)
rules = st.builds(Rule, any=joined) | st.builds(Rule, all=joined)


@st.composite
def lists_of_bands(draw) -> tuple[Band, ...]:
    named = draw(st.lists(names, max_size=3, unique=True))
    bands = [draw(st.builds(Band, name=st.just(name), any=joined)) for name in named]
    if bands and draw(st.booleans()):
        bands[-1] = Band(name=named[-1], is_rest=True)
    return tuple(bands)


@st.composite
def drafts(draw) -> Draft:
    potential, intent = draw(lists_of_bands()), draw(lists_of_bands())
    points = TouchPoints(touches=draw(maybe_words), points=draw(floats))
    whole = Definition(
        name=draw(st.text(max_size=20)),
        repeat_after_days=draw(st.floats(0, 3650)),
        points=Points(each=(points,), half_life_days=draw(st.none() | st.floats(0.1, 3650))),
        potential=potential,
        intent=intent,
        mql=draw(st.none() | rules),
        cell=tuple(
            Cell(potential=row.name, intent=column.name, is_hot=draw(st.booleans()))
            for row in potential
            for column in intent
            if draw(st.booleans())
        ),
        exclusion=draw(st.just(()) | joined),
    )
    paths = switches(whole)
    off = draw(st.sets(st.sampled_from(paths), max_size=3)) if paths else ()
    return Draft(whole=whole, off=tuple(off))
