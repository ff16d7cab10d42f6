"""What a condition asks of a lead, as boxes: a lead for which it holds lies in one of them."""

from dataclasses import dataclass
from functools import cached_property
from itertools import product
from math import inf

from data.conditions import AllOf, AnyOf, Condition, NumberCondition, TextCondition, TouchCondition

# No lead has less than nothing of these (schema.sql checks it).
NEVER_NEGATIVE = {"annual_revenue", "employees"}
MOST_BOXES = 64  # `all` of many `any` multiplies: beyond this nothing is said
Interval = tuple[float, float]  # from the first number on, below the second


@dataclass(frozen=True)
class Box:
    """Conditions that a lead must all fulfil."""

    leaves: tuple[NumberCondition | TextCondition | TouchCondition, ...]

    @cached_property
    def numbers(self) -> dict[str, Interval]:
        """Between which bounds each number must lie."""
        found: dict[str, Interval] = {}
        for leaf in self.leaves:
            if isinstance(leaf, NumberCondition):
                low, high = found.get(leaf.field, whole(leaf.field))
                found[leaf.field] = (max(low, at_least(leaf)), min(high, below(leaf)))
        return found

    @cached_property
    def words(self) -> dict[str, frozenset[str]]:
        """Which values each text may have, where they are listed; without those that a
        `contains` of the same box refuses.
        """
        found: dict[str, frozenset[str]] = {}
        for leaf in self.of_text():
            if leaf.among:
                listed = frozenset(word.lower() for word in leaf.among)
                found[leaf.field] = found.get(leaf.field, listed) & listed
        for leaf in self.of_text():
            if leaf.contains and leaf.field in found:
                kept = (word for word in found[leaf.field] if holds_one(word, leaf.contains))
                found[leaf.field] = frozenset(kept)
        return found

    def of_text(self) -> list[TextCondition]:
        """The conditions on texts."""
        return [leaf for leaf in self.leaves if isinstance(leaf, TextCondition)]

    @property
    def is_empty(self) -> bool:
        """Whether it contradicts itself: a number or a text would have to be two things at once."""
        crossed = any(low >= high for low, high in self.numbers.values())
        return crossed or not all(self.words.values())

    def without(self, field: str) -> "Box":
        """The same box, whatever a number may be."""
        kept = (leaf for leaf in self.leaves if getattr(leaf, "field", None) != field)
        return Box(tuple(kept))

    def lies_in(self, other: "Box") -> bool:
        """Whether every lead of this box lies in the other one, too."""
        return all(self._fulfils(leaf) for leaf in other.leaves)

    def _fulfils(self, leaf: NumberCondition | TextCondition | TouchCondition) -> bool:
        if isinstance(leaf, NumberCondition):
            low, high = self.numbers.get(leaf.field, (-inf, inf))
            is_known = leaf.field in self.numbers
            return is_known and at_least(leaf) <= low and high <= below(leaf)
        if isinstance(leaf, TextCondition):
            return self._spells(leaf)
        touched = (mine for mine in self.leaves if isinstance(mine, TouchCondition))
        return any(asks_more(mine, leaf) for mine in touched)

    def _spells(self, leaf: TextCondition) -> bool:
        if leaf.field in self.words:
            listed = {word.lower() for word in leaf.among}
            return all(
                word in listed or holds_one(word, leaf.contains) for word in self.words[leaf.field]
            )
        return bool(leaf.contains) and any(
            all(holds_one(word, leaf.contains) for word in mine.contains)
            for mine in self.of_text()
            if mine.field == leaf.field
        )


def boxes(condition: Condition) -> list[Box] | None:
    """The boxes of a condition; None: too many to look at."""
    if isinstance(condition, AllOf):
        return _joined([boxes(part) for part in condition.all])
    if isinstance(condition, AnyOf):
        each = [boxes(part) for part in condition.any]
        known = [own for own in each if own is not None]
        found = [box for own in known for box in own]
        return found if len(known) == len(each) and len(found) <= MOST_BOXES else None
    return [Box((condition,))]


def _joined(each: list[list[Box] | None]) -> list[Box] | None:
    count = 1
    for own in each:
        if own is None:
            return None
        count *= len(own)
    if count > MOST_BOXES:
        return None
    combined = product(*(own for own in each if own is not None))
    return [Box(tuple(leaf for box in one for leaf in box.leaves)) for one in combined]


def whole(field: str) -> Interval:
    """Between which bounds a number always lies."""
    return (0.0 if field in NEVER_NEGATIVE else -inf, inf)


def at_least(leaf: NumberCondition) -> float:
    """From where on a number fulfils the condition."""
    return -inf if leaf.at_least is None else leaf.at_least


def below(leaf: NumberCondition) -> float:
    """Below what a number fulfils the condition."""
    return inf if leaf.below is None else leaf.below


def holds_one(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text contains one of the words, whatever the case."""
    return any(word.lower() in text.lower() for word in words)


def asks_more(strict: TouchCondition, loose: TouchCondition) -> bool:
    """Whether touches that fulfil the one always fulfil the other."""
    return (
        strict.at_least >= loose.at_least
        and strict.within_days <= loose.within_days
        and _narrower(strict.touches, loose.touches)
        and _narrower(_plain(strict.outcome), _plain(loose.outcome))
        and (
            not loose.subject
            or (bool(strict.subject) and all(holds_one(w, loose.subject) for w in strict.subject))
        )
    )


def _narrower(strict: tuple[str, ...], loose: tuple[str, ...]) -> bool:
    """Whether what is one of these is one of those; nothing named lets all pass."""
    return not loose or (bool(strict) and set(strict) <= set(loose))


def _plain(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word.lower() for word in words)
