"""Whom a draft that moves bounds or hot cells can judge otherwise than the agreed definition."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlglot import exp

from data.conditions import Leaf, NumberCondition, TouchCondition
from data.definition import Cell, Definition
from data.dials import Dial, dials, is_threshold, unchecked
from queries.atoms import Atoms, is_of_lead
from queries.bands import Bands
from queries.first_moments import had_been_in_cells
from queries.formulas import write_out
from queries.question import Question

# Where a bound is moved over more of the leads than this, to ask about them all anew is quicker.
MOST_TURNED = 0.3
# The same where the moments of each have to be looked at.
MOST_WITH_MOMENTS = 0.08
# A lead's own fields are the same at all of its moments: one row a lead tells them.
ONCE = "lead_profiles"
# Told sooner by the first moments in each intent, where these are as agreed, else by those that
# may be judged otherwise.
MOMENTS, FIRST_MOMENTS, TURNED_MOMENTS = "replayed_profiles", "intent_moments", "turned_moments"
HOT_MOMENTS = "hot_profiles"
Statement = tuple[str, dict[str, Any]]  # and its parameters
PARTED: Statement = "is_mql <> was_mql", {}  # of the moments that may be judged otherwise
Move = tuple[Leaf, Leaf]  # a condition as it is now, and as it is agreed


@dataclass(frozen=True)
class Turned:
    """Which leads have a profile that a bound was moved over, or that is hot by one alone."""

    where: Statement
    of_moments: tuple[str, Statement]  # the model by which moments are told, and which of its rows
    is_of_lead: bool  # the bounds are of fields that are the same at every moment of a lead
    is_of_exclusion: bool  # then deals of leads that are there only later may count otherwise, too

    @property
    def turns_moments(self) -> bool:
        """Whether a lead may be judged otherwise at some of its moments, and not at others."""
        return not self.is_of_lead and self.of_moments[0] == TURNED_MOMENTS

    def profiles(self, model: str) -> str:
        """The model by which the leads are told."""
        if self.is_of_lead:
            return ONCE
        return self.of_moments[0] if model == MOMENTS else model

    def leads(self, tables: Mapping[str, str]) -> Statement:
        """The leads, by the tables of these models."""
        each: list[str] = []
        values: dict[str, Any] = {}
        for model, table in tables.items():
            where, named = self.of_moments[1] if model == self.of_moments[0] else self.where
            each.append(f"select lead_no from {table} where {where}")
            values |= named
        return f"select distinct lead_no from ({' union all '.join(each)})", values


def all_rows(agreed: str, anew: str, leads: str) -> str:
    """The rows by the agreed definition, but for those of some leads: these as asked anew."""
    kept = f"select agreed.* from {agreed} as agreed anti join {leads} using (lead_no)"
    return f"{kept} union all from {anew}"


def added_up(model: Question, agreed: str, anew: str, stale: str) -> str:
    """Sums over all leads: the agreed ones, and what some leads add to them, anew instead of stale.

    A group of which nothing is left has no row, as if it had been asked for anew.
    """
    keys, sums_of_groups = model.groups()
    sums = f"columns(* exclude ({', '.join(keys)}))" if keys else "columns(*)"
    named = "".join(f"{key}, " for key in keys)
    of_none = ""
    if keys:
        # its first sum counts all that there is in a group
        of_none = f" group by {', '.join(keys)} having sum({sums_of_groups[0]}) <> 0"
    less = f"select {named}-{sums} from ({stale})"
    each = f"from {agreed} union all by name ({anew}) union all by name ({less})"
    return f"select {named}sum({sums}) from ({each}){of_none}"


def moves(
    definition: Definition, agreed: Definition, but_times: bool = False
) -> dict[str, Move] | None:
    """The bounds that differ, by their paths; None where more than bounds and hot cells differs, be
    it how fast sales must be (unless that is left out).
    """
    found: dict[str, Move] = {}
    back = definition
    for now, was in zip(dials(definition), dials(agreed), strict=False):
        if now.path == was.path and now.value != was.value and _can_turn(now, was):
            assert now.leaf and was.leaf
            found[now.path] = now.leaf, was.leaf
            back = unchecked(back, now.path, was.value)
    return found if _cooled(back, but_times) == _cooled(agreed, but_times) else None


def _can_turn(now: Dial, was: Dial) -> bool:
    return is_threshold(now) and is_threshold(was)


def _cooled(definition: Definition, but_times: bool) -> Definition:
    """The same without a name, no cell hot; an entry that says nothing then goes."""
    timeless = {"sla_business_hours": None} if but_times else {}
    cells = (cell.model_copy(update={"is_hot": False, **timeless}) for cell in definition.cell)
    left = tuple(c for c in cells if c != Cell(potential=c.potential, intent=c.intent))
    return definition.model_copy(update={"name": "", "cell": left, **timeless})


@lru_cache(maxsize=128)
def turned_profiles(
    definition: Definition, agreed: Definition, keeps_intents: bool, but_times: bool = False
) -> Turned | None:
    """Where alone the two can part: what is blank stays so. None: nowhere, or anywhere.

    But for times: where alone one is an MQL by only one of them, however fast sales must be.
    """
    values: dict[str, Any] = {}

    def bind(value: Any) -> exp.Expr:
        name = f"turned_{len(values)}"
        values[name] = value
        return exp.Placeholder(this=name)

    moved = moves(definition, agreed, but_times)
    if moved is None:
        return None
    heated = definition.hot_cells ^ agreed.hot_cells
    if not moved and not heated and not but_times:
        return None
    bands = Bands(definition, Atoms.beside(definition, agreed), bind)

    def statement(where: exp.Expr) -> Statement:
        written = write_out(where)
        named = {parameter.name for parameter in written.find_all(exp.Placeholder)}
        return written.sql(dialect="duckdb"), {name: values[name] for name in sorted(named)}

    where = statement(is_turned(definition, agreed, bands))
    of_moments = TURNED_MOMENTS, PARTED
    if keeps_intents:
        had_been = exp.or_(*_moved_over(moved, bands), had_been_in_cells(bands, heated))
        of_moments = FIRST_MOMENTS, statement(had_been)
    return Turned(
        where,
        of_moments,
        is_of_lead=not heated and all(is_of_lead(now) for now, _was in moved.values()),
        is_of_exclusion=any(path.startswith("exclusion.") for path in moved),
    )


def is_turned(definition: Definition, agreed: Definition, bands: Bands) -> exp.Expr:
    """Whether a profile is one over which a bound was moved, or that is hot by one alone.

    Where no bound was moved over a profile, its cell is the same by both.
    """
    moved = moves(definition, agreed, but_times=True) or {}
    heated = definition.hot_cells ^ agreed.hot_cells
    return exp.or_(*_moved_over(moved, bands), bands.in_cells(heated))


def _moved_over(moved: dict[str, Move], bands: Bands) -> list[exp.Expr]:
    each = dict.fromkeys(moved.values())  # the rule of an MQL may say what a band says
    return [part for now, was in each for part in _parted(now, was, bands)]


def _parted(now: Leaf, was: Leaf, bands: Bands) -> Iterator[exp.Expr]:
    """Where the one holds and the other does not."""
    if isinstance(now, NumberCondition) and isinstance(was, NumberCondition):
        number = bands.atoms.column(now)
        for one, other in ((now.at_least, was.at_least), (now.below, was.below)):
            if one is not None and other is not None and one != other:
                low, high = (bands.bind(bound) for bound in sorted((one, other)))
                is_over = exp.GTE(this=number.copy(), expression=low)
                yield exp.and_(is_over, exp.LT(this=number.copy(), expression=high))
    elif (
        isinstance(now, TouchCondition)
        and isinstance(was, TouchCondition)
        and now.at_least == was.at_least
    ):
        days = bands.atoms.days(now, now.at_least)
        low, high = (bands.bind(within) for within in sorted((now.within_days, was.within_days)))
        is_older = exp.GT(this=days, expression=low)
        yield exp.and_(is_older, exp.LTE(this=days.copy(), expression=high))
    else:
        one_holds, other_holds = (
            exp.func("coalesce", bands.condition(leaf, is_decided=False), exp.false())
            for leaf in (now, was)
        )
        yield exp.NEQ(this=one_holds, expression=other_holds)
