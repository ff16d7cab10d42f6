"""Labels of points stand where there is room."""

from hypothesis import given as for_random
from hypothesis import strategies as st

from pages.shared.chart_labels import NARROW, POINT, WIDTH, Label, sides

LONG = (POINT + 10 * NARROW) / WIDTH  # of ten letters, as a share of the chart


def label(at: float, *, is_above: bool = True, text: str = "10 letters") -> Label:
    return Label(text, at, is_above)


def test_a_label_stands_right_of_its_point_where_there_is_room():
    assert sides([label(0.5), label(0.0), label(1.0)]) == ["right", "right", "left"]


def test_of_two_neighbours_the_first_has_the_choice():
    assert sides([label(0.5), label(0.5 - LONG / 2)]) == ["right", "left"]
    assert sides([label(0.5), label(0.5 + LONG / 2)]) == ["right", None]


def test_labels_above_and_below_their_points_are_in_nobodys_way():
    assert sides([label(0.5), label(0.5, is_above=False)]) == ["right", "right"]


def test_japanese_takes_more_room():
    assert sides([label(1 - LONG)]) == ["right"]
    assert sides([label(1 - LONG, text="全角で十文字ですから")]) == ["left"]


@for_random(st.lists(st.builds(label, st.floats(0, 1), is_above=st.booleans()), max_size=12))
def test_no_two_labels_overlap(labels):
    spans = [
        (one.is_above, one.at - LONG if side == "left" else one.at)
        for one, side in zip(labels, sides(labels), strict=True)
        if side
    ]
    for number, (is_above, start) in enumerate(spans):
        for other_above, other in spans[:number]:
            assert is_above != other_above or abs(start - other) >= LONG - 1e-9
