"""What differs between two conditions, in words."""

from data.conditions import AllOf, AnyOf, Condition, parts
from pages.shared.conditions import words_of
from pages.shared.text import _
from pages.shared.what_if.pairs import is_alike, is_same, paired


def condition_changes(place: str, before: Condition, after: Condition) -> list[str]:
    """Every difference between two conditions; none where they are the same."""
    if before == after:
        return []
    if not _joins_alike(before, after):
        return [replaced(place, words_of(before), words_of(after))]
    is_needed = isinstance(before, AllOf)
    said = [
        line
        for pair in paired(parts(before), parts(after), is_same, is_alike, _joins_alike)
        for line in _changes(place, pair.before, pair.after, is_needed)
    ]
    return said or [reordered(place)]


def replaced(place: str, before: str, after: str) -> str:
    """One thing said before and after; a difference that has no words is told as one."""
    if before == after:
        return reordered(place)
    return _("{place}: {before} → {after}").format(place=place, before=before, after=after)


def reordered(place: str) -> str:
    """The same in another order or spelling."""
    return _("{place}: written otherwise, with the same meaning").format(place=place)


def _joins_alike(before: Condition, after: Condition) -> bool:
    """Whether both join several conditions in the same way, so that a look inside tells more."""
    return type(before) is type(after) and isinstance(before, AllOf | AnyOf)


def _changes(
    place: str, before: Condition | None, after: Condition | None, is_needed: bool
) -> list[str]:
    if before is not None and after is not None:
        return condition_changes(place, before, after)
    if after is not None:
        words = _("{place}: {condition} is needed as well") if is_needed else _(
            "{place}: {condition} is enough as well"
        )  # fmt: skip
        return [words.format(place=place, condition=words_of(after))]
    assert before is not None
    words = _("{place}: {condition} is no longer needed") if is_needed else _(
        "{place}: {condition} is no longer enough"
    )  # fmt: skip
    return [words.format(place=place, condition=words_of(before))]
