"""Files in, a dataset out: the one way, for the command line and the app."""

import os
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import duckdb

from data import casting, dataset, facts, schema
from data.activities import UNKNOWN_ACTOR, WORD_TABLES, normal_activities, note_actors
from data.calendar import Calendar, read_calendar, read_text, write_calendar
from data.casting import Cast, Raw, Values
from data.errors import FileError
from data.finding import find
from data.linking import KEYS, create_staged, link, staged
from data.mapping import Feed, Mapping, read_mapping
from data.refused import keep_text
from data.report import LEFT_OUT, Report, read_report
from data.staging import open_scratch, stage
from data.textfile import TextFile
from data.words import words

DERIVE = Path(__file__).with_name("derive.sql")
MEMORY = os.environ.get("LEADGRID_LOAD_MEMORY", "1500MB")
Progress = Callable[[float, str], None]
# A value stands there and could not be cast.
FAULT = "(t_{0} is not null and v_{0} is null)"


@dataclass(frozen=True)
class Job:
    """What is loaded, and how."""

    files: list[tuple[TextFile, list[Feed]]]
    left_out: list[str]
    calendar: Calendar
    definition: str
    is_sample: bool


def load(
    paths: Iterable[Path],
    home: Path = dataset.HOME,
    *,
    mapping_path: Path | None = None,
    calendar_path: Path | None = None,
    is_sample: bool = False,
    progress: Progress = lambda done, step: None,
) -> Report:
    """Load files into a new dataset and make it current; on any error the old one stays."""
    mapping = read_mapping(mapping_path)
    calendar = read_calendar(calendar_path, mapping.calendar, str(mapping_path))
    definition = _definition(mapping, mapping_path)
    progress(0, "looking at the files")
    found = find(paths, mapping)
    job = Job(found.files, found.left_out, calendar, definition, is_sample)
    with (
        dataset.new_dataset(home) as unfinished,
        tempfile.TemporaryDirectory(prefix=f"{unfinished.name}.", dir=home) as scratch,
    ):
        _write(job, unfinished, Path(scratch), progress)
        report = read_report(unfinished)
    progress(1, "done")
    return replace(report, path=dataset.finished(unfinished))


def _definition(mapping: Mapping, mapping_path: Path | None) -> str:
    if mapping.definition is None or mapping_path is None:
        return ""
    from data.definition import read_definition

    path = mapping_path.parent / mapping.definition
    read_definition(path)  # refuses a wrong one now, not at the first question
    return read_text(path, "definition")


def _write(job: Job, path: Path, scratch: Path, progress: Progress) -> None:
    connection = duckdb.connect(str(path))
    try:
        _limit_memory(connection)
        connection.execute("set temp_directory = $1", [str(scratch / "spill")])
        tables = schema.SCHEMA.read_text(encoding="utf-8")
        connection.execute(f"begin; {tables} commit")  # one write to the disk instead of a hundred
        connection.execute(casting.CASTS.read_text(encoding="utf-8"))
        facts.create_functions(connection)
        _load_files(connection, job, scratch, progress)
        progress(0.6, "linking rows to their leads")
        link(connection)
        _refuse_no_lead(connection, job)
        keep_text(connection, [file for file, _ in job.files])
        _settle(connection, job, progress)
        connection.execute("checkpoint")
    finally:
        connection.close()


def _limit_memory(connection: duckdb.DuckDBPyConnection) -> None:
    try:
        connection.execute("set memory_limit = $1", [MEMORY])
    except duckdb.Error as error:
        raise FileError(
            f"LEADGRID_LOAD_MEMORY: {MEMORY!r} is no amount of memory; expected such as 1500MB."
        ) from error


def _load_files(
    connection: duckdb.DuckDBPyConnection, job: Job, scratch: Path, progress: Progress
) -> None:
    open_scratch(connection, scratch)
    create_staged(connection)
    connection.execute(WORD_TABLES)
    total = sum(file.size_bytes for file, _ in job.files) or 1
    done = 0
    for file_no, (file, file_feeds) in enumerate(job.files, start=1):
        share = 0.6 * done / total
        progress(share, f"reading {file.name}")
        raw = stage(connection, file, file_no, scratch, partial(progress, share))
        for feed in file_feeds:
            progress(share + 0.3 * file.size_bytes / total, f"casting {feed.table} of {file.name}")
            _cast_feed(connection, job, raw, feed, file, file_no)
        _refuse_left_out(connection, raw, file_feeds, file_no)
        connection.execute(f"drop table {raw.table}")
        done += file.size_bytes


