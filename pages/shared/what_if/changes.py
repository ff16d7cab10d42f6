"""What differs between two definitions, in words."""

from collections.abc import Iterator

from data.definition import AXES, Axis, Band, Definition, Points, Rule, TouchPoints
from pages.shared.conditions import number_words, words_of, words_of_band
from pages.shared.lead_words import either, kind
from pages.shared.text import _
from pages.shared.what_if.agreement_changes import agreement_changes
from pages.shared.what_if.cell_changes import cell_times, hot_cells, hours_words, playbooks
from pages.shared.what_if.condition_changes import condition_changes, reordered, replaced
from pages.shared.what_if.pairs import is_alike, is_same, paired


def changes(agreed: Definition, draft: Definition) -> list[str]:
    """Every difference between two definitions, in words; none where they are the same.

    The words are plain text: what data or people wrote in it is no markup.
    """
    if agreed == draft:
        return []
    said = [
        *(line for axis in AXES for line in _axis(axis, agreed, draft)),
        *hot_cells(agreed, draft),
        *_mql(agreed.mql, draft.mql),
        *_exclusions(agreed, draft),
        *_points(agreed.points, draft.points),
        *_times(agreed, draft),
        *playbooks(agreed, draft),
        *agreement_changes(agreed, draft),
    ]
    return said or [_("The draft is written otherwise, with the same meaning")]


def title_of(axis: str, band: str) -> str:
    """A band in words, with its axis."""
    words = _("Potential {band}") if axis == "potential" else _("Intent {band}")
    return words.format(band=band)


def _axis(axis: Axis, agreed: Definition, draft: Definition) -> Iterator[str]:
    old, new = ({band.name: band for band in getattr(one, axis)} for one in (agreed, draft))
    for name, band in old.items():
        if name not in new:
            yield _("{place} is gone: {condition}").format(
                place=title_of(axis, name), condition=words_of_band(band)
            )
        elif band != new[name]:
            yield from _band(title_of(axis, name), band, new[name])
    for name, band in new.items():
        if name not in old:
            yield _("{place} is new: {condition}").format(
                place=title_of(axis, name), condition=words_of_band(band)
            )
    yield from _order(axis, list(old), list(new))


def _band(place: str, before: Band, after: Band) -> list[str]:
    if before.condition is None or after.condition is None:
        return [replaced(place, words_of_band(before), words_of_band(after))]
    return condition_changes(place, before.condition, after.condition)


def _order(axis: Axis, old: list[str], new: list[str]) -> Iterator[str]:
    """The first band that holds takes the lead: another order is another definition."""
    then, now = ([name for name in names if name in old and name in new] for names in (old, new))
    if then != now:
        words = {
            "potential": _("Potential, in the order {after} instead of {before}"),
            "intent": _("Intent, in the order {after} instead of {before}"),
        }[axis]
        yield words.format(after=", ".join(now), before=", ".join(then))


def _mql(before: Rule | None, after: Rule | None) -> list[str]:
    if before == after:
        return []
    place, hot = _("MQL rule"), _("a lead in a hot cell")
    if before is None or after is None:
        old, new = (words_of(rule) if rule else hot for rule in (before, after))
        return [replaced(place, old, new)]
    return condition_changes(place, before.condition, after.condition)


def _exclusions(agreed: Definition, draft: Definition) -> Iterator[str]:
    place, pairs = _("Excluded"), paired(agreed.exclusion, draft.exclusion, is_same, is_alike)
    for pair in pairs:
        if pair.before is None and pair.after is not None:
            yield _("Excluded as well: {condition}").format(condition=words_of(pair.after))
        elif pair.before is not None and pair.after is None:
            yield _("No longer excluded: {condition}").format(condition=words_of(pair.before))
        elif pair.before is not None and pair.after is not None:
            yield from condition_changes(place, pair.before, pair.after)


def _points(before: Points | None, after: Points | None) -> Iterator[str]:
    if before == after:
        return
    if before is None or after is None:
        yield _("Touches are worth points") if after else _("Touches are worth no points")
    old, new = (points.each if points else () for points in (before, after))
    pairs = paired(old, new, is_same, lambda one, other: one.touches == other.touches)
    said = [line for pair in pairs for line in _worth(pair.before, pair.after)]
    lives = [points.half_life_days if points else None for points in (before, after)]
    if lives[0] != lives[1]:
        said.append(replaced(_("Half-life of points"), *map(_life, lives)))
    yield from said or ([reordered(_("Points"))] if before and after else [])


def _worth(before: TouchPoints | None, after: TouchPoints | None) -> Iterator[str]:
    if before == after:
        return
    touches = (after or before).touches  # type: ignore[union-attr]
    name = either([kind(one) for one in touches]) or _("touch of any kind")
    yield replaced(name, *(_points_words(one) for one in (before, after)))


def _points_words(one: TouchPoints | None) -> str:
    if one is None:
        return _("no points")
    return _("{points} points").format(points=number_words("points", one.points))


def _life(days: float | None) -> str:
    return _("they never fade") if days is None else days_words(days)


def days_words(days: float) -> str:
    """A number of days."""
    return _("{count} days").format(count=number_words("days", days))


def _times(agreed: Definition, draft: Definition) -> Iterator[str]:
    if agreed.sla_business_hours != draft.sla_business_hours:
        usual = (one.sla_business_hours for one in (agreed, draft))
        yield replaced(_("Time to answer"), *map(hours_words, usual))
    yield from cell_times(agreed, draft)
    if agreed.repeat_after_days != draft.repeat_after_days:
        days = (one.repeat_after_days for one in (agreed, draft))
        yield replaced(_("Handovers count anew after"), *map(days_words, days))
