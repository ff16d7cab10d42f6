"""Thresholds that are moved, as SQL: what each compares, what is an MQL on either side of it."""

from itertools import product

from sqlglot import exp

from data.conditions import Leaf
from data.definition import Definition
from data.dials import dials, forced
from queries.atoms import Atoms
from queries.bands import Bands
from queries.profiles import Bind

# A cube of more is too large to be looked through.
MOST = 3


def placed(definition: Definition, path: str, is_under: bool) -> Definition:
    """The definition with a threshold under, or over, every known value."""
    return forced(definition, path, is_under != path.endswith(".below"))


def expressions(
    definition: Definition, paths: tuple[str, ...], atoms: Atoms, bind: Bind
) -> dict[str, exp.Expr | list[exp.Expr]]:
    """What each placeholder of the moved thresholds stands for, over the columns of a profile.

    hot_bits() has a bit for each way in which the thresholds may lie: bit 0 where all are over the
    lead's values, bit 1 where the first is under its value, bit 2 the second, bit 3 both …
    """
    values: list[exp.Expr] = [atoms.column(_leaf(definition, path)) for path in paths]
    values += [exp.null()] * (MOST - len(paths))
    return {
        **{f"moved_value_{n}": exp.cast(value, "double") for n, value in enumerate(values, 1)},
        "hot_bits": _hot_bits(definition, paths, atoms, bind),
    }


def _leaf(definition: Definition, path: str) -> Leaf:
    leaf = next(dial.leaf for dial in dials(definition) if dial.path == path)
    assert leaf is not None
    return leaf


def _hot_bits(definition: Definition, paths: tuple[str, ...], atoms: Atoms, bind: Bind) -> exp.Expr:
    bits: exp.Expr = exp.Literal.number(0)
    for number, places in enumerate(product((False, True), repeat=len(paths))):
        variant = definition
        # the first threshold is the lowest bit: it changes fastest
        for path, is_under in zip(paths, reversed(places), strict=True):
            variant = placed(variant, path, is_under)
        is_hot = Bands(variant, atoms, bind).is_mql_of_profile()
        bit = exp.Case().when(is_hot, exp.Literal.number(2**number))
        bits = exp.Add(this=bits, expression=bit.else_(exp.Literal.number(0)))
    return exp.paren(bits)
