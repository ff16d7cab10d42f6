"""The numbers at the top of a page, each with its denominator, its change and its list."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st


@dataclass(frozen=True)
class Card:
    """One of the numbers at the top: a value, its change, and the list that it opens."""

    label: str
    value: str
    change: str | None
    is_better: str  # st.metric's delta_color
    help: str
    counted: str
    opens: Callable[[], None] | None = None
    target: str | None = None
    scale: Any = None  # a figure: where the number stands beside a published one


def cards(row: list[Card]) -> None:
    """Up to four numbers side by side, each with its denominator and its change."""
    for column, card in zip(st.columns(len(row)), row, strict=True):
        with column, st.container(border=True, height="stretch"):
            st.metric(
                card.label,
                card.value,
                delta=card.change,
                delta_color=card.is_better,  # type: ignore[arg-type]
                help=card.help,
            )
            if card.opens is None:
                st.caption(card.counted)
            elif st.button(
                card.counted, type="tertiary", icon=":material/list:", key=f"open_{card.label}"
            ):
                card.opens()
            if card.target:
                st.caption(card.target)
            if card.scale is not None:
                still = {"staticPlot": True, "displayModeBar": False}
                st.plotly_chart(card.scale, key=f"scale_{card.label}", config=still, alt=card.help)
