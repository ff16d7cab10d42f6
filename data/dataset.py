"""Datasets on the disk: one file each, and a small pointer to the current one."""

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import duckdb

from data.errors import DatasetError

FORMAT = 5
POINTER = "CURRENT"
# Where datasets lie unless a command names another place; servers set it by the environment.
HOME = Path(os.environ.get("LEADGRID_DATASET", Path(__file__).resolve().parent.parent / ".dataset"))
NAME = re.compile(r"dataset-\d{8}T\d{6}-[0-9a-f]{6}\.duckdb")
LOADING = re.compile(r"dataset-.*\.duckdb\.loading-(\d+)(\..*)?")


def current(home: Path = HOME) -> Path:
    """The file of the current dataset; a DatasetError says that there is none."""
    pointer = home / POINTER
    try:
        name = pointer.read_text(encoding="utf-8").strip()
    except FileNotFoundError as error:
        raise DatasetError(f"{home}: no dataset yet. Load one: python -m data load PATH") from error
    except OSError as error:
        raise DatasetError(f"{pointer}: can't be read: {error.strerror}. Load again.") from error
    except UnicodeDecodeError:
        name = "no text"
    if not NAME.fullmatch(name) or not (home / name).is_file():
        raise DatasetError(
            f"{pointer}: names no dataset here ({name[:80]!r}). Load the files again."
        )
    return home / name


def datasets(home: Path = HOME) -> list[Path]:
    """All datasets that can be opened, the newest first."""
    if not home.is_dir():
        return []
    return sorted((p for p in home.iterdir() if NAME.fullmatch(p.name)), reverse=True)


@contextmanager
def new_dataset(home: Path) -> Iterator[Path]:
    """A path to write a dataset to; it becomes current at the end, or vanishes after an error."""
    if "?" in str(home.absolute()):
        raise DatasetError(f"{home}: DuckDB can't write below a name with a question mark.")
    name = f"dataset-{datetime.now(UTC):%Y%m%dT%H%M%S}-{uuid4().hex[:6]}.duckdb"
    partial = home / f"{name}.loading-{os.getpid()}"
    try:
        home.mkdir(parents=True, exist_ok=True)
        _sweep(home)
        yield partial
        _publish(partial)
    except OSError as error:
        raise DatasetError(
            f"{home}: can't be written: {error.strerror or error}. {STAYS} Free the disk, or name "
            "a folder that can be written (--dataset DIR)."
        ) from error
    except duckdb.OutOfMemoryException as error:
        raise DatasetError(
            f"{home}: {_first_line(error)} {STAYS} Close other programs, free the disk, or allow "
            "more memory (LEADGRID_LOAD_MEMORY, such as 3GB)."
        ) from error
    except (duckdb.IOException, duckdb.TransactionException, duckdb.FatalException) as error:
        raise DatasetError(
            f"{home}: the load stopped: {_first_line(error)} {STAYS} Where the disk is full, free "
            "it or name another folder (--dataset DIR)."
        ) from error
    finally:
        _remove(partial)


STAYS = "Nothing was changed: the dataset from before is still current."


def finished(partial: Path) -> Path:
    """What a dataset that is being loaded is called once it is whole."""
    return partial.with_name(partial.name.partition(".loading-")[0])


def _publish(partial: Path) -> None:
    """Name the dataset and point to it in one step each, once it is safely on the disk."""
    whole = finished(partial)
    fresh = _new_pointer(whole)
    partial.rename(whole)
    try:
        fresh.replace(whole.with_name(POINTER))
    except OSError:
        whole.unlink()
        raise


def point_to(whole: Path) -> None:
    """Make a dataset that lies there the current one, in one step."""
    _new_pointer(whole).replace(whole.with_name(POINTER))


def _new_pointer(whole: Path) -> Path:
    """A pointer that is not in force yet, named so that the next load sweeps up a lost one."""
    fresh = whole.with_name(f"{whole.name}.loading-{os.getpid()}.pointer")
    with fresh.open("w", encoding="utf-8") as pointer:
        pointer.write(whole.name + "\n")
        pointer.flush()
        os.fsync(pointer.fileno())
    return fresh


def _sweep(home: Path) -> None:
    """Remove what killed loads left behind; a load that still runs keeps its file."""
    for path in home.iterdir():
        match = LOADING.fullmatch(path.name)
        if match and not _is_running(int(match[1])):
            _remove(path)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _remove(partial: Path) -> None:
    for path in [partial, *partial.parent.glob(f"{partial.name}.*")]:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink(missing_ok=True)


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0].strip().rstrip(".") + "."


def read_settings(connection: duckdb.DuckDBPyConnection, path: Path) -> dict[str, str]:
    """What a dataset says of itself; a DatasetError where this program can't read it."""
    try:
        settings = dict(connection.execute("select setting, value from settings").fetchall())
        version = int(settings["format"])
    except (duckdb.Error, KeyError, ValueError) as error:
        raise DatasetError(
            f"{path.name}: this is no Leadgrid dataset. Load the files again."
        ) from error
    if version < FORMAT:
        raise DatasetError(
            f"{path.name}: written by an older Leadgrid (format {version}; this one reads "
            f"{FORMAT}). Load the files again."
        )
    if version > FORMAT:
        raise DatasetError(
            f"{path.name}: written by a newer Leadgrid (format {version}; this one reads up to "
            f"{FORMAT}). Update Leadgrid, or load the files again."
        )
    return settings


def attach(path: Path, **others: Path) -> duckdb.DuckDBPyConnection:
    """A connection that sees one dataset, and others by their name, read-only and nothing else.

    The connection itself lives in memory, so that results can be kept beside the dataset.
    Every caller takes a .cursor() of it: a connection shared by threads mixes up their rows.
    """
    connection = duckdb.connect(":memory:")
    for name, one in {"dataset": path, **others}.items():
        attach_to(connection, name, one)
    connection.execute("set preserve_insertion_order = false")
    # What is kept is made and dropped whole, so there is nothing to tidy up; a checkpoint of memory
    # halts everybody for up to a second, after any 16 MB.
    connection.execute("set checkpoint_threshold = '1TB'")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")
    return connection


def attach_to(connection: duckdb.DuckDBPyConnection, name: str, path: Path) -> dict[str, str]:
    """Attach a dataset read-only under a name; returns what it says of itself."""
    try:
        connection.execute(f"attach {_quoted(path)} as {name} (read_only)")
    except duckdb.Error as error:
        raise DatasetError(_why_closed(path, error)) from error
    return read_settings(cursor(connection, name), path)


def cursor(
    connection: duckdb.DuckDBPyConnection, name: str = "dataset"
) -> duckdb.DuckDBPyConnection:
    """A cursor of its own, looking at the dataset (a cursor does not inherit `use`)."""
    own = connection.cursor()
    own.execute(f"use {name}")
    return own


def _quoted(path: Path) -> str:
    """A path as an SQL string: `attach` takes no bound parameter."""
    return "'" + str(path).replace("'", "''") + "'"


def _why_closed(path: Path, error: Exception) -> str:
    reason = str(error).replace(str(path), "")  # a folder may be named "storage"
    if "version" in reason.lower() or "storage" in reason.lower():
        return f"{path.name}: written by a newer version. Update Leadgrid, or load the files again."
    return f"{path.name}: can't be opened: {_first_line(error)} Load the files again."
