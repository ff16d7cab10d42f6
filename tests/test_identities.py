"""What always holds, whatever the data: the SQL against the oracle, and sums against lists."""

import random
from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.definition import Definition, parse_definition
from queries import Dataset
from tests import oracle
from tests.stories import Company, Row, companies, examples, loaded, moments, to_utc

DEFINITION = Definition(
    uncounted_activity_types=("automatic_email", "bulk_update"),
    **parse_definition(
        """
        [[potential]]
        name = "A"
        any = [{ field = "annual_revenue", at_least = 10 }, { field = "employees", at_least = 10 }]
        [[potential]]
        name = "B"
        is_rest = true
        [[intent]]
        name = "Hot"
        any = [{ touches = ["inquiry"], within_days = 20 }]
        [[intent]]
        name = "Cool"
        is_rest = true
        """
    ).model_dump(by_alias=True, include={"potential", "intent"}),
)


def naive(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None)


def judged(dataset: Dataset, as_of: datetime, definition: Definition = DEFINITION) -> list[Row]:
    rows = dataset.ask("verdicts_of_handovers", {"as_of": naive(as_of)}, definition).dicts()
    return sorted(rows, key=lambda r: (r["lead_id"], r["handed_over_at"], r["handover_id"]))


def comparable(row: Row) -> Row:
    """Moments in UTC without a zone, hours to a hundredth of a second."""
    rounded = {key: round(v, 5) for key, v in row.items() if isinstance(v, float)}
    moments = {key: naive(v) for key, v in row.items() if isinstance(v, datetime) and v.tzinfo}
    return row | rounded | moments


@examples(12)
@given(
    company=companies,
    as_of=moments.map(to_utc),
    sla_hours=st.sampled_from([1, 4.5, 9, 18, 27]),
    repeat_after_days=st.sampled_from([0, 1, 10, 30]),
)
def test_the_verdicts_are_those_of_an_independent_computation(
    company: Company, as_of: datetime, sla_hours: float, repeat_after_days: int
) -> None:
    rules = oracle.Rules(sla_hours=sla_hours, repeat_after_days=repeat_after_days)
    definition = DEFINITION.model_copy(
        update={"sla_business_hours": sla_hours, "repeat_after_days": repeat_after_days}
    )
    with loaded(company) as dataset:
        for moment in (as_of, as_of + timedelta(seconds=1)):
            expected = oracle.verdicts(**company.for_the_oracle(), as_of=moment, rules=rules)
            found = judged(dataset, moment, definition)
            assert len(found) == len(expected)
            for row, other in zip(found, map(comparable, expected), strict=True):
                assert {key: comparable(row)[key] for key in other} == other


@examples(5)
@given(company=companies, as_of=moments.map(to_utc))
def test_every_total_is_the_length_of_its_list(company: Company, as_of: datetime) -> None:
    with loaded(company) as dataset:

        def ask(name: str, **values: Any) -> list[Row]:
            return dataset.ask(name, {"as_of": naive(as_of)} | values, DEFINITION).dicts()

        rows = ask("verdicts_of_handovers")
        verdicts = Counter(row["verdict"] for row in rows)
        by_verdict = {row["verdict"]: row for row in ask("handovers_by_verdict")}
        assert {name: row["count_handovers"] for name, row in by_verdict.items()} == verdicts
        assert sum(row["count_sure"] for row in by_verdict.values()) == count(rows, "is_sure")
        by_month = ask("handovers_by_month_and_verdict")
        assert sum(row["count_handovers"] for row in by_month) == len(rows)

        (rates,) = ask("rates")
        due = [r for r in rows if r["verdict"] not in ("excluded", "waiting", "unassigned")]
        assert rates["count_handovers"] == len(rows)
        for name, (numerator, denominator) in {
            "ignored": (verdicts["ignored"], len(due)),
            "sure_ignored": (count(rows, "is_sure"), len(due)),
            "follow_up": (len(due) - verdicts["ignored"], len(due)),
            "missed_sla": (count(due, "missed_sla"), len(due)),
            "conversion": (verdicts["converted"], len(rows) - verdicts["excluded"]),
        }.items():
            found = (rates[f"{name}_numerator"], rates[f"{name}_denominator"])
            assert (name, *found) == (name, numerator, denominator)
            share = numerator / denominator if denominator else None
            assert rates[f"{name}_rate"] == pytest.approx(share)
        for which, number in {
            "due": len(due),
            "answered": rates["follow_up_numerator"],
            "counted": rates["conversion_denominator"],
            "sure": rates["sure_ignored_numerator"],
            "ignored": verdicts["ignored"],
            "waiting": verdicts["waiting"],
        }.items():
            assert (which, len(ask("handovers_listed", which=which))) == (which, number)


