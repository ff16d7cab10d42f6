"""Definitions that people have saved: every version is kept, one of them is agreed."""

import hashlib
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import ForeignKey, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from data import dataset
from data.definition import Definition, parse_definition, write_definition
from data.written import Base, now, put, written


class Version(Base):
    """A definition as it was saved under a name; the newest of a name is shown."""

    __tablename__ = "definition_versions"
    version_no: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[str] = mapped_column(unique=True)
    definition_name: Mapped[str]
    toml: Mapped[str]
    saved_at: Mapped[datetime]
    removed_at: Mapped[datetime | None]


class Agreement(Base):
    """When which version became the agreed one; without a version: back to the data's own."""

    __tablename__ = "agreements"
    agreement_no: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[str | None] = mapped_column(ForeignKey("definition_versions.version_id"))
    agreed_at: Mapped[datetime]


class Draft(Base):
    """What somebody edits and has not saved yet, so that a closed window loses nothing."""

    __tablename__ = "drafts"
    draft_id: Mapped[str] = mapped_column(primary_key=True)
    toml: Mapped[str]
    edited_at: Mapped[datetime]


@dataclass(frozen=True)
class Saved:
    """One saved version."""

    version_id: str
    name: str
    toml: str
    saved_at: datetime

    @property
    def definition(self) -> Definition:
        """What it says."""
        return parse_definition(self.toml, self.name)


@dataclass(frozen=True)
class Agreed:
    """One change of the agreed definition; without a name: back to the data's own."""

    agreed_at: datetime
    name: str | None

    def local_on(self, zone: ZoneInfo) -> date:
        """The local day of it."""
        return self.agreed_at.replace(tzinfo=UTC).astimezone(zone).date()


class SavedDefinitions:
    """The definitions saved beside the datasets of a folder."""

    def __init__(self, home: Path | None = None) -> None:
        self._home = home or dataset.HOME

    def newest(self) -> list[Saved]:
        """The newest version under each name that was not removed, by name."""
        newest = {row.definition_name: row for row in self._versions() if row.removed_at is None}
        return [_saved(newest[name]) for name in sorted(newest)]

    def history(self, name: str) -> list[Saved]:
        """Every version that was saved under a name, the newest first."""
        rows = [row for row in self._versions() if row.definition_name == name]
        return [_saved(row) for row in reversed(rows)]

    def find(self, version_id: str) -> Saved | None:
        """One version, also an older or removed one: a link may still name it."""
        return next((_saved(r) for r in self._versions() if r.version_id == version_id), None)

    def save(self, name: str, definition: Definition) -> Saved:
        """Save under a name, beside what was saved under it before."""
        named = definition.model_copy(update={"name": name})
        toml = write_definition(named)
        last = next(iter(self.history(name)), None)
        if last and last.toml == toml and any(one == last for one in self.newest()):
            return last
        saved_at = now()
        digest = hashlib.sha256(f"{name}\n{saved_at.isoformat()}\n{toml}".encode()).hexdigest()[:10]
        row = Version(version_id=digest, definition_name=name, toml=toml, saved_at=saved_at)
        with self._session() as session:
            session.add(row)
            session.flush()
            return _saved(row)

    def remove(self, name: str) -> None:
        """Take a name off the lists; its versions stay."""
        with self._session() as session:
            for row in session.scalars(select(Version).where(Version.definition_name == name)):
                row.removed_at = row.removed_at or now()

    def agree(self, version_id: str | None) -> None:
        """Make a version the one that everybody sees; None: the one that came with the data."""
        with self._session() as session:
            session.add(Agreement(version_id=version_id, agreed_at=now()))

    def agreed(self) -> Saved | None:
        """The version that was agreed last, if any."""
        with self._session() as session:
            last = session.scalars(
                select(Agreement).order_by(Agreement.agreement_no.desc()).limit(1)
            ).first()
            version_id = last.version_id if last else None
        return self.find(version_id) if version_id else None

    def agreements(self) -> list[Agreed]:
        """Every change of the agreed definition, the oldest first."""
        names = {row.version_id: row.definition_name for row in self._versions()}
        with self._session() as session:
            rows = list(session.scalars(select(Agreement).order_by(Agreement.agreement_no)))
        return [Agreed(row.agreed_at, names.get(row.version_id or "")) for row in rows]

    def keep_draft(self, draft_id: str, definition: Definition) -> None:
        """Keep what somebody edits, in place of what it was before."""
        toml = write_definition(definition)
        with self._session() as session:
            put(session, Draft, draft_id=draft_id, toml=toml, edited_at=now())

    def draft(self, draft_id: str) -> Definition | None:
        """What somebody was editing."""
        with self._session() as session:
            row = session.get(Draft, draft_id)
        return parse_definition(row.toml, "draft") if row else None

    def _versions(self) -> list[Version]:
        with self._session() as session:
            return list(session.scalars(select(Version).order_by(Version.version_no)))

    def _session(self) -> AbstractContextManager[Session]:
        return written(self._home)


def _saved(row: Version) -> Saved:
    return Saved(row.version_id, row.definition_name, row.toml, row.saved_at)
