"""Arrows on cards: which way one points is told by the first sign of what stands beside it."""

import pytest
from streamlit.testing.v1 import AppTest

from queries.language import Language


@pytest.mark.parametrize("code", ["en", "ja"])
@pytest.mark.parametrize(("change", "is_down"), [(0.04, False), (-0.04, True)])
def test_a_change_for_less_points_down(code: str, change: float, is_down: bool) -> None:
    def card(delta: str) -> None:
        import streamlit as st

        st.metric("Ignored", "21%", delta)

    (metric,) = AppTest.from_function(card, args=(Language(code).points(change),)).run().metric
    assert (metric.proto.direction == metric.proto.MetricDirection.DOWN) is is_down
