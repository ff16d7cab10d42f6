"""A draft as a link: it comes back as it was, and any other text is refused with a reason."""

import json
import tracemalloc
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Any

import pytest
from hypothesis import given as example
from hypothesis import settings

from data.conditions import (
    TouchCondition,
)
from data.definition import (
    Definition,
    parse_definition,
    read_definition,
)
from data.draft import Draft, switches
from data.draft_link import LARGEST, LONGEST, DraftLinkError, packed, unpacked
from data.errors import MappingError
from data.presets import presets
from tests.definitions import EVERYTHING
from tests.random_drafts import drafts

ALL = [*presets().values(), parse_definition(EVERYTHING)]
random = settings(max_examples=150, deadline=None, derandomize=True, database=None)


def linked(values: Any) -> str:
    """Any values as a link, whether or not they make a draft."""
    text = values if isinstance(values, str) else json.dumps(values)
    return coded(zlib.compress(text.encode(), 9))


def coded(data: bytes) -> str:
    return "1." + urlsafe_b64encode(data).decode().rstrip("=")


def refused(text: str) -> DraftLinkError:
    with pytest.raises(DraftLinkError) as error:
        unpacked(text)
    return error.value


# There and back.


@pytest.mark.parametrize("definition", ALL)
def test_a_draft_comes_back_as_it_was(definition):
    for path in switches(definition):
        draft = Draft.of(definition).switched(path, False)
        assert unpacked(packed(draft)) == draft


@random
@example(drafts())
def test_any_draft_comes_back_as_it_was(draft):
    back = unpacked(packed(draft))
    assert back == draft
    assert back.definition == draft.definition


@pytest.mark.parametrize("definition", ALL)
def test_a_link_is_short_enough_to_be_sent(definition):
    assert len(packed(Draft.of(definition))) < 2500


def test_a_link_holds_only_what_is_not_said_anyway():
    code = packed(Draft.of(Definition())).removeprefix("1.")
    assert zlib.decompress(urlsafe_b64decode(code + "=" * (-len(code) % 4))) == b'{"whole":{}}'


def test_a_link_needs_no_escaping():
    text = packed(Draft.of(parse_definition('name = "面 🎯 & = + /"')))
    assert text.startswith("1.")
    assert text.removeprefix("1.").replace("-", "").replace("_", "").isalnum()
    assert text.isascii()


def test_equal_drafts_have_equal_links():
    draft = Draft.of(read_definition())
    there = draft.switched("potential.1", False).switched("intent.0", False)
    back = draft.switched("intent.0", False).switched("potential.1", False)
    assert packed(there) == packed(back)


def test_a_whole_number_comes_back_as_the_count_that_it_was():
    at_least = {"touches": ["call"], "at_least": 8.0, "within_days": 90.0}
    (condition,) = unpacked(linked({"whole": {"exclusion": [at_least]}})).whole.exclusion
    assert repr(condition) == repr(TouchCondition(touches=("call",), at_least=8, within_days=90))


# What is refused, and why.

LINK = packed(Draft.of(read_definition()))
EMPTY = linked({"whole": {}})


def nested(levels: int, inner: Any) -> Any:
    for _level in range(levels):
        inner = {"any": [inner]}
    return inner


