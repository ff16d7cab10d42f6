"""Mappings that people chose for a header, used again for the next file that has it."""

import hashlib
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Mapped, mapped_column

from data import dataset
from data.mapping import Source
from data.written import NAME, Base, now, put, written


class SavedSource(Base):
    """What was chosen last for the files of one header."""

    __tablename__ = "sources"
    header_id: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str]
    saved_at: Mapped[datetime]


class SavedMappings:
    """The sources saved beside the datasets of a folder, each found by its header."""

    def __init__(self, home: Path | None = None) -> None:
        self._home = home or dataset.HOME

    def find(self, header: list[str]) -> Source | None:
        """What was saved for exactly these columns, in any order."""
        if not (self._home / NAME).exists():
            return None  # a look must leave nothing behind
        with written(self._home) as session:
            row = session.get(SavedSource, _id_of(header))
        try:
            return Source.model_validate_json(row.source) if row else None
        except ValidationError:
            return None  # saved by a version with other fields: the file is looked at anew

    def save(self, sources: list[Source]) -> None:
        """Keep each source in place of what was saved for its header before."""
        with written(self._home) as session:
            for source in sources:
                put(
                    session,
                    SavedSource,
                    header_id=_id_of(source.header),
                    source=source.model_dump_json(),
                    saved_at=now(),
                )

    def forget(self, header: list[str]) -> None:
        """The next file of this header is looked at with fresh eyes."""
        with written(self._home) as session:
            if row := session.get(SavedSource, _id_of(header)):
                session.delete(row)

    def count(self) -> int:
        """How many headers are known."""
        with written(self._home) as session:
            return len(session.scalars(select(SavedSource.header_id)).all())


def _id_of(header: list[str]) -> str:
    names = "\n".join(sorted(header))
    return hashlib.sha256(names.encode()).hexdigest()[:16]
