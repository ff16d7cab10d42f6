"""The grid of a draft: leads per cell, and the change against the agreed definition."""

from typing import Any

from data.definition import NOT_SCORED
from pages.shared.cells import bands, place
from pages.shared.grid import TOTAL, Cell, Choice
from pages.shared.text import _, count
from pages.shared.what_if.asking import ask_agreed, ask_draft
from pages.shared.what_if.board_data import CellSeen
from pages.shared.what_if.headline import signed
from pages.shared.what_if.trying import Trying

Counts = dict[Choice, int]
Bands = list[tuple[str, str]]


def counts_of(rows: list[dict[str, Any]]) -> Counts:
    """Leads by cell."""
    return {(row["potential"], row["intent"]): int(row["count_leads"]) for row in rows}


def drafted(tried: Trying) -> Counts:
    """Leads by cell with the draft."""
    return counts_of(ask_draft(tried, "lead_cells").dicts())


def agreed(tried: Trying) -> Counts:
    """Leads by cell as agreed."""
    return counts_of(ask_agreed(tried, "lead_cells").dicts())


def axes(tried: Trying) -> tuple[Bands, Bands]:
    """The bands across and down, without totals: the headline says them."""
    across, down = bands(tried.definition)
    return tuple([band for band in axis if band[0] != TOTAL] for axis in (across, down))  # type: ignore[return-value]


def highest(counts: Counts) -> float:
    """The most leads in one cell of two bands: what has the deepest colour."""
    inner = [n for at, n in counts.items() if TOTAL not in at and NOT_SCORED not in at]
    return float(max(inner, default=0)) or 1.0


def cells(tried: Trying, now: Counts, then: Counts) -> list[Cell]:
    """Every cell as the board shows it."""
    across, down = axes(tried)
    hot = tried.definition.hot_cells
    return [_cell((r, c), now, then, (r, c) in hot) for r, _r in down for c, _c in across]


def _cell(at: Choice, now: Counts, then: Counts, is_hot: bool) -> Cell:
    leads, before = now.get(at, 0), then.get(at, 0)
    label = _("{cell}: {leads} leads with the draft, {before} now").format(
        cell=place(*at), leads=count(leads), before=count(before)
    )
    change = signed(leads - before, count)
    return Cell(
        *at, float(leads) or None, count(leads), "", label, is_hot=is_hot, change=change,
        change_look="other" if change else "same",
    )  # fmt: skip


def seen(leads: int, before: int, high: float) -> CellSeen:
    """A cell at one position of a dial."""
    change = signed(leads - before, count)
    heat = round(100 * min(leads / high, 1.0)) if leads else None
    return CellSeen(
        count(leads), "", change, "other" if change else "same", heat, is_blank=not leads
    )
