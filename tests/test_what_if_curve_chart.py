"""How a curve is drawn: names clear of the other line, round ticks that end with the data."""

import pytest

from pages.shared.what_if.curve_chart import _steps, curve_chart
from pages.shared.what_if.curve_data import COUNT, Curve, Panel, Range


@pytest.mark.parametrize(("draft", "agreed"), [(1, 3), (3, 1), (8, 9), (0, 1)])
def test_the_names_of_two_lines_stand_away_from_each_other(monkeypatch, draft: int, agreed: int):
    monkeypatch.setattr("pages.shared.text.language", lambda: "en")
    numbers = range(10)
    curve = Curve("MQLs", heights=numbers, hovers=[str(n) for n in numbers], colour="#000")
    positions = Range("employees", numbers, [str(n) for n in numbers], draft, agreed)
    figure = curve_chart([Panel("MQLs", COUNT, [curve])], positions)
    sides = {name.text: name.xanchor for name in figure.layout.annotations}
    left, right = ("draft", "agreed") if draft < agreed else ("agreed", "draft")
    assert (sides[left], sides[right]) == ("right", "left")


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
