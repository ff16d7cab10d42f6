"""How a curve is drawn: names clear of the other line, round ticks that end with the data."""

import pytest

from pages.shared.what_if.curve_chart import _stands_right, _steps


@pytest.mark.parametrize(
    ("own", "other", "is_right"),
    [
        (0.3, 0.4, False),
        (0.4, 0.3, True),
        (0.05, 0.4, True),  # no room left of it
        (0.95, 0.4, False),  # nor right of it
    ],
)
def test_a_name_stands_away_from_the_other_line_where_there_is_room(own, other, is_right):
    assert _stands_right(own, other) == is_right


@pytest.mark.parametrize(
    ("highest", "least", "steps"),
    [
        (2000, 1.0, [0, 500, 1000, 1500, 2000]),
        (2, 1.0, [0, 1, 2]),  # nobody counts half an MQL
        (1.0, 0.01, [0, 0.5, 1.0]),  # no rate is 120 %
        (0.004, 0.01, [0]),
    ],
)
def test_ticks_are_round_and_none_stands_above_the_highest(highest, least, steps):
    assert _steps(highest, least) == pytest.approx(steps)
