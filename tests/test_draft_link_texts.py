"""Whatever the text of a link, it is a draft or it is refused."""

import json
import zlib
from base64 import urlsafe_b64decode

from hypothesis import given as example
from hypothesis import strategies as st

from data.definition import (
    Band,
    Cell,
    Definition,
)
from data.draft_link import DraftLinkError, packed, unpacked
from tests.random_drafts import drafts
from tests.test_draft_link import LINK, coded, linked, random


def harmless(text: str) -> None:
    try:
        draft = unpacked(text)
    except DraftLinkError as error:
        assert error.reason in {"too_long", "other_version", "damaged", "too_large", "invalid"}
    else:
        assert unpacked(packed(draft)) == draft


@random
@example(st.text() | st.from_regex(r"[0-9]{1,3}\.[A-Za-z0-9_=+/-]*"))
def test_any_text_is_harmless(text):
    harmless(text)


@random
@example(st.binary(max_size=200), st.booleans())
def test_any_bytes_are_harmless(data, is_deflated):
    harmless(coded(zlib.compress(data) if is_deflated else data))


@random
@example(st.integers(0, len(LINK) - 1), st.characters(), st.integers(0, 3))
def test_a_link_with_a_slip_in_it_is_harmless(place, other, count):
    harmless(LINK[:place] + other * count + LINK[place + 1 :])


# Values of the right shape with something else in them: what a person who meant harm would try.
keys = st.sampled_from(
    [*Definition.model_fields, *Cell.model_fields, *Band.model_fields, "field", "in", "touches",
     "at_least", "below", "within_days", "hours", "closures", "mon", "each", "whole", "off"]
)  # fmt: skip
odd = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | keys
anything = st.recursive(
    odd,
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(keys, inside, max_size=4),
    max_leaves=12,
)


@random
@example(st.dictionaries(keys, anything, max_size=4), anything)
def test_any_values_are_harmless(whole, off):
    harmless(linked({"whole": whole}))
    harmless(linked({"whole": whole, "off": off}))


@random
@example(drafts(), st.data())
def test_a_draft_with_one_other_value_is_harmless(draft, data):
    values = json.loads(zlib.decompress(urlsafe_b64decode(packed(draft)[2:] + "==")))
    here = values["whole"]
    while isinstance(here, dict | list) and here:
        step = data.draw(st.sampled_from(sorted(here) if isinstance(here, dict) else [0]))
        if data.draw(st.booleans()):
            here[step] = data.draw(anything)
        here = here[step]
    harmless(linked(values))
