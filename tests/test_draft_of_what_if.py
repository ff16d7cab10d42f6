"""The draft of the What-if page: what is switched off is gone, and comes back as it was."""

import pytest
from pydantic import ValidationError

from data.conditions import leaves
from data.definition import Definition, parse_definition, read_definition
from data.draft import Draft, switches
from data.errors import MappingError
from data.presets import presets
from tests.definitions import EVERYTHING

RULES = """
[[potential]]
name = "A"
any = [{ field = "employees", at_least = 1000 }, { all = [
    { field = "industry", in = ["chemicals"] },
    { field = "annual_revenue", at_least = 10 },
] }]
[[potential]]
name = "B"
any = [{ field = "employees", at_least = 100 }]
[[potential]]
name = "C"
is_rest = true
[[intent]]
name = "Hot"
any = [{ touches = ["inquiry"], within_days = 90 }]
[[cell]]
potential = "A"
intent = "Hot"
is_hot = true
[[cell]]
potential = "B"
intent = "Hot"
actions = ["call"]
[mql]
all = [{ field = "score", at_least = 60 }, { field = "status", in = ["open"] }]
[[exclusion]]
field = "company_name"
contains = ["Competitor"]
[[exclusion]]
any = [{ field = "department", in = ["student"] }]
"""
EVERY = pytest.mark.parametrize(
    "definition", [*presets().values(), parse_definition(RULES), parse_definition(EVERYTHING)]
)


@pytest.fixture
def draft() -> Draft:
    return Draft.of(parse_definition(RULES))


def without(draft: Draft, *paths: str) -> Definition:
    for path in paths:
        draft = draft.switched(path, False)
    return draft.definition


def bands(definition: Definition) -> str:
    return "".join(band.name for band in definition.potential)


def fields_of(definition: Definition, number: int) -> list[str]:
    condition = definition.potential[number].condition
    return [str(getattr(leaf, "field", "touches")) for leaf in leaves(condition)]  # type: ignore[arg-type]


# What is switched off.


@EVERY
def test_a_draft_with_nothing_off_says_what_its_definition_says(definition):
    assert Draft.of(definition).definition == definition


def test_a_condition_that_is_off_decides_nothing(draft):
    assert fields_of(draft.definition, 0) == ["employees", "industry", "annual_revenue"]
    assert fields_of(without(draft, "potential.0.any.0"), 0) == ["industry", "annual_revenue"]
    assert fields_of(without(draft, "potential.0.any.1.all.1"), 0) == ["employees", "industry"]


def test_a_group_goes_with_its_last_condition(draft):
    left = without(draft, "potential.0.any.1.all.0", "potential.0.any.1.all.1")
    assert left == without(draft, "potential.0.any.1")
    assert fields_of(left, 0) == ["employees"]


@pytest.mark.parametrize("paths", [["potential.1"], ["potential.1.any.0"]])
def test_a_band_goes_with_its_last_condition_and_takes_its_cells_with_it(draft, paths):
    left = without(draft, *paths)
    assert bands(left) == "AC"
    assert [cell.potential for cell in left.cell] == ["A"]


def test_the_band_that_takes_the_rest_can_be_off(draft):
    assert bands(without(draft, "potential.2")) == "AB"


def test_a_rule_without_conditions_leaves_it_to_the_hot_cells(draft):
    one_off = without(draft, "mql.all.0")
    assert one_off.mql
    assert len(one_off.mql.all) == 1
    assert without(draft, "mql.all.0", "mql.all.1").mql is None


def test_an_exclusion_that_is_off_excludes_nobody(draft):
    (left,) = without(draft, "exclusion.0").exclusion
    assert left == draft.whole.exclusion[1]
    assert without(draft, "exclusion.0", "exclusion.1.any.0").exclusion == ()


@EVERY
def test_what_is_left_is_always_a_definition(definition):
    draft = Draft.of(definition)
    for path in switches(definition):
        left = draft.switched(path, False).definition
        assert Definition.model_validate(left.model_dump(by_alias=True)) == left
    nothing = Draft(whole=definition, off=switches(definition)).definition
    assert (nothing.potential, nothing.intent, nothing.cell) == ((), (), ())
    assert (nothing.mql, nothing.exclusion) == (None, ())


# What is switched on again.


@EVERY
def test_off_and_on_again_is_the_same_definition(definition):
    draft = Draft.of(definition)
    for path in switches(definition):
        off = draft.switched(path, False)
        assert off.definition != definition
        assert off.switched(path, True) == draft


