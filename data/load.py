"""Files in, a dataset out: the one way, for the command line and the app."""

import os
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import duckdb

from data import casting, dataset, facts, schema
from data.activities import WORD_TABLES
from data.calendar import Calendar, read_calendar, read_text
from data.casting import Raw
from data.categories import note_crowded
from data.definition import read_definition
from data.errors import FileError
from data.feeding import feed_table, refuse_left_out
from data.feeds import Feed
from data.finding import find
from data.fitting import fit
from data.fitting.staged import create_staged
from data.fitting.statuses import take_over_statuses, tell_moves
from data.joining import keep_lookup, with_lookups
from data.linking import link
from data.lookup import Lookup
from data.mapping import Mapping, read_mapping
from data.reading import Sheet
from data.refused import keep_text
from data.report import LEFT_OUT
from data.report.reading import keep_reading
from data.saved_mappings import SavedMappings
from data.settling import settle
from data.staging import open_scratch, stage
from data.stopping import Stopper

MEMORY = os.environ.get("LEADGRID_LOAD_MEMORY", "1500MB")
Progress = Callable[[float, str], None]


@dataclass(frozen=True)
class Job:
    """What is loaded, and how."""

    files: list[tuple[Sheet, list[Feed]]]
    lookups: list[tuple[Sheet, Lookup]]
    left_out: list[str]
    calendar: Calendar
    definition: str
    is_sample: bool
    home: Path


def load(
    paths: Iterable[Path],
    home: Path = dataset.HOME,
    *,
    mapping_path: Path | None = None,
    chosen: Mapping | None = None,
    calendar_path: Path | None = None,
    is_sample: bool = False,
    progress: Progress = lambda done, step: None,
    stopper: Stopper | None = None,
) -> Path:
    """Load files into a new dataset and make it current; on any error the old one stays.

    What was chosen on the page counts instead of a mapping file. Returns where the dataset is;
    data.report tells what became of the files.
    """
    mapping = chosen or read_mapping(mapping_path)
    calendar = read_calendar(calendar_path, mapping.calendar, str(mapping_path))
    definition = _definition(mapping, mapping_path)
    progress(0, "looking at the files")
    with (
        dataset.new_dataset(home) as unfinished,
        tempfile.TemporaryDirectory(prefix=f"{unfinished.name}.", dir=home) as scratch,
    ):
        found = find(paths, mapping, SavedMappings(home), Path(scratch), partial(progress, 0))
        job = Job(found.files, found.lookups, found.left_out, calendar, definition, is_sample, home)
        _write(job, unfinished, Path(scratch), progress, stopper or Stopper())
    progress(1, "done")
    return dataset.finished(unfinished)


def _definition(mapping: Mapping, mapping_path: Path | None) -> str:
    if mapping.definition is None or mapping_path is None:
        return ""
    path = mapping_path.parent / mapping.definition
    read_definition(path)  # refuses a wrong one now, not at the first question
    return read_text(path, "definition")


def _write(job: Job, path: Path, scratch: Path, progress: Progress, stopper: Stopper) -> None:
    with duckdb.connect(str(path)) as connection, stopper.watching(connection):
        _limit_memory(connection)
        connection.execute("set temp_directory = $1", [str(scratch / "spill")])
        tables = schema.SCHEMA.read_text(encoding="utf-8")
        connection.execute(f"begin; {tables} commit")  # one write to the disk instead of a hundred
        casting.create_macros(connection)
        facts.create_functions(connection)
        _load_files(connection, job, scratch, progress)
        take_over_statuses(connection, job.home, is_sample=job.is_sample)
        progress(0.6, "linking rows to their leads")
        fit(connection, job.calendar.time_zone)
        link(connection)
        tell_moves(connection)
        note_crowded(connection)
        _refuse_no_lead(connection, job)
        keep_text(connection, [file for file, _ in job.files])
        for one in job.left_out:
            connection.execute("insert into notes values ($1, null, 1)", [f"{LEFT_OUT}{one}"])
        settings = {"definition": job.definition, "is_sample": str(job.is_sample).lower()}
        settle(connection, job.calendar, settings, progress)
        connection.execute("checkpoint")


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
    total = sum(file.size_bytes for file, _ in job.files) or 1
    open_scratch(connection, scratch, total)
    create_staged(connection)
    if any(feed.table == "activities" for _, feeds in job.files for feed in feeds):
        connection.execute(WORD_TABLES)
    done = 0
    looked = _looked_up(connection, job, scratch, partial(progress, 0))
    for file_no, (file, file_feeds) in enumerate(job.files, start=1):
        keep_reading(connection, file_no, file)
        share = 0.6 * done / total
        if not file_feeds:
            continue
        progress(share, f"reading {file.name}")
        raw = stage(connection, file, file_no, scratch, partial(progress, share))
        raw = with_lookups(connection, raw, looked, file_feeds)
        for feed in file_feeds:
            progress(share + 0.3 * file.size_bytes / total, f"casting {feed.table} of {file.name}")
            feed_table(connection, raw, feed, file, file_no, job.calendar.time_zone)
        refuse_left_out(connection, raw, file_feeds, file_no)
        connection.execute(f"drop table {raw.table}")
        done += file.size_bytes


def _looked_up(
    connection: duckdb.DuckDBPyConnection, job: Job, scratch: Path, progress: Callable[[str], None]
) -> list[tuple[Lookup, Raw]]:
    """Read the files that others look up first: each of those needs them whole."""
    found = []
    for file, lookup in job.lookups:
        file_no = 1 + [one for one, _ in job.files].index(file)
        raw = stage(connection, file, file_no, scratch, progress)
        keep_lookup(connection, raw, file, file_no, lookup)
        found.append((lookup, raw))
    return found


def _refuse_no_lead(connection: duckdb.DuckDBPyConnection, job: Job) -> None:
    if connection.execute("select count(*) from leads").fetchall() != [(0,)]:
        return
    names = [
        file.name for file, file_feeds in job.files if file_feeds and file_feeds[0].table == "leads"
    ]
    rows = connection.execute(
        "select file_name, line_no, reason from rejected_lines "
        "inner join files using (file_no) where table_name = 'leads' order by all limit 5"
    ).fetchall()
    reasons = [f"\n  {name} line {line_no}: {reason}" for name, line_no, reason in rows]
    many = "every line was rejected:" if reasons else "there is no line below the header."
    raise FileError(f"{', '.join(names)}: no lead could be loaded, {many}{''.join(reasons)}")