def count(rows: list[Row], flag: str) -> int:
    return sum(bool(row[flag]) for row in rows)


def seen_leads(company: Company, as_of: datetime) -> list[str]:
    """A lead is seen from its creation or its first handover on; one with neither, always."""
    known: dict[str, list[datetime]] = {row["lead_id"]: [] for row in company.leads}
    for row in (*company.leads, *company.handovers):
        if stamp := row.get("created_at") or row.get("handed_over_at"):
            known[row["lead_id"]].append(to_utc(stamp))
    return [lead_id for lead_id, times in known.items() if not times or min(times) <= as_of]


@examples(5)
@given(company=companies, as_of=moments.map(to_utc))
def test_cells_sum_to_leads_and_handovers(company: Company, as_of: datetime) -> None:
    seen = seen_leads(company, as_of)
    with loaded(company) as dataset:
        values = {"as_of": naive(as_of)}
        cells = dataset.ask("leads_by_cell", values, DEFINITION).dicts()
        leads = dataset.ask("leads_listed", values, DEFINITION).dicts()
        assert sorted(row["lead_id"] for row in leads) == sorted(seen)
        by_cell = Counter((row["potential"], row["intent"]) for row in leads)
        counted = {(c["potential"], c["intent"]): c["count_leads"] for c in cells}
        assert {cell: number for cell, number in counted.items() if number} == by_cell

        rows = judged(dataset, as_of)
        for column, verdict in {"converted": "converted", "ignored": "ignored"}.items():
            total = sum(cell[f"count_{column}"] for cell in cells)
            assert total == sum(row["verdict"] == verdict for row in rows)
        of_cells = {(c["potential"], c["intent"]): c["count_handovers"] for c in cells}
        assert {cell: number for cell, number in of_cells.items() if number} == Counter(
            (row["potential"], row["intent"]) for row in rows
        )
        (whole,) = (
            row
            for row in dataset.ask("grid_cells", values, DEFINITION).dicts()
            if row["potential"] == row["intent"] == "total"
        )
        assert (whole["count_leads"], whole["count_handovers"]) == (len(seen), len(rows))


@examples(3)
@given(company=companies, as_of=moments.map(to_utc), seed=st.integers(0, 2**32))
def test_the_same_data_give_the_same_numbers(company: Company, as_of: datetime, seed: int) -> None:
    shuffled = Company(**{table: list(rows) for table, rows in vars(company).items()})
    for rows in vars(shuffled).values():
        random.Random(seed).shuffle(rows)
    with loaded(company) as dataset, loaded(shuffled) as other:
        first = judged(dataset, as_of)
        assert judged(dataset, as_of) == first
        assert judged(Dataset(dataset.path), as_of) == first
        assert judged(other, as_of) == first


def leave_out_what_comes_to_light_later(company: Company) -> None:
    """A deal of an account and a bare day may pass to a later handover of that day; a repeated
    handover may bring a rejection from before itself.
    """
    company.deals = [
        row for row in company.deals if row["lead_id"] or isinstance(row["created_at"], datetime)
    ]
    for row in company.handovers:
        if row["rejected_at"] and to_utc(row["rejected_at"]) < to_utc(row["handed_over_at"]):
            row["rejected_at"] = None


@examples(6)
@given(company=companies, moments=st.lists(moments.map(to_utc), min_size=2, max_size=5))
def test_a_missed_sla_never_changes_once_the_deadline_is_past(
    company: Company, moments: list[datetime]
) -> None:
    leave_out_what_comes_to_light_later(company)
    flags: dict[tuple[str, datetime], set[bool]] = {}
    with loaded(company) as dataset:
        for moment in sorted(moments):
            for row in judged(dataset, moment):
                if row["missed_sla"] is not None and naive(moment) > row["deadline_at"]:
                    key = (row["lead_id"], row["handed_over_at"])
                    flags.setdefault(key, set()).add(row["missed_sla"])
    assert [key for key, found in flags.items() if len(found) > 1] == []