def test_a_band_that_is_on_again_has_its_conditions_and_its_cells(draft):
    off = draft.switched("potential.0.any.0", False).switched("potential.0", False)
    assert bands(off.definition) == "BC"
    on = off.switched("potential.0", True)
    assert fields_of(on.definition, 0) == ["industry", "annual_revenue"]
    assert on.definition.hot_cells == {("A", "Hot")}


def test_what_is_off_is_sorted_and_told_once():
    whole = parse_definition(RULES)
    paths = ("potential.1", "exclusion.0", "potential.1")
    assert Draft(whole=whole, off=paths).off == ("exclusion.0", "potential.1")


def test_every_band_and_every_condition_can_be_switched(draft):
    assert switches(draft.whole) == (
        "potential.0",
        "potential.1",
        "potential.2",
        "intent.0",
        "potential.0.any.0",
        "potential.0.any.1",
        "potential.0.any.1.all.0",
        "potential.0.any.1.all.1",
        "potential.1.any.0",
        "intent.0.any.0",
        "mql.all.0",
        "mql.all.1",
        "exclusion.0",
        "exclusion.1",
        "exclusion.1.any.0",
    )


@pytest.mark.parametrize(
    "path",
    ["", "potential", "potential.3", "potential.00", "potential.-1", "potential.0.all.0", "mql",
     "mql.any.0", "exclusion.2", "potential.0.any.1.all.0.field", "cell.0", "colour", "points"],
)  # fmt: skip
def test_a_path_that_leads_nowhere_is_named(draft, path):
    for is_on in (True, False):
        with pytest.raises(ValueError, match=f"'{path}' is no band"):
            draft.switched(path, is_on)
    with pytest.raises(ValidationError, match=f"'{path}' is no band"):
        Draft(whole=draft.whole, off=(path,))


# Cells and numbers.


def test_a_toggled_cell_is_hot_and_toggled_again_is_not(draft):
    hot = draft.toggled_hot("B", "Hot")
    assert hot.definition.hot_cells == {("A", "Hot"), ("B", "Hot")}
    assert hot.toggled_hot("B", "Hot") == draft


def test_a_cell_of_which_nothing_was_said_can_be_hot(draft):
    hot = draft.toggled_hot("C", "Hot")
    assert ("C", "Hot") in hot.definition.hot_cells
    assert hot.toggled_hot("C", "Hot") == draft


def test_an_entry_that_says_nothing_is_dropped(draft):
    left = draft.toggled_hot("A", "Hot").definition
    assert [cell.potential for cell in left.cell] == ["B"]


def test_a_cell_keeps_its_playbook_whether_hot_or_not():
    draft = Draft.of(read_definition())
    before, after = draft.whole.cell_at("A", "Hot"), draft.toggled_hot("A", "Hot").whole
    assert before
    assert after.cell_at("A", "Hot") == before.model_copy(update={"is_hot": False})
    assert len(after.cell) == len(draft.whole.cell)


def test_a_cell_that_does_not_exist_can_not_be_hot(draft):
    with pytest.raises(ValueError, match="no band 'D'"):
        draft.toggled_hot("D", "Hot")


def test_what_is_off_stays_off_whatever_else_changes(draft):
    off = draft.switched("potential.1", False)
    changed = off.toggled_hot("A", "Hot").turned("potential.1.any.0.at_least", 50)
    assert changed.off == ("potential.1",)
    assert bands(changed.definition) == "AC"


def test_a_number_of_what_is_off_can_be_turned(draft):
    turned = draft.switched("potential.1", False).turned("potential.1.any.0.at_least", 50)
    band = turned.switched("potential.1", True).definition.potential[1]
    assert band == Draft.of(parse_definition(RULES.replace("= 100 ", "= 50 "))).whole.potential[1]


def test_a_number_that_can_not_be_is_refused(draft):
    with pytest.raises(MappingError, match="within_days"):
        draft.turned("intent.0.any.0.within_days", 0)


def test_equal_drafts_share_one_definition(draft):
    off = draft.switched("potential.1", False)
    again = Draft.of(parse_definition(RULES)).switched("potential.1", False)
    assert off.definition is again.definition


def test_a_draft_can_not_be_changed_in_place(draft):
    with pytest.raises(ValidationError, match="frozen"):
        draft.off = ("potential.0",)
