"""The bytes of a file piece by piece, and where in it a byte stands."""

import codecs
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from data.errors import FileError
from data.reading.sheet import Progress

SIZE = 1 << 22


def pieces(path: Path) -> Iterator[bytes]:
    """The bytes of a file."""
    with path.open("rb") as file:
        while piece := file.read(SIZE):
            yield piece


def decoded(path: Path, codec: str, progress: Progress) -> Iterator[tuple[bytes, str]]:
    """The pieces with their text; a UnicodeDecodeError starts at its place in the whole file."""
    decoder = codecs.getincrementaldecoder(codec)()
    is_wide = codec.startswith("utf-16") or codec.startswith("utf-32")
    done = 0
    for piece in chain(pieces(path), [b""]):
        held = len(decoder.getstate()[0])
        try:
            text = decoder.decode(piece, final=not piece)
        except UnicodeDecodeError as error:
            error.start += done - held
            if not is_wide:
                refuse_nul(path, piece[: max(error.start - done, 0)], done)
            raise
        if "\0" in text:
            refuse_nul(path, piece, done)
        done += len(piece)
        progress(f"reading {path.name}: {done / 1e6:,.0f} MB")
        yield piece, text


def refuse_nul(path: Path, piece: bytes, before: int) -> None:
    """A FileError where a NUL byte stands in a piece."""
    if 0 in piece:
        raise FileError(
            f"{path}: {place(path, before + piece.index(0))} is a NUL byte: this is no table as "
            "text, or a damaged one. Export it again as CSV (UTF-8)."
        )


def place(path: Path, offset: int) -> str:
    """Where a byte stands, in words: its line, its byte on the line, its value."""
    line, newest, done, mark = 1, -1, 0, _line_end(path)
    for piece in pieces(path):
        here = piece[: offset - done]
        line += here.count(mark)
        if mark in here:
            newest = done + here.rfind(mark)
        if done + len(piece) > offset:
            return f"line {line}, byte {offset - newest} (0x{piece[len(here)]:02x})"
        done += len(piece)
    return f"line {line}, byte {offset - newest} (the end of the file)"


def _line_end(path: Path) -> bytes:
    with path.open("rb") as file:
        return b"\n" if b"\n" in file.read(SIZE) else b"\r"
