"""The rows that answer a question, and how they leave as text."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pandas as pd

# What a spreadsheet takes for the beginning of a formula; a Japanese one the wide signs, too.
SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
BLANK = " \u00a0\u3000\ufeff\0"  # what some of them skip before it


@dataclass(frozen=True)
class Rows:
    """The rows that answer a question."""

    columns: list[str]
    rows: list[tuple[Any, ...]]

    def one(self) -> dict[str, Any]:
        """The only row, by column."""
        (row,) = self.rows
        return dict(zip(self.columns, row, strict=True))

    def dicts(self) -> list[dict[str, Any]]:
        """Every row, by column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def frame(self) -> pd.DataFrame:
        """The rows as a data frame."""
        return pd.DataFrame(self.rows, columns=pd.Index(self.columns))

    def without(self, columns: Iterable[str]) -> "Rows":
        """The rows without some columns; those that they don't have are left out anyway."""
        dropped = set(columns)
        places = [n for n, name in enumerate(self.columns) if name not in dropped]
        if len(places) == len(self.columns):
            return self
        names = [self.columns[n] for n in places]
        return Rows(names, [tuple(row[n] for n in places) for row in self.rows])

    def plain(self) -> list[list[Any]]:
        """The rows as text formats carry them: times in ISO with their zone, which is UTC."""
        return [[_plain(value) for value in row] for row in self.rows]

    def csv(self) -> str:
        """The rows as CSV, with cells that a spreadsheet would run as a formula disarmed."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow([_safe(name) for name in self.columns])
        writer.writerows([_safe(value) for value in row] for row in self.plain())
        return text.getvalue()

    def __len__(self) -> int:
        return len(self.rows)


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.isoformat() + "Z"
    if isinstance(value, date):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value


def _safe(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    # The writer would leave a lone return bare: what stands after it would begin a line.
    text = value.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if runs_as_formula(text) else text


def runs_as_formula(value: Any) -> bool:
    """Whether a spreadsheet would run a text as a formula; no number is one."""
    return isinstance(value, str) and value.lstrip(BLANK).startswith(SIGNS)
