"""Results kept in memory, each under a name that says all that it came from."""

import hashlib
import re
import threading
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import duckdb

from data.calendar import BusinessHours, Calendar, write_calendar

# The newest ones always stay: a question reads about a dozen. More stay while they are not too
# large together.
LEAST_KEPT = 24
MOST_KEPT = 400
MOST_BYTES = 2_400_000_000
# How many bytes a value takes, about; of any other type 8.
BYTES = {"BOOLEAN": 1, "TINYINT": 1, "SMALLINT": 2, "INTEGER": 4, "DATE": 4, "VARCHAR": 16}


TABLE = re.compile(r"memory\.main\.kept_\w+")
Told = Callable[[int, int], None]  # how many tables are made, and how many it takes


class Held:
    """The tables that one question reads: each is made when it is read, and not before.

    So a table whose own rows are kept needs nothing of what it once came from.
    """

    def __init__(self, kept: "Kept", cursor: duckdb.DuckDBPyConnection, told: Told) -> None:
        """Nothing yet; it is told before each table that has to be made."""
        self.names: list[str] = []
        self._kept, self._cursor, self._told = kept, cursor, told
        self._count_made = self._count_wanted = 0
        self._statements: dict[str, tuple[str, Mapping[str, Any]]] = {}

    def name(self, model: str, sql: str, values: Mapping[str, Any]) -> str:
        """The table that will hold the rows of a statement."""
        name = f"memory.main.kept_{model}_{_key(sql, sorted(values.items()))}"
        self._statements[name] = sql, values
        return name

    def stay(self, name: str) -> None:
        """Count a table as read, if it is there: what is asked next may need it."""
        self._kept.touch(name)

    def make(self, sql: str) -> None:
        """Make the tables that a statement reads, where they are not there yet."""
        self._count_wanted = self._count_made + len(self._missing(sql, {}))
        self._make(sql)

    def _make(self, sql: str) -> None:
        for name in dict.fromkeys(TABLE.findall(sql)):
            maker = self._kept.hold(name)
            self.names.append(name)
            with maker:  # who asks for other rows need not wait for these
                if not self._kept.is_there(name):
                    own, values = self._statements[name]
                    self._make(own)
                    self._told(self._count_made, self._count_wanted)
                    self._kept.make(self._cursor, name, own, values)
                    self._count_made += 1
            self._kept.touch(name)

    def _missing(self, sql: str, found: dict[str, None]) -> dict[str, None]:
        """The tables that a statement needs and that are not there, with those that they need."""
        for name in TABLE.findall(sql):
            if name not in found and not self._kept.is_there(name):
                found[name] = None
                self._missing(self._statements[name][0], found)
        return found


class Kept:
    """Tables in memory; the least recently used go first."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._tables: OrderedDict[str, int] = OrderedDict()  # and how many rows they have
        self._bytes: dict[str, int] = {}  # of a row of a model's tables
        self._asked: OrderedDict[str, None] = OrderedDict()
        self._lock = threading.Lock()
        self._makers: dict[str, threading.Lock] = {}
        self._held: Counter[str] = Counter()

    @contextmanager
    def held(
        self, cursor: duckdb.DuckDBPyConnection, told: Told = lambda made, wanted: None
    ) -> Iterator["Held"]:
        """What is read until the block ends: at least so long its tables stay."""
        held = Held(self, cursor, told)
        try:
            yield held
        finally:
            with self._lock:
                self._held -= Counter(held.names)
                self._let_go(cursor)

    def hold(self, name: str) -> threading.Lock:
        """Let a table stay; returns the lock of those who would make it."""
        with self._lock:
            self._held[name] += 1
            return self._makers.setdefault(name, threading.Lock())

    def make(
        self, cursor: duckdb.DuckDBPyConnection, name: str, sql: str, values: Mapping[str, Any]
    ) -> None:
        """Make the table that holds the rows of a statement."""
        made = cursor.execute(f"create or replace table {name} as {sql}", dict(values))
        count_rows = made.fetchall()[0][0]
        with self._lock:
            self._tables[name] = count_rows
            model = _model(name)
            is_known = model in self._bytes
        if not is_known:  # once is enough for a guess: definitions ask for a few more, or fewer
            columns = cursor.execute(f"from {name} limit 0").description or []
            self._bytes[model] = sum(BYTES.get(str(column[1]), 8) for column in columns)

    def count_rows(self, name: str) -> int:
        """How many rows a table has that is kept, and held."""
        return self._tables[name]

    def is_there(self, name: str) -> bool:
        """Whether a table is kept."""
        return name in self._tables

    def touch(self, name: str) -> None:
        """Count a table as used just now."""
        with self._lock:
            if name in self._tables:
                self._tables.move_to_end(name)

    def is_asked_again(self, model: str, sql: str, values: Mapping[str, Any]) -> bool:
        """Whether the rows of a statement were asked for before."""
        key = _key(model, sql, sorted(values.items()))
        with self._lock:
            is_known = key in self._asked
            self._asked[key] = None
            self._asked.move_to_end(key)
            while len(self._asked) > MOST_KEPT:
                self._asked.popitem(last=False)
        return is_known

    def names(self) -> list[str]:
        """The tables that are kept, the least recently used first."""
        with self._lock:
            return list(self._tables)

    def calendar(
        self, cursor: duckdb.DuckDBPyConnection, dataset: Calendar, hours: BusinessHours
    ) -> tuple[str, int]:
        """The schema that holds the days and slots of other business hours, and a slot's length."""
        own = dataset.with_hours(hours)
        schema = f"calendar_{_key(own.model_dump_json())}"
        with self._lock:
            made = cursor.execute(
                "select 1 from duckdb_schemas() where database_name = 'memory' and schema_name = ?",
                [schema],
            )
            if not made.fetchall():
                _write(cursor, schema, own)
        slot = cursor.execute(f"select value from memory.{schema}.settings").fetchall()
        return f"memory.{schema}", int(slot[0][0])

    def _let_go(self, cursor: duckdb.DuckDBPyConnection) -> None:
        """Drop what is least recently used and read by nobody now, while there is too much."""
        for name in [name for name in self._tables if name not in self._held]:
            if not self._is_too_much():
                return
            del self._tables[name], self._makers[name]
            cursor.execute(f"drop table if exists {name}")

    def _is_too_much(self) -> bool:
        count = len(self._tables)
        size = sum(rows * self._bytes.get(_model(name), 8) for name, rows in self._tables.items())
        return count > LEAST_KEPT and (count > MOST_KEPT or size > MOST_BYTES)


def _write(cursor: duckdb.DuckDBPyConnection, schema: str, calendar: Calendar) -> None:
    """Write a calendar over the span of the dataset's own; whole or not at all."""
    first, last = cursor.execute(
        "select min(local_day), max(local_day) from dataset.calendar_days"
    ).fetchall()[0]
    own = cursor.cursor()
    own.execute("begin")
    try:
        own.execute(f"create schema memory.{schema}")
        own.execute(f"use memory.{schema}")
        own.execute("create table settings (setting varchar, value varchar)")
        write_calendar(own, calendar, first, last)
        own.execute("commit")
    finally:
        own.close()


def _model(name: str) -> str:
    return name.rpartition("_")[0]


def _key(*parts: Any) -> str:
    return hashlib.sha1(repr(parts).encode()).hexdigest()[:16]
