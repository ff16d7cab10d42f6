"""The bridge from marketing's number to sales' number: each record in one bar, each bar a list."""

import random
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given as example
from hypothesis import strategies as st

from queries import Dataset
from queries.answer import to_utc
from tests.conftest import LONG_AFTER, TOKYO
from tests.stories import Company, Row, companies, examples, loaded, moments
from tests.stories import to_utc as utc_of
from tests.test_identities import naive

TOTALS = ("handed_over", "worked", "with_deal", "won")
Steps = Callable[..., dict[str, str]]


@pytest.fixture
def steps(given) -> Steps:
    """The bar of each recorded handover, by its id; times are local."""

    def steps(**asked: str) -> dict[str, str]:
        said = {"as_of": LONG_AFTER, **asked}
        times = {"as_of", "from_at", "until_at"}
        values = {k: to_utc(v, TOKYO) if k in times else v for k, v in said.items()}
        rows = given.dataset.ask("bridge_listed", values).dicts()
        return {row["handover_id"]: row["step"] for row in rows}

    return steps


def test_a_handover_within_thirty_days_of_the_one_before_is_a_repeat(given, steps: Steps):
    given.handover(at="2026-03-02 10:00", handover_id="H1")
    given.handover(at="2026-03-31 10:00", handover_id="H2")
    assert steps() == {"H1": "ignored", "H2": "repeat"}


def test_a_lead_that_is_handed_over_twice_counts_once_by_the_later_one(given, steps: Steps):
    given.handover(at="2026-03-02 10:00", handover_id="H1")
    given.handover(at="2026-06-01 10:00", handover_id="H2")
    given.handover(at="2026-06-02 10:00", handover_id="H3")
    assert steps() == {"H1": "repeat", "H2": "ignored", "H3": "repeat"}


def test_a_repeat_says_which_handover_stands_in_its_place(given):
    given.handover(at="2026-03-02 10:00", handover_id="H1")
    given.handover(at="2026-03-03 10:00", handover_id="H2")
    given.handover(at="2026-06-01 10:00", handover_id="H3")
    rows = given.dataset.ask("bridge_listed", {"step": "repeat"}).dicts()
    assert {row["handover_id"]: row["standing_handover_id"] for row in rows} == {
        "H1": "H3",
        "H2": "H3",
    }


def test_two_leads_with_the_same_e_mail_address_are_one_person(given, steps: Steps):
    given.lead("L1", email="Sato@example.jp")
    given.lead("L2", email=" sato@example.jp")
    given.lead("L3", email="mori@example.jp")
    given.handover("L1", at="2026-03-03 10:00", handover_id="H1")
    given.handover("L2", at="2026-03-02 10:00", handover_id="H2")
    given.handover("L3", at="2026-03-02 10:00", handover_id="H3")
    assert steps() == {"H1": "ignored", "H2": "duplicate", "H3": "ignored"}
    (row,) = given.dataset.ask("bridge_listed", {"step": "duplicate"}).dicts()
    assert (row["lead_id"], row["standing_lead_id"]) == ("L2", "L1")


def test_leads_without_an_e_mail_address_are_no_duplicates(given, steps: Steps):
    given.handover("L1", handover_id="H1")
    given.handover("L2", handover_id="H2")
    assert steps() == {"H1": "ignored", "H2": "ignored"}


def test_an_address_that_many_leads_share_is_nobody_s_own(given, steps: Steps):
    for number in range(6):
        given.lead(f"L{number}", email="info@example.jp")
        given.handover(f"L{number}", handover_id=f"H{number}")
    assert set(steps().values()) == {"ignored"}


def test_of_two_at_the_same_moment_the_later_record_stands(given, steps: Steps):
    for number in (1, 2):
        given.lead(f"L{number}", email="sato@example.jp")
        given.handover(f"L{number}", handover_id=f"H{number}")
    assert steps() == {"H1": "duplicate", "H2": "ignored"}


