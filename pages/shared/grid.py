"""The clickable potential × intent grid: rows in, the chosen cell out; it computes no numbers."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from itertools import pairwise
from math import isnan
from pathlib import Path
from typing import Any, Literal

import streamlit as st
from plotly.colors import sample_colorscale
from streamlit.components.v2 import component

# Ids that are no bands: they stand apart from the bands, and a total carries no heat.
NOT_SCORED = "not scored"
NEW = "new"
TOTAL = "total"

Choice = tuple[str, str]
Rgb = tuple[float, float, float]
Kind = Literal["band", "not-scored", "total"]


@dataclass(frozen=True)
class Cell:
    """One cell as it is shown, every number already formatted."""

    row: str
    column: str
    value: float | None  # decides the colour; None has nothing to show
    text: str
    note: str
    label: str  # the whole sentence, for the tooltip and screen readers
    is_grey: bool = False  # too few to judge
    is_hot: bool = False
    is_open: bool = True  # can be chosen
    change: str = ""  # against another moment, signed
    change_look: str = ""  # better, worse, other, same, few


def asset(suffix: str) -> str:
    """How the grid looks (.css) and moves (.js), without what starts it: for a larger component."""
    return Path(__file__).with_suffix(suffix).read_text(encoding="utf-8")


# Text without a line break inside would be taken for a path by Streamlit.
_MOUNT = component(
    "leadgrid_grid",
    html='<div class="scroller"><table role="grid"></table></div>',
    css=asset(".css"),
    js=asset(".js") + "\nexport default grid;\n",
)


def grid(
    cells: list[Cell],
    rows: list[tuple[str, str]],
    columns: list[tuple[str, str]],
    *,
    key: str,
    row_title: str,
    column_title: str,
    low: float,
    high: float,
    colour_scale: str = "Blues",
    is_reversed: bool = False,
    selected: Choice | None = None,
    hot_label: str = "hot",
    is_ordered: bool = True,
) -> Choice | None:
    """Draw the grid and return the (row, column) that the reader has chosen, if any."""
    open_cells = {(cell.row, cell.column) for cell in cells if cell.is_open}
    preset = _one_of(open_cells, selected)
    default = list(preset) if preset else None
    before = st.session_state.get(key) or {}
    ends = (high, low) if is_reversed else (low, high)
    data = {
        "rows": axis(rows),
        "columns": axis(columns),
        "row_title": row_title,
        "column_title": column_title,
        "hot_label": hot_label,
        "is_ordered": is_ordered,
        "cells": [drawn(cell, ends, colour_scale) for cell in cells],
        "selected": _one_of(open_cells, before.get("chosen", default)),
    }
    # Without a callback of that name Streamlit knows neither the state nor its default.
    now = _MOUNT(key=key, data=data, default={"chosen": default}, on_chosen_change=lambda: None)
    return _one_of(open_cells, now.chosen)


def _one_of(open_cells: set[Choice], wanted: object) -> Choice | None:
    """The wanted cell if it can be chosen: the URL and the browser may send anything."""
    pair = tuple(wanted) if isinstance(wanted, list | tuple) else ()
    return next((cell for cell in open_cells if cell == pair), None)


def _kind(band: str) -> Kind:
    return "total" if band == TOTAL else "not-scored" if band in (NOT_SCORED, NEW) else "band"


def axis(bands: list[tuple[str, str]]) -> list[dict[str, Any]]:
    """The bands of one axis; a gap goes where the kind of band changes."""
    kinds = [_kind(band) for band, _ in bands]
    gaps = [one != next_one for one, next_one in pairwise([*kinds[:1], *kinds])]
    return [
        {"id": band, "label": label, "kind": kind, "has_gap": has_gap}
        for (band, label), kind, has_gap in zip(bands, kinds, gaps, strict=True)
    ]


def drawn(cell: Cell, ends: tuple[float, float], scale: str) -> dict[str, Any]:
    """One cell as the browser needs it: the words, the look, and colours where it has heat."""
    look, colours = "heat", list[str]()
    if TOTAL in (cell.row, cell.column):
        look = "total grey" if cell.is_grey else "total"
    elif cell.value is None or isnan(cell.value):
        look = "blank"
    elif cell.is_grey:
        look = "grey"
    else:
        colours = colours_at(scale, heat(float(cell.value), *ends))
    words = asdict(cell)
    del words["value"]  # not shown as such, and not-a-number would be no JSON
    return {**words, "look": look, "colours": colours}


def heat(value: float, start: float, end: float) -> int:
    """Where the value lies between the ends of the scale, in whole per cent."""
    share = (value - start) / (end - start) if end != start else 0.5  # infinite: the far end
    return round(100 * min(max(share, 0.0), 1.0))


@cache
def colours_at(scale: str, position: int) -> list[str]:
    """Fill and text for the light theme, then for the dark one."""
    on_light = on_dark = 0.04 + 0.92 * position / 100  # the very ends are near the page's colours
    # A scale that starts light would let the least cells glare on a dark page: turn it round.
    first, last = (_luminance(rgb) for rgb in _sample(scale, (0.0, 1.0)))
    if first - last > 0.4:
        on_dark = 0.98 - 0.84 * position / 100
    return [part for rgb in _sample(scale, (on_light, on_dark)) for part in (_css(rgb), _ink(rgb))]


def _sample(scale: str, shares: Iterable[float]) -> list[Rgb]:
    colours: Any = sample_colorscale(scale, list(shares), colortype="tuple")
    return list(colours)


def _css(rgb: Rgb) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in rgb)


def _ink(rgb: Rgb) -> str:
    """Black or white, whichever is read better: at least 4.5 to 1 on any colour."""
    return "#000000" if _luminance(rgb) > 0.179 else "#ffffff"


def _luminance(rgb: Rgb) -> float:
    """Relative luminance as WCAG defines it."""
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
