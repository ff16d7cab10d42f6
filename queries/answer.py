"""Answers questions from one dataset: composed SQL, bound values, a cursor of its own per call."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time
from functools import cached_property
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import duckdb

from data import dataset
from data.calendar import Calendar
from data.definition import Definition, parse_definition, read_definition
from data.errors import LeadgridError
from queries.compose import BEFORE, CALENDAR, Composed, compose
from queries.kept import Held, Kept
from queries.question import models, questions
from queries.rows import Rows
from queries.thresholds import check
from queries.trial import AGREED, Trial, split
from queries.turned import MOST_TURNED, all_rows

CALENDAR_SCHEMA = "calendar schema"  # no name of a parameter


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
    ) -> Rows:
        """The answer to a named question; parameters that are not given are empty filters."""
        trial = self._trial(definition)
        check(trial.definition, trial.thresholds, values or {})
        own = cursor or self.cursor()
        with self._kept.held(own) as held:
            asked = _Asked(trial, values or {}, self._bound(own, trial.definition, values), held)
            sql, named = self._statement(own, name, asked)
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
    def _calendar(self) -> Calendar:
        return Calendar.model_validate_json(self.settings["calendar"])

    def _statement(
        self, cursor: duckdb.DuckDBPyConnection, name: str, asked: "_Asked"
    ) -> tuple[str, dict[str, Any]]:
        """The statement of a question or model, and its parameters."""
        composed = compose(name, asked.trial, reads_kept=True)
        named = asked.named(composed)
        return self._with_kept(cursor, composed, asked, named), named

    def _with_kept(
        self,
        cursor: duckdb.DuckDBPyConnection,
        composed: Composed,
        asked: "_Asked",
        named: dict[str, Any],
    ) -> str:
        """The statement with every kept model replaced by what holds or makes its rows."""
        sql = composed.sql
        for model in composed.kept:
            rows = self._rows_of(cursor, model, asked, named)
            sql = sql.replace(f"kept_{model} ", f"{rows} ")
        return sql

    def _rows_of(
        self,
        cursor: duckdb.DuckDBPyConnection,
        model: str,
        asked: "_Asked",
        outer: dict[str, Any],
    ) -> str:
        """The table that holds a model's rows, or its statement, whose parameters join `outer`."""
        if model not in asked.found:
            own: dict[str, Any] = {}
            asked.found[model] = self._found(cursor, model, asked, own), own
        rows, named = asked.found[model]
        outer |= named
        return rows

    def _found(
        self,
        cursor: duckdb.DuckDBPyConnection,
        model: str,
        asked: "_Asked",
        outer: dict[str, Any],
    ) -> str:
        if model in CALENDAR:
            return f"{asked.bound[CALENDAR_SCHEMA]}.{model}"
        stem, other = split(model) if model not in models() else (model, "")
        is_before = model.endswith(BEFORE)
        if is_before:
            asked, stem = asked.before(), model.removesuffix(BEFORE)
        if other:
            asked = self._by_another(cursor, asked, other)
        if turned_rows := self._turned_rows(cursor, stem, asked, outer):
            return turned_rows
        sql, named = self._statement(cursor, stem, asked)
        is_later = models()[stem].is_kept_later and not is_before
        if is_later and not self._kept.is_asked_again(stem, sql, named):
            sql, named = _apart(sql, named, other)
            outer |= named
            return f"({sql})"
        return asked.held.name(stem, sql, named)

    def _turned_rows(
        self,
        cursor: duckdb.DuckDBPyConnection,
        model: str,
        asked: "_Asked",
        outer: dict[str, Any],
    ) -> str | None:
        """The rows where only some can be others than by the agreed definition; else None."""
        turned_by = models()[model].turned_by
        turned = asked.trial.turned() if turned_by else None
        if turned is None or turned_by is None:
            return None
        key, profile = turned_by
        profiles = self._rows_of(cursor, profile, asked, outer)
        asked.held.make(profiles)
        share = cursor.execute(turned.share(profiles), turned.values).fetchall()[0][0]
        if share > MOST_TURNED:
            return None
        agreed = self._kept_of(cursor, model, self._by_another(cursor, asked, AGREED))
        keys = asked.held.name("turned", turned.keys(profiles, key), turned.values)
        composed = compose(model, asked.trial, reads_kept=True)
        named = asked.named(composed)
        own = f"(from {profiles} semi join {keys} using ({key})) "
        others = replace(
            composed,
            sql=composed.sql.replace(f"kept_{profile} ", own),
            kept=tuple(name for name in composed.kept if name != profile),
        )
        anew = self._with_kept(cursor, others, asked, named)
        sql = all_rows(agreed, anew, keys, key)
        if models()[model].is_kept_later:
            outer |= named
            return f"({sql})"
        return asked.held.name(model, sql, named)

    def _kept_of(self, cursor: duckdb.DuckDBPyConnection, model: str, asked: "_Asked") -> str:
        """The table that holds a model's rows, whoever asked for them before."""
        if f"{model}, kept" not in asked.found:
            sql, named = self._statement(cursor, model, asked)
            asked.found[f"{model}, kept"] = asked.held.name(model, sql, named), {}
        return asked.found[f"{model}, kept"][0]

    def _by_another(
        self, cursor: duckdb.DuckDBPyConnection, asked: "_Asked", other: str
    ) -> "_Asked":
        """The same, asked by another definition, whose business hours may be others."""
        if other not in asked.others:
            trial = asked.trial.alone(other)
            bound = self._bound(cursor, trial.definition, asked.values)
            bound["as_of"] = asked.bound["as_of"]  # it may be asked at the earlier moment
            asked.others[other] = _Asked(trial, asked.values, bound, asked.held)
        return asked.others[other]

    def explained(self, name: str, definition: Definition | Trial | None = None) -> Composed:
        """The whole composed SQL behind a question and what the definition binds in it."""
        return compose(name, self._trial(definition))


@dataclass(frozen=True)
class _Asked:
    """The definition and the values that a question is asked with."""

    trial: Trial
    values: Mapping[str, Any]
    bound: dict[str, Any]
    held: Held  # the tables that it reads
    # models that were looked for already, and the parameters that come with them
    found: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)
    others: dict[str, "_Asked"] = field(default_factory=dict)  # the same by another definition

    def named(self, composed: Composed) -> dict[str, Any]:
        """The parameters of a statement."""
        return composed.values | {name: self.bound.get(name) for name in composed.parameters}

    def before(self) -> "_Asked":
        """The same, asked at the earlier moment."""
        if BEFORE not in self.others:
            bound = {**self.bound, "as_of": self.bound["before_at"]}
            self.others[BEFORE] = _Asked(self.trial, self.values, bound, self.held)
        return self.others[BEFORE]


def _apart(sql: str, named: dict[str, Any], other: str) -> tuple[str, dict[str, Any]]:
    """A statement by another definition with names for its parameters that no other uses."""
    if not other:
        return sql, named
    own = {f"{name}{other}": value for name, value in named.items()}
    return re.sub(r"\$(\w+)", rf"$\1{other}", sql), own


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
