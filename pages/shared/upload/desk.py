"""The files that somebody has put on the page: looked at once, kept until they are loaded."""

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import streamlit as st

from data import dataset
from data.errors import LeadgridError
from data.finding import told_apart, with_leads
from data.mapping import Mapping, Source, read_mapping
from data.previewing import Looked, Staged
from data.proposal import Origin, Proposal, propose
from data.reading import Sheet, sheets
from data.saved_mappings import SavedMappings


@dataclass
class Desk:
    """Files in a folder of their own, which goes when the window is closed."""

    _folder: Any = field(default_factory=lambda: tempfile.TemporaryDirectory(prefix="leadgrid-"))
    _files: dict[str, Path] = field(default_factory=dict)  # by the id that the uploader gives
    _sheets: dict[str, list[Sheet]] = field(default_factory=dict)
    _chosen: dict[tuple[str, ...], Source | None] = field(default_factory=dict)
    _staged: dict[str, Staged] = field(default_factory=dict)
    _looked: dict[str, Looked] = field(default_factory=dict)
    _proposed: dict[str, Proposal] = field(default_factory=dict)
    _tomls: list[str] = field(default_factory=list)
    faults: dict[str, str] = field(default_factory=dict)
    mapping: Mapping = field(default_factory=Mapping)
    mapping_path: Path | None = None

    @property
    def folder(self) -> Path:
        """Where the files lie; they hold personal data."""
        return Path(self._folder.name)

    def take(self, uploaded: Sequence[Any], tomls: Sequence[Any]) -> None:
        """Keep exactly the files that the uploader shows now."""
        now = {str(one.file_id): one for one in uploaded}
        for gone in self._files.keys() - now.keys():
            self._files.pop(gone).unlink(missing_ok=True)
            for sheet in self._sheets.pop(gone, []):
                self._forget(sheet.name)
            self.faults.pop(gone, None)
        for file_id in [one for one in now if one not in self._files]:
            self._files[file_id] = _save(
                self.folder / f"file-{len(self._files)}-{file_id[:8]}", now[file_id]
            )
            self._inspect(file_id)
        self._take_mapping(tomls)

    def _forget(self, name: str) -> None:
        """What was found out of a sheet that is gone: another may have its name."""
        self._proposed.pop(name, None)
        self._staged.pop(name, None)
        self._looked = {
            key: look for key, look in self._looked.items() if not key.startswith(f"{name}\n")
        }

    def _inspect(self, file_id: str) -> None:
        try:
            scratch = Path(tempfile.mkdtemp(dir=self.folder))
            self._sheets[file_id] = sheets(self._files[file_id], scratch)
        except LeadgridError as error:
            self.faults[file_id] = _without_folders(str(error), self._files[file_id].parent)

    def _take_mapping(self, tomls: Sequence[Any]) -> None:
        ids = [str(one.file_id) for one in tomls]
        if ids == self._tomls:
            return
        self.mapping, self.mapping_path, self._proposed = Mapping(), None, {}
        for one in tomls:
            path = _save(self.folder / "mapping", one)
            if b"[[source]]" in path.read_bytes():  # else the definition that it names
                self.mapping_path = path
        if self.mapping_path:
            self.mapping = read_mapping(self.mapping_path)
        self._tomls = ids  # a wrong one is read, and told, again

    @property
    def paths(self) -> list[Path]:
        """The files that can be read."""
        return [path for file_id, path in self._files.items() if file_id in self._sheets]

    def proposals(self) -> list[Proposal]:
        """What each sheet is taken for, with what was changed by hand."""
        found = told_apart([sheet for group in self._sheets.values() for sheet in group])
        return [self._as_chosen(one) for one in with_leads([self._propose(one) for one in found])]

    def _propose(self, sheet: Sheet) -> Proposal:
        if sheet.name not in self._proposed:
            saved = SavedMappings(dataset.HOME)
            self._proposed[sheet.name] = propose(sheet, self.mapping, saved)
        return self._proposed[sheet.name]

    def _as_chosen(self, one: Proposal) -> Proposal:
        key = tuple(one.sheet.header)
        return replace(one, source=self._chosen[key]) if key in self._chosen else one

    def choose(self, header: Sequence[str], source: Source | None) -> None:
        """Take the sheets of a header for something else; None: for nothing."""
        self._chosen[tuple(header)] = source

    def is_chosen(self, header: Sequence[str]) -> bool:
        """Whether somebody changed what these columns become."""
        return tuple(header) in self._chosen

    def reset(self, header: Sequence[str]) -> None:
        """Back to what was proposed."""
        self._chosen.pop(tuple(header), None)

    def looked(self, one: Proposal, source: Source) -> Looked:
        """How the first lines of a sheet read by a source."""
        key = f"{one.sheet.name}\n{source.model_dump_json()}"
        if key not in self._looked:
            staged = self._staged.get(one.sheet.name) or Staged(one.sheet, self.folder)
            self._staged[one.sheet.name] = staged
            self._looked[key] = staged.look(source)
        return self._looked[key]

    def clear(self) -> None:
        """Remove the files: they hold personal data."""
        self._folder.cleanup()

    def whole_mapping(self) -> Mapping:
        """Everything that is chosen, as one mapping; the narrowest header counts first."""
        proposals = self.proposals()
        apart = {tuple(one.sheet.header): one.source for one in proposals if one.source}
        sources = sorted(apart.values(), key=lambda source: -len(source.header))
        unused = [
            one.sheet.header
            for one in proposals
            if not one.source and one.origin != Origin.LOOKED_UP
        ]
        return self.mapping.model_copy(update={"source": sources, "unused": unused})


def desk() -> Desk:
    """The desk of this window."""
    if "desk" not in st.session_state:
        st.session_state["desk"] = Desk()
    found: Desk = st.session_state["desk"]
    return found


def clear_desk() -> None:
    """Take everything off the desk: it was loaded."""
    if old := st.session_state.pop("desk", None):
        old.clear()
    # The uploader keeps its files as long as it has its name.
    st.session_state["upload_no"] = st.session_state.get("upload_no", 0) + 1


def _save(folder: Path, file: Any) -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / Path(file.name).name
    with path.open("wb") as target:
        file.seek(0)
        shutil.copyfileobj(file, target)
    return path


def _without_folders(text: str, folder: Path) -> str:
    return text.replace(f"{folder}/", "")
