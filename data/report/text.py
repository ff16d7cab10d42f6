"""The report in plain text."""

from typing import TYPE_CHECKING

from data.report.counts import LEFT_OUT
from data.report.files import FileCount
from data.report.status_handovers import TITLE
from data.report.words import sentence

if TYPE_CHECKING:  # the report itself knows how it reads
    from data.report.made import Report


def text(report: "Report") -> str:
    """The report as the command line prints it."""
    return "\n".join(
        [
            "Loaded. Every line of a file was either loaded or rejected:",
            *_file_lines(report.files),
            "",
            "In the dataset now:",
            *_counted(list(report.tables.items())),
            *_noticed(report),
            *_lacking(report),
            "",
            f"The numbers are as of {report.as_of:%Y-%m-%d %H:%M} "
            f"({report.settings['time_zone']}). Dataset: {report.path.name}",
        ]
    )


def _noticed(report: "Report") -> list[str]:
    alike = [("pairs of leads that look alike: see them in the app", report.lookalikes)]
    lines: list[str] = []
    for title, counts in (
        ("Lines rejected (not in the dataset)", report.rejected_lines),
        ("Values that could not be read (blank in the dataset)", report.rejected_values),
        ("Kept apart (in no number)", report.unlinked),
        ("Implausible (counted, but left out of durations)", report.implausible),
        ("One with another (merged)", report.merged),
        (TITLE, report.between_exports),
        ("Perhaps the same (not merged)", alike if report.lookalikes else []),
        ("Noticed", [(what, n) for what, n in report.notes if not what.startswith(LEFT_OUT)]),
    ):
        if counts:
            lines += ["", f"{title}:", *_counted(counts)]
    if left_out := [what for what, _ in report.notes if what.startswith(LEFT_OUT)]:
        lines += ["", "Not read:"]
        lines += [f"  {what.removeprefix(LEFT_OUT)}" for what in left_out]
    return lines


def _lacking(report: "Report") -> list[str]:
    if not report.gaps:
        return []
    title = "What is missing, and which numbers suffer:"
    return ["", title, *(f"  {sentence(gap)}" for gap in report.gaps)]


def _file_lines(files: list[FileCount]) -> list[str]:
    width = max((len(file.name) for file in files), default=0)
    lines = []
    for file in files:
        lines.append(
            f"  {file.name:{width}}  {file.lines:>11,} lines = {file.loaded:>11,} loaded"
            f" + {file.rejected:>9,} rejected  → {', '.join(file.tables)}"
        )
        if file.reading:
            lines.append(f"  {'':{width}}  {file.reading}")
        if file.columns_unused:
            lines.append(f"  {'':{width}}  columns not used: {', '.join(file.columns_unused)}")
    return lines


def _counted(counts: list[tuple[str, int]]) -> list[str]:
    return [f"  {count:>11,}  {what}" for what, count in counts]
