"""The report as JSON holds it: the same numbers and sentences as the text."""

from dataclasses import asdict
from typing import Any

from data.report.gaps import Gap
from data.report.made import Report
from data.report.reasons import Reason
from data.report.status_handovers import StatusHandovers
from data.report.words import sentence


def plain(report: Report) -> dict[str, Any]:
    """Plain lists, numbers and texts."""
    return {
        "dataset": report.path.name,
        "loaded_at": report.settings["loaded_at"],
        "as_of": report.settings["as_of"],
        "time_zone": report.settings["time_zone"],
        "files": [asdict(file) for file in report.files],
        "tables": report.tables,
        "rejected_lines": [_reason(one, "file") for one in report.lines],
        "rejected_values": [_reason(one, "file") for one in report.values],
        "kept_apart": [_reason(one, "table") for one in report.apart],
        "merged": [_reason(one, "table") for one in report.joined],
        "implausible": [_reason(one, "table") for one in report.odd],
        "between_exports": [_between(one, report) for one in report.status_handovers],
        "lookalikes": report.lookalikes,
        "missing": [_gap(gap) for gap in report.gaps],
        "notes": [{"note": what, "count": count} for what, count in report.notes],
    }


def _reason(one: Reason, where: str) -> dict[str, Any]:
    column = {"column": one.column} if one.column else {}
    counted = {"reason": one.rule, "count": one.count, "of": one.whole}
    return {where: one.where} | column | counted | {"examples": list(one.examples)}


def _between(one: StatusHandovers, report: Report) -> dict[str, Any]:
    return {
        "known_from": one.known_from,
        "count": one.count,
        "earliest_at": f"{one.earliest_at.isoformat()}Z",
        "latest_at": f"{one.latest_at.isoformat()}Z",
        "sentence": one.sentence(report.settings["time_zone"]),
    }


def _gap(gap: Gap) -> dict[str, Any]:
    return {
        "what": gap.rule.name,
        "fields": list(gap.rule.names),
        "count": gap.count,
        "of": gap.whole,
        "sentence": sentence(gap),
    }
