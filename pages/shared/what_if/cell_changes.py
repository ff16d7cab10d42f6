"""What was agreed for the cells, before and after, in words."""

from collections.abc import Iterator

from data.definition import AXES, Cell, Definition
from pages.shared.conditions import number_words
from pages.shared.lead_words import kind
from pages.shared.text import _
from pages.shared.what_if.condition_changes import replaced


def hot_cells(agreed: Definition, draft: Definition) -> Iterator[str]:
    """The cells that became hot, and those that are no longer."""
    for potential, intent in _cells(agreed, draft):
        at = potential, intent
        if (at in agreed.hot_cells) != (at in draft.hot_cells):
            words = _("{cell} is hot") if at in draft.hot_cells else _("{cell} is no longer hot")
            yield words.format(cell=cell_words(*at))


def cell_times(agreed: Definition, draft: Definition) -> Iterator[str]:
    """The cells with another time to answer than before."""
    for at in _cells(agreed, draft):
        cells = (one.cell_at(*at) for one in (agreed, draft))
        before, after = (cell.sla_business_hours if cell else None for cell in cells)
        if before != after:
            place = _("Time to answer in {cell}").format(cell=cell_words(*at))
            yield replaced(place, *map(hours_words, (before, after)))


def playbooks(agreed: Definition, draft: Definition) -> Iterator[str]:
    """The cells in which others act, or do something else."""
    for at in _cells(agreed, draft):
        before, after = (_playbook(one.cell_at(*at)) for one in (agreed, draft))
        if before != after:
            place = _("Playbook of {cell}").format(cell=cell_words(*at))
            yield replaced(place, _said(*before), _said(*after))


def _playbook(cell: Cell | None) -> tuple[str, tuple[str, ...]]:
    return (cell.organisation, cell.actions) if cell else ("", ())


def _said(organisation: str, actions: tuple[str, ...]) -> str:
    does = ", ".join(kind(action) for action in actions)
    return ": ".join(part for part in (organisation, does) if part) or _("nobody yet")


def cell_words(potential: str, intent: str) -> str:
    """A cell in words."""
    return _("{potential} × {intent}").format(potential=potential, intent=intent)


def hours_words(value: float | None) -> str:
    """A number of business hours; a cell without one has the usual one."""
    if value is None:
        return _("as usual")
    return _("{hours} business hours").format(hours=number_words("hours", value))


def _cells(agreed: Definition, draft: Definition) -> list[tuple[str, str]]:
    """Every cell that either definition names, except where a band is gone with its cells."""
    names = {axis: {band.name for band in getattr(draft, axis)} for axis in AXES}
    found = [(cell.potential, cell.intent) for cell in (*agreed.cell, *draft.cell)]
    return [
        at
        for at in dict.fromkeys(found)
        if at[0] in names["potential"] and at[1] in names["intent"]
    ]
