"""A draft as text for a link, and back: it is read as data, whoever wrote it."""

import binascii
import json
import re
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any, Literal, NoReturn

from pydantic import ValidationError

from data.calendar import faults
from data.dials import conditions_by_path
from data.draft import Draft
from data.errors import MappingError

Reason = Literal["too_long", "other_version", "damaged", "too_large", "invalid"]
FORMAT = "1"
LONGEST = 8_000  # characters: what servers and mail programs still take as an address
LARGEST = 200_000  # bytes, unpacked
MOST_NESTED = 6  # groups in groups: each may double the SQL that they become
MOST_FAULTS = 100  # of more, none is picked out: it takes too long
MOST_SAID = 300  # characters
LINK = re.compile(r"([1-9][0-9]{0,3})\.(.*)", re.DOTALL)


class DraftLinkError(MappingError):
    """A link that holds no draft; `reason` says why in a word that stays the same."""

    def __init__(self, reason: Reason, sentence: str) -> None:
        super().__init__(sentence)
        self.reason = reason


def packed(draft: Draft) -> str:
    """The draft as text that an address may hold; a DraftLinkError says why none could."""
    _stop_if_deep(draft)
    text = draft.model_dump_json(by_alias=True, exclude_defaults=True)
    data = text.encode()
    _stop_if_large(data)
    code = urlsafe_b64encode(zlib.compress(data, 9)).decode().rstrip("=")
    link = f"{FORMAT}.{code}"
    _stop_if_long(link)
    return link


def unpacked(text: str) -> Draft:
    """The draft that such a text holds; a DraftLinkError says why it holds none."""
    _stop_if_long(text)
    draft = _draft(_values(_inflated(_decoded(_code(text)))))
    _stop_if_deep(draft)
    return draft


def _stop_if_long(text: str) -> None:
    if len(text) > LONGEST:
        raise DraftLinkError(
            "too_long",
            f"The link of the draft is longer than {LONGEST:,} characters; "
            "share the definition as a file instead.",
        )


def _stop_if_large(data: bytes) -> None:
    if len(data) > LARGEST:
        raise DraftLinkError(
            "too_large",
            f"The draft is larger than {LARGEST:,} bytes, more than a link may hold; "
            "share the definition as a file instead.",
        )


def _stop_if_deep(draft: Draft) -> None:
    paths = conditions_by_path(draft.whole)
    if any(path.count(".") // 2 > MOST_NESTED for path in paths):
        _invalid("its conditions are nested too deep")


def _code(text: str) -> str:
    found = LINK.fullmatch(text)
    if found and found[1] != FORMAT:
        raise DraftLinkError(
            "other_version",
            f"The link was made by another version of Leadgrid (format {found[1]}, "
            f"expected {FORMAT}); open it with that one or make a new link.",
        )
    if not found or not re.fullmatch(r"[A-Za-z0-9_-]+", found[2]):
        _damaged()
    return found[2]


def _decoded(code: str) -> bytes:
    try:
        return urlsafe_b64decode(code + "=" * (-len(code) % 4))
    except binascii.Error as error:
        _damaged(error)


def _inflated(data: bytes) -> bytes:
    inflater = zlib.decompressobj()
    try:
        text = inflater.decompress(data, LARGEST + 1)  # never more, whatever the data would become
    except zlib.error as error:
        _damaged(error)
    _stop_if_large(text)
    if not inflater.eof or inflater.unused_data:
        _damaged()
    return text


def _damaged(error: Exception | None = None) -> NoReturn:
    sentence = "The link of the draft is cut off or damaged; copy all of it again."
    raise DraftLinkError("damaged", sentence) from error


def _values(data: bytes) -> Any:
    try:
        values = json.loads(data.decode(), parse_constant=_no_number)
        json.dumps(values, ensure_ascii=False).encode()  # half a character can't be shown
    except RecursionError as error:
        _invalid("its conditions are nested too deep", error)
    except ValueError as error:
        _invalid(f"{error}", error)
    return values


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


def _draft(values: Any) -> Draft:
    try:
        return Draft.model_validate(values)
    except ValidationError as error:
        is_short = error.error_count() <= MOST_FAULTS
        _invalid(faults(error).splitlines()[0] if is_short else "most of it is wrong", error)
    except RecursionError as error:
        _invalid("its conditions are nested too deep", error)


def _invalid(fault: str, error: Exception | None = None) -> NoReturn:
    sentence = f"The link of the draft holds no usable definition: {fault[:MOST_SAID]}"
    raise DraftLinkError("invalid", sentence) from error
