"""What each sheet of a file is taken for, and why, before anything is loaded."""

from dataclasses import dataclass, field
from enum import StrEnum

from data.choosing import main_table
from data.mapping import Mapping, Source
from data.reading import Sheet
from data.recognising import OWN, recognise
from data.saved_mappings import SavedMappings


class Origin(StrEnum):
    """Who says what a sheet is."""

    MAPPING = "mapping"  # the mapping file
    LOOKED_UP = "looked up"  # a lookup of the mapping file
    SAVED = "saved"  # what was chosen for the same columns before
    OWN = "own"  # Leadgrid's own names of columns
    SYSTEM = "system"  # the names of a known system
    LEFT_OUT = "left out"  # the mapping: it is not used
    NOTHING = "nothing"  # nobody: it is not used


@dataclass(frozen=True)
class Proposal:
    """One sheet, what becomes of it, who says so, and why each column goes where it goes."""

    sheet: Sheet
    source: Source | None
    origin: Origin
    system: str = ""  # Salesforce
    called: str = ""  # Salesforce Lead
    reasons: dict[str, str] = field(default_factory=dict)  # by column, with {system} in them

    @property
    def table(self) -> str:
        """The table that it is for; none: it is not used."""
        return main_table(self.source) if self.source else ""


def propose(sheet: Sheet, mapping: Mapping, saved: SavedMappings) -> Proposal:
    """What a sheet is: by the mapping, by what was chosen before, by its names and values."""
    if any(set(header) == set(sheet.header) for header in mapping.unused):
        return Proposal(sheet, None, Origin.LEFT_OUT)
    for source in mapping.source:
        if set(source.header) <= set(sheet.header):
            return Proposal(sheet, source, Origin.MAPPING, called=source.system)
    if any(lookup.is_in(sheet.header) for lookup in mapping.lookup):
        return Proposal(sheet, None, Origin.LOOKED_UP)
    if known := saved.find(sheet.header):
        return Proposal(sheet, known, Origin.SAVED, called=known.system)
    return _recognised(sheet)


def _recognised(sheet: Sheet) -> Proposal:
    found = recognise(sheet.header, sheet.samples, sheet.name)
    if found is None:
        return Proposal(sheet, None, Origin.NOTHING)
    reasons = {one.column: one.why for one in reversed(found.placed)}
    if found.system == OWN:
        return Proposal(sheet, found.source, Origin.OWN, OWN, "", reasons)
    called = f"{found.system} {found.object}"
    return Proposal(sheet, found.source, Origin.SYSTEM, found.system, called, reasons)
