"""Two exports of one file on different days: the later row stands."""

import duckdb

from data.fitting.parts import run
from data.fitting.staged import KEYS, NAMED, staged

# What tells the day of an export whose name and first lines do not: its newest row.
NEWEST = {
    "leads": "max(greatest(modified_at, created_at))",
    "contacts": "max(greatest(modified_at, created_at))",
    "deals": "max(created_at)",
}
REPEATED = """
    select distinct table_name from raw.staged.feeds
    group by table_name, header having count(*) > 1
"""
STARTS = "to_utc(exported_on::timestamp, $zone)"
ENDS = "to_utc(exported_on::timestamp + interval 1 day, $zone)"


def keep_latest(connection: duckdb.DuckDBPyConnection, zone: str) -> None:
    """Of rows with one key in several exports of the same columns the latest stands."""
    for (table,) in connection.execute(REPEATED).fetchall():
        if (table in KEYS or table in NAMED) and date_exports(connection, table, zone) > 1:
            _keep_latest(connection, table)


def date_exports(connection: duckdb.DuckDBPyConnection, table: str, zone: str) -> int:
    """Fill the temp table exports with the days of a table's files; returns how many days."""
    newest = NEWEST.get(table, "null::timestamp")
    day = "(moment at time zone 'UTC' at time zone $zone)::date"
    connection.execute(
        f"""
        create or replace temp table exports as
        select
            file_no, header, left(md5(header), 12) as header_key, 'status' in fields as has_status,
            coalesce(exported_on, {day}) as exported_on,
            coalesce({STARTS}, moment) as earliest_at, coalesce({ENDS}, moment) as latest_at
        from raw.staged.feeds
        left join (
            select file_no, {newest} as moment from {staged(table)}
            where file_no in (
                select file_no from raw.staged.feeds
                where table_name = $table and (system <> '' or 'modified_at' in fields)
            )
            group by file_no
        ) as newest using (file_no)
        where table_name = $table
        """,
        {"zone": zone, "table": table},
    )
    days = connection.execute("select count(distinct exported_on) from exports").fetchall()
    return int(days[0][0])


def _keep_latest(connection: duckdb.DuckDBPyConnection, table: str) -> None:
    key = KEYS.get(table) or NAMED[table]
    connection.execute(
        f"""
        create or replace temp table outdated as
        select rows.* from (
            select
                {key} as row_key, file_no, line_no, exported_on,
                max(exported_on) over (partition by {key}, header) as last_on
            from {staged(table)} inner join exports using (file_no)
            where exported_on is not null and {key} is not null
        ) as rows where exported_on < last_on
        """
    )
    connection.execute(
        f"insert into merged_rows select '{table}', row_key, row_key, 'a later export says it "
        "anew', file_no, line_no from outdated"
    )
    connection.execute(
        "insert into notes select 'said anew by a later export: the later stands', $1, count(*) "
        "from outdated having count(*) > 0", [table]
    )  # fmt: skip
    if table == "leads":
        run(connection, "outdated_lines")
    connection.execute(
        f"delete from {staged(table)} where (file_no, line_no) in "
        "(select (file_no, line_no) from outdated)"
    )
