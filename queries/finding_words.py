"""Findings as sentences, for pages and mails alike."""

from collections.abc import Callable

from queries.findings import Finding, Row
from queries.language import Language


def sentence(finding: Finding, say: Language) -> str:
    """One finding in words."""
    return SENTENCES[finding.kind](finding, say)


def group_name(row: Row) -> str:
    """A group by its name, or by both of its names."""
    first, second = row["group_name"], row["second_name"]
    return f"{first} × {second}" if row["second_by"] else str(first)


def _group(finding: Finding, say: Language) -> str:
    row = finding.numbers
    gaps = {
        "group": group_name(row),
        "part": say.count(row["count_hits"]),
        "whole": say.count(row["count_whole"]),
        "rate": say.percent(row["rate"]),
        "average": say.percent(row["total_rate"]),
    }
    if finding.rate == "conversion":
        return say._("{group} converted {part} of {whole} MQLs ({rate}; all: {average})").format(
            **gaps
        )
    if row["by"] == "team" and not row["second_by"]:
        return say._("Team {group} ignored {part} of {whole} ({rate}; all: {average})").format(
            **gaps
        )
    return say._("{group}: {part} of {whole} ignored ({rate}; all: {average})").format(**gaps)


def _change(finding: Finding, say: Language) -> str:
    numbers = finding.numbers
    is_up = numbers["change"] > 0
    names = {
        "ignored": say._("The ignored rate rose from {before} to {now}")
        if is_up
        else say._("The ignored rate fell from {before} to {now}"),
        "missed_sla": say._("The missed-SLA rate rose from {before} to {now}")
        if is_up
        else say._("The missed-SLA rate fell from {before} to {now}"),
        "conversion": say._("The conversion rate rose from {before} to {now}")
        if is_up
        else say._("The conversion rate fell from {before} to {now}"),
    }
    return names[finding.rate].format(
        before=say.percent(numbers["rate_before"]), now=say.percent(numbers["rate"])
    )


def _hot(finding: Finding, say: Language) -> str:
    return say._("Ignored in hot cells: {part} of {whole} MQLs").format(**_parts(finding, say))


def _possible(finding: Finding, say: Language) -> str:
    return say._(
        "{part} of {whole} ignored MQLs are only possibly so: their owners log nothing"
    ).format(**_parts(finding, say))


def _unlogged(finding: Finding, say: Language) -> str:
    return say._("{part} of {whole} converted MQLs have no logged activity").format(
        **_parts(finding, say)
    )


def _parts(finding: Finding, say: Language) -> dict[str, str]:
    return {name: say.count(finding.numbers[name]) for name in ("part", "whole")}


SENTENCES: dict[str, Callable[[Finding, Language], str]] = {
    "group": _group,
    "change": _change,
    "hot": _hot,
    "possible": _possible,
    "unlogged": _unlogged,
}
