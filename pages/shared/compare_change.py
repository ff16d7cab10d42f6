"""How a cell has changed between two moments: signed, with an arrow, in words."""

from dataclasses import dataclass
from math import inf, isinf
from typing import Any, Literal

from pages.shared.metrics import Metric, Row
from pages.shared.text import _, count, money, reader

Look = Literal["better", "worse", "other", "same", "few"]
ARROWS = {-1: "▼", 0: "=", 1: "▲"}


@dataclass(frozen=True)
class Change:
    """A change as a cell shows it, and whether it is good."""

    text: str
    look: Look
    words: str


def change(metric: Metric, now: Row, then: Row) -> Change | None:
    """The change of one cell; None where there was nothing and is nothing."""
    if not metric.is_known(now) and not metric.is_known(then):
        return None
    before = _("before: {value}").format(value=_with_note(metric, then))
    if metric.is_few(now) or metric.is_few(then):
        why = _("too few to compare")
        return Change(_("too few"), "few", f"{before}, {why}")
    step = difference(metric, now, then)
    text = _across_the_half(metric, now, then) if isinf(step) else _signed(metric, step)
    return Change(f"{ARROWS[_sign(step)]} {text}", _look(metric, step), f"{before}, {text}")


def difference(metric: Metric, now: Row, then: Row) -> float:
    """By how much the number has changed, as it is shown: rates in whole points."""
    one, other = (_number(metric, row[metric.value]) for row in (now, then))
    if one == other:  # two medians that were not reached, too
        return 0
    return round(100 * (one - other)) if metric.kind == "rate" else _short(one - other)


def _short(step: float) -> float:
    return step if isinf(step) else round(step, 1)


def _number(metric: Metric, value: Any) -> float:
    """A median that is not reached is longer than any other."""
    if value is None:
        return inf if metric.kind == "hours" else 0.0
    return float(value)


def _across_the_half(metric: Metric, now: Row, then: Row) -> str:
    """A median that was reached, or is reached only now, has no number for its change."""
    if now[metric.value] is None:
        return _("was {value}").format(value=metric.written(then[metric.value]))
    return _("reached now")


def _with_note(metric: Metric, row: Row) -> str:
    note = metric.note(row)
    return f"{metric.text(row)} ({note})" if note else metric.text(row)


def _sign(step: float) -> int:
    return (step > 0) - (step < 0)


def _look(metric: Metric, step: float) -> Look:
    if not step:
        return "same"
    if metric.better is None:
        return "other"
    return "better" if (step > 0) == (metric.better == "up") else "worse"


def _signed(metric: Metric, step: float) -> str:
    if not step:
        return _("no change")
    size: Any = abs(step)
    written = {
        "rate": lambda: _("{points} pt").format(points=count(size)),
        "count": lambda: count(size),
        "money": lambda: money(size),
        "hours": lambda: reader().hours(size),
    }[metric.kind]()
    return f"{'+' if step > 0 else '−'}{written}"
