"""Answers questions from one dataset: composed SQL, bound values, a cursor of its own per call."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, time
from functools import cached_property, partial
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import duckdb

from data import dataset
from data.calendar import Calendar
from data.definition import Definition, parse_definition, read_definition
from data.errors import LeadgridError
from queries.compose import Composed, compose
from queries.kept import Kept, Told
from queries.question import questions
from queries.rows import Rows
from queries.sources import CALENDAR_SCHEMA, Asked, Sources
from queries.thresholds import check
from queries.trial import Trial


class Dataset:
    """One dataset, open for questions; safe to share between threads."""

    def __init__(self, path: Path) -> None:
        """Open a dataset file; a DatasetError says why it can't be."""
        self.path = path
        self._connection = dataset.attach(path)
        self._kept = Kept()

    @classmethod
    def current(cls, home: Path = dataset.HOME) -> "Dataset":
        """The current dataset of a folder."""
        return cls(dataset.current(home))

    @cached_property
    def settings(self) -> dict[str, str]:
        """What the dataset says of itself."""
        return dataset.read_settings(dataset.cursor(self._connection), self.path)

    @cached_property
    def definition(self) -> Definition:
        """The definition that came with the data, else the shipped one."""
        text = self.settings["definition"]
        return parse_definition(text, self.path.name) if text else read_definition()

    @cached_property
    def title(self) -> str:
        """The name of the file that its leads came from."""
        rows = self.cursor().execute(
            "select file_name from files where table_name = 'leads' order by file_no limit 1"
        )
        return str(rows.fetchall()[0][0])

    @property
    def time_zone(self) -> ZoneInfo:
        """The company's time zone."""
        return ZoneInfo(self.settings["time_zone"])

    @property
    def as_of(self) -> datetime:
        """The newest moment in the data, in UTC without zone."""
        return to_utc(self.settings["as_of"], self.time_zone)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of its own for one caller."""
        return dataset.cursor(self._connection)

    def ask(
        self,
        name: str,
        values: Mapping[str, Any] | None = None,
        definition: Definition | Trial | None = None,
        cursor: duckdb.DuckDBPyConnection | None = None,
        told: Told = lambda made, wanted: None,
    ) -> Rows:
        """The answer to a named question; parameters that are not given are empty filters.

        Told are the steps, where it takes several: how many are done, and how many there are.
        """
        trial = self._trial(definition)
        check(trial.definition, trial.thresholds, values or {})
        own = cursor or self.cursor()
        with self._kept.held(own, told) as held:
            asked = Asked(trial, self._bound(own, trial.definition, values), held)
            bound = partial(self._bound, own, values=values)
            sources = Sources(own, self._kept, bound, self._count_leads)
            sql, named = sources.statement(name, asked)
            held.make(sql)
            result = own.execute(sql, named)
            columns = [column[0] for column in result.description or []]
            return Rows(columns, result.fetchall())

    def _trial(self, asked: Definition | Trial | None) -> Trial:
        """Without another agreed definition, the one of the data is agreed."""
        trial = asked if isinstance(asked, Trial) else Trial(asked or self.definition)
        return trial if trial.agreed else replace(trial, agreed=self.definition)

    def _bound(
        self, cursor: duckdb.DuckDBPyConnection, rules: Definition, values: Mapping[str, Any] | None
    ) -> dict[str, Any]:
        bound = {"as_of": self.as_of, "time_zone": self.settings["time_zone"]}
        bound["slot_us"] = int(self.settings["slot_seconds"]) * 1_000_000
        if rules.calendar:
            schema, slot = self._kept.calendar(cursor, self._calendar, rules.calendar)
            bound |= {"slot_us": slot * 1_000_000, CALENDAR_SCHEMA: schema}
        bound |= {key: value for key, value in (values or {}).items() if value is not None}
        return {"before_at": bound["as_of"]} | bound

    @cached_property
    def _count_leads(self) -> int:
        return int(self.cursor().execute("select count(*) from lead_facts").fetchall()[0][0])

    @cached_property
    def _calendar(self) -> Calendar:
        return Calendar.model_validate_json(self.settings["calendar"])

    def explained(self, name: str, definition: Definition | Trial | None = None) -> Composed:
        """The whole composed SQL behind a question and what the definition binds in it."""
        return compose(name, self._trial(definition))


def to_utc(text: str, zone: ZoneInfo) -> datetime:
    """An ISO time as UTC without zone; one without zone is the company's, a bare day its end."""
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise LeadgridError(
            f"{text[:40]!r} is no ISO time; expected 2026-03-31, 2026-03-31T18:00 or "
            "2026-03-31T09:00Z"
        ) from error
    if len(text.strip()) <= len("2026-03-31") and ":" not in text:
        moment = datetime.combine(moment.date(), time.max)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=zone)
    return moment.astimezone(UTC).replace(tzinfo=None)


def known(name: str) -> None:
    """Refuse a question that there is not, naming those that there are."""
    if name not in questions():
        raise LeadgridError(f"There is no question {name!r}. There are: {', '.join(questions())}")
