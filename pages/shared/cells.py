"""The grid as pages show it: rows of a question in, cells in words out."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from data.definition import NOT_SCORED, Definition
from pages.shared.ask import ask
from pages.shared.compare import Comparison
from pages.shared.compare_change import change
from pages.shared.grid import TOTAL, Cell
from pages.shared.metrics import Metric, Row
from pages.shared.text import _
from pages.shared.view import View

Band = tuple[str, str]
Place = tuple[str, str]


@dataclass(frozen=True)
class Board:
    """The cells of one metric, the bands along them, the rows that they were made of."""

    metric: Metric
    cells: list[Cell]
    across: list[Band]
    down: list[Band]
    rows: dict[Place, Row]

    @property
    def highest(self) -> float:
        """The top of the colour scale; a cell too small to judge does not stretch it."""
        inner = [
            cell.value
            for cell in self.cells
            if cell.value is not None and cell.value < float("inf")
            and TOTAL not in (cell.row, cell.column) and not cell.is_grey
        ]  # fmt: skip
        return max(inner, default=1.0) or 1.0

    @property
    def open_places(self) -> set[Place]:
        """The cells that can be chosen."""
        return {(cell.row, cell.column) for cell in self.cells if cell.is_open}


def board_of(metric: Metric, view: View, comparison: Comparison | None = None) -> Board:
    """The grid of a view, with the change of each cell where it is compared."""
    across, down = bands(view.definition)
    rows = rows_of(metric, view)
    earlier = rows_of(metric, view, **comparison.moments()) if comparison else None
    places = [(r, c) for r, _row in down for c, _column in across]
    hot = view.definition.hot_cells
    cells = [
        _cell(
            place,
            metric,
            rows[place],
            earlier[place] if earlier is not None else None,
            place in hot,
        )
        for place in places
    ]
    return Board(metric, cells, across, down, rows)


def rows_of(metric: Metric, view: View, **moments: Any) -> dict[Place, Row]:
    """What is known of each cell; a place that no row speaks of holds nothing."""
    questions = dict.fromkeys((metric.cells, "grid_cells"))  # what both know, the grid says
    answers = [ask(name, view, **moments) for name in questions]
    columns = [column for answer in answers for column in answer.columns]
    nothing = {column: 0 if column.startswith("count_") else None for column in columns}
    rows: dict[Place, Row] = defaultdict(lambda: dict(nothing))
    for row in (row for answer in answers for row in answer.dicts()):
        rows[row["potential"], row["intent"]].update(row)
    return rows


def bands(definition: Definition) -> tuple[list[Band], list[Band]]:
    """Columns and rows in the order of the screen: hot stands in the upper right corner."""
    edges = {NOT_SCORED: _("Not scored"), TOTAL: _("Total")}
    down = [band.name for band in definition.potential]
    across = [band.name for band in reversed(definition.intent)]
    return (
        [(name, edges.get(name, name)) for name in [NOT_SCORED, *across, TOTAL]],
        [(name, edges.get(name, name)) for name in [*down, NOT_SCORED, TOTAL]],
    )


def _cell(at: Place, metric: Metric, row: Row, then: Row | None, is_hot: bool) -> Cell:
    changed = change(metric, row, then) if then is not None else None
    sentence = metric.sentence(row, place(*at))
    return Cell(
        row=at[0],
        column=at[1],
        value=metric.heat(row),
        text=metric.text(row),
        note=metric.note(row),
        label=f"{sentence}; {changed.words}" if changed else sentence,
        is_grey=metric.is_known(row) and metric.is_few(row),
        is_hot=is_hot,
        is_open=bool(row["count_leads"] + row["count_handovers"]),
        change=changed.text if changed else "",
        change_look=changed.look if changed else "",
    )


def place(potential: str, intent: str) -> str:
    """A cell in words."""
    if potential == intent == TOTAL:
        return _("All leads")
    names = {NOT_SCORED: _("not scored"), TOTAL: _("all")}
    return f"{names.get(potential, potential)} × {names.get(intent, intent)}"


def filters(potential: str, intent: str) -> dict[str, str | None]:
    """A cell as parameters of a list; a total filters nothing."""
    return {
        "potential": None if potential == TOTAL else potential,
        "intent": None if intent == TOTAL else intent,
    }
