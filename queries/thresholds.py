"""Thresholds that are moved, as SQL: what each compares, what is an MQL on either side of it."""

from collections.abc import Mapping
from itertools import combinations, product
from typing import Any

from sqlglot import exp

from data.conditions import NumberCondition, TouchCondition
from data.definition import Definition
from data.dials import HELD_TOUCHES, Dial, are_of_one_count, dial_at, forced
from data.errors import MappingError
from queries.atoms import Atoms, Bind
from queries.bands import Bands

# A cube of more is too large to be looked through.
MOST = 3
# Parameters that hold the positions of each.
POSITIONS = ("positions", "positions_2", "positions_3")


def placed(definition: Definition, path: str, is_under: bool) -> Definition:
    """The definition with a threshold under, or over, every known value."""
    return forced(definition, path, is_under != dial_at(definition, path).is_below)


def expressions(
    definition: Definition, paths: tuple[str, ...], atoms: Atoms, bind: Bind
) -> dict[str, exp.Expr | list[exp.Expr]]:
    """What each placeholder of the moved thresholds stands for, over the columns of a profile.

    hot_bits() has a bit for each way in which the thresholds may lie: bit 0 where all are over the
    lead's values, bit 1 where the first is under its value, bit 2 the second, bit 3 both …
    """
    for path, other in combinations(paths, 2):
        if are_of_one_count(path, other):
            raise MappingError(f"{path} and {other} are of one count of touches: move one of them")
    values: list[exp.Expr] = [_value(dial_at(definition, path), atoms, bind) for path in paths]
    values += [exp.null()] * (MOST - len(paths))
    return {
        **{f"moved_value_{n}": exp.cast(value, "double") for n, value in enumerate(values, 1)},
        "hot_bits": _hot_bits(definition, paths, atoms, bind),
    }


def _value(dial: Dial, atoms: Atoms, bind: Bind) -> exp.Expr:
    """What a lead has, of what a threshold compares: its condition changes at that value."""
    assert dial.leaf
    if not isinstance(dial.leaf, TouchCondition):
        assert isinstance(dial.leaf, NumberCondition)
        return atoms.column(dial.leaf)
    if dial.kind == "within_days":  # as many days less one are too few
        days = atoms.days(dial.leaf, dial.leaf.at_least)
        return exp.Sub(this=days, expression=exp.Literal.number(1))
    within = bind(dial.leaf.within_days)
    has = [
        exp.LTE(this=atoms.days(dial.leaf, n), expression=within)
        for n in range(1, HELD_TOUCHES + 1)
    ]
    case = exp.Case().when(atoms.is_unknown(dial.leaf), exp.null())
    for count in range(HELD_TOUCHES, 0, -1):
        case = case.when(has[count - 1], exp.Literal.number(count))
    return case.else_(exp.Literal.number(0))


def check(definition: Definition, paths: tuple[str, ...], values: Mapping[str, Any]) -> None:
    """Refuse positions at which more touches are asked for than are held of a moment."""
    for path, name in zip(paths, POSITIONS, strict=False):
        is_count = dial_at(definition, path).kind == "touches"
        if is_count and any(position > HELD_TOUCHES for position in values.get(name) or ()):
            raise MappingError(f"{path}: expected positions up to {HELD_TOUCHES}")


def _hot_bits(definition: Definition, paths: tuple[str, ...], atoms: Atoms, bind: Bind) -> exp.Expr:
    bits: exp.Expr = exp.Literal.number(0)
    for bit_no, places in enumerate(product((False, True), repeat=len(paths))):
        variant = definition
        # the first threshold is the lowest bit: it changes fastest
        for path, is_under in zip(paths, reversed(places), strict=True):
            variant = placed(variant, path, is_under)
        is_hot = Bands(variant, atoms, bind).is_mql_of_profile()
        bit = exp.Case().when(is_hot, exp.Literal.number(2**bit_no))
        bits = exp.Add(this=bits, expression=bit.else_(exp.Literal.number(0)))
    return exp.paren(bits)
