"""Real data that nobody here wrote comes out as ../shared/data/FACTS.md says."""

from pathlib import Path
from typing import Any

import duckdb
import pytest

from data.definition import parse_definition
from data.errors import FileError
from data.load import load
from data.report import Report, read_report
from queries import Dataset

REPO = Path(__file__).resolve().parent.parent
MAPPINGS = REPO / "data" / "mappings"
DATA = REPO.parent / "shared" / "data"

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=f"the real data is not at {DATA}")

WON_BY_SOURCE = {
    "organic_search": (271, 2296), "paid_search": (195, 1586), "social": (75, 1350),
    "unknown": (179, 1099), "direct_traffic": (56, 499), "email": (15, 493), "referral": (24, 284),
    "other": (4, 150), "display": (6, 118), "other_publicities": (3, 65), None: (14, 60),
}  # fmt: skip
WON_BY_MONTH = {
    "2017-06": (0, 4), "2017-07": (2, 239), "2017-08": (9, 386), "2017-09": (7, 312),
    "2017-10": (14, 416), "2017-11": (18, 445), "2017-12": (11, 200), "2018-01": (152, 1141),
    "2018-02": (149, 1028), "2018-03": (167, 1174), "2018-04": (183, 1352), "2018-05": (130, 1303),
}  # fmt: skip
BEFORE_ITS_MQL = "b91cf8812365f50ff4bda4bcd6206b05"  # March 2018, organic search


def load_real(home: Path, mapping: str, *paths: str) -> tuple[Report, Dataset]:
    path = load([DATA / path for path in paths], home, mapping_path=MAPPINGS / mapping)
    report = read_report(path)
    return report, Dataset.current(home)


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(["olist"], id="folder"),
        pytest.param(
            ["olist/mql_dd-mm-yyyy_crlf.csv", "olist/olist_closed_deals_dataset.csv"],
            id="dd-mm-yyyy and CRLF",
        ),
    ],
)
def olist(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Report, Dataset]:
    return load_real(tmp_path_factory.mktemp("olist"), "olist.toml", *request.param)


def test_every_line_of_olist_is_loaded(olist: tuple[Report, Dataset]) -> None:
    report, _ = olist
    assert sorted((file.lines, file.loaded, file.rejected) for file in report.files) == [
        (842, 842, 0),
        (8000, 8000, 0),
    ]
    assert report.tables["leads"] == report.tables["handovers"] == 8000
    assert report.tables["deals"] == 842
    assert not report.rejected_values
    assert not report.unlinked


def test_olist_has_no_activity_log_and_the_report_says_so(olist: tuple[Report, Dataset]) -> None:
    report, opened = olist
    assert not report.has_sales_activities
    assert "There is no activity log" in report.text()
    assert "as of 2018-11-14 18:04 (America/Sao_Paulo)" in report.text()
    assert opened.ask("rates").one()["has_sales_activities"] is False


def test_olist_converted_841_since_one_deal_came_before_its_mql(
    olist: tuple[Report, Dataset],
) -> None:
    report, opened = olist
    rates = opened.ask("rates").one()
    assert (rates["conversion_numerator"], rates["conversion_denominator"]) == (841, 8000)
    (implausible,) = report.implausible
    assert implausible[0].startswith("deals, is created before its lead")
    assert implausible[1] == 1
    handovers = opened.ask("verdicts_of_handovers").dicts()
    verdicts = {row["lead_id"]: row["verdict"] for row in handovers}
    assert verdicts[BEFORE_ITS_MQL] != "converted"
    assert list(verdicts.values()).count("converted") == 841


def test_olist_by_source(olist: tuple[Report, Dataset]) -> None:
    rows = olist[1].ask("handovers_by_source").dicts()
    found = {row["source"]: (row["count_leads_won"], row["count_handovers"]) for row in rows}
    assert found == WON_BY_SOURCE
    # by the rules of the window, the deal before its MQL is none of its handover
    converted = {row["source"]: row["count_converted"] for row in rows}
    assert converted == {s: won - (s == "organic_search") for s, (won, _) in WON_BY_SOURCE.items()}
    assert all(row["count_won"] == row["count_converted"] for row in rows)


def test_olist_knows_no_owners_and_no_lost_deals(olist: tuple[Report, Dataset]) -> None:
    known = olist[1].ask("data_gaps").one()
    assert known["is_owner_unknown"]
    assert (known["count_won"], known["count_lost"]) == (842, 0)