def _cast_feed(
    connection: duckdb.DuckDBPyConnection,
    job: Job,
    raw: Raw,
    feed: Feed,
    file: TextFile,
    file_no: int,
) -> None:
    values = Values()
    zones = (feed.time_zone or job.calendar.time_zone, job.calendar.time_zone)
    casts = [
        casting.cast(connection, raw, name, kind, feed.rules[name], zones, values)
        for name, kind in schema.fields(feed.table).items()
        if name in feed.rules
    ]
    where = _only_where(raw, feed, values)
    lines = casting.layered(raw, casts, where)
    select = f"select {_columns(feed.table, casts, file_no)} from ({lines})"
    if feed.table == "activities":
        select = normal_activities(select, "is_date_only" in feed.rules, values.bind(zones[1]))
    insert = f"insert into {staged(feed.table)} by name {select}"
    connection.execute(insert, values.named_in(insert))
    _keep_rejected(connection, raw, casts, feed, file_no, where, values)
    if feed.table == "activities":
        _note_activities(connection, raw, casts, feed, file_no, where, values)
    _note_file(connection, raw, feed, file, file_no)


def _columns(table: str, casts: list[Cast], file_no: int) -> str:
    given = {one.field: one for one in casts}
    columns = {one.field: f"v_{one.field}" for one in casts}
    for event in ("rejected", "created", "closed"):
        mark = f"{event}_is_date_only"
        if f"{event}_at" in given and mark in schema.fields(table):
            columns[mark] = given[f"{event}_at"].names_no_time
    if table == "activities":
        columns = {"activity_type": "null::varchar", "actor": "null::varchar"} | columns
        names_no_time = given["occurred_at"].names_no_time if "occurred_at" in given else "false"
        marked = f"coalesce({columns.get('is_date_only', 'false')}, false)"
        columns["is_date_only"] = f"({marked} or {names_no_time})"
    if table != "leads":
        # Rows without an id of their own get one from where they stand.
        key = columns.get(KEYS[table], "null")
        columns[KEYS[table]] = f"coalesce({key}, concat('file {file_no} line ', line_no))"
    faults = [FAULT.format(one.field) for one in casts if one.reason]
    columns["has_fault"] = " or ".join(faults) or "false"
    columns |= {"file_no": str(file_no), "line_no": "line_no"}
    return ", ".join(f"{sql} as {name}" for name, sql in columns.items())


def _only_where(raw: Raw, feed: Feed, values: Values) -> str:
    conditions = ["true"]
    for name, accepted in feed.only_where.items():
        text = f"not_blank_value(half_width({raw.column(name)}))"
        among = ", ".join(values.bind(value) for value in accepted)
        conditions.append(f"{text} in ({among})" if accepted else f"{text} is not null")
    return " and ".join(conditions)


def _keep_rejected(
    connection: duckdb.DuckDBPyConnection,
    raw: Raw,
    casts: list[Cast],
    feed: Feed,
    file_no: int,
    where: str,
    values: Values,
) -> None:
    """Values that are there and could not be cast; most columns have none, so count first."""
    any_fault = f"select count(*) from {staged(feed.table)} where has_fault and file_no = $file_no"
    if connection.execute(any_fault, {"file_no": file_no}).fetchall() == [(0,)]:
        return
    checked = [one for one in casts if one.reason]
    lines = casting.layered(raw, checked, where)
    counts = ", ".join(f"count(*) filter (where {FAULT.format(o.field)})" for o in checked)
    count = f"select {counts} from ({lines})"
    found = connection.execute(count, values.named_in(count)).fetchall()[0]
    for one in (one for one, count in zip(checked, found, strict=True) if count):
        header = values.bind(feed.rules[one.field].column or one.field)
        insert = (
            f"insert into rejected_values select {file_no}, line_no, {header}, t_{one.field}, "
            f"{values.bind(one.reason)} from ({casting.layered(raw, [one], where)}) "
            f"where {FAULT.format(one.field)}"
        )
        connection.execute(insert, values.named_in(insert))


