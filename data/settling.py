"""After the rows: what follows from them, the calendar, the facts, the counts."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from data import dataset, facts
from data.calendar import Calendar, write_calendar
from data.words import words

DERIVE = Path(__file__).with_name("derive.sql")


def settle(
    connection: duckdb.DuckDBPyConnection,
    calendar: Calendar,
    settings: dict[str, str],
    progress: Callable[[float, str], None],
) -> None:
    """Derive what the rows say, write the settings and the calendar, and build the facts."""
    loaded_at = datetime.now(UTC).replace(tzinfo=None)
    _derive(connection, calendar.time_zone, loaded_at)
    own = {
        "format": str(dataset.FORMAT),
        "time_zone": calendar.time_zone,
        "loaded_at": loaded_at.isoformat() + "Z",
        "calendar": calendar.model_dump_json(),
    }
    rows = own | settings
    connection.execute(
        "insert into settings select unnest($1), unnest($2)", [list(rows), list(rows.values())]
    )
    progress(0.7, "computing the business calendar")
    write_calendar(connection, calendar, *_span(connection))
    for number, name in enumerate(facts.FACTS):
        progress(0.72 + 0.25 * number / len(facts.FACTS), f"building {name}")
        facts.build(connection, name, calendar.time_zone)
    _count_files(connection)


def _derive(connection: duckdb.DuckDBPyConnection, time_zone: str, loaded_at: datetime) -> None:
    stages = words()["stages"]
    values = {
        "time_zone": time_zone,
        "loaded_at": loaded_at,
        "won_words": _pattern(stages["won"]),
        "lost_words": _pattern(stages["lost"]),
        "closed_words": _pattern(stages["closed"] + stages["won"] + stages["lost"]),
    }
    for statement in connection.extract_statements(DERIVE.read_text(encoding="utf-8")):
        connection.execute(statement, {n: values[n] for n in statement.named_parameters})


def _pattern(spellings: list[str]) -> str:
    """Any of the words; Latin ones as whole words, Japanese has no blanks between words."""
    latin = [word for word in spellings if word.isascii()]
    others = [word for word in spellings if not word.isascii()]
    return "|".join([rf"\b({'|'.join(latin)})\b", *others])


def _span(connection: duckdb.DuckDBPyConnection) -> tuple[date, date]:
    """From a year before the first event to three years after the last: deadlines need room."""
    first, last = connection.execute(
        """
        select min(year(moment)), max(year(moment)) from (
            select handed_over_at as moment from handovers
            union all select rejected_at from handovers
            union all select occurred_at from activities where actor = 'sales'
            union all select created_at from deals
            union all select closed_at from deals where created_at is null
            union all select (select value::timestamp from settings where setting = 'as_of')
        )
        """
    ).fetchall()[0]
    return date(first - 1, 1, 1), date(last + 3, 12, 31)


def _count_files(connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute(
        """
        update files set
            count_rejected = (
                select count(distinct line_no) from rejected_lines
                where rejected_lines.file_no = files.file_no
            );
        update files set count_loaded = count_lines - count_rejected
        """
    )
    connection.execute("detach raw")
