"""Conditions, bands and rules of a definition, in words."""

from collections.abc import Sequence
from typing import cast

from babel import numbers

from data.conditions import (
    AllOf,
    AnyOf,
    Condition,
    NumberCondition,
    TextCondition,
    TouchCondition,
)
from data.definition import Band, Rule
from pages.shared.lead_words import either, kind
from pages.shared.text import THOUSAND, _, language

# More digits than this an amount in 億 or M does not show; it is written out then.
DIGITS = 4


def words_of(condition: Condition | Rule) -> str:
    """A condition, with what it joins inside, in words."""
    if isinstance(condition, Rule):
        return words_of(condition.condition)
    if isinstance(condition, NumberCondition):
        return _number(condition)
    if isinstance(condition, TextCondition):
        return _text(condition)
    if isinstance(condition, TouchCondition):
        return _touches(condition)
    if isinstance(condition, AllOf):
        return _joined(condition.all, _("{left} and {right}"))
    return _joined(condition.any, _("{left} or {right}"))


def words_of_band(band: Band) -> str:
    """Which leads a band takes, in words."""
    if band.condition is None:
        return _("every other lead whose fields are known")
    return words_of(band.condition)


def field_words(name: str) -> str:
    """A field that conditions may compare, in words."""
    return {
        "annual_revenue": _("annual revenue"),
        "employees": _("employees"),
        "score": _("score"),
        "potential_score": _("potential score"),
        "points": _("points"),
        "company_name": _("company"),
        "department": _("department"),
        "job_title": _("job title"),
        "industry": _("industry"),
        "region": _("region"),
        "source": _("source"),
        "campaign": _("campaign"),
        "status": _("status"),
        "potential_rank": _("potential rank"),
        "intent_rank": _("intent rank"),
        "deal_stage": _("deal stage"),
    }[name]


def number_words(field: str, value: float) -> str:
    """A number as a threshold is read: exact, money as 億 or M where that loses nothing."""
    is_money = field == "annual_revenue"
    if is_money and abs(value) >= THOUSAND and float(f"{value:.{DIGITS}g}") == value:
        return numbers.format_compact_decimal(value, locale=language(), fraction_digits=DIGITS - 1)
    return numbers.format_decimal(value, locale=language(), decimal_quantization=False)


def _joined(parts: Sequence[Condition], pattern: str) -> str:
    if len(parts) == 1:
        return words_of(parts[0])
    whole, *others = [_inside(part) for part in parts]
    for other in others:
        whole = pattern.format(left=whole, right=other)
    return whole


def _inside(condition: Condition) -> str:
    """A condition among others: what itself joins several stands in brackets."""
    words = words_of(condition)
    several = condition.all if isinstance(condition, AllOf) else ()
    several = condition.any if isinstance(condition, AnyOf) else several
    return _("({condition})").format(condition=words) if len(several) > 1 else words


def _number(condition: NumberCondition) -> str:
    low, high = condition.at_least, condition.below
    words = {"field": field_words(condition.field)}
    if low is not None:
        words["low"] = number_words(condition.field, low)
    if high is not None:
        words["high"] = number_words(condition.field, high)
    people = condition.field == "employees"
    if low is None:
        return (_("fewer than {high} employees") if people else _("{field} below {high}")).format(
            **words
        )
    if high is None:
        return (_("at least {low} employees") if people else _("{field} of at least {low}")).format(
            **words
        )
    return (
        _("{low} to below {high} employees") if people else _("{field} from {low} to below {high}")
    ).format(**words)


def _text(condition: TextCondition) -> str:
    field = field_words(condition.field)
    if condition.contains:
        return _("{field} contains {texts}").format(field=field, texts=_quoted(condition.contains))
    return _("{field} is {texts}").format(field=field, texts=_quoted(condition.among))


def _quoted(texts: Sequence[str]) -> str:
    return either([_("“{text}”").format(text=text) for text in texts])


def _touches(condition: TouchCondition) -> str:
    kinds = either([kind(name) for name in condition.touches])
    words = {
        "count": numbers.format_decimal(condition.at_least, locale=language()),
        "days": numbers.format_decimal(condition.within_days, locale=language()),
        "kinds": kinds or _("touch of any kind"),
    }
    if condition.at_least == 1:
        said = _("at least 1 {kinds} within {days} days").format(**words)
    else:
        said = _("at least {count} × {kinds} within {days} days").format(**words)
    if condition.outcome:
        said = _("{touches} with the outcome {texts}").format(
            touches=said, texts=_quoted(condition.outcome)
        )
    if condition.subject:
        said = _("{touches} with {texts} in the subject").format(
            touches=said, texts=_quoted(condition.subject)
        )
    return cast(str, said)