def _note_activities(
    connection: duckdb.DuckDBPyConnection,
    raw: Raw,
    casts: list[Cast],
    feed: Feed,
    file_no: int,
    where: str,
    values: Values,
) -> None:
    written = [one for one in casts if one.field in ("actor", "activity_type")]
    given = {one.field: f"v_{one.field}" for one in written}
    lines = (
        f"select line_no, {given.get('actor', 'null::varchar')} as written_actor, "
        f"{given.get('activity_type', 'null::varchar')} as written_type "
        f"from ({casting.layered(raw, written, where)})"
    )
    count = "select written_actor, written_type, count(*) as count_rows"
    create = f"create or replace temp table spelled as {count} from ({lines}) group by all"
    connection.execute(create, values.named_in(create))
    if note_actors(connection):
        column = values.bind(feed.rules["actor"].column or "actor")
        insert = (
            f"insert into rejected_values select {file_no}, line_no, {column}, written_actor, "
            f"'is none of sales, marketing and lead' from ({lines}) where {UNKNOWN_ACTOR}"
        )
        connection.execute(insert, values.named_in(insert))


def _refuse_left_out(
    connection: duckdb.DuckDBPyConnection, raw: Raw, file_feeds: list[Feed], file_no: int
) -> None:
    """Lines that the mapping wants for no table: said, as everything else that is not loaded."""
    if not all(feed.only_where for feed in file_feeds):
        return
    values = Values()
    wanted = " or ".join(f"({_only_where(raw, feed, values)})" for feed in file_feeds)
    insert = (
        f"insert into rejected_lines select {file_no}, {raw.line_no}, null, "
        f"'left out by only_where of the mapping' from {raw.table} "
        f"where not coalesce({wanted}, false)"
    )
    connection.execute(insert, values.named_in(insert))


def _note_file(
    connection: duckdb.DuckDBPyConnection, raw: Raw, feed: Feed, file: TextFile, file_no: int
) -> None:
    used = {rule.column for rule in feed.rules.values()} | set(feed.only_where)
    unused = [name for name in raw.header if name not in used]
    connection.execute(
        f"""
        insert into files
        select $file_no, $name, $table, $delimiter,
            (select count(*) from {raw.table})
            + (select count(*) from rejected_lines where file_no = $file_no),
            null, null, $unused, $is_derived, $size
        """,
        {
            "file_no": file_no, "name": file.name, "table": feed.table, "unused": unused,
            "delimiter": file.delimiter, "is_derived": feed.is_derived, "size": file.size_bytes,
        },
    )  # fmt: skip


def _refuse_no_lead(connection: duckdb.DuckDBPyConnection, job: Job) -> None:
    if connection.execute("select count(*) from leads").fetchall() != [(0,)]:
        return
    names = [file.name for file, file_feeds in job.files if file_feeds[0].table == "leads"]
    rows = connection.execute(
        "select file_name, line_no, reason from rejected_lines "
        "inner join files using (file_no) where table_name = 'leads' order by all limit 5"
    ).fetchall()
    reasons = [f"\n  {name} line {line_no}: {reason}" for name, line_no, reason in rows]
    many = "every line was rejected:" if reasons else "there is no line below the header."
    raise FileError(f"{', '.join(names)}: no lead could be loaded, {many}{''.join(reasons)}")


def _settle(connection: duckdb.DuckDBPyConnection, job: Job, progress: Progress) -> None:
    """Everything after the rows: what follows from them, the calendar, the facts, the counts."""
    loaded_at = datetime.now(UTC).replace(tzinfo=None)
    stages = words()["stages"]
    values = {
        "time_zone": job.calendar.time_zone,
        "loaded_at": loaded_at,
        "won_words": "|".join(stages["won"]),
        "lost_words": "|".join(set(stages["closed"]) - set(stages["won"])),
        "closed_words": "|".join(stages["closed"]),
    }
    for statement in connection.extract_statements(DERIVE.read_text(encoding="utf-8")):
        connection.execute(statement, {n: values[n] for n in statement.named_parameters})
    settings = {
        "format": str(dataset.FORMAT),
        "time_zone": job.calendar.time_zone,
        "loaded_at": loaded_at.isoformat() + "Z",
        "definition": job.definition,
        "calendar": job.calendar.model_dump_json(),
        "is_sample": str(job.is_sample).lower(),
    }
    connection.executemany("insert into settings values (?, ?)", list(settings.items()))
    for one in job.left_out:
        connection.execute("insert into notes values ($1, null, 1)", [f"{LEFT_OUT}{one}"])
    progress(0.7, "computing the business calendar")
    write_calendar(connection, job.calendar, *_span(connection))
    for number, name in enumerate(facts.FACTS):
        progress(0.72 + 0.25 * number / len(facts.FACTS), f"building {name}")
        facts.build(connection, name, job.calendar.time_zone)
    _count_files(connection)


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
