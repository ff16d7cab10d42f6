"""The numbers of the draft: what each is called, where it may stand, where it stands."""

from dataclasses import dataclass

from data.conditions import NumberCondition, TouchCondition
from data.definition import Definition
from data.dials import HELD_TOUCHES, Dial, are_of_one_count, dials, is_threshold
from pages.shared.conditions import field_words, number_words
from pages.shared.lead_words import either, kind
from pages.shared.text import _, reader
from pages.shared.what_if.asking import ask_agreed, ask_draft
from pages.shared.what_if.trying import Trying
from queries import Rows

DAYS = (7, 14, 21, 30, 45, 60, 75, 90, 120, 150, 180, 240, 270, 365, 540, 730)
HOURS = (1, 2, 3, 4, 6, 8, 9, 12, 15, 18, 24, 27, 36, 45, 54, 72, 90)
REPEATS = (0, 7, 14, 21, 30, 45, 60, 90, 120, 180, 365)
LIVES = (1, 3, 7, 14, 21, 30, 45, 60, 90, 120, 180, 365)
MOST_TOUCHES = 20


@dataclass(frozen=True)
class Turning:
    """One number of the draft that is not switched off."""

    path: str  # in the whole draft, to turn it
    path_now: str  # in the definition, to ask by it
    dial: Dial
    group: str
    label: str
    agreed: float | None  # None: the agreed definition has no such number

    @property
    def value(self) -> float:
        """Where it stands."""
        return self.dial.value

    @property
    def is_threshold(self) -> bool:
        """Whether everything can be told for its whole range at once."""
        if self.dial.kind == "touches" and (self.agreed or 0) > HELD_TOUCHES:
            return False
        return is_threshold(self.dial) and not self.path.startswith("exclusion")

    def can_move_with(self, other: "Turning") -> bool:
        """Whether both can be told for their whole ranges together."""
        is_other = self.path != other.path and other.is_threshold
        return self.is_threshold and is_other and not are_of_one_count(self.path, other.path)


def turnings(tried: Trying) -> list[Turning]:
    """Every number of the draft that is not switched off, in the order of reading."""
    whole = tried.draft.whole
    agreed = agreed_values(tried)
    found = []
    for dial in dials(whole):
        now = tried.draft.path_now(dial.path)
        if now is not None:
            group = group_of(whole, dial.path)
            label = _("{group}: {number}").format(group=group, number=number_of(dial))
            found.append(Turning(dial.path, now, dial, group, label, agreed.get(dial.path)))
    return found


def agreed_values(tried: Trying) -> dict[str, float]:
    """The agreed numbers, by their paths; of another shape, none can be set beside the draft's."""
    return {dial.path: dial.value for dial in dials(tried.agreed)} if _is_alike(tried) else {}


def _is_alike(tried: Trying) -> bool:
    ours, theirs = (_shape(one) for one in (tried.draft.whole, tried.agreed))
    return ours == theirs


def _shape(definition: Definition) -> list[tuple[str, str, object]]:
    """What the numbers of a definition are of, whatever they are."""
    return [(dial.path, dial.kind, _without_numbers(dial)) for dial in dials(definition)]


def _without_numbers(dial: Dial) -> object:
    numbers = {"at_least", "below", "within_days"}
    return dial.leaf and dial.leaf.model_dump(exclude=numbers)


def group_of(definition: Definition, path: str) -> str:
    """What a number belongs to, in words."""
    first, *rest = path.split(".")
    if first in ("potential", "intent"):
        name = getattr(definition, first)[int(rest[0])].name
        words = _("Potential {band}") if first == "potential" else _("Intent {band}")
        return words.format(band=name)
    if first == "cell":
        cell = definition.cell[int(rest[0])]
        return _("{potential} × {intent}").format(potential=cell.potential, intent=cell.intent)
    return {
        "mql": _("MQL rule"),
        "exclusion": _("Exclusions"),
        "points": _("Points"),
        "sla_business_hours": _("Time to answer"),
        "repeat_after_days": _("Repeated handovers"),
    }[first]


def number_of(dial: Dial) -> str:
    """What a number says, in words without the number."""
    if isinstance(dial.leaf, TouchCondition):
        if dial.kind == "touches":
            return _("{kinds}, how often at least").format(kinds=_kinds(dial.leaf))
        return _("{kinds}, within days").format(kinds=_kinds(dial.leaf))
    if isinstance(dial.leaf, NumberCondition):
        field = field_words(dial.leaf.field)
        return (_("{field}, below") if dial.is_below else _("{field}, at least")).format(
            field=field
        )
    return {
        "half_life_days": _("half-life in days"),
        "worth": _("what a touch is worth"),
        "sla_business_hours": _("business hours to answer"),
    }.get(dial.kind) or _("days until a handover counts anew")


def _kinds(condition: TouchCondition) -> str:
    return either([kind(name) for name in condition.touches]) or _("touch of any kind")


def opening(turning: Turning) -> str:
    """What stands before a value that is read on with its unit."""
    dial = turning.dial
    if dial.kind != "within_days" or not isinstance(dial.leaf, TouchCondition):
        return turning.label
    return _("{group}: {kinds}, within").format(group=turning.group, kinds=_kinds(dial.leaf))


def value_text(dial: Dial, value: float) -> str:
    """A number as the reader writes it, with its unit."""
    if dial.kind in ("within_days", "half_life_days", "repeat_after_days"):
        return _("{count} days").format(count=number_words("days", value))
    if dial.kind == "sla_business_hours":
        return reader().hours(value)
    return number_words("annual_revenue" if dial.kind == "annual_revenue" else "count", value)


def positions_of(tried: Trying, turning: Turning) -> list[float]:
    """Where a number may stand, ascending, with where it stands and where it was agreed."""
    known = {turning.value} | ({turning.agreed} if turning.agreed is not None else set())
    return sorted(known | set(_offered(tried, turning)))


def _offered(tried: Trying, turning: Turning) -> list[float]:
    dial = turning.dial
    if dial.kind == "within_days":
        return [float(days) for days in DAYS]
    if dial.kind == "half_life_days":
        return [float(days) for days in LIVES]
    if dial.kind == "repeat_after_days":
        return [float(days) for days in REPEATS]
    if dial.kind == "sla_business_hours":
        return [float(hours) for hours in HOURS]
    if dial.kind == "worth":
        top = max(50, round(2 * abs(dial.value)))
        return [float(n) for n in range(0, top + 1, max(1, top // 50))]
    if dial.kind == "touches":
        most = HELD_TOUCHES if turning.is_threshold else MOST_TOUCHES
        return [float(n) for n in range(1, most + 1)]
    return [float(value) for (value,) in _values(tried, turning).rows]


def _values(tried: Trying, turning: Turning) -> Rows:
    """What leads have, wherever the threshold stands: by the agreed definition, if that asks the
    same, so that no move asks it anew.
    """
    if turning.agreed is not None:
        return ask_agreed(tried, "threshold_values", (turning.path,))
    return ask_draft(tried, "threshold_values", (turning.path_now,))
