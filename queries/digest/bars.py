"""The two charts of a digest, as numbers and widths: mail programs draw tables and nothing else."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from queries.digest.scope import Scope
from queries.digest.week import WEEKS, Week
from queries.language import FEW, Language
from queries.palette import VERDICT_COLOURS, ink

# In a segment narrower than this share of the bar its number has no room.
ROOM = 7.0


@dataclass(frozen=True)
class Key:
    """One verdict of the chart: its number, its colours, its name."""

    number: int
    name: str
    label: str
    colour: str
    ink: str


@dataclass(frozen=True)
class Segment:
    """One stretch of a bar, as wide as its share of the longest bar."""

    percent: float
    text: str
    colour: str
    ink: str


@dataclass(frozen=True)
class WeekBar:
    """The handovers of one week, by verdict."""

    label: str
    total: str
    segments: list[Segment]
    rest: float  # how much of the line stays empty
    counts: list[str]  # one for each key
    words: str  # the same as a sentence


@dataclass(frozen=True)
class TeamBar:
    """One team's rate with its interval, as stretches of a line from 0 to 100 %."""

    label: str
    rate: str
    note: str
    low: float
    to_rate: float
    to_high: float
    rest: float
    is_few: bool


def keys(rows: list[dict[str, Any]], say: Language, is_logged: bool) -> list[Key]:
    """The verdicts that occur, in the order in which they are always drawn."""
    found = {row["verdict"] for row in rows}
    names = [name for name in VERDICT_COLOURS if name in found]
    return [
        Key(number, name, _label(name, say, is_logged), colour, ink(colour))
        for number, name in enumerate(names, 1)
        for colour in (VERDICT_COLOURS[name],)
    ]


def _label(name: str, say: Language, is_logged: bool) -> str:
    if name == "ignored" and not is_logged:
        return say._("No trace of sales (nothing is logged)")
    return say.verdict(name)


def week_rows(scope: Scope) -> list[dict[str, Any]]:
    """What became of the handovers of the last weeks, as the question says."""
    return scope.ask("handovers_by_week_and_verdict", scope.values(WEEKS)).dicts()


def week_bars(
    rows: list[dict[str, Any]], week: Week, known: list[Key], say: Language
) -> list[WeekBar]:
    """A bar for each of the last weeks, the newest last; none where all of them are empty."""
    counts: dict[date, dict[str, int]] = {}
    for row in rows:
        counts.setdefault(row["last_on"], {})[row["verdict"]] = row["count_handovers"]
    longest = max((sum(some.values()) for some in counts.values()), default=0)
    if not longest:
        return []
    return [
        _week_bar(say.days(first, last), counts.get(last, {}), longest, known, say)
        for first, last in week.lasts()
    ]


def _week_bar(
    label: str, counts: dict[str, int], longest: int, known: list[Key], say: Language
) -> WeekBar:
    total = sum(counts.values())
    words = [f"{key.label} {say.count(counts[key.name])}" for key in known if key.name in counts]
    return WeekBar(
        label,
        say.count(total),
        [_segment(key, counts[key.name], longest, say) for key in known if key.name in counts],
        round(100 - 100 * total / longest, 2),
        [say.count(counts.get(key.name, 0)) for key in known],
        ", ".join(words),
    )


def _segment(key: Key, number: int, longest: int, say: Language) -> Segment:
    width = round(100 * number / longest, 2)
    return Segment(width, say.count(number) if width >= ROOM else "", key.colour, key.ink)


def team_bars(scope: Scope, say: Language) -> list[TeamBar]:
    """The ignored rate of each team over the last weeks, with its 95 % interval."""
    values = scope.values(WEEKS) | {"rate": "ignored", "by": "team"}
    rows = scope.ask("rates_by_group", values).dicts()
    return [_team_bar(row, say) for row in rows if row["count_whole"]]


def _team_bar(row: dict[str, Any], say: Language) -> TeamBar:
    low, rate, high = (100 * row[name] for name in ("rate_low", "rate", "rate_high"))
    counted = say._("{part} of {whole} due").format(
        part=say.range(say.count(row["count_sure"]), say.count(row["count_hits"])),
        whole=say.count(row["count_whole"]),
    )
    is_few = row["count_whole"] < FEW
    interval = say.range(say.percent(row["rate_low"]), say.percent(row["rate_high"]))
    note = (
        say._("{counted}: too few to judge")
        if is_few
        else say._("{counted}; 95% interval {interval}")
    )
    sure, possible = row["count_sure"] / row["count_whole"], row["rate"]
    return TeamBar(
        row["group_name"] or say._("No team"),
        say.range(say.percent(sure), say.percent(possible)),
        note.format(counted=counted, interval=interval),
        round(low, 2),
        round(rate - low, 2),
        round(high - rate, 2),
        round(100 - high, 2),
        is_few,
    )