@pytest.mark.parametrize(
    ("text", "reason", "expectation"),
    [
        ("1." + "A" * LONGEST, "too_long", "longer than 8,000 characters"),
        ("2." + LINK[2:], "other_version", "format 2, expected 1"),
        ("12.whatever comes then", "other_version", "format 12, expected 1"),
        ("", "damaged", "cut off or damaged"),
        ("1.", "damaged", "cut off or damaged"),
        (LINK[2:], "damaged", "cut off or damaged"),
        (LINK[:-1], "damaged", "cut off or damaged"),
        (LINK[: len(LINK) // 2], "damaged", "cut off or damaged"),
        (LINK + "A", "damaged", "cut off or damaged"),
        (LINK + "AAAA", "damaged", "cut off or damaged"),
        (LINK[:40] + "+" + LINK[41:], "damaged", "cut off or damaged"),
        (LINK[:40] + "面" + LINK[41:], "damaged", "cut off or damaged"),
        (LINK + "\n", "damaged", "cut off or damaged"),
        (LINK + "==", "damaged", "cut off or damaged"),
        (coded(b"not deflated"), "damaged", "cut off or damaged"),
        (linked("[" + " " * LARGEST + "]"), "too_large", "larger than 200,000 bytes"),
        (linked("no json"), "invalid", "Expecting value"),
        (linked(""), "invalid", "Expecting value"),
        (coded(zlib.compress(b"\xff\xfe")), "invalid", "utf-8"),
        (linked("[" * 50_000), "invalid", "nested too deep"),
        (linked("[]"), "invalid", "valid dictionary"),
        (linked("{}"), "invalid", "whole: Field required"),
        (linked({"whole": {"colour": 1}}), "invalid", "whole.colour: Extra inputs"),
        (linked({"whole": {"colour": 1, "shape": 2}}), "invalid", "whole.colour: Extra inputs"),
        (linked({"whole": {"x" * 9_000: 1}}), "invalid", "whole.xxx"),
        (linked({"whole": {}, "then": 1}), "invalid", "then: Extra inputs"),
        (linked({"whole": {}, "version": 2}), "invalid", "version: Input should be 1"),
        (linked({"whole": {}, "off": ["potential.0"]}), "invalid", "'potential.0' is no band"),
        (linked({"whole": {"sla_business_hours": 0}}), "invalid", "greater than 0"),
        (linked('{"whole": {"sla_business_hours": NaN}}'), "invalid", "NaN is no number"),
        (linked('{"whole": {"sla_business_hours": -Infinity}}'), "invalid", "no number"),
        (linked('{"whole": {"sla_business_hours": 1e999}}'), "invalid", "less than or equal"),
        (linked('{"whole": {"name": "\\ud800"}}'), "invalid", "surrogates"),
        (linked("1" * 5_000), "invalid", "4300 digits"),
    ],
)  # fmt: skip
def test_a_text_that_is_no_draft_is_refused_with_a_reason(text, reason, expectation):
    error = refused(text)
    assert error.reason == reason
    assert expectation in str(error)
    assert isinstance(error, MappingError)
    assert "\n" not in str(error)
    assert len(str(error)) < 500


def test_the_largest_draft_still_comes_back():
    text = '{"whole": {}}'
    assert unpacked(linked(text + " " * (LARGEST - len(text)))) == unpacked(EMPTY)
    assert refused(linked(text + " " * (LARGEST - len(text) + 1))).reason == "too_large"


def test_a_bomb_is_not_unpacked():
    bomb = zlib.compress(b"0" * 5_000_000, 9)
    assert len(coded(bomb)) < LONGEST
    tracemalloc.start()
    assert refused(coded(bomb)).reason == "too_large"
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 4 * LARGEST


@pytest.mark.parametrize("condition", [{"any": []}, {}, {"field": "shoe_size"}])
def test_very_many_faults_are_not_told_one_by_one(condition):
    count = (LARGEST - 100) // (len(json.dumps(condition)) + 2)
    error = refused(linked({"whole": {"exclusion": [condition] * count}}))
    assert str(error).endswith("most of it is wrong")


def test_conditions_are_nested_as_deep_as_anybody_writes_them_and_no_deeper():
    leaf = {"field": "score", "at_least": 1}
    link = linked({"whole": {"exclusion": [nested(6, leaf)]}})
    assert packed(unpacked(link))
    for levels in (7, 100, 300, 3000):
        text = '{"any":[' * levels + json.dumps(leaf) + "]}" * levels
        assert refused(linked('{"whole":{"exclusion":[' + text + "]}}")).reason == "invalid"


def test_a_draft_that_would_not_come_back_is_not_packed():
    deep = Definition.model_validate({"exclusion": [nested(7, {"field": "score", "below": 1})]})
    names = [f"{number * 7919 % 10007} {number}" for number in range(4000)]
    long = Definition.model_validate({"uncounted_activity_types": names})
    large = Definition.model_validate({"uncounted_activity_types": ["call"] * 40_000})
    for whole, reason in ((deep, "invalid"), (long, "too_long"), (large, "too_large")):
        with pytest.raises(DraftLinkError) as error:
            packed(Draft.of(whole))
        assert error.value.reason == reason
