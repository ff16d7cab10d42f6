"""The digest as it leaves: one content, laid out as HTML for mail and as plain text."""

from dataclasses import dataclass, fields
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from queries.digest import bars, words
from queries.digest.bars import Key, TeamBar, WeekBar
from queries.digest.numbers import Number, numbers
from queries.digest.scope import Scope
from queries.digest.sending import Message
from queries.digest.week import WEEKS
from queries.digest.work import WorkList, overdue, work_lists
from queries.finding_words import sentence
from queries.findings import Before, findings
from queries.language import Language

MOST_FINDINGS = 3


@dataclass(frozen=True)
class Digest:
    """Everything that a digest says, in words: what both layouts place."""

    code: str  # of the language
    title: str
    headline: str
    about: str
    gaps: list[str]
    numbers: list[Number]
    findings: list[str]
    keys: list[Key]
    weeks: list[WeekBar]
    teams: list[TeamBar]
    work: list[WorkList]
    overdue: str
    counted: list[str]
    shows_names: bool


def digest(scope: Scope, say: Language) -> Digest:
    """Ask everything that the digest of a week tells."""
    rates = scope.ask("rates").one()
    is_logged = rates["has_sales_activities"]
    weeks = bars.week_rows(scope)
    about, headline = words.about(scope, say), words.headline(rates, scope, say)
    return Digest(
        code=say.code,
        title=f"Leadgrid · {headline} · {say.days(scope.week.first_on, scope.week.last_on)}",
        headline=headline,
        about=about,
        gaps=words.gaps(rates, say),
        numbers=numbers(scope, say),
        findings=_findings(scope, say),
        keys=bars.keys(weeks, say, is_logged),
        weeks=bars.week_bars(weeks, scope.week, bars.keys(weeks, say, is_logged), say),
        teams=bars.team_bars(scope, say) if is_logged else [],
        work=work_lists(scope, say, is_logged),
        overdue=overdue(scope, say),
        counted=words.counted(scope, say, is_logged),
        shows_names=scope.shows_names,
    )


def message(told: Digest, say: Language) -> Message:
    """The digest as HTML and as plain text."""
    return Message(told.title, _laid_out("mail.html", told, say), _laid_out("mail.txt", told, say))


def _findings(scope: Scope, say: Language) -> list[str]:
    earlier = scope.before()
    before = Before(earlier["from_at"], partial(scope.ask, values=earlier))
    found = findings(scope.ask, before)
    told = [sentence(finding, say) for finding in found]
    kinds = {finding.kind for finding in found}
    # One week is small: what it can't show, the weeks of the charts may.
    for finding in findings(partial(scope.ask, values=scope.values(WEEKS))):
        if finding.kind not in kinds:
            longer = say._("In the last 12 weeks: {finding}")
            told.append(longer.format(finding=sentence(finding, say)))
    return told[:MOST_FINDINGS]


def _laid_out(name: str, told: Digest, say: Language) -> str:
    places = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    content: dict[str, Any] = {field.name: getattr(told, field.name) for field in fields(told)}
    return places.get_template(name).render(content | {"say": _headings(say, told.shows_names)})


def _headings(say: Language, shows_names: bool) -> dict[str, str]:
    """What stands above each part."""
    return {
        "this_week": say._("This week"),
        "week_before": say._("Week before"),
        "change": say._("Change"),
        "findings": say._("What stands out"),
        "no_finding": say._("Nothing stands out from what chance explains."),
        "weeks": say._("What became of the handovers of the last 12 weeks"),
        "weeks_note": say._("The newest weeks still change: deadlines run, and deals come later."),
        "teams": say._("Who ignores how much: the last 12 weeks by team"),
        "teams_note": say._(
            "From 0% on the left to 100% on the right. The mark is the rate, the band its 95% "
            "interval; where bands overlap far, chance may be all there is."
        ),
        "total": say._("Total"),
        "work": say._("What to do next"),
        "no_work": say._("Nothing is open: no MQL waits for sales."),
        "lead": say._("Lead"),
        "cell": say._("Cell"),
        "deadline": say._("Deadline"),
        "whose": say._("Team, owner") if shows_names else say._("Team"),
        "hot": say._("hot"),
        "counted": say._("How this is counted"),
    }
