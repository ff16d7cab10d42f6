"""Where a draft that only moves thresholds can decide otherwise than the agreed definition."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlglot import exp

from data.conditions import Leaf, NumberCondition
from data.definition import Definition
from data.dials import Dial, dials, is_threshold, unchecked
from queries.atoms import Atoms
from queries.bands import Bands
from queries.formulas import write_out

# Where a bound is moved over more of the rows than this, to ask them all anew is quicker.
MOST_TURNED = 0.2
GLANCE = 100_000  # rows by which that is guessed: whichever way is taken, the answer is the same
Move = tuple[Leaf, Leaf]  # a condition as it is now, and as it is agreed


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
    """The conditions whose bounds differ; none where more than bounds differs."""
    found: dict[Move, None] = {}
    back = definition
    for now, was in zip(dials(definition), dials(agreed), strict=False):
        if now.path == was.path and now.value != was.value and _can_turn(now, was):
            assert now.leaf and was.leaf
            found[now.leaf, was.leaf] = None
            back = unchecked(back, now.path, was.value)
    is_all = back.model_copy(update={"name": agreed.name}) == agreed
    return tuple(found) if is_all else ()


def _can_turn(now: Dial, was: Dial) -> bool:
    return is_threshold(now) and is_threshold(was)


@lru_cache(maxsize=128)
def turned_profiles(definition: Definition, agreed: Definition) -> Turned | None:
    """Where alone the two can part: what is blank stays so. None: more than bounds differs."""
    values: dict[str, Any] = {}

    def bind(value: Any) -> exp.Expr:
        name = f"turned_{len(values)}"
        values[name] = value
        return exp.Placeholder(this=name)

    bands = Bands(definition, Atoms.of(definition), bind)
    parted = [part for now, was in moves(definition, agreed) for part in _parted(now, was, bands)]
    if not parted:
        return None
    return Turned(write_out(exp.or_(*parted)).sql(dialect="duckdb"), values)


def _parted(now: Leaf, was: Leaf, bands: Bands) -> Iterator[exp.Expr]:
    """Where the one holds and the other does not."""
    if isinstance(now, NumberCondition) and isinstance(was, NumberCondition):
        number = bands.atoms.column(now)
        for one, other in ((now.at_least, was.at_least), (now.below, was.below)):
            if one is not None and other is not None and one != other:
                low, high = (bands.bind(bound) for bound in sorted((one, other)))
                is_over = exp.GTE(this=number.copy(), expression=low)
                yield exp.and_(is_over, exp.LT(this=number.copy(), expression=high))
    else:
        one_holds, other_holds = (
            exp.func("coalesce", bands.condition(leaf, is_decided=False), exp.false())
            for leaf in (now, was)
        )
        yield exp.NEQ(this=one_holds, expression=other_holds)
