"""What else two definitions may agree otherwise, in words: what counts, hours, targets."""

from collections.abc import Iterator

from data.definition import Definition, Target
from pages.shared.conditions import number_words
from pages.shared.lead_words import kind
from pages.shared.text import _
from pages.shared.what_if.condition_changes import replaced

HUNDRED = 100


def agreement_changes(agreed: Definition, draft: Definition) -> Iterator[str]:
    """Every difference that moves no lead to another cell, in words."""
    yield from _uncounted(agreed.uncounted_activity_types, draft.uncounted_activity_types)
    if agreed.calendar != draft.calendar:
        yield _("Business hours, holidays or closures are others")
    if agreed.sales_qualified != draft.sales_qualified:
        yield _("Another rule says when a lead is sales-qualified")
    if agreed.organisation != draft.organisation:
        yield _("Other people belong to the organisations of the playbook")
    yield from _targets(agreed.target, draft.target)
    if agreed.name != draft.name:
        yield replaced(_("Name"), agreed.name or "–", draft.name or "–")


def _uncounted(before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[str]:
    for name in after:
        if name not in before:
            yield _("No longer counts as follow-up: {activity}").format(activity=kind(name))
    for name in before:
        if name not in after:
            yield _("Counts as follow-up: {activity}").format(activity=kind(name))


def _targets(before: Target, after: Target) -> Iterator[str]:
    labels = {
        "ignored_rate": _("Target for the ignored rate, at most"),
        "follow_up_rate": _("Target for the follow-up rate, at least"),
        "missed_sla_rate": _("Target for the missed-SLA rate, at most"),
        "conversion_rate": _("Target for the conversion rate, at least"),
        "playbook_rate": _("Target for the playbook kept, at least"),
    }
    for name, label in labels.items():
        then, now = getattr(before, name), getattr(after, name)
        if then != now:
            yield replaced(label, _target(then), _target(now))


def _target(rate: float | None) -> str:
    if rate is None:
        return _("no target")
    return f"{number_words('rate', round(rate * HUNDRED, 10))}%"