def test_a_repeat_stays_one_where_the_handover_that_it_repeats_began_before_the_period(
    given, steps: Steps
):
    given.handover(at="2026-03-30 10:00", handover_id="H1")
    given.handover(at="2026-04-02 10:00", handover_id="H2")
    assert steps(from_at="2026-04-01T00:00") == {"H2": "repeat"}


def test_a_handover_after_the_period_stands_in_nobody_s_place(given, steps: Steps):
    given.handover(at="2026-03-02 10:00", handover_id="H1")
    given.handover(at="2026-06-01 10:00", handover_id="H2")
    assert steps(until_at="2026-06-01T10:00") == {"H1": "ignored"}
    assert steps(as_of="2026-06-01T09:59") == {"H1": "ignored"}


def test_a_repeat_belongs_to_the_team_that_is_charged_with_what_it_repeats(given, steps: Steps):
    given.handover(at="2026-03-02 10:00", owner="Aoki", team_name="East", handover_id="H1")
    given.handover(at="2026-03-05 10:00", owner="Mori", team_name="West", handover_id="H2")
    assert steps(team_name="West") == {"H1": "ignored", "H2": "repeat"}
    assert steps(team_name="East") == {}


def test_a_handover_to_another_team_stands_in_nobody_s_place(given, steps: Steps):
    given.handover(at="2026-03-02 10:00", owner="Aoki", team_name="East", handover_id="H1")
    given.handover(at="2026-06-01 10:00", owner="Mori", team_name="West", handover_id="H2")
    assert steps(team_name="East") == {"H1": "ignored"}
    assert steps() == {"H1": "repeat", "H2": "ignored"}


def test_what_sales_worked_is_split_by_what_became_of_the_deal(given, steps: Steps):
    for number, deal in enumerate([{}, {"closed": "2026-03-20"}, {"stage": "won"}]):
        stage = {"stage": "lost"} if "closed" in deal else {}
        given.handover(f"L{number}", handover_id=f"H{number}")
        given.deal(f"L{number}", created="2026-03-05", **deal, **stage)
    given.handover("L3", handover_id="H3")
    given.activity("L3", at="2026-03-02 11:00")
    given.handover("L4", handover_id="H4", rejected_at="2026-03-03 10:00")
    given.handover("L5", handover_id="H5", owner="")
    assert steps() == {
        "H0": "open", "H1": "lost", "H2": "won", "H3": "without_deal", "H4": "rejected",
        "H5": "unassigned",
    }  # fmt: skip


def test_a_deal_of_a_handover_that_is_set_aside_is_counted_beside_its_bar(given):
    given.handover(at="2026-03-02 10:00")
    given.deal("L1", created="2026-03-05", closed="2026-03-20", stage="won")
    given.handover(at="2026-06-01 10:00")
    values = {"as_of": to_utc(LONG_AFTER, TOKYO)}
    bars = {row["step"]: row for row in given.dataset.ask("bridge_steps", values).dicts()}
    assert (bars["repeat"]["count_records"], bars["repeat"]["count_deals_set_aside"]) == (1, 1)
    assert bars["won"]["count_records"] == 0


def with_persons(company: Company, seed: int) -> Company:
    """The same company, whose leads share a few e-mail addresses, teams and sources."""
    chance = random.Random(seed)
    for lead in company.leads:
        lead["email"] = chance.choice(
            [None, " ", "A@x.jp ", *(f"{one}@x.jp" for one in "abcdefgh")]
        )
        lead["source"] = chance.choice(["web", "fair", None])
        lead["team_name"] = chance.choice(["East", None])
    for handover in company.handovers:
        handover["team_name"] = chance.choice(["East", "West", None])
    return company


