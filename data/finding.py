"""Which files a load reads, each looked at before anything is loaded."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from data.errors import FileError
from data.lookup import Lookup
from data.mapping import Feed, Mapping, as_leads, feeds, unused_sources
from data.textfile import TextFile, inspect

SUFFIXES = {".csv", ".tsv"}


@dataclass(frozen=True)
class Found:
    """The files of a load with the tables that each feeds, and what lay beside them."""

    files: list[tuple[TextFile, list[Feed]]]
    left_out: list[str]
    lookups: list[tuple[TextFile, Lookup]]


def find(paths: Iterable[Path], mapping: Mapping) -> Found:
    """Look at every file and say all that is wrong at once."""
    left_out: list[str] = []
    faults: list[str] = []
    files: list[TextFile] = []
    for path in _files(paths, mapping, left_out):
        try:
            files.append(inspect(path))
        except FileError as error:
            faults.append(str(error))
    files = _told_apart(files)
    _refuse_useless_mapping(files, mapping, faults)
    fed = []
    for file in files:
        try:
            fed.append((file, feeds(file, mapping)))
        except FileError as error:
            faults.append(str(error))
    lookups = _lookups(fed, mapping, left_out, faults)
    if faults:
        raise FileError("\n".join(faults))
    if not _holds_leads(fed):
        fed = [(file, as_leads(file, mapping) or own) for file, own in fed]
    _refuse_no_leads(fed)
    for source in unused_sources(mapping, files):
        place = mapping.source.index(source) + 1
        left_out.append(f"source {place} of the mapping (no file has its header)")
    return Found(fed, left_out, lookups)


def _lookups(
    fed: list[tuple[TextFile, list[Feed]]],
    mapping: Mapping,
    left_out: list[str],
    faults: list[str],
) -> list[tuple[TextFile, Lookup]]:
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


def _is_named(lookup: Lookup, fed: list[tuple[TextFile, list[Feed]]]) -> bool:
    rules = [rule for _, own in fed for feed in own for rule in feed.rules.values()]
    return any(rule.column in lookup.columns() for rule in rules)


def _files(paths: Iterable[Path], mapping: Mapping, left_out: list[str]) -> list[Path]:
    found: dict[Path, Path] = {}  # by where they really lie: a file named twice is read once
    for path in paths:
        try:
            inside = _inside(path, mapping, left_out) if path.is_dir() else [path]
            if not inside:
                raise FileError(f"{path}: no CSV file in this folder. Name one that holds leads.")
            if missing := [one for one in inside if not one.exists()]:
                raise FileError(f"{missing[0]}: there is no such file or folder. Check the path.")
            for one in inside:
                found.setdefault(one.resolve(), one)
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or "no path that can be"
            raise FileError(f"{str(path)[:200]}: can't be read: {reason}.") from error
    return list(found.values())


def _inside(folder: Path, mapping: Mapping, left_out: list[str]) -> list[Path]:
    """The CSV files of a folder; what else lies there is not read, and told."""
    wanted = []
    for path in sorted(folder.iterdir()):
        is_hidden = path.name.startswith((".", "~$"))  # of a desktop or of an open Excel
        is_table = path.suffix.lower() in SUFFIXES and not path.is_dir() and not is_hidden
        if is_table and not any(path.match(skip) for skip in mapping.skip):
            wanted.append(path)
        elif is_table:
            left_out.append(f"{path.name} (skipped by the mapping)")
        elif not is_hidden:
            left_out.append(f"{path.name} ({'a folder' if path.is_dir() else 'no .csv or .tsv'})")
    return wanted


def _told_apart(files: list[TextFile]) -> list[TextFile]:
    """Files of one name out of several folders are named with their folder."""
    names = Counter(file.name for file in files)
    return [
        file
        if names[file.name] == 1
        else replace(file, name=f"{file.path.resolve().parent.name}/{file.name}")
        for file in files
    ]


def _refuse_useless_mapping(files: list[TextFile], mapping: Mapping, faults: list[str]) -> None:
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


def _holds_leads(fed: list[tuple[TextFile, list[Feed]]]) -> bool:
    return any(feed.table == "leads" for _, file_feeds in fed for feed in file_feeds)


def _refuse_no_leads(fed: list[tuple[TextFile, list[Feed]]]) -> None:
    if not _holds_leads(fed):
        names = ", ".join(file.name for file, _ in fed) or "no file"
        raise FileError(
            f"{names}: none of these holds leads (a column lead_id and what is known of each). "
            "Load the leads together with the other files."
        )
