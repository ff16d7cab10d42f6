"""Why a lead enters or leaves what is hot, in words."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from typing import Any

from babel import numbers

from data.conditions import Leaf, NumberCondition, TextCondition
from data.definition import NOT_SCORED, Definition
from pages.shared.conditions import DIGITS
from pages.shared.text import THOUSAND, _, language
from pages.shared.what_if.flip_rules import Known, Row, Told, row_of, told_rules
from pages.shared.what_if.pairs import Rule

Flip = tuple[Any, Any]  # lead_id and seen_at


@dataclass(frozen=True)
class FlipWords:
    """Everything that explains a flip, in the reader's language: it speaks without a page, too."""

    agreed: Definition
    draft: Definition
    rules: dict[Rule, list[Told]]
    says: dict[str, str]
    code: str

    def explained(self, flips: list[Row], conditions: list[Row]) -> list[str]:
        """What made the difference for each flip, given every condition of each."""
        known: dict[Flip, Known] = defaultdict(dict)
        for row in conditions:
            at = row["side"], row["axis"], row["name"], row["path"]
            known[row["lead_id"], row["seen_at"]][at] = row
        return [self.of(flip, known[flip["lead_id"], flip["seen_at"]]) for flip in flips]

    def of(self, flip: Row, known: Known) -> str:
        """What made the difference for one flip."""
        said = list(dict.fromkeys(self._differences(flip, known)))
        return reduce(self._and, [*(said or self._cells(flip)), *self._hot(flip)] or [self._else()])

    def _and(self, left: str, right: str) -> str:
        return self.says["and"].format(left=left, right=right)

    def _differences(self, flip: Row, known: Known) -> Iterator[str]:
        for rule, conditions in self.rules.items():
            if self._decides(rule, flip):
                for told in conditions:
                    held, holds = told.held(known)
                    if held != holds:
                        yield self._difference(told, holds, known)

    def _decides(self, rule: Rule, flip: Row) -> bool:
        """Whether a rule can have moved the lead: of its bands, those that it left and took."""
        axis, name = rule
        if axis not in ("potential", "intent"):
            return True
        if self.agreed.mql and self.draft.mql:
            return False
        bands = flip[axis], flip[f"{axis}_before"]
        return bands[0] != bands[1] and name in bands

    def _difference(self, told: Told, holds: bool, known: Known) -> str:
        draft, agreed = told.pair.after, told.pair.before
        if draft is None or agreed is None:
            own = draft or agreed
            assert own is not None
            row = row_of(known, "agreed" if draft is None else "draft", own)
            pattern = "gone" if draft is None else "new"
            return self.says[pattern].format(
                rule=told.title,
                condition=told.after or told.before,
                found=self._found(own.leaf, row),
            )
        moved = "met" if holds else "missed"
        pattern = moved if told.before != told.after else f"{moved}_otherwise"
        found = self._found(draft.leaf, row_of(known, "draft", draft))
        return self.says[pattern].format(
            rule=told.title, condition=told.after, agreed=told.before, found=found
        )

    def _found(self, leaf: Leaf, row: Row) -> str:
        """What the lead has."""
        value = row.get("value")
        if value is None:
            return self.says["blank"]
        if isinstance(leaf, TextCondition):
            return self.says["text"].format(text=value)
        if isinstance(leaf, NumberCondition):
            return self.says["has"].format(value=_number(leaf.field, float(value), self.code))
        return self.says["found"].format(count=value)

    def _cells(self, flip: Row) -> list[str]:
        """Where it stands, if that is another cell and an MQL is a lead in a hot one."""
        now, then = _places(flip)
        if now == then or self.agreed.mql or self.draft.mql:
            return []
        return [self.says["cell"].format(now=self._cell(now), then=self._cell(then))]

    def _hot(self, flip: Row) -> list[str]:
        """Whether its cell became hot, or is no longer."""
        now, _then = _places(flip)
        is_hot = now in self.draft.hot_cells
        if self.agreed.mql or self.draft.mql or is_hot == (now in self.agreed.hot_cells):
            return []
        return [self.says["hot" if is_hot else "not_hot"].format(cell=self._cell(now))]

    def _else(self) -> str:
        """Why a lead flips of which all conditions and its cell are as before."""
        is_other_rule = (self.agreed.mql is None) != (self.draft.mql is None)
        return self.says["rule" if is_other_rule else "counted"]

    def _cell(self, bands: tuple[str | None, str | None]) -> str:
        potential, intent = (self.says["none"] if b in (None, NOT_SCORED) else b for b in bands)
        return self.says["place"].format(potential=potential, intent=intent)


def _places(flip: Row) -> tuple[tuple[Any, Any], tuple[Any, Any]]:
    """Its cell by the draft, and by the agreed definition."""
    return (flip["potential"], flip["intent"]), (flip["potential_before"], flip["intent_before"])


def flip_words(agreed: Definition, draft: Definition) -> FlipWords:
    """The words for the flips between two definitions."""
    return FlipWords(agreed, draft, told_rules(agreed, draft), _patterns(), language())


def _patterns() -> dict[str, str]:
    return {
        "met": _("{rule}: {condition}, now met ({found}; agreed: {agreed})"),
        "missed": _("{rule}: {condition}, no longer met ({found}; agreed: {agreed})"),
        "met_otherwise": _("{rule}: {condition}, now met ({found}; counted otherwise)"),
        "missed_otherwise": _("{rule}: {condition}, no longer met ({found}; counted otherwise)"),
        "new": _("{rule}: {condition}, newly asked for ({found})"),
        "gone": _("{rule}: {condition}, no longer asked for ({found})"),
        "has": _("has {value}"),
        "found": _("{count} found"),
        "text": _("“{text}”"),
        "blank": _("not known"),
        "and": _("{left}; {right}"),
        "rule": _("What makes a lead an MQL is another rule"),
        "cell": _("Stands in {now} (agreed: {then})"),
        "hot": _("{cell} is hot"),
        "not_hot": _("{cell} is no longer hot"),
        "place": _("{potential} × {intent}"),
        "none": _("not scored"),
        "counted": _("Its handovers are counted otherwise"),
    }


def _number(field: str, value: float, code: str) -> str:
    """A number as a threshold is read: exact, money as 億 or M where that loses nothing."""
    if (
        field == "annual_revenue"
        and abs(value) >= THOUSAND
        and float(f"{value:.{DIGITS}g}") == value
    ):
        return numbers.format_compact_decimal(value, locale=code, fraction_digits=DIGITS - 1)
    return numbers.format_decimal(value, locale=code, decimal_quantization=False)
