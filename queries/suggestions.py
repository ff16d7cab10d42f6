"""Suggestions: which combinations of thresholds are worth a look, and which meets a goal best."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from queries.rows import Rows

Row = dict[str, Any]
Kind = Literal["won_share", "mqls_a_month", "mqls_a_week"]

# Handovers are split by time, never at random: a rule is used on what comes after it.
OLDER_SHARE = 0.7
# With fewer converted, or fewer not converted, in either part, what is found is chance.
LEAST = 40
# Combinations grow with the power of the thresholds.
MOST_POSITIONS = {1: 60, 2: 24, 3: 12}
RATES = ("precision", "won_recall")


@dataclass(frozen=True)
class Goal:
    """What is wanted: a share of the won (0 to 1) with the fewest MQLs, or the most won with at
    most so many MQLs a month, or a week and owner."""

    kind: Kind
    value: float


@dataclass(frozen=True)
class Point:
    """One combination of thresholds, with what it catches of the older and of the newer part."""

    positions: tuple[float, ...]
    older: Row
    newer: Row | None

    @property
    def cost(self) -> float:
        """MQLs a month in the older part."""
        return float(self.older["hot_a_month"])

    @property
    def won(self) -> int:
        """Won handovers that it catches in the older part."""
        return int(self.older["count_hot_won"])


@dataclass(frozen=True)
class TooFew:
    """Why nothing is suggested: a part with too few of either kind."""

    count_converted: int
    count_not_converted: int
    is_newer: bool


def too_few(split: Mapping[str, Any]) -> list[TooFew]:
    """The parts of split_moment in which too few converted, or too few did not."""
    parts = []
    for is_newer, part in enumerate(("older", "newer")):
        converted = split[f"count_{part}_converted"]
        parts.append(TooFew(converted, split[f"count_{part}"] - converted, bool(is_newer)))
    return [one for one in parts if min(one.count_converted, one.count_not_converted) < LEAST]


def spread(positions: Sequence[float], most: int, kept: Iterable[float]) -> list[float]:
    """At most so many positions from the lowest to the highest, and those that must be there."""
    own, must = sorted(set(positions)), set(kept)
    room = max(2, most - len(must))
    if len(own) > room:
        own = [own[round(n * (len(own) - 1) / (room - 1))] for n in range(room)]
    return sorted({*own, *must})


def points(combinations: Rows, count_thresholds: int) -> list[Point]:
    """The rows of threshold_combinations, older and newer part together."""
    older: dict[int, Row] = {}
    newer: dict[int, Row] = {}
    for row in combinations.dicts():
        (newer if row["is_newer"] else older)[row["combination_no"]] = row
    return [
        Point(
            tuple(row[f"position_{n}"] for n in range(1, count_thresholds + 1)),
            row,
            newer.get(number),
        )
        for number, row in older.items()
    ]


def front(found: Sequence[Point], now: tuple[float, ...]) -> list[Point]:
    """The points that no other beats: none has fewer MQLs and catches as many of the won, or as
    many MQLs and catches more; of those that are alike the one that changes least of `now`.
    """

    def changed(point: Point) -> int:
        return sum(one != other for one, other in zip(point.positions, now, strict=True))

    best: list[Point] = []
    for point in sorted(found, key=lambda one: (one.cost, -one.won, changed(one))):
        if not best or point.won > best[-1].won:
            best.append(point)
    return best


def suggested(
    best: Sequence[Point], goal: Goal, load_of: Callable[[Point], float] | None = None
) -> Point | None:
    """The point of the front that meets the goal best in the older part; None: none meets it.

    `load_of` tells the MQLs a week of the busiest owner; it is asked from the most MQLs down.
    """
    ordered = best if goal.kind == "won_share" else list(reversed(best))
    return next((one for one in ordered if meets(one.older, goal, _load(one, load_of))), None)


def _load(point: Point, load_of: Callable[[Point], float] | None) -> Callable[[], float]:
    return lambda: load_of(point) if load_of else float("inf")


def meets(row: Row | None, goal: Goal, load: Callable[[], float]) -> bool:
    """Whether a part's numbers are what is wanted."""
    if row is None:
        return False
    if goal.kind == "won_share":
        return row["won_recall_rate"] is not None and bool(row["won_recall_rate"] >= goal.value)
    if goal.kind == "mqls_a_month":
        return bool(row["hot_a_month"] <= goal.value)
    return load() <= goal.value


def overfit(point: Point) -> list[str]:
    """The rates that were better in the older part than the newer part's interval allows."""
    if point.newer is None:
        return []
    return [name for name in RATES if _is_too_good(point.older, point.newer, name)]


def _is_too_good(older: Row, newer: Row, name: str) -> bool:
    rate, high = older[f"{name}_rate"], newer[f"{name}_high"]
    return rate is not None and high is not None and bool(rate > high)
