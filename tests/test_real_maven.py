"""The CRM of Maven comes out as ../shared/data/FACTS.md says."""

import csv
from collections import Counter
from datetime import datetime, timedelta
from statistics import median, quantiles

import duckdb
import pytest

from data.report import Report
from queries import Dataset
from tests.test_real_data import DATA, load_real

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=f"the real data is not at {DATA}")


@pytest.fixture(scope="module", params=["maven_crm", "the m/d/yyyy variant"])
def maven(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Report, Dataset]:
    variant = ["sales_pipeline_m_d_yyyy.csv", "accounts.csv", "sales_teams.csv"]
    paths = ["maven_crm"]
    if request.param != "maven_crm":
        paths = [f"maven_crm/{name}" for name in variant]
    return load_real(tmp_path_factory.mktemp("maven"), "maven.toml", *paths)


DAY = timedelta(days=1)
AT_THE_END = {"as_of": datetime(2018, 1, 1, 4, 59)}  # 2017-12-31 in New York
MAVEN_WON = {
    "Hayden Neloms": (107, 152), "Maureen Marcano": (149, 213), "Wilburn Farren": (55, 79),
    "Lajuana Vencill": (127, 231), "Markita Hansen": (130, 227), "Donn Cantrell": (158, 275),
}  # fmt: skip


def test_every_line_of_maven_is_loaded(maven: tuple[Report, Dataset]) -> None:
    report, _ = maven
    assert {(tuple(file.tables), file.lines, file.rejected) for file in report.files} == {
        (("leads", "handovers", "deals"), 8800, 0),
        (("looked up",), 85, 0),
        (("looked up",), 35, 0),
    }
    assert report.tables["leads"] == report.tables["deals"] == 8800
    assert report.tables["handovers"] == 8300  # while prospecting nothing is handed over
    assert not report.rejected_values
    assert not report.implausible
    assert not report.has_sales_activities


def test_maven_by_stage_and_revenue(maven: tuple[Report, Dataset]) -> None:
    cells = maven[1].ask("grid_cells", AT_THE_END).dicts()
    stages = {c["intent"]: c["count_leads"] for c in cells if c["potential"] == "total"}
    assert stages == {
        "Won": 4238, "Lost": 2473, "Engaging": 1589, "Prospecting": 500, "total": 8800,
    }  # fmt: skip
    won = {c["potential"]: c["count_leads_won"] for c in cells if c["intent"] == "total"}
    assert won == _maven_won_by_revenue() | {"total": 4238}
    unknown = [c for c in cells if (c["potential"], c["intent"]) == ("not scored", "total")]
    assert [cell["count_leads"] for cell in unknown] == [1425]
    (whole,) = (c for c in cells if c["potential"] == c["intent"] == "total")
    assert whole["won_amount"] == 10_005_534


def _maven_won_by_revenue() -> dict[str, int]:
    """Won opportunities by their account's revenue, joined once more, without the product."""
    bands = {5000: "5,000M and more", 2500: "2,500M and more", 1000: "1,000M and more"}
    millions = {row["account"]: float(row["revenue"]) for row in _rows("maven_crm/accounts.csv")}
    found = Counter(
        next((name for low, name in bands.items() if low <= millions[row["account"]]), None)
        for row in _rows("maven_crm/sales_pipeline.csv")
        if row["deal_stage"] == "Won"
    )
    return {name or "Below 1,000M": count for name, count in found.items()} | {"not scored": 0}


def _rows(path: str) -> list[dict[str, str]]:
    with (DATA / path).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_maven_by_rep_of_those_that_are_closed(maven: tuple[Report, Dataset]) -> None:
    leads = maven[1].ask("leads_listed", AT_THE_END).dicts()
    teams = {row["owner_name"]: row["team_name"] for row in leads}
    assert teams == {
        row["sales_agent"]: row["regional_office"]
        for row in _rows("maven_crm/sales_teams.csv")
        if row["sales_agent"] in teams
    }
    won: Counter[str] = Counter()
    closed: Counter[str] = Counter()
    for row in leads:
        won[row["owner_name"]] += row["intent"] == "Won"
        closed[row["owner_name"]] += row["intent"] in ("Won", "Lost")
    assert {name: (won[name], closed[name]) for name in MAVEN_WON} == MAVEN_WON
    assert (won.total(), closed.total()) == (4238, 6711)


def test_maven_by_rep_as_the_page_compares_them(maven: tuple[Report, Dataset]) -> None:
    values = AT_THE_END | {"by": "owner", "rate": "won"}
    rows = maven[1].ask("rates_by_group", values).dicts()
    found = {row["group_name"]: (row["count_hits"], row["count_whole"]) for row in rows}
    assert {name: found[name] for name in MAVEN_WON} == MAVEN_WON
    assert sum(whole for _, whole in found.values()) == 6711


def test_maven_takes_57_days_from_engaging_to_winning(maven: tuple[Report, Dataset]) -> None:
    deals = maven[1].ask("lead_deals", AT_THE_END).dicts()
    # between two local midnights an hour is missing or too many where the clocks change
    days = sorted(round((d["closed_at"] - d["created_at"]) / DAY) for d in deals if d["is_won"])
    assert (median(days), quantiles(days, n=10)[-1], days[-1]) == (57, 106, 138)


def test_maven_writes_one_sector_wrong_and_the_mapping_mends_it(
    maven: tuple[Report, Dataset],
) -> None:
    with duckdb.connect(str(maven[1].path), read_only=True) as connection:
        sectors = connection.execute("select industry, count(*) from leads group by all").fetchall()
    expected = Counter(row["sector"] for row in _maven_joined())
    expected["technology"] = expected.pop("technolgy")
    assert {name: count for name, count in sectors if name} == dict(expected)
    assert dict(sectors)[None] == 1425


def _maven_joined() -> list[dict[str, str]]:
    accounts = {row["account"]: row for row in _rows("maven_crm/accounts.csv")}
    opportunities = _rows("maven_crm/sales_pipeline.csv")
    return [row | accounts[row["account"]] for row in opportunities if row["account"]]
