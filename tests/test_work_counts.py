"""Every list of tomorrow's work is as long as its number, on random companies."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

from hypothesis import given as given_any
from hypothesis import strategies as st

from tests.stories import Company, Row, companies, examples, loaded, moments
from tests.stories import to_utc as moment_of
from tests.test_identities import judged, naive
from tests.test_work_list import BANDS

LISTS = ("breach", "overdue", "hot", "unassigned", None)


@examples(6)
@given_any(company=companies, as_of=moments.map(moment_of), ahead=st.integers(0, 20))
def test_every_list_is_as_long_as_its_number(company: Company, as_of: datetime, ahead: int) -> None:
    meeting = naive(as_of + timedelta(days=ahead))
    with loaded(company) as dataset:

        def ask(name: str, **values: Any) -> list[Row]:
            bound = {"as_of": naive(as_of), "meeting_at": meeting} | values
            return dataset.ask(name, bound, BANDS).dicts()

        (counts,) = ask("work_counts")
        lists = {name: ask("work_listed", list=name) for name in LISTS}
        for name, rows in lists.items():
            assert (name, len(rows)) == (name, counts[f"count_{name or 'items'}"])
            assert [row["priority"] for row in rows] == list(range(1, len(rows) + 1))
        known = {row["handover_id"]: row for row in judged(dataset, as_of, BANDS)}
        for row in lists[None]:
            verdict = known[row["handover_id"]]["verdict"]
            assert verdict == row["verdict"]
            assert verdict in ("waiting", "ignored", "unassigned")
        assert len({row["lead_id"] for row in lists[None]}) == counts["count_items"]


@examples(6)
@given_any(company=companies, as_of=moments.map(moment_of), by=st.sampled_from(["owner", "team"]))
def test_every_number_of_the_load_is_the_length_of_its_list(
    company: Company, as_of: datetime, by: str
) -> None:
    with loaded(company) as dataset:

        def ask(name: str, **values: Any) -> list[Row]:
            return dataset.ask(name, {"as_of": naive(as_of)} | values, BANDS).dicts()

        load, everything = ask("work_by_owner_and_day", by=by), ask("work_listed")
        cells = [row for row in load if not row["is_total"] and row["due"] != "total"]
        assert sum(row["count_items"] for row in cells) == len(everything)
        expected = Counter((row[f"{by}_name"], row["due"]) for row in everything)
        assert {(r["group_name"], r["due"]): r["count_items"] for r in cells} == expected
        for row in load:
            values = {
                "by": None if row["is_total"] else by,
                "group_name": row["group_name"],
                "due": None if row["due"] == "total" else row["due"],
            }
            assert len(ask("work_listed", **values)) == row["count_items"]
