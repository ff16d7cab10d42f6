"""One column of a file on its way into a field, and what may be asked of its text."""

from dataclasses import dataclass
from typing import Any

import duckdb

from data.layers import Raw, Values
from data.mapping import FieldRule


@dataclass(frozen=True)
class Column:
    """The text of a column; how it is read is decided from all of its values."""

    connection: duckdb.DuckDBPyConnection
    raw: Raw
    field: str
    rule: FieldRule
    tidy: str
    text: str
    values: Values

    def ask(self, question: str) -> list[tuple[Any, ...]]:
        """The answer to a select over `lines`, whose x is the text of each, or NULL.

        A `where` on x would have the text computed for the filter and once more for the select.
        """
        table = "(select 1)" if self.rule.column is None else self.raw.table
        text = self.text.replace("{x}", "h")
        sql = (
            f"with lines as (select {text} as x from (select {self.tidy} as h from {table})) "
            f"{question}"
        )
        return self.connection.execute(sql, self.values.named_in(sql)).fetchall()

    @property
    def name(self) -> str:
        """The column as its file names it."""
        return self.rule.column or self.field
