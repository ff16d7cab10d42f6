"""A column of text cast as a load casts it, without a file and a dataset around it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import duckdb
import pytest

from data import casting
from data.casting import Raw, Values
from data.mapping import FieldRule
from data.preview import ColumnPreview, preview

RAW = Raw("raw_lines", "leads.csv", ["Column"])
ZONES = ("Asia/Tokyo", "Asia/Tokyo")
NINE_HOURS = timedelta(hours=9)


class Casting:
    """Casts one column; what comes out stands in the order of what went in."""

    def __init__(self) -> None:
        self.connection = duckdb.connect()
        casting.create_macros(self.connection)

    def column(self, kind: str, written: list[str], field: str = "x", **rule: Any) -> list[Any]:
        """The values of a column; None where there is none or it can't be cast."""
        return [value for value, _ in self.pairs(kind, written, field, **rule)]

    def reasons(self, kind: str, written: list[str], field: str = "x", **rule: Any) -> list[Any]:
        """Why each value is rejected, None where it is not."""
        return [reason for _, reason in self.pairs(kind, written, field, **rule)]

    def times(self, written: list[str], **rule: Any) -> list[str | None]:
        """Local times of Tokyo as text, days without a time as days."""
        return [_local(one) for one in self.column("TIMESTAMP", written, **rule)]

    def is_band(self, *written: str) -> bool:
        self.fill(list(written))
        return casting.is_band(self.connection, RAW, "Column")

    def preview(self, table: str, field: str, *written: str, **rule: Any) -> ColumnPreview:
        self.fill(list(written))
        rules = {field: FieldRule(column="Column", **rule)}
        return preview(self.connection, RAW, table, rules, ZONES)[0]

    def fill(self, written: list[str]) -> None:
        self.connection.execute("create or replace table raw_lines (c0 varchar)")
        self.connection.execute("insert into raw_lines select unnest($1)", [written])

    def pairs(
        self, kind: str, written: list[str], field: str = "x", **rule: Any
    ) -> list[tuple[Any, Any]]:
        """The value of each and why it is rejected."""
        self.fill(written)
        values, known = Values(), FieldRule(column="Column", **rule)
        one = casting.cast(self.connection, RAW, field, kind, known, ZONES, values)
        sql = (
            f"select v_{field}, if({one.fault}, {one.why(values)}, null) "
            f"from ({casting.layered(RAW, [one], 'true')}) order by line_no"
        )
        return self.connection.execute(sql, values.named_in(sql)).fetchall()


def _local(moment: datetime | None) -> str | None:
    return f"{moment + NINE_HOURS:%Y-%m-%d %H:%M:%S}".removesuffix(":00") if moment else None


@pytest.fixture(scope="module")
def casts() -> Iterator[Casting]:
    casting = Casting()
    yield casting
    casting.connection.close()
