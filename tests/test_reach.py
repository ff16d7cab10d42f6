"""Bands that can never hold are named, with the reason and the bands that take their leads."""

import pytest

from data.definition import Definition, parse_definition, read_definition
from data.presets import presets
from data.reach import is_covered, unreachable

REST = '[[potential]]\nname = "rest"\nis_rest = true\n'


def bands(*rules: str) -> str:
    """Bands of potential, named 1, 2, … and best first, as a TOML file gives them."""
    return "".join(f'[[potential]]\nname = "{n}"\n{rule}\n' for n, rule in enumerate(rules, 1))


def named(toml: str) -> list[tuple[str, str, tuple[str, ...]]]:
    found = unreachable(parse_definition(toml))
    assert all(one.axis == "potential" for one in found)
    return [(one.band, one.reason, one.taken_by) for one in found]


def revenue(bounds: str) -> str:
    return f"{{ field = 'annual_revenue', {bounds} }}"


def touches(kinds: str, bounds: str) -> str:
    return f"{{ touches = [{kinds}], {bounds} }}"


@pytest.mark.parametrize(
    ("rule", "is_named"),
    [
        (f"any = [{revenue('at_least = 5, below = 5')}]", True),
        (f"any = [{revenue('at_least = 6, below = 5')}]", True),
        (f"any = [{revenue('at_least = 5, below = 5.01')}]", False),
        (f"all = [{revenue('at_least = 5')}, {revenue('below = 5')}]", True),
        (f"any = [{revenue('at_least = 5')}, {revenue('below = 5')}]", False),
        (f"any = [{revenue('below = 0')}]", True),  # nobody earns less than nothing
        ("any = [{ field = 'score', below = 0 }]", False),
        (
            "all = [{ field = 'region', in = ['Tokyo'] }, { field = 'region', in = ['Osaka'] }]",
            True,
        ),
        (
            "all = [{ field = 'region', in = ['Tokyo'] }, { field = 'region', in = ['TOKYO'] }]",
            False,
        ),
        (
            "all = [{ field = 'region', in = ['Tokyo'] }, { field = 'source', in = ['web'] }]",
            False,
        ),
        (
            "all = [{ field = 'status', in = ['new', 'old'] },"
            " { field = 'status', contains = ['x'] }]",
            True,
        ),
        (
            "all = [{ field = 'status', contains = ['a'] },"
            " { field = 'status', contains = ['b'] }]",
            False,
        ),
        (
            f"any = [{{ all = [{revenue('below = 1')}, {revenue('at_least = 2')}] }},"
            f" {revenue('at_least = 9')}]",
            False,
        ),
    ],
)
def test_a_band_that_contradicts_itself_is_named(rule, is_named):
    assert named(bands(rule)) == ([("1", "contradiction", ())] if is_named else [])


@pytest.mark.parametrize(
    ("first", "second", "is_named"),
    [
        (revenue("at_least = 5"), revenue("at_least = 5"), True),
        (revenue("at_least = 5"), revenue("at_least = 4.99"), False),
        (revenue("at_least = 5"), revenue("at_least = 9, below = 10"), True),
        (revenue("below = 10"), revenue("below = 10.01"), False),
        (revenue("at_least = 0"), revenue("below = 3"), True),
        (revenue("at_least = 5"), "{ field = 'employees', at_least = 5 }", False),
        (
            "{ field = 'region', in = ['Tokyo', 'Osaka'] }",
            "{ field = 'region', in = ['OSAKA'] }",
            True,
        ),
        (
            "{ field = 'region', in = ['Tokyo'] }",
            "{ field = 'region', in = ['Tokyo', 'Osaka'] }",
            False,
        ),
        (
            "{ field = 'job_title', contains = ['長'] }",
            "{ field = 'job_title', in = ['部長', '課長'] }",
            True,
        ),
        (
            "{ field = 'job_title', contains = ['長'] }",
            "{ field = 'job_title', contains = ['部長'] }",
            True,
        ),
        (
            "{ field = 'job_title', contains = ['部長'] }",
            "{ field = 'job_title', contains = ['長'] }",
            False,
        ),
        (
            "{ field = 'job_title', in = ['部長'] }",
            "{ field = 'job_title', contains = ['部長'] }",
            False,
        ),
        (touches("", "within_days = 90"), touches("'call'", "within_days = 30"), True),
        (touches("'call'", "within_days = 90"), touches("", "within_days = 90"), False),
        (
            touches("'a', 'b'", "within_days = 9"),
            touches("'b'", "within_days = 9, at_least = 2"),
            True,
        ),
        (
            touches("'a'", "within_days = 9, at_least = 2"),
            touches("'a'", "within_days = 9"),
            False,
        ),
        (touches("'a'", "within_days = 9"), touches("'a'", "within_days = 10"), False),
        (
            touches("'a'", "within_days = 9"),
            touches("'a'", "within_days = 9, outcome = ['x']"),
            True,
        ),
        (
            touches("'a'", "within_days = 9, outcome = ['x']"),
            touches("'a'", "within_days = 9"),
            False,
        ),
        (
            touches("'a'", "within_days = 9, subject = ['x']"),
            touches("'a'", "within_days = 9, subject = ['XY']"),
            True,
        ),
        (touches("'A'", "within_days = 9"), touches("'a'", "within_days = 9"), False),
    ],
)
def test_a_band_whose_leads_an_earlier_one_takes_is_named(first, second, is_named):
    found = named(bands(f"any = [{first}]", f"any = [{second}]"))
    assert found == ([("2", "covered", ("1",))] if is_named else [])


