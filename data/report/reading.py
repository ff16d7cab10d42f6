"""How each file was read, kept for the report."""

import duckdb

from data.reading.sheet import Sheet


def keep_reading(connection: duckdb.DuckDBPyConnection, file_no: int, sheet: Sheet) -> None:
    """Keep what a reader wants to know of a file: its encoding, where its header stands."""
    has_lines = sheet.kind != "parquet"
    connection.execute(
        "insert into readings values ($1, $2, $3, $4, $5)",
        [
            file_no, sheet.kind, sheet.encoding or None,
            sheet.header_line if has_lines else None, sheet.above if has_lines else None,
        ],
    )  # fmt: skip
