"""What a reader does on the board of the what-if page, as Python takes it, and what it is sent."""

import pytest

from pages.shared.what_if.board_acts import Act, act_of, number_of
from pages.shared.what_if.board_data import Board, Cell, CellSeen, Cube, Group, Knob, Part, sent

SIZE = "potential.0.any.0.at_least"


def board_of(**more: object) -> Board:
    knob = Knob(SIZE, "size", ["1", "2", "3"], [1.0, 2.0, 3.0], 0, is_threshold=True)
    bands = [("A", "A"), ("not scored", "not scored"), ("total", "total")]
    cells = [Cell(row, "A", 1.0, "1", "", "") for row, _label in bands]
    group = Group("A", "potential.0", parts=[Part("potential.0.any.0", "words", [knob])])
    return Board([group], [], cells, bands, bands, 1.0, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("told", "act"),
    [
        ({"kind": "turn", "path": SIZE, "value": 2}, Act("turn", SIZE, 2.0)),
        ({"kind": "turn", "path": SIZE, "value": float("nan")}, None),
        ({"kind": "turn", "path": SIZE, "value": 10**400}, None),
        ({"kind": "turn", "path": SIZE, "value": "2"}, None),
        ({"kind": "turn", "path": SIZE, "value": True}, None),
        ({"kind": "turn", "path": "points", "value": 2}, None),
        ({"kind": "turn", "path": [SIZE], "value": 2}, None),
        ({"kind": "grab", "path": SIZE}, Act("grab", SIZE)),
        ({"kind": "switch", "path": "potential.0", "is_on": False}, Act("switch", "potential.0")),
        ({"kind": "switch", "path": SIZE, "is_on": False}, None),
        ({"kind": "hot", "potential": "A", "intent": "A", "is_on": True},
         Act("hot", is_on=True, potential="A", intent="A")),
        ({"kind": "hot", "potential": "total", "intent": "A", "is_on": True}, None),
        ({"kind": "hot", "potential": ["A"], "intent": {}, "is_on": True}, None),
        ({"kind": "drop", "path": SIZE}, None),
        ({}, None),
    ],
)  # fmt: skip
def test_only_what_the_board_offers_can_be_done(told: dict[str, object], act: Act | None):
    assert act_of(told, board_of()) == act


@pytest.mark.parametrize("told", [None, {}, {"no": True}, {"no": -1}, {"no": "1"}, {"no": 2**60}])
def test_an_act_without_a_number_is_none(told: object):
    assert number_of(told) == 0


def test_a_cube_is_sent_without_what_only_repeats():
    rows = {("A", "A"): [CellSeen("1", heat=5), CellSeen("1", heat=5), CellSeen("2")],
            ("total", "A"): [CellSeen("1")] * 3}  # fmt: skip
    cube = sent(board_of(cube=Cube(SIZE, {}, rows)))["cube"]
    assert cube["cells"] == [
        ["A", "A", [[0, "1", "", "", "", 5, "heat"], [2, "2", "", "", "", None, "grey"]]],
        ["total", "A", [[0, "1", "", "", "", None, "total"]]],
    ]


def test_a_cube_of_another_length_is_an_error_and_of_no_dial_is_none():
    with pytest.raises(ValueError, match="3 positions"):
        sent(board_of(cube=Cube(SIZE, {}, {("A", "A"): [CellSeen("1")]})))
    assert sent(board_of(cube=Cube("gone", {}, {})))["cube"] is None
