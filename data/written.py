"""What people write is kept beside the datasets, in a small database of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

from sqlalchemy import create_engine, inspect
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.engine import Engine
from sqlalchemy.exc import OperationalError, SQLAlchemyError
from sqlalchemy.orm import DeclarativeBase, Session

from data.errors import DatasetError

NAME = "written.sqlite"
OPENING = Lock()  # the first two readers of a server come at once


class Base(DeclarativeBase):
    """The tables of what people write."""


@contextmanager
def written(home: Path) -> Iterator[Session]:
    """What was written beside the datasets of a folder; what changes in the block is kept."""
    path = home / NAME
    try:
        with OPENING:
            engine = _engine(path, len(Base.metadata.tables))
        with Session(engine, expire_on_commit=False) as session, session.begin():
            yield session
    except SQLAlchemyError as error:
        raise DatasetError(
            f"{path}: what was saved can't be read or written: {type(error).__name__}."
        ) from error


def put(session: Session, kind: type[Base], **values: Any) -> None:
    """Write a row in place of the one with its key: in one statement, as two may write at once."""
    key = list(inspect(kind).primary_key)
    session.execute(insert(kind).values(values).on_conflict_do_update(key, set_=values))


def now() -> datetime:
    """The moment of writing, in UTC."""
    return datetime.now(UTC).replace(tzinfo=None)


@cache
def _engine(path: Path, _count_tables: int) -> Engine:
    """One for each file, made anew when a module with more tables was imported since."""
    path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(f"sqlite:///{path}")
    try:
        Base.metadata.create_all(engine)
    except OperationalError:  # another process made them between the look and the making
        Base.metadata.create_all(engine)
    return engine