def expected(company: Company, dataset: Dataset, values: Row) -> dict[str, str]:
    """The bar of each record, worked out lead by lead from the verdicts."""
    as_of = {"as_of": values["as_of"]}
    counted = dataset.ask("verdicts_of_handovers", as_of).dicts()
    deals = {
        which: {
            (row["lead_id"], row["handed_over_at"])
            for row in dataset.ask("handovers_listed", as_of | {"which": which}).dicts()
        }
        for which in ("won", "lost")
    }
    seen = [row for row in counted if is_in(row, values)]
    for row in seen:
        of_lead = [one for one in seen if one["lead_id"] == row["lead_id"]]
        row["is_latest"] = max(of_lead, key=_order) is row
    standing = [row for row in seen if row["is_latest"]]
    emails = {row["lead_id"]: (row["email"] or "").strip().lower() for row in company.leads}
    shared = Counter(emails.values())
    # an address of more than five leads is nobody's own
    emails = {lead: email if shared[email] <= 5 else "" for lead, email in emails.items()}
    steps = {}
    for row in seen:
        email = emails[row["lead_id"]]
        same = [one for one in standing if email and emails[one["lead_id"]] == email]
        stands = not same or max(same, key=_order) is row
        steps[row["handover_id"]] = _step(row, stands, deals)
    ids = {row["handover_id"] for row in counted}
    for record in company.handovers:
        at = naive(utc_of(record["handed_over_at"]))
        mark = (at, record["handover_id"])
        before = [
            one
            for one in counted
            if one["lead_id"] == record["lead_id"]
            and (one["handed_over_at"], one["handover_id"]) <= mark
        ]
        if at <= values["as_of"] and record["handover_id"] not in ids:
            own = max(before, key=_order) | {"handed_over_at": at}
            if is_in(own, values):
                steps[record["handover_id"]] = "repeat"
    return steps


def _order(row: Row) -> tuple[datetime, int]:
    return row["handed_over_at"], int(row["lead_id"][1:])


def is_in(row: Row, values: Row) -> bool:
    return (
        (values["from_at"] is None or row["handed_over_at"] >= values["from_at"])
        and (values["until_at"] is None or row["handed_over_at"] < values["until_at"])
        and values["team_name"] in (None, row["team_name"])
        and values["source"] in (None, row["source"])
    )


def _step(row: Row, stands: bool, deals: dict[str, Any]) -> str:
    key = (row["lead_id"], row["handed_over_at"])
    if not row["is_latest"]:
        return "repeat"
    if not stands:
        return "duplicate"
    if row["verdict"] == "converted":
        return next((which for which in ("won", "lost") if key in deals[which]), "open")
    return "without_deal" if row["verdict"].startswith("followed_up") else row["verdict"]


@examples(6)
@example(
    company=companies,
    seed=st.integers(0, 99),
    as_of=moments.map(utc_of),
    ends=st.tuples(st.none() | moments.map(utc_of), st.none() | moments.map(utc_of)),
)
def test_each_record_stands_in_one_bar_and_each_bar_is_as_long_as_its_list(
    company: Company, seed: int, as_of: datetime, ends: tuple[datetime | None, datetime | None]
) -> None:
    from_at, until_at = (naive(end) if end else None for end in ends)
    with loaded(with_persons(company, seed)) as dataset:
        for team, source in ((None, None), ("East", None), ("West", "web"), (None, "fair")):
            values: Row = {"as_of": naive(as_of), "from_at": from_at, "until_at": until_at}
            values |= {"team_name": team, "source": source}
            bars = dataset.ask("bridge_steps", values).dicts()
            rows = dataset.ask("bridge_listed", values).dicts()
            steps = expected(company, dataset, values)
            assert {row["handover_id"]: row["step"] for row in rows} == steps
            assert len(rows) == len(steps) == bars[0]["count_records"]
            adds_up(bars, Counter(steps.values()))
            for bar in bars:
                listed = dataset.ask("bridge_listed", values | {"step": bar["step"]})
                assert len(listed) == bar["count_records"], bar["step"]


def adds_up(bars: list[Row], counts: Counter[str]) -> None:
    """From the first total down to the last: what a bar takes is what is left less."""
    left = bars[0]["count_records"]
    for bar in bars:
        assert bar["is_total"] == (bar["step"] in TOTALS)
        if bar["is_total"]:
            assert bar["count_records"] == left
        else:
            assert bar["count_records"] == counts[bar["step"]]
            left -= bar["count_records"]
        assert bar["count_left"] == left
    assert left == counts["won"]
