"""Where a draft that only moves thresholds can decide otherwise than the agreed definition."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlglot import exp

from data.conditions import Leaf
from data.definition import Definition
from data.dials import dials, is_threshold, turned
from queries.atoms import Atoms

# Where a bound is moved over more of the rows than this, to ask them all anew is quicker.
MOST_TURNED = 0.2
GLANCE = 100_000  # rows by which that is guessed: whichever way is taken, the answer is the same
Move = tuple[Leaf, float, float]  # a condition, the lower and the upper place of its bound


@dataclass(frozen=True)
class Turned:
    """Which profiles lie where a bound was moved over them, as SQL with its values."""

    where: str
    values: dict[str, Any]

    def share(self, profiles: str) -> str:
        """How many of the profiles of a table do, about."""
        first = f"(from {profiles} limit {GLANCE})"
        return f"select coalesce(avg(case when {self.where} then 1 else 0 end), 0) from {first}"

    def keys(self, profiles: str, key: str) -> str:
        """Whose they are."""
        return f"select distinct {key} from {profiles} where {self.where}"


def all_rows(agreed: str, anew: str, turned: str, key: str) -> str:
    """The rows by the agreed definition, but for the turned ones: these as asked anew."""
    kept = f"select agreed.* from {agreed} as agreed anti join {turned} using ({key})"
    return f"{kept} union all ({anew})"


def moves(definition: Definition, agreed: Definition) -> tuple[Move, ...]:
    """The bounds that differ; none where more than bounds differs."""
    found: list[Move] = []
    back = definition
    for now, was in zip(dials(definition), dials(agreed), strict=False):
        if now.path == was.path and now.value != was.value and is_threshold(now):
            assert now.leaf
            found.append((now.leaf, min(now.value, was.value), max(now.value, was.value)))
            back = turned(back, now.path, was.value)
    is_all = back.model_copy(update={"name": agreed.name}) == agreed
    return tuple(found) if is_all else ()


@lru_cache(maxsize=128)
def turned_profiles(definition: Definition, agreed: Definition) -> Turned | None:
    """Where alone the two can part: what is blank stays so. None: more than bounds differs."""
    atoms = Atoms.of(definition)
    values: dict[str, Any] = {}
    lies_between: list[exp.Expr] = []
    for number, (leaf, low, high) in enumerate(moves(definition, agreed)):
        names = f"turned_from_{number}", f"turned_until_{number}"
        values |= dict(zip(names, (low, high), strict=True))
        low_end, high_end = (exp.Placeholder(this=name) for name in names)
        column = atoms.column(leaf)
        lies_between.append(
            exp.and_(
                exp.GTE(this=column, expression=low_end),
                exp.LT(this=column.copy(), expression=high_end),
            )
        )
    if not lies_between:
        return None
    return Turned(exp.or_(*lies_between).sql(dialect="duckdb"), values)
