"""Answers questions from one dataset: composed SQL, bound values, a cursor of its own per call."""

import hashlib
import json
import threading
from collections import OrderedDict
from collections.abc import Mapping
from datetime import UTC, datetime, time
from functools import cached_property
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import duckdb

from data import dataset
from data.definition import Definition, parse_definition, read_definition
from data.errors import LeadgridError
from queries.compose import Composed, compose
from queries.question import questions
from queries.rows import Rows

# Results kept in memory per definition and as-of; the least recently used goes first.
MOST_KEPT = 18


class Dataset:
    """One dataset, open for questions; safe to share between threads."""

    def __init__(self, path: Path) -> None:
        """Open a dataset file; a DatasetError says why it can't be."""
        self.path = path
        self._connection = dataset.attach(path)
        self._kept: OrderedDict[str, None] = OrderedDict()
        self._lock = threading.Lock()

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
        definition: Definition | None = None,
        cursor: duckdb.DuckDBPyConnection | None = None,
    ) -> Rows:
        """The answer to a named question; parameters that are not given are empty filters."""
        rules = definition or self.definition
        bound = self._bound(values)
        composed = compose(name, rules, reads_kept=True)
        own = cursor or self.cursor()
        for attempt in (1, 2, 3):
            sql = self._with_kept(own, composed, rules, bound)
            try:
                result = own.execute(sql, self._named(composed, bound))
                columns = [column[0] for column in result.description or []]
                return Rows(columns, result.fetchall())
            except duckdb.CatalogException:
                if attempt == 3:  # not a kept result that another thread let go meanwhile
                    raise
        raise AssertionError

    def _bound(self, values: Mapping[str, Any] | None) -> dict[str, Any]:
        bound = {"as_of": self.as_of, "time_zone": self.settings["time_zone"]}
        bound["slot_us"] = int(self.settings["slot_seconds"]) * 1_000_000
        return bound | {key: value for key, value in (values or {}).items() if value is not None}

    @staticmethod
    def _named(composed: Composed, bound: Mapping[str, Any]) -> dict[str, Any]:
        return composed.values | {name: bound.get(name) for name in composed.parameters}

    def _with_kept(
        self,
        cursor: duckdb.DuckDBPyConnection,
        composed: Composed,
        rules: Definition,
        bound: Mapping[str, Any],
    ) -> str:
        """The statement with every kept model replaced by the table that holds its rows."""
        sql = composed.sql
        for model in composed.kept:
            sql = sql.replace(f"kept_{model} ", f"{self._keep(cursor, model, rules, bound)} ")
        return sql

    def _keep(
        self,
        cursor: duckdb.DuckDBPyConnection,
        model: str,
        rules: Definition,
        bound: Mapping[str, Any],
    ) -> str:
        composed = compose(model, rules, reads_kept=True)
        sql = self._with_kept(cursor, composed, rules, bound)
        named = self._named(composed, bound)
        key = hashlib.sha1(json.dumps([sql, named], default=str).encode()).hexdigest()[:16]
        table = f"memory.main.kept_{model}_{key}"
        with self._lock:
            if table not in self._kept:
                cursor.execute(f"create or replace table {table} as {sql}", named)
            self._kept[table] = None
            self._kept.move_to_end(table)
            while len(self._kept) > MOST_KEPT:
                oldest, _ = self._kept.popitem(last=False)
                cursor.execute(f"drop table if exists {oldest}")
        return table

    def explained(self, name: str, definition: Definition | None = None) -> Composed:
        """The whole composed SQL behind a question and what the definition binds in it."""
        return compose(name, definition or self.definition)


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
