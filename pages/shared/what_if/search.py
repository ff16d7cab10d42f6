"""The search for a suggestion: the front over the chosen thresholds, found on older handovers."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from data.dials import are_of_one_count
from data.draft import Draft
from data.errors import MappingError
from pages.shared.what_if.asking import ask_agreed, ask_draft
from pages.shared.what_if.dials import Turning, positions_of, turnings
from pages.shared.what_if.trying import Trying
from pages.shared.what_if.turning import turn_all
from queries import Rows
from queries.suggestions import (
    MOST_POSITIONS,
    OLDER_SHARE,
    Goal,
    Point,
    front,
    points,
    spread,
    suggested,
)

Row = dict[str, Any]
Progress = Callable[[float], None]
# A combination without any moved threshold has one position, which no value reaches.
UNMOVED = [1e308]
# The whole past, whatever the period in the sidebar: what is learned needs time to be judged.
ALL_TIME: dict[str, None] = {"from_at": None, "until_at": None}


@dataclass(frozen=True)
class Wanted:
    """What is searched for, and among which numbers."""

    goal: Goal
    paths: tuple[str, ...]
    within_days: int


@dataclass(frozen=True)
class Found:
    """What a search found, and where it began."""

    wanted: Wanted
    tried: Trying
    front: list[Point]
    suggested: Point | None
    loads: Mapping[str, float]  # MQLs a week of the busiest owner: "older", "newer"


@dataclass(frozen=True)
class Search:
    """One search: the draft, what is wanted, the moment that parts the handovers."""

    tried: Trying
    wanted: Wanted
    turnings: Sequence[Turning]
    split: Row

    @property
    def values(self) -> dict[str, Any]:
        """The handovers that count, and leads that became MQLs in the same time."""
        return {
            "from_at": self.split["first_at"],
            "until_at": self.split["last_at"] + timedelta(microseconds=1),
            "split_at": self.split["split_at"],
            "within_days": self.wanted.within_days,
        }

    def run(self, progress: Progress) -> Found:
        """Look through all combinations, then along the front."""
        progress(0.1)
        now = tuple(one.value for one in self.turnings)
        best = front(self._allowed(points(self._combinations(), len(now))), now)
        progress(0.5)
        is_load = self.wanted.goal.kind == "mqls_a_week"
        asked: list[Point] = []

        def load_of(point: Point) -> float:
            asked.append(point)
            progress(0.5 + 0.5 * len(asked) / (len(best) + 1))
            return self._load(point, is_newer=False)

        chosen = suggested(best, self.wanted.goal, load_of)
        parts = {"older": False, "newer": True} if is_load and chosen else {}
        loads = {name: self._load(chosen, is_newer=one) for name, one in parts.items() if chosen}
        return Found(self.wanted, self.tried, best, chosen, loads)

    def is_of(self, found: Found) -> bool:
        """Whether what was found answers this search, wherever its numbers stand by now."""
        if (found.wanted, found.tried.view) != (self.wanted, self.tried.view):
            return False
        then = {
            one.path: one.value for one in turnings(found.tried) if one.path in self.wanted.paths
        }
        try:
            return turn_all(self.tried.draft, then) == found.tried.draft
        except MappingError:
            return False

    def _combinations(self) -> Rows:
        most = MOST_POSITIONS[len(self.turnings)]
        sides = [spread(positions_of(self.tried, one), most, _kept(one)) for one in self.turnings]
        names = ("positions", "positions_2", "positions_3")
        paths = tuple(one.path_now for one in self.turnings)
        values = dict(zip(names, sides, strict=False)) | self.values
        return ask_draft(self.tried, "threshold_combinations", paths, **values)

    def _allowed(self, found: list[Point]) -> list[Point]:
        """Without those that a definition may not say: a minimum above its own maximum."""
        is_joined = len({one.path.rpartition(".")[0] for one in self.turnings}) < len(self.turnings)
        return [one for one in found if self.draft_at(one)] if is_joined else found

    def draft_at(self, point: Point) -> Draft | None:
        """The draft with the numbers of a point; None: it may not say that."""
        try:
            return turn_all(self.tried.draft, self.values_at(point))
        except MappingError:
            return None

    def values_at(self, point: Point) -> dict[str, float]:
        """Where each number stands at a point, by its path."""
        return dict(zip(self.wanted.paths, point.positions, strict=True))

    def _load(self, point: Point, *, is_newer: bool) -> float:
        """MQLs a week of the busiest owner, in the older or in the newer part."""
        draft = self.draft_at(point)
        if draft is None:
            return float("inf")
        values = self.values
        parts = (values["split_at"], values["until_at"]) if is_newer else (
            values["from_at"], values["split_at"]
        )  # fmt: skip
        rows = ask_draft(
            replace(self.tried, draft=draft), "hot_by_owner", from_at=parts[0], until_at=parts[1],
            capacity_a_week=self.wanted.goal.value,
        ).dicts()  # fmt: skip
        return max(
            (row["hot_a_week"] for row in rows if row["owner_name"] is not None), default=0.0
        )

    def stands(self, *, is_agreed: bool) -> Point:
        """What the draft, or the agreed definition, catches of both parts as it is."""
        asked = ask_agreed if is_agreed else ask_draft
        rows = asked(self.tried, "threshold_combinations", positions=UNMOVED, **self.values)
        return points(rows, 1)[0]


def split_of(tried: Trying, within_days: int) -> Row:
    """Where the handovers part, and how many lie on either side."""
    values: Row = {"within_days": within_days, "older_share": OLDER_SHARE, **ALL_TIME}
    return ask_draft(tried, "split_moment", **values).one()


def movers(tried: Trying, thresholds: Sequence[Turning], most: int) -> list[str]:
    """The first thresholds that change how many MQLs there are, from one end to the other."""
    found: list[str] = []
    for one in thresholds:
        if any(are_of_one_count(one.path, path) for path in found):
            continue
        ends = positions_of(tried, one)
        values = {"positions": [ends[0], ends[-1]], **ALL_TIME}
        rows = ask_draft(tried, "threshold_curve", (one.path_now,), **values).dicts()
        if len({row["count_hot_cases"] for row in rows}) > 1:
            found.append(one.path)
        if len(found) == most:
            break
    return found


def _kept(turning: Turning) -> list[float]:
    return [one for one in (turning.value, turning.agreed) if one is not None]
