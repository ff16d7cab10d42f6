"""The conditions of two definitions side by side, each in words, and whether it holds by each."""

from dataclasses import dataclass
from typing import Any

from data.definition import Definition
from pages.shared.conditions import words_of
from pages.shared.text import _
from pages.shared.what_if.changes import title_of
from pages.shared.what_if.pairs import Pair, Place, Rule, is_alike, is_same, paired, places, rules

Row = dict[str, Any]
Known = dict[tuple[str, str, str, str], Row]  # side, axis, name, path


@dataclass(frozen=True)
class Told:
    """One condition in words, as each of the definitions has it."""

    pair: Pair[Place]
    title: str  # of the rule that it stands in
    before: str
    after: str
    is_met_by_all: bool  # the definition that does not ask for it is in no lead's way

    def held(self, known: Known) -> tuple[bool, bool]:
        """Whether it held by the agreed definition, and whether it holds by the draft."""
        return self._holds(known, "agreed"), self._holds(known, "draft")

    def _holds(self, known: Known, side: str) -> bool:
        own = self.pair.before if side == "agreed" else self.pair.after
        if own is None:
            return self.is_met_by_all
        return bool(row_of(known, side, own).get("holds"))


def row_of(known: Known, side: str, place: Place) -> Row:
    """What is known of a condition by one of the definitions."""
    return known.get((side, place.axis, place.name, place.path), {})


def told_rules(agreed: Definition, draft: Definition) -> dict[Rule, list[Told]]:
    """Every rule of either definition, with the conditions that can hold by one of them only."""
    before, after = rules(agreed), rules(draft)
    return {rule: _told(rule, before, after) for rule in dict.fromkeys((*before, *after))}


def _told(rule: Rule, before: dict[Rule, Any], after: dict[Rule, Any]) -> list[Told]:
    old, new = (places(rule, own[rule]) if rule in own else [] for own in (before, after))
    pairs = paired(
        old, new,
        lambda one, other: is_same(one.leaf, other.leaf) and one.is_needed == other.is_needed,
        lambda one, other: is_alike(one.leaf, other.leaf),
    )  # fmt: skip
    return [_told_of(pair, pairs, _rule(rule)) for pair in pairs if _can_differ(pair)]


def _can_differ(pair: Pair[Place]) -> bool:
    """Whether a condition can hold by one definition only; the same one by its points alone."""
    if pair.before is None or pair.after is None or pair.before.leaf != pair.after.leaf:
        return True
    return getattr(pair.after.leaf, "field", "") == "points"


def _told_of(pair: Pair[Place], pairs: list[Pair[Place]], title: str) -> Told:
    before, after = (words_of(one.leaf) if one else "" for one in (pair.before, pair.after))
    return Told(pair, title, before, after, _is_met_by_all(pair, pairs))


def _is_met_by_all(pair: Pair[Place], pairs: list[Pair[Place]]) -> bool:
    """Whether what one of them asks besides is left out of conditions that must all hold."""
    if pair.before and pair.after:
        return False
    own = pair.before or pair.after
    assert own is not None
    beside = [
        other
        for other in pairs
        if other.before and other.after
        and (other.before if pair.before else other.after).group == own.group
    ]  # fmt: skip
    return own.is_needed and bool(beside)


def _rule(rule: Rule) -> str:
    axis, name = rule
    if axis == "mql":
        return _("MQL rule")
    return _("Exclusions") if axis == "exclusion" else title_of(axis, name)
