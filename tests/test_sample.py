"""The made-up company: the same each time it is made, and its stories can be found."""

from collections import Counter
from pathlib import Path

import pytest

from data.sample import make
from queries import Dataset

SAMPLE = Path(make.__file__).parent
TABLES = ("leads", "handovers", "activities", "deals")


@pytest.fixture(scope="module")
def verdicts(sample: Dataset) -> list[dict]:
    return sample.ask("verdicts_of_handovers").dicts()


def ignored_share(rows: list[dict]) -> float:
    due = [row for row in rows if row["verdict"] not in ("excluded", "waiting", "unassigned")]
    return sum(row["verdict"] == "ignored" for row in due) / len(due)


def cell(sample: Dataset, potential: str, intent: str) -> dict:
    rows = sample.ask("grid_cells").dicts()
    return next(row for row in rows if (row["potential"], row["intent"]) == (potential, intent))


def test_making_it_again_gives_the_same_bytes(tmp_path, monkeypatch):
    monkeypatch.setattr(make, "HERE", tmp_path)
    make.main()
    for table in TABLES:
        name = f"{table}.csv"
        assert (tmp_path / name).read_bytes() == (SAMPLE / name).read_bytes(), name


def test_it_is_small_enough_to_ship():
    assert sum((SAMPLE / f"{table}.csv").stat().st_size for table in TABLES) < 6_000_000


def test_team_west_lets_exhibition_leads_lie(verdicts):
    fair = [row for row in verdicts if row["source"] == "exhibition"]
    west = [row for row in fair if row["team_name"] == "West"]
    assert ignored_share(west) > 0.55
    assert ignored_share([row for row in fair if row not in west]) < 0.3


def test_one_owner_logs_nothing_but_wins_deals(sample, verdicts):
    own = [row for row in verdicts if row["owner_name"] == "Mori"]
    assert not any(row["is_sure"] for row in own)
    won = "select count(*) from deals where owner_name = 'Mori' and is_won"
    logged = "select count(*) from activities where performed_by = 'Mori' and actor = 'sales'"
    assert sample.cursor().execute(won).fetchall()[0][0] > 10
    assert sample.cursor().execute(logged).fetchall() == [(0,)]


def test_december_is_late_because_of_the_holidays(sample):
    rows = sample.ask("handovers_by_month_and_verdict").dicts()
    late = {row["month_on"]: row["count_handovers"] / row["count_in_month"]
            for row in rows if row["verdict"] == "followed_up_late"}  # fmt: skip
    assert max(late, key=late.__getitem__).isoformat() == "2025-12-01"


def test_hot_leads_were_never_handed_over(sample):
    leads = sample.ask("leads_listed", {"potential": "A"}).dicts()
    hot = [row for row in leads if row["intent"] in ("Hot", "Warm")]
    assert Counter(row["is_handed_over"] for row in hot)[False] >= 150


def test_a_hot_cell_converts_worse_than_its_neighbour(sample):
    hot, neighbour = cell(sample, "A", "Warm"), cell(sample, "B", "Warm")
    assert hot["is_hot"]
    assert not neighbour["is_hot"]
    assert hot["conversion_high"] < neighbour["conversion_low"]
