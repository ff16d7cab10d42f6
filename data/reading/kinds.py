"""What kind of file it is, by its first bytes and not by its name."""

import zipfile
import zlib
from pathlib import Path

from data.errors import FileError

START = 1 << 16
TEXT, WORKBOOK, PARQUET, WEB = "text", "workbook", "parquet", "web"
ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What unpacking raises for a damaged archive, or for one with a password.
BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, KeyError, EOFError)
AS_TABLE = "Export it as CSV or as an Excel workbook."
# What Excel opens although it is no workbook.
AS_SAVED = "Open it in Excel, save it as an Excel workbook (.xlsx), and load that."
OTHERS = {
    b"\x89PNG": ("a PNG image", AS_TABLE),
    b"\xff\xd8\xff": ("a JPEG image", AS_TABLE),
    b"GIF8": ("a GIF image", AS_TABLE),
    b"%PDF": ("a PDF document", AS_TABLE),
    b"PARE": ("an encrypted Parquet file", "Write it again without encryption."),
    b"\x1f\x8b": ("a gzip archive", "Unpack it and load the file inside."),
    b"7z\xbc\xaf\x27\x1c": ("a 7-Zip archive", "Unpack it and load the files inside."),
    b"Rar!": ("a RAR archive", "Unpack it and load the files inside."),
    b"BZh": ("a bzip2 archive", "Unpack it and load the file inside."),
    b"PK\x05\x06": ("an empty zip archive", "Export the file again."),
    b"{\\rtf": ("an RTF document", AS_TABLE),
    b"<?xml": ("an XML file", AS_SAVED),
    b"<!doctype": ("a web page", AS_SAVED),
    b"<html": ("a web page", AS_SAVED),
    b"<table": ("a web page", AS_SAVED),
    b"<meta": ("a web page", AS_SAVED),
    b"<head": ("a web page", AS_SAVED),
    b"<!--": ("a web page", AS_SAVED),
    b"MIME-Version:": ("a web archive", AS_SAVED),
    b"{": ("a JSON file", AS_TABLE),
    b"[{": ("a JSON file", AS_TABLE),
    b"SQLite format 3": ("an SQLite database", AS_TABLE),
}


def kind_of(path: Path) -> str:
    """Text, a workbook, Parquet or a web page; a FileError names what else it is and what to do."""
    with path.open("rb") as file:
        start = file.read(START)
    if not start:
        raise FileError(f"{path}: the file is empty. Export it again, with its header line.")
    if start.startswith(b"PAR1"):
        return PARQUET
    if start.startswith(ZIP):
        return _of_zip(path)
    if start.startswith(OLE[:4]):
        return _of_ole(path)
    tidy = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for magic, (kind, _advice) in OTHERS.items():
        if start.startswith(magic) or (magic.startswith(b"<") and tidy.startswith(magic)):
            if magic.startswith(b"<") and _holds_tables(tidy):
                return WEB
            raise FileError(no_table(path, kind))
    return TEXT


def _holds_tables(start: bytes) -> bool:
    """A web page that may hold a table, or a workbook as XML."""
    return b"<workbook" in start if start.startswith(b"<?xml") else True


def no_table(path: Path, kind: str) -> str:
    """What is said of a file of another kind."""
    advice = next(advice for name, advice in OTHERS.values() if name == kind)
    return f"{path}: this is {kind}, not a table. {advice}"


def _of_zip(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "mimetype" in names and b"spreadsheet" in archive.read("mimetype"):
                _refuse_locked_ods(path, archive)
                return WORKBOOK
    except (*BROKEN, OSError) as error:
        raise FileError(
            f"{path}: a broken Excel workbook or zip archive: it can't be unpacked. Download or "
            "export it again."
        ) from error
    if names & {"xl/workbook.xml", "xl/workbook.bin"}:
        return WORKBOOK
    if any(name.startswith(("word/", "ppt/")) for name in names):
        raise FileError(f"{path}: this is a Word or PowerPoint document, not a table. {AS_TABLE}")
    if any(name.endswith(".iwa") for name in names):
        raise FileError(f"{path}: this is an Apple Numbers document. {AS_TABLE}")
    raise FileError(f"{path}: this is a zip archive. Unpack it and load the files inside.")


def _refuse_locked_ods(path: Path, archive: zipfile.ZipFile) -> None:
    if b"encryption-data" in archive.read("META-INF/manifest.xml"):
        raise FileError(locked(path))


def _of_ole(path: Path) -> str:
    """An old workbook, or the envelope of a new one that has a password."""
    with path.open("rb") as file:
        content = file.read(1 << 24)
        file.seek(-min(1 << 20, path.stat().st_size), 2)
        content += file.read()
    if _utf16("EncryptedPackage") in content:
        raise FileError(locked(path))
    if _utf16("Workbook") in content or _utf16("Book") in content:
        return WORKBOOK
    raise FileError(f"{path}: this is an old Office document, not a workbook. {AS_TABLE}")


def _utf16(text: str) -> bytes:
    return text.encode("utf-16-le")


def locked(path: Path) -> str:
    """What is said of a workbook that asks for a password."""
    return (
        f"{path}: the workbook has a password. Open it, save a copy without a password, and load "
        "that copy."
    )
