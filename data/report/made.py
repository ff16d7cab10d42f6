"""The report of one dataset: what its load read, refused and noticed, and what it lacks."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb

from data import dataset
from data.definition import Definition, parse_definition, read_definition
from data.report import counts, reasons
from data.report.files import FileCount, read_files
from data.report.gaps import Gap, read_gaps
from data.report.reasons import Reason
from data.report.status_handovers import StatusHandovers, read_status_handovers
from data.report.text import text

Counted = list[tuple[str, int]]


@dataclass(frozen=True)
class Report:
    """What a load read, refused and noticed."""

    path: Path
    files: list[FileCount]
    tables: dict[str, int]
    lines: list[Reason]
    values: list[Reason]
    apart: list[Reason]
    joined: list[Reason]
    odd: list[Reason]
    status_handovers: list[StatusHandovers]
    gaps: list[Gap]
    lookalikes: int
    notes: Counted
    settings: dict[str, str]

    @property
    def has_sales_activities(self) -> bool:
        """Whether sales logged anything at all: without a log nobody can say who was ignored."""
        return self.tables["sales activities"] > 0

    @property
    def as_of(self) -> datetime:
        """The moment that the numbers are for, in the company's zone."""
        zone = ZoneInfo(self.settings["time_zone"])
        return datetime.fromisoformat(self.settings["as_of"]).astimezone(zone)

    @property
    def rejected_lines(self) -> Counted:
        """Lines that are not in the dataset, in words."""
        return [
            (f"{one.where}, {REPEATED if 'already stands' in one.rule else one.rule} "
             f"({_examples(one)})", one.count)
            for one in self.lines
        ]  # fmt: skip

    @property
    def rejected_values(self) -> Counted:
        """Values that are blank in the dataset, in words."""
        return [
            (f"{one.where}, column {one.column}: {one.rule} (e.g. {one.examples[0]})", one.count)
            for one in self.values
        ]

    @property
    def unlinked(self) -> Counted:
        """Rows that stand in no number, in words."""
        return [(f"{_rule(one)} (e.g. {one.examples[0]})", one.count) for one in self.apart]

    @property
    def merged(self) -> Counted:
        """Rows that became part of another, in words."""
        return [(f"{_rule(one)} (e.g. {one.examples[0]})", one.count) for one in self.joined]

    @property
    def implausible(self) -> Counted:
        """Rows that contradict themselves or their lead, in words."""
        return [
            (f"{_rule(one)} (e.g. {one.examples[0]}), of {one.whole:,} {one.where}", one.count)
            for one in self.odd
        ]

    @property
    def between_exports(self) -> Counted:
        """Handovers known only from a status that changed, in words."""
        zone = self.settings["time_zone"]
        return [(one.sentence(zone), one.count) for one in self.status_handovers]

    def text(self) -> str:
        """The report as plain text."""
        return text(self)


REPEATED = "its id stands there already"


def _rule(one: Reason) -> str:
    return f"{one.where}, {'repeating an id' if 'already stands' in one.rule else one.rule}"


def _examples(one: Reason) -> str:
    return f"e.g. {'; '.join(one.examples)}"


def read_report(
    path: Path,
    connection: duckdb.DuckDBPyConnection | None = None,
    definition: Definition | None = None,
) -> Report:
    """The report of a dataset, read from the dataset itself."""
    own = connection or duckdb.connect(str(path), read_only=True)
    try:
        settings = dataset.read_settings(own, path)
        return Report(
            path=path,
            files=read_files(own),
            tables=counts.tables(own),
            lines=reasons.rejected_lines(own),
            values=reasons.rejected_values(own),
            apart=reasons.unlinked(own),
            joined=reasons.merged(own),
            odd=reasons.implausible(own),
            status_handovers=read_status_handovers(own),
            gaps=read_gaps(own, definition or _definition(settings), settings["time_zone"]),
            lookalikes=counts.lookalikes(own),
            notes=counts.notes(own),
            settings=settings,
        )
    finally:
        if connection is None:
            own.close()


def _definition(settings: dict[str, str]) -> Definition:
    text = settings["definition"]
    return parse_definition(text) if text else read_definition()
