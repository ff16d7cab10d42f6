"""The words of the trend pages: weeks and months, the rates that are followed over time."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from pages.shared.charts import VERDICT_COLOURS
from pages.shared.text import _, count, day, month
from pages.shared.view import current_view, opened

Row = dict[str, Any]


@dataclass(frozen=True)
class Measure:
    """One rate over time: its words, its lists, its mark."""

    name: str
    label: str
    axis: str
    which: str  # the list behind its numerator
    colour: str
    symbol: str
    above: str  # gaps: period, part, whole
    below: str
    run_above: str  # gaps: periods, since
    run_below: str
    steady: str  # gap: center


def measures(within_days: int) -> dict[str, Measure]:
    """The rates by id."""
    days = count(within_days)
    every = [
        Measure(
            "missed_sla", _("Ever missed the SLA"), _("Ever missed the SLA, of those due"),
            "missed_sla", VERDICT_COLOURS["followed_up_late"], "circle",
            _("{period}: more missed the SLA than chance explains ({part} of {whole})"),
            _("{period}: fewer missed the SLA than chance explains ({part} of {whole})"),
            _("{periods} in a row above the average since {since}: more miss the SLA than before"),
            _("{periods} in a row below the average since {since}: fewer miss the SLA, "
              "it is getting better"),
            _("No signal: the missed-SLA rate varies by chance around {center}"),
        ),
        Measure(
            "ignored", _("Still ignored"), _("Still ignored now, of those due"),
            "ignored", VERDICT_COLOURS["ignored"], "diamond",
            _("{period}: more still ignored than chance explains ({part} of {whole})"),
            _("{period}: fewer still ignored than chance explains ({part} of {whole})"),
            _("{periods} in a row above the average since {since}: more still lie ignored"),
            _("{periods} in a row below the average since {since}: fewer still lie ignored"),
            _("No signal: the share still ignored varies by chance around {center}"),
        ),
        Measure(
            "conversion", _("Conversion"),
            _("Converted within {days} days, of those that old").format(days=days),
            "converted_in_time", VERDICT_COLOURS["converted"], "square",
            _("{period}: more converted than chance explains ({part} of {whole})"),
            _("{period}: fewer converted than chance explains ({part} of {whole})"),
            _("{periods} in a row above the average since {since}: more convert, "
              "it is getting better"),
            _("{periods} in a row below the average since {since}: fewer convert than before"),
            _("No signal: conversion varies by chance around {center}"),
        ),
    ]  # fmt: skip
    return {measure.name: measure for measure in every}


def period_name(unit: str, first: date) -> str:
    """A week by its Monday, a month by its name."""
    if unit == "month":
        return month(first)
    return _("Week of {day}").format(day=written(first))


def periods(unit: str, number: int) -> str:
    """So many weeks, so many months."""
    said = _("{count} months") if unit == "month" else _("{count} weeks")
    return said.format(count=count(number))


def written(local: date) -> str:
    """A local day as the reader writes it."""
    return day(local, opened(str(current_view().path)).time_zone)


def counted(within_days: int) -> list[str]:
    """How the numbers of the trend are counted."""
    return [
        _(
            "**Ever missed the SLA** ÷ due: the first response came after the deadline, or never. "
            "Once a deadline is past, this stays as it is, however late somebody answers."
        ),
        _(
            "**Still ignored** ÷ due: past the deadline, and nothing from sales until now. A late "
            "answer takes a lead out of it, so newer periods, which had less time, stand higher."
        ),
        _(
            "**Conversion** at equal age: a deal within {days} days of the handover ÷ the MQLs "
            "handed over at least {days} days ago and not excluded."
        ).format(days=count(within_days)),
        _(
            "**Not due yet**: the period is not over, or one of its MQLs still waits (for "
            "conversion: is younger than {days} days). It is drawn hollow and judges nothing."
        ).format(days=count(within_days)),
        _(
            "**Signal or noise** (p-chart): the centre is the rate of all complete periods "
            "together, the grey range reaches three standard deviations of a share of n to either "
            "side. Beyond it, or 8 complete periods in a row on one side of the centre: a signal. "
            "All else is as chance would have it. Fewer than 10: not judged. With very many MQLs "
            "the range gets narrow, and a signal may be too small to matter."
        ),
        _(
            "Sources: NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.3.2; Montgomery, "
            "Introduction to Statistical Quality Control; Western Electric, Statistical Quality "
            "Control Handbook, 1956 (rule of 8). Thin lines: Wilson 95 % intervals."
        ),
    ]
