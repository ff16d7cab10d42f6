"""The text of a file as UTF-8: the file itself, or a copy of it that is written once."""

import codecs
import re
from dataclasses import dataclass
from pathlib import Path

from data.errors import FileError
from data.reading.encoding import UTF8, UTF8_MARKED, marked, plausibility, ranked
from data.reading.pieces import SIZE, decoded, place
from data.reading.sheet import Progress
from data.reading.survey import Survey

SAMPLE = 1 << 18
FOREIGN_LINE = re.compile(rb"[^\r\n]*[\x80-\xff][^\r\n]*")
FOREIGN = re.compile(rb"[\x80-\xff]")
SURE_BYTES = 6  # so many that are UTF-8 by chance are rare
MEND = " The file mixes encodings, or is damaged. Save it whole as CSV (UTF-8) and load it again."


@dataclass(frozen=True)
class Transcript:
    """A UTF-8 text that was read once from end to end."""

    path: Path
    encoding: str  # of the file itself
    survey: Survey


def transcribe(path: Path, copy: Path, progress: Progress) -> Transcript:
    """Find a file's encoding by reading it whole; one that is not UTF-8 is copied as UTF-8."""
    with path.open("rb") as file:
        start = file.read(1 << 16)
    if found := marked(start):
        return _marked(path, copy, *found, progress)
    survey = Survey()
    try:
        for piece, _text in decoded(path, "utf-8", progress):
            survey.see(piece)
    except UnicodeDecodeError as error:
        return _of_another(path, copy, error.start, progress)
    is_marked = start.startswith(codecs.BOM_UTF8)
    return Transcript(path, UTF8_MARKED if is_marked else UTF8, survey)


def _marked(path: Path, copy: Path, name: str, codec: str, progress: Progress) -> Transcript:
    try:
        return _copied(path, copy, name, codec, progress)
    except UnicodeDecodeError as error:
        raise FileError(f"{path}: {place(path, error.start)} is not {name} text.{MEND}") from error


def _copied(path: Path, copy: Path, name: str, codec: str, progress: Progress) -> Transcript:
    survey = Survey()
    with copy.open("wb") as file:
        for _piece, text in decoded(path, codec, progress):
            written = text.encode()
            survey.see(written)
            file.write(written)
    return Transcript(copy, name, survey)


def _of_another(path: Path, copy: Path, start: int, progress: Progress) -> Transcript:
    """A file that is not UTF-8 from some byte on: some lines of it, or all of them."""
    lines = _foreign_lines(path, start)
    if _is_mostly_utf8(b"".join(line for _, line in lines)):
        raise FileError(f"{path}: {place(path, start)} is not UTF-8 text.{MEND}")
    furthest = (start, "UTF-8")
    sample = b"\n".join(line for _, line in lines)
    for name, codec in ranked(sample) or ranked(_line_at(lines, start)):
        try:
            found = _copied(path, copy, name, codec, progress)
        except UnicodeDecodeError as error:
            furthest = max(furthest, (error.start, name))
            continue
        _refuse_mixed(path, lines, name, codec)
        return found
    raise FileError(f"{path}: {place(path, furthest[0])} is not {furthest[1]} text.{MEND}")


def _foreign_lines(path: Path, start: int) -> list[tuple[int, bytes]]:
    """Lines beyond ASCII with their place in the file: the first ones, and those from a byte on."""
    with path.open("rb") as file:
        first = _in_window(file.read(SAMPLE), 0)
        begin = max(0, start - SIZE)
        file.seek(begin)
        before = file.read(start - begin)
        begin += max(before.rfind(b"\n"), before.rfind(b"\r")) + 1
        file.seek(begin)
        return sorted({*first, *_in_window(file.read(SAMPLE), begin)})


def _in_window(window: bytes, begin: int) -> list[tuple[int, bytes]]:
    found = [(begin + match.start(), match[0]) for match in FOREIGN_LINE.finditer(window)]
    is_cut = len(window) == SAMPLE and len(found) > 1  # perhaps in the middle of a character
    return found[:-1] if is_cut else found


def _line_at(lines: list[tuple[int, bytes]], offset: int) -> bytes:
    return next(line for start, line in reversed(lines) if start <= offset)


def _is_mostly_utf8(sample: bytes) -> bool:
    text = sample.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    return sum(not sign.isascii() for sign in text) - wrong >= wrong


def _reads_as_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _refuse_mixed(path: Path, lines: list[tuple[int, bytes]], name: str, codec: str) -> None:
    """Lines that another codec can read by chance, and that are UTF-8 without a doubt."""
    for start, line in lines:
        foreign = [match.start() for match in FOREIGN.finditer(line)]
        if len(foreign) < SURE_BYTES or not _reads_as_utf8(line):
            continue
        if plausibility(line.decode(codec, "replace")) < plausibility(line.decode("utf-8")):
            where = place(path, start + foreign[0])
            raise FileError(f"{path}: {where} is UTF-8 text, and other lines are {name}.{MEND}")
