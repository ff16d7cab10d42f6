"""All datasets of a folder: what each holds, which came before another, the way back to one."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from data import dataset
from data.errors import DatasetError


@dataclass(frozen=True)
class Listed:
    """One dataset of a folder; where it can't be opened, `fault` says why and nothing is known."""

    name: str
    is_current: bool
    loaded_at: datetime | None = None  # UTC
    files: tuple[str, ...] = ()
    leads: int | None = None
    handovers: int | None = None
    is_sample: bool = False
    fault: str = ""


def listed(home: Path = dataset.HOME) -> list[Listed]:
    """Every dataset, the newest first."""
    return [described(path, path.name == _current_name(home)) for path in dataset.datasets(home)]


def described(path: Path, is_current: bool) -> Listed:
    """What a dataset holds."""
    try:
        with dataset.attach(path) as connection:
            return _read(dataset.cursor(connection), path, is_current)
    except DatasetError as error:
        return Listed(path.name, is_current, fault=str(error).removeprefix(f"{path.name}: "))


def _read(connection: duckdb.DuckDBPyConnection, path: Path, is_current: bool) -> Listed:
    settings = dataset.read_settings(connection, path)
    loaded_at = datetime.fromisoformat(settings["loaded_at"]).astimezone(UTC)
    files = connection.execute("select distinct file_no, file_name from files order by file_no")
    names = tuple(name for _, name in files.fetchall())
    counts = "select (select count(*) from leads), (select count(*) from handovers)"
    ((leads, handovers),) = connection.execute(counts).fetchall()
    is_sample = settings["is_sample"] == "true"
    return Listed(
        path.name, is_current, loaded_at.replace(tzinfo=None), names, leads, handovers, is_sample
    )


def before(path: Path) -> Path | None:
    """The dataset that was loaded before another; None where it is the first of its folder."""
    older = (one for one in dataset.datasets(path.parent) if one.name < path.name)
    return next(older, None)


def restore(name: str, home: Path = dataset.HOME) -> Path:
    """Make a dataset of the folder the current one; the newer ones stay and can come back."""
    known = {path.name: path for path in dataset.datasets(home)}
    whole = name if name.endswith(".duckdb") else f"{name}.duckdb"
    if whole not in known:
        raise DatasetError(
            f"{name[:80]!r}: no dataset of {home}. `python -m data datasets` lists them."
        )
    dataset.attach(known[whole]).close()  # refuses one that nobody could read
    try:
        dataset.point_to(known[whole])
    except OSError as error:
        raise DatasetError(
            f"{home}: can't be written: {error.strerror or error}. {dataset.STAYS}"
        ) from error
    return known[whole]


def _current_name(home: Path) -> str:
    try:
        return dataset.current(home).name
    except DatasetError:
        return ""
