"""Rates by group: who lost most leads, at equal mix, and who differs by more than chance."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import duckdb
import pytest
from hypothesis import given as given_any
from hypothesis import strategies as st

from data.facts import create_functions
from queries.answer import to_utc
from queries.question import models
from tests.conftest import LONG_AFTER, TOKYO
from tests.stories import Company, Row, companies, examples, loaded, moments
from tests.stories import to_utc as moment_of
from tests.test_identities import DEFINITION, naive

CRITERIA = (
    "team", "owner", "source", "campaign", "cell", "potential", "intent", "industry", "size",
    "weekday", "hour",
)  # fmt: skip
RATES = ("ignored", "missed_sla", "follow_up", "conversion", "won")
LOST = {
    "ignored": "ignored", "missed_sla": "missed_sla", "follow_up": "ignored",
    "conversion": "not_converted", "won": "lost",
}  # fmt: skip
WHOLE = {"conversion": "counted", "won": "closed"}


@pytest.fixture
def groups(given) -> Callable[..., dict[Any, Row]]:
    """The groups of a criterion by their names."""

    def groups(by: str, rate: str = "ignored", **values: Any) -> dict[Any, Row]:
        bound = {"as_of": to_utc(LONG_AFTER, TOKYO), "by": by, "rate": rate} | values
        rows = given.dataset.ask("rates_by_group", bound, DEFINITION).dicts()
        return {row["group_name"]: row for row in rows}

    return groups


def hand_over(given, team: str, answered: int, ignored: int, **columns: Any) -> None:
    """So many handovers of one team; the answered ones get a call within the hour."""
    for number in range(answered + ignored):
        name = f"{team}-{'-'.join(columns.values())}-{number}"
        given.lead(name, **columns)
        given.handover(name, owner=f"of {team}", team_name=team)
        if number < answered:
            given.activity(name, at="2026-03-02 10:30", by=f"of {team}")


def test_the_group_that_lost_most_leads_comes_first(given, groups):
    hand_over(given, "Large", answered=30, ignored=6)
    hand_over(given, "Small", answered=1, ignored=2)
    found = groups("team")
    assert list(found) == ["Large", "Small"]
    assert [round(row["rate"], 3) for row in found.values()] == [0.167, 0.667]


def test_leads_without_a_name_for_it_are_a_group_of_their_own(given, groups):
    hand_over(given, "West", answered=1, ignored=0, source="fair")
    given.handover("L1", owner="of West")
    assert set(groups("source")) == {"fair", None}


def test_weekday_and_hour_are_those_of_the_company(given, groups):
    given.handover("L1", at="2026-03-02 00:30")  # a Monday; still Sunday in UTC
    assert list(groups("weekday")) == ["1"]
    assert list(groups("hour")) == ["00"]


def test_at_equal_mix_the_rate_is_the_crude_one(given, groups):
    for source, share in (("fair", 5), ("web", 2)):
        hand_over(given, "West", answered=10 - share, ignored=share, source=source)
        hand_over(given, "East", answered=20 - share, ignored=share, source=source)
    for row in groups("team").values():
        assert row["mix_rate"] == pytest.approx(row["rate"])
        assert row["mix_low"] == pytest.approx(row["rate_low"])


def test_who_got_the_harder_leads_is_not_blamed_for_it(given, groups):
    """By hand: 60 of 80 leads of the fair are ignored, 4 of 80 of the web, by both teams alike.
    West: 45 + 1 = 46 of 80 ignored; expected 60 * 60/80 + 20 * 4/80 = 46: it is at the average.
    """
    hand_over(given, "West", answered=15, ignored=45, source="fair")
    hand_over(given, "West", answered=19, ignored=1, source="web")
    hand_over(given, "East", answered=5, ignored=15, source="fair")
    hand_over(given, "East", answered=57, ignored=3, source="web")
    west = groups("team")["West"]
    assert (west["rate"], west["mix_rate"]) == (46 / 80, pytest.approx(64 / 160))
    assert west["is_different"] and not west["is_different_at_equal_mix"]
    assert not west["stands_out"]


def test_fewer_than_ten_are_never_marked(given, groups):
    given.activity("another lead", at="2026-03-03 10:00", by="of West")  # West does log
    hand_over(given, "West", answered=0, ignored=9)
    hand_over(given, "East", answered=40, ignored=0)
    assert not groups("team")["West"]["is_different"]
    hand_over(given, "West", answered=0, ignored=1, source="more")
    assert groups("team")["West"]["stands_out"]


def test_silence_alone_makes_no_group_stand_out(given, groups):
    hand_over(given, "West", answered=0, ignored=20)
    hand_over(given, "East", answered=40, ignored=0)
    west = groups("team")["West"]
    assert west["is_different"] and west["is_worse"]
    assert not west["is_sure_enough"] and not west["stands_out"]


def test_leads_without_an_owner_are_not_compared(given, groups):
    hand_over(given, "West", answered=20, ignored=20)
    for number in range(12):
        given.handover(f"L{number}", owner="")
        given.deal(f"L{number}", created="2026-03-03")
    nobody = groups("owner")[None]
    assert nobody["count_whole"] == 12
    assert (nobody["adjusted_p"], nobody["is_different"]) == (None, False)


def test_a_group_that_was_not_tested_has_no_p_value(given, groups):
    hand_over(given, "West", answered=20, ignored=20)
    hand_over(given, "East", answered=40, ignored=0)
    hand_over(given, "Small", answered=1, ignored=1)
    found = groups("team")
    assert found["Small"]["adjusted_p"] is None
    assert found["West"]["adjusted_p"] < 0.05


def test_won_is_a_share_of_the_deals_that_are_closed(given, groups):
    for number, stage in enumerate(("won", "lost", "lost", "proposal")):
        given.handover(f"L{number}", team_name="West")
        closed = "2026-03-20" if stage != "proposal" else ""
        given.deal(f"L{number}", created="2026-03-03", closed=closed, stage=stage)
    west = groups("team", "won")["West"]
    assert (west["count_hits"], west["count_whole"]) == (1, 3)


def test_p_values_are_adjusted_as_published():
    """Y. Benjamini, Y. Hochberg 1995, section 3.2: of 15 comparisons of two treatments of heart
    attacks, controlling at 5 % calls the four smallest p values significant, Bonferroni three.
    """
    published = [
        0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
        0.5719, 0.6528, 0.7590, 1.0000,
    ]  # fmt: skip
    with duckdb.connect() as connection:
        connection.execute("create table compared_groups (p_value double, mix_p_value double)")
        connection.executemany(
            "insert into compared_groups values (?, null)", [[p] for p in published]
        )
        rows = connection.execute(
            f"select p_value, is_different, adjusted_p from ({models()['judged_groups'].sql}) "
            "order by p_value"
        ).fetchall()
    assert [p for p, is_different, _ in rows if is_different] == published[:4]
    assert rows[3][2] == pytest.approx(0.0095 * 15 / 4)
    assert rows[7][2] == pytest.approx(0.0344 * 15 / 8)


@pytest.mark.parametrize(
    ("z", "p"), [(0, 1), (1.644854, 0.1), (1.959964, 0.05), (2.575829, 0.01), (4.891638, 1e-6)]
)
def test_the_tail_of_the_normal_distribution_is_the_tabled_one(z: float, p: float):
    with duckdb.connect() as connection:
        create_functions(connection)
        found = connection.execute(
            "select two_sided_p($z, 1 / (1 + $z / sqrt(8)))", {"z": z}
        ).fetchall()
    assert found[0][0] == pytest.approx(p, rel=1e-5)


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_of_a_rate_is_the_published_one(part, whole, low, high):
    """R. G. Newcombe 1998, Statistics in Medicine 17:857-872, table I, method 3."""
    with duckdb.connect() as connection:
        create_functions(connection)
        found = connection.execute(
            "select wilson_low($part, $whole), wilson_high($part, $whole)",
            {"part": part, "whole": whole},
        ).fetchall()
    assert found[0] == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_a_change_is_compared_with_chance(given):
    """By hand: 30 of 100 against 45 of 100, chi-squared with Yates' correction 4.181, p 0.0409."""
    given.handover("L1")
    values = {
        "count_hits": 30, "count_whole": 100, "count_hits_before": 45, "count_whole_before": 100,
    }  # fmt: skip
    change = given.dataset.ask("change_of_rate", values).one()
    assert (change["change"], change["is_more_than_chance"]) == (pytest.approx(-0.15), True)
    assert change["p_value"] == pytest.approx(0.0409, abs=5e-5)
    few = given.dataset.ask("change_of_rate", values | {"count_whole": 9, "count_hits": 9}).one()
    assert (few["p_value"], few["is_more_than_chance"]) == (None, False)


@examples(4)
@given_any(
    company=companies,
    as_of=moments.map(moment_of),
    by=st.sampled_from(CRITERIA),
    second=st.sampled_from([None, *CRITERIA]),
    rate=st.sampled_from(RATES),
)
def test_groups_sum_to_the_rate_and_open_lists_of_their_length(
    company: Company, as_of: datetime, by: str, second: str | None, rate: str
) -> None:
    with loaded(company) as dataset:
        values = {"as_of": naive(as_of), "rate": rate, "by": by, "second_by": second}
        rows = dataset.ask("rates_by_group", values, DEFINITION).dicts()
        for which, column in ((WHOLE.get(rate, "due"), "count_whole"), (LOST[rate], "count_lost")):
            whole = {"as_of": naive(as_of), "which": which}
            every = dataset.ask("handovers_listed", whole, DEFINITION)
            assert sum(row[column] for row in rows) == len(every)
            for row in rows:
                own = values | {k: row[k] for k in ("group_name", "second_name")}
                found = dataset.ask("handovers_listed", own | {"which": which}, DEFINITION)
                assert len(found) == row[column]
