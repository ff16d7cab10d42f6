"""What the board shows: dials, headline numbers, the grid, and what one dial would make of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, NamedTuple

from pages.shared.grid import TOTAL, Cell, Choice, axis, colours_at, drawn


@dataclass(frozen=True)
class Knob:
    """One number of the draft, and where it may stand."""

    path: str
    label: str
    positions: Sequence[str]  # as the reader writes them
    values: Sequence[float]  # ascending
    at: int
    agreed: int | None = None  # None: the agreed definition has no such number
    unit: str = ""  # may be typed behind a number, "days"
    is_whole: bool = False
    is_off: bool = False
    is_today: bool = False  # known only as of today
    is_threshold: bool = False  # has a cube
    refusal: str = ""  # why what was typed can't be


@dataclass(frozen=True)
class Part:
    """One condition: its switch, its words, its numbers."""

    path: str
    words: str
    knobs: Sequence[Knob] = ()
    is_on: bool = True
    is_today: bool = False
    depth: int = 0  # in how many other conditions it stands


@dataclass(frozen=True)
class Group:
    """A band, or numbers that belong together; without a path it can't be switched."""

    title: str
    path: str | None = None
    is_on: bool = True
    dials: Sequence[Knob] = ()
    parts: Sequence[Part] = ()


class NumberSeen(NamedTuple):
    """What a headline number says at one position of a dial."""

    text: str
    note: str = ""
    change: str = ""
    look: str = ""  # of the change: better, worse, other, same, few


class CellSeen(NamedTuple):
    """What a cell says at one position of a dial."""

    text: str
    note: str = ""
    change: str = ""
    change_look: str = ""
    heat: int | None = None  # 0 to 100; None: a total, too few, or nothing to show
    is_blank: bool = False


@dataclass(frozen=True)
class Number:
    """A headline number; the first four are large."""

    name: str
    label: str
    text: str
    note: str = ""
    change: str = ""
    look: str = ""


@dataclass(frozen=True)
class Cube:
    """What each position of one dial leads to, everything else standing as it does."""

    path: str
    numbers: Mapping[str, Sequence[NumberSeen]]
    cells: Mapping[Choice, Sequence[CellSeen]]


@dataclass(frozen=True)
class Board:
    """All that the board shows."""

    groups: Sequence[Group]
    numbers: Sequence[Number]
    cells: Sequence[Cell]
    rows: Sequence[tuple[str, str]]
    columns: Sequence[tuple[str, str]]
    high: float  # what has the deepest colour: the same for every draft, or colours jump
    low: float = 0.0
    colour_scale: str = "Blues"
    cube: Cube | None = None
    words: Mapping[str, str] = field(default_factory=dict)  # more of them, or other ones

    @property
    def knobs(self) -> dict[str, Knob]:
        """Every dial, by its path."""
        parts = [part for group in self.groups for part in group.parts]
        return {knob.path: knob for each in parts for knob in each.knobs} | {
            knob.path: knob for group in self.groups for knob in group.dials
        }

    @property
    def switches(self) -> set[str]:
        """The path of everything that can be switched."""
        paths = {part.path for group in self.groups for part in group.parts}
        return paths | {group.path for group in self.groups if group.path is not None}

    @property
    def open_cells(self) -> set[Choice]:
        """The cells that can be hot."""
        bands = [{one["id"] for one in axis(list(ends)) if one["kind"] == "band"}
                 for ends in (self.rows, self.columns)]  # fmt: skip
        open_cells = {(cell.row, cell.column) for cell in self.cells if cell.is_open}
        return {
            (row, column) for row, column in open_cells if row in bands[0] and column in bands[1]
        }


def sent(board: Board) -> dict[str, Any]:
    """The board as the browser needs it."""
    open_cells = board.open_cells
    cells = (drawn(cell, (board.low, board.high), board.colour_scale) for cell in board.cells)
    return {
        "groups": [_group(group) for group in board.groups],
        "numbers": [vars(one) for one in board.numbers],
        "rows": axis(list(board.rows)),
        "columns": axis(list(board.columns)),
        "cells": [{**one, "is_open": (one["row"], one["column"]) in open_cells} for one in cells],
        "cube": _cube(board),
        "palette": [colours_at(board.colour_scale, heat) for heat in range(101)],
    }


def _group(group: Group) -> dict[str, Any]:
    parts = [{**vars(part), "knobs": [vars(knob) for knob in part.knobs]} for part in group.parts]
    return {**vars(group), "dials": [vars(knob) for knob in group.dials], "parts": parts}


def _cube(board: Board) -> dict[str, Any] | None:
    """The cube, if it is of a dial that is there: one of another length would mislead."""
    cube = board.cube
    knob = board.knobs.get(cube.path) if cube else None
    if cube is None or knob is None:
        return None
    lengths = {len(row) for row in (*cube.numbers.values(), *cube.cells.values())}
    if lengths - {len(knob.positions)}:
        raise ValueError(f"{cube.path}: a cube of {lengths} for {len(knob.positions)} positions")
    return {
        "path": cube.path,
        "numbers": {name: _steps([list(one) for one in row]) for name, row in cube.numbers.items()},
        "cells": [[*place, _steps([_cell(place, one) for one in row])]
                  for place, row in cube.cells.items()],
    }  # fmt: skip


def _cell(place: Choice, seen: CellSeen) -> list[Any]:
    look = "heat" if seen.heat is not None else "blank" if seen.is_blank else "grey"
    return [*seen[:5], "total" if TOTAL in place else look]


def _steps(row: list[list[Any]]) -> list[list[Any]]:
    """A row of positions without what only repeats the one before; each says where it starts."""
    steps, start = [], 0
    for seen, run in groupby(row):
        steps.append([start, *seen])
        start += len(list(run))
    return steps
