"""Which files a load reads, each looked at before anything is loaded."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from data import schema
from data.canonical import as_leads, known_fields
from data.choosing import PEOPLE
from data.errors import FileError
from data.feeds import Feed, feeds, unused_sources
from data.lookup import Lookup
from data.mapping import Mapping
from data.proposal import Origin, Proposal, propose
from data.reading import Progress, Sheet, quiet, sheets
from data.reading.folder import files_of
from data.reading.kinds import WORKBOOK
from data.saved_mappings import SavedMappings


@dataclass(frozen=True)
class Found:
    """The files of a load with the tables that each feeds, and what lay beside them."""

    files: list[tuple[Sheet, list[Feed]]]
    left_out: list[str]
    lookups: list[tuple[Sheet, Lookup]]


def find(
    paths: Iterable[Path],
    mapping: Mapping,
    saved: SavedMappings,
    scratch: Path,
    progress: Progress = quiet,
) -> Found:
    """Look at every file and say all that is wrong at once."""
    left_out: list[str] = []
    faults: list[str] = []
    spare: dict[str, str] = {}  # faults of what may lie beside tables: a cover sheet, a note
    is_named = files_of(paths, mapping.skip, left_out)
    files: list[Sheet] = []
    for path in is_named:
        try:
            files += sheets(path, scratch, progress)
        except FileError as error:
            if _is_note(path, is_named):
                spare[path.name] = str(error)
            else:
                faults.append(str(error))
    files = told_apart(_without_notes(files, is_named, left_out))
    _refuse_useless_mapping(files, mapping, faults)
    proposals = with_leads([propose(file, mapping, saved) for file in files])
    fed = []
    for one in proposals:
        try:
            fed.append((one.sheet, _feeds(one, mapping)))
        except FileError as error:
            if one.source is None and _may_be_spare(one.sheet, is_named):
                spare[one.sheet.name] = str(error)
            else:
                faults.append(str(error))
    if any(own for _, own in fed):
        left_out += [f"{name} (no table that is known)" for name in spare]
    else:
        faults += spare.values()
    lookups = _lookups(fed, mapping, left_out, faults)
    if faults:
        raise FileError("\n".join(faults))
    _refuse_no_leads(fed)
    left_out += [told for one in proposals if (told := _left_out(one))]
    for source in unused_sources(mapping, files):
        place = mapping.source.index(source) + 1
        left_out.append(f"source {place} of the mapping (no file has its header)")
    return Found(fed, left_out, lookups)


def _left_out(one: Proposal) -> str:
    if one.source or one.origin not in (Origin.LEFT_OUT, Origin.SYSTEM):
        return ""
    return f"{one.sheet.name} ({one.called or 'left out by the mapping'}: not used)"


def _without_notes(
    files: list[Sheet], is_named: dict[Path, bool], left_out: list[str]
) -> list[Sheet]:
    """A text beside the tables in which no line is a row: somebody's notes."""
    notes = [one for one in files if _is_note(one.path, is_named) and not one.first_rows]
    left_out += [f"{one.name} (no table that is known)" for one in notes]
    return [one for one in files if one not in notes]


def _may_be_spare(sheet: Sheet, is_named: dict[Path, bool]) -> bool:
    """A sheet of a workbook or a file of a folder that holds no known table may lie there."""
    return sheet.kind == WORKBOOK or not is_named[sheet.path]


def _is_note(path: Path, is_named: dict[Path, bool]) -> bool:
    return path.suffix.lower() == ".txt" and not is_named[path]


def with_leads(proposals: list[Proposal]) -> list[Proposal]:
    """Where no file is one of leads, one that gives each lead's MQL date is."""
    if any(one.table in PEOPLE for one in proposals):
        return proposals
    return [
        replace(one, source=one.source and (as_leads(one.sheet.header, one.source) or one.source))
        for one in proposals
    ]


def _feeds(one: Proposal, mapping: Mapping) -> list[Feed]:
    if one.source:
        found = feeds(one.sheet, one.source, mapping.lookup)
        return [replace(feed, same_email=mapping.same_email) for feed in found]
    if one.origin in (Origin.LOOKED_UP, Origin.LEFT_OUT, Origin.SYSTEM):
        return []
    # Not its first line itself: where a header is missing, that is somebody's name and address.
    told = ", ".join(known_fields(one.sheet.header)) or "none"
    raise FileError(
        f"{one.sheet.name}: line {one.sheet.header_line} does not name the columns of any of the "
        f"tables {', '.join(schema.TABLES)} (known of its {len(one.sheet.header)} columns: "
        f"{told}). Name lead_id and the other columns as the README's data contract does, or write "
        "a mapping file (--mapping)."
    )


def _lookups(
    fed: list[tuple[Sheet, list[Feed]]],
    mapping: Mapping,
    left_out: list[str],
    faults: list[str],
) -> list[tuple[Sheet, Lookup]]:
    """The file of each lookup: without one there is nothing to read, and of two none is right."""
    found = []
    for lookup in mapping.lookup:
        fitting = [file for file, own in fed if not own and lookup.is_in(file.header)]
        found += [(file, lookup) for file in fitting[:1]]
        if len(fitting) > 1:
            names = ", ".join(file.name for file in fitting)
            faults.append(f"lookup {lookup.name}: {names} all have its columns. Leave one.")
        elif not fitting and _is_named(lookup, fed):
            faults.append(
                f"lookup {lookup.name}: no file has its columns {', '.join(lookup.header)}. Load "
                "that file together with the others."
            )
        elif not fitting:
            left_out.append(f"lookup {lookup.name} of the mapping (no file has its header)")
    return found


def _is_named(lookup: Lookup, fed: list[tuple[Sheet, list[Feed]]]) -> bool:
    rules = [rule for _, own in fed for feed in own for rule in feed.rules.values()]
    return any(rule.column in lookup.columns() for rule in rules)


def told_apart(files: list[Sheet]) -> list[Sheet]:
    """Files of one name out of several folders are named with their folder."""
    names = Counter(file.name for file in files)
    return [
        file
        if names[file.name] == 1
        else replace(file, name=f"{file.path.resolve().parent.name}/{file.name}")
        for file in files
    ]


def _refuse_useless_mapping(files: list[Sheet], mapping: Mapping, faults: list[str]) -> None:
    unused = unused_sources(mapping, files)
    if not files or not unused or len(unused) < len(mapping.source):
        return
    wanted = unused[0].header
    closest = max(files, key=lambda file: len(set(file.header) & set(wanted)))
    lacks = ", ".join(repr(name) for name in wanted if name not in closest.header)
    faults.append(
        f"The mapping is for none of these files: no file has the header of any [[source]]. "
        f"{closest.name} comes closest to the first and lacks {lacks}."
    )


def _refuse_no_leads(fed: list[tuple[Sheet, list[Feed]]]) -> None:
    if not any(feed.table in PEOPLE for _, file_feeds in fed for feed in file_feeds):
        names = ", ".join(file.name for file, _ in fed) or "no file"
        raise FileError(
            f"{names}: none of these holds leads (a column lead_id and what is known of each). "
            "Load the leads together with the other files."
        )