def test_olist_by_month(olist: tuple[Report, Dataset]) -> None:
    found: dict[str, Any] = dict.fromkeys(WON_BY_MONTH, (0, 0))
    for row in olist[1].ask("handovers_by_month_and_verdict").dicts():
        month = f"{row['month_on']:%Y-%m}"
        converted = row["count_handovers"] if row["verdict"] == "converted" else 0
        found[month] = (found[month][0] + converted, row["count_in_month"])
    assert found == {m: (won - (m == "2018-03"), n) for m, (won, n) in WON_BY_MONTH.items()}


def test_olist_deals_by_age(olist: tuple[Report, Dataset]) -> None:
    rows = olist[1].ask("deals_by_age").dicts()
    assert {row["within_days"]: row["count_deals"] for row in rows} == {
        7: 249, 30: 547, 90: 691, 180: 774,
    }  # fmt: skip
    assert [row["count_deals"] - row["count_converted"] for row in rows] == [1, 1, 1, 1]
    assert [row["count_old_enough"] for row in rows] == [8000, 8000, 8000, 7494]


CELLS = {
    ("High", "High"): (88, 173), ("High", "Medium"): (934, 1873), ("High", "Low"): (23, 157),
    ("Medium", "High"): (151, 641), ("Medium", "Medium"): (687, 1945), ("Medium", "Low"): (10, 202),
    ("Low", "High"): (6, 7), ("Low", "Medium"): (9, 21), ("Low", "Low"): (0, 3),
    ("not scored", "not scored"): (1653, 4218),
}  # fmt: skip


@pytest.fixture(scope="module")
def xeducation(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, Dataset]:
    return load_real(tmp_path_factory.mktemp("xeducation"), "xeducation.toml", "xeducation")


def test_x_education_by_cell_with_its_not_scored_row(xeducation: tuple[Report, Dataset]) -> None:
    rows = xeducation[1].ask("leads_by_cell").dicts()
    found = {
        (row["potential"], row["intent"]): (row["count_leads_with_deal"], row["count_leads"])
        for row in rows
        if row["count_leads"]
    }
    assert found == CELLS


def test_x_education_keeps_google_and_google_apart(xeducation: tuple[Report, Dataset]) -> None:
    names = {row["name"]: row["count_rows"] for row in xeducation[1].ask("segments").dicts()}
    assert (names["Google"], names["google"]) == (2868, 5)
    assert "Select" not in names


@pytest.mark.parametrize(
    ("activity", "profile", "flagged", "converted"),
    [(13, 14, 4446, 1812), (14, 14, 3709, 1718), (14, 16, 2110, 1193), (15, 16, 1008, 659),
     (15, 18, 568, 385)],
)  # fmt: skip
def test_x_education_flags_by_score(
    xeducation: tuple[Report, Dataset], activity: int, profile: int, flagged: int, converted: int
) -> None:
    definition = parse_definition(
        f"""
        [[potential]]
        name = "yes"
        all = [{{ field = "potential_score", at_least = {profile} }}]
        [[intent]]
        name = "yes"
        all = [{{ field = "score", at_least = {activity} }}]
        """
    )
    rows = xeducation[1].ask("leads_by_cell", definition=definition).dicts()
    (cell,) = (row for row in rows if (row["potential"], row["intent"]) == ("yes", "yes"))
    assert (cell["count_leads"], cell["count_leads_with_deal"]) == (flagged, converted)


def test_the_broken_copy_of_x_education_is_reported_line_by_line(tmp_path: Path) -> None:
    broken = "xeducation/Leads_338_rows_double_quoted.csv"
    report, opened = load_real(tmp_path, "xeducation.toml", broken)
    (file,) = report.files
    assert (file.lines, file.loaded, file.rejected) == (9240, 8902, 338)
    assert report.tables["deals"] == 3394
    assert "338  Leads_338_rows_double_quoted.csv, the whole line stands in one quoted cell" in (
        report.text()
    )
    with duckdb.connect(str(opened.path), read_only=True) as connection:
        assert connection.execute("select count(line) from rejected_lines").fetchall() == [(338,)]


def test_a_list_in_cp932_without_a_header_is_of_no_known_columns(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"JIGYOSYO.CSV: line 1 does not name the columns"):
        load([DATA / "japanese" / "JIGYOSYO.CSV"], tmp_path)