def test_each_way_into_a_band_must_be_taken():
    first, second = revenue("at_least = 5"), "{ field = 'employees', at_least = 5 }"
    both = bands(f"any = [{first}, {second}]", f"all = [{first}, {second}]", f"any = [{second}]")
    assert named(both) == [("2", "covered", ("1",)), ("3", "covered", ("1",))]
    other_way = bands(f"all = [{first}, {second}]", f"any = [{first}, {second}]")
    assert named(other_way) == []


def test_bands_may_share_out_what_another_would_take():
    assert named(
        bands(
            f"any = [{revenue('at_least = 10')}]",
            f"any = [{revenue('at_least = 5, below = 10')}]",
            f"any = [{revenue('at_least = 7')}]",
        )
    ) == [("3", "covered", ("1", "2"))]
    shared = bands(
        f"any = [{revenue('at_least = 10')}]",
        f"any = [{revenue('below = 10')}]",
        f"all = [{revenue('at_least = 5')}, {{ field = 'region', in = ['Tokyo'] }}]",
    )
    assert named(shared) == [("3", "covered", ("1", "2"))]


def test_nothing_is_left_for_the_rest_where_a_number_is_shared_out():
    whole = bands(f"any = [{revenue('at_least = 5')}]", f"any = [{revenue('below = 5')}]")
    assert named(whole + REST) == [("rest", "nothing_left", ("1", "2"))]
    gap = bands(f"any = [{revenue('at_least = 5')}]", f"any = [{revenue('below = 4.5')}]")
    assert named(gap + REST) == []
    assert named(bands(f"any = [{revenue('at_least = 0')}]") + REST)[0][1] == "nothing_left"
    assert named(bands("any = [{ field = 'score', at_least = 0 }]") + REST) == []


def test_a_lead_whose_number_is_unknown_may_be_the_rest_of_bands_that_ask_for_more():
    employees = "{ field = 'employees', at_least = 9 }"
    asked = bands(
        f"any = [{revenue('at_least = 5')}, {employees}]",
        f"any = [{revenue('below = 5')}, {employees}]",
    )
    assert named(asked + REST) == []


def test_the_rest_alone_takes_everything():
    assert named(REST) == []


def test_many_ways_into_a_band_are_not_looked_at():
    any_of = "{ any = [" + ", ".join(revenue(f"at_least = {n}") for n in range(9)) + "] }"
    wide = bands(f"all = [{any_of}, {any_of}, {any_of}]")
    assert named(wide + REST) == []


@pytest.mark.parametrize("definition", presets().values(), ids=presets().keys())
def test_every_band_of_the_presets_can_hold(definition):
    assert unreachable(definition) == []


def test_the_axis_is_named():
    one = parse_definition(bands(f"any = [{revenue('below = 0')}]").replace("potential", "intent"))
    assert [(found.axis, found.band) for found in unreachable(one)] == [("intent", "1")]
    assert unreachable(Definition()) == unreachable(read_definition()) == []


@pytest.mark.parametrize(
    ("pieces", "is_whole"),
    [
        ([(0, 10)], True),
        ([(5, 10), (0, 5)], True),
        ([(0, 5), (5.5, 10)], False),
        ([(0, 9)], False),
        ([(-3, 2), (1, 12)], True),
        ([(11, 12), (0, 10)], True),
        ([], False),
    ],
)
def test_pieces_cover_an_interval_without_gaps(pieces, is_whole):
    assert is_covered((0, 10), pieces) is is_whole
