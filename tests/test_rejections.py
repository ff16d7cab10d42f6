"""Why sales gave leads back, by reason and cell."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given as examples_of

from data.definition import Definition
from queries.answer import to_utc
from tests.conftest import LONG_AFTER, TOKYO
from tests.stories import Company, companies, examples, loaded, moments
from tests.stories import to_utc as moment_of
from tests.test_identities import DEFINITION, naive

Key = tuple[str | None, str | None, str | None]


@pytest.fixture
def counts(given):
    def counts() -> dict[Key, int]:
        values = {"as_of": to_utc(LONG_AFTER, TOKYO)}
        return _counts(given.dataset, values, None)

    return counts


def _counts(dataset: Any, values: dict[str, Any], definition: Definition | None) -> dict[Key, int]:
    rows = dataset.ask("rejections_by_reason_and_cell", values, definition).dicts()
    return {
        (row["rejection_reason"], row["potential"], row["intent"]): row["count_handovers"]
        for row in rows
    }


def test_each_reason_is_counted_in_its_cell_and_summed(given, counts):
    for number, reason in enumerate(("no budget", "no budget", "bad timing")):
        given.handover(f"L{number}", rejected_at="2026-03-03 10:00", rejection_reason=reason)
    cell = ("not scored", "not scored")
    assert counts() == {
        ("no budget", *cell): 2,
        ("bad timing", *cell): 1,
        ("no budget", None, None): 2,
        ("bad timing", None, None): 1,
        (None, *cell): 3,
        (None, None, None): 3,
    }


@pytest.mark.parametrize("blank", ["", " ", "　"])
def test_a_blank_reason_is_a_row_of_its_own(given, counts, blank):
    given.handover("L1", rejected_at="2026-03-03 10:00", rejection_reason=blank)
    assert counts()["", None, None] == 1


def test_the_reason_is_that_of_the_first_rejection_also_where_it_gave_none(given, counts):
    given.handover("L1", at="2026-03-02 10:00", rejected_at="2026-03-03 10:00")
    given.handover(
        "L1", at="2026-03-10 10:00", rejected_at="2026-03-20 10:00", rejection_reason="no need"
    )
    assert {reason for (reason, *_cell) in counts()} == {"", None}  # no reason, and in all


def test_a_lead_that_became_a_deal_was_not_given_back(given, counts):
    given.handover("L1", rejected_at="2026-03-03 10:00", rejection_reason="no budget")
    given.deal("L1", created="2026-03-04 10:00")
    assert counts() == {(None, None, None): 0}


@examples(3)
@examples_of(company=companies, as_of=moments.map(moment_of))
def test_every_number_is_the_length_of_its_list(company: Company, as_of: Any) -> None:
    for number, row in enumerate(company.handovers):
        row["rejection_reason"] = ("", "no need", "too small")[number % 3]
    with loaded(company) as dataset:
        values = {"as_of": naive(as_of)}
        counts = _counts(dataset, values, DEFINITION)
        for (reason, potential, intent), number in counts.items():
            chosen = {"reason": reason, "potential": potential, "intent": intent}
            rows = dataset.ask("rejections_listed", values | chosen, DEFINITION).dicts()
            assert len(rows) == number
        verdicts = Counter(
            row["verdict"] for row in dataset.ask("handovers_listed", values, DEFINITION).dicts()
        )
        assert counts[None, None, None] == verdicts["rejected"]
        inner = [
            n for (reason, potential, _), n in counts.items() if reason is not None and potential
        ]
        assert sum(inner) == verdicts["rejected"]
