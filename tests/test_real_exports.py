"""Real exports load as they are, without a mapping by hand, and give the numbers of FACTS.md."""

from pathlib import Path

import duckdb
import pytest

from data import choosing, dataset
from data.load import load
from data.mapping import Mapping
from data.proposal import propose
from data.reading import sheets
from data.report import read_report
from data.saved_mappings import SavedMappings

DATA = Path(__file__).resolve().parent.parent.parent / "shared" / "data"

pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason=f"the real data is not at {DATA}")

CELLS = {
    ("High", "High"): (88, 173), ("High", "Medium"): (934, 1873), ("High", "Low"): (23, 157),
    ("Medium", "High"): (151, 641), ("Medium", "Medium"): (687, 1945), ("Medium", "Low"): (10, 202),
    ("Low", "High"): (6, 7), ("Low", "Medium"): (9, 21), ("Low", "Low"): (0, 3),
    (None, None): (1653, 4218),
}  # fmt: skip


def rows(home: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(dataset.current(home)), read_only=True) as connection:
        return connection.execute(sql).fetchall()


@pytest.mark.parametrize(
    "files",
    [
        ["olist_marketing_qualified_leads_dataset.csv", "olist_closed_deals_dataset.csv"],
        ["mql_dd-mm-yyyy_crlf.csv", "olist_closed_deals_dataset.csv"],
    ],
    ids=["as published", "dd-mm-yyyy and CRLF"],
)
def test_olist_needs_no_choice(tmp_path: Path, files: list[str]):
    load([DATA / "olist" / file for file in files], tmp_path)
    counted = "select count(*) from handovers union all select count(*) from deals where is_won"
    assert rows(tmp_path, counted) == [(8000,), (842,)]
    won = rows(
        tmp_path,
        "select coalesce(source, 'blank'), count(deals.deal_id), count(distinct leads.lead_id) "
        "from leads left join deals using (lead_id) group by 1 order by 3 desc limit 4",
    )
    assert won == [
        ("organic_search", 271, 2296), ("paid_search", 195, 1586), ("social", 75, 1350),
        ("unknown", 179, 1099),
    ]  # fmt: skip


def test_olist_and_its_variant_at_once_are_the_same_handovers(tmp_path: Path):
    load([DATA / "olist"], tmp_path)
    assert rows(tmp_path, "select count(*), count(distinct lead_id) from handovers") == [
        (8000, 8000)
    ]


def test_x_education_needs_no_choice(tmp_path: Path):
    load([DATA / "xeducation" / "Leads.csv"], tmp_path)
    found = rows(
        tmp_path,
        "select potential_rank, intent_rank, count(deals.deal_id), count(distinct lead_id) "
        "from leads left join deals using (lead_id) group by 1, 2",
    )
    assert {(p, i): (won, count) for p, i, won, count in found} == CELLS


def test_maven_needs_one_choice_the_unit_of_revenue(tmp_path: Path):
    files = [DATA / "maven_crm" / n for n in ("sales_pipeline.csv", "accounts.csv")]
    proposed = [
        propose(sheet, Mapping(), SavedMappings(tmp_path))
        for file in files
        for sheet in sheets(file, tmp_path)
    ]
    sources = [one.source for one in proposed if one.source]
    sources[1] = choosing.scaled(sources[1], "revenue", 1e6)
    load(files, tmp_path / "home", chosen=Mapping(source=sources))
    won = rows(
        tmp_path / "home",
        "select owner_name, count(*) filter (where is_won), count(*) filter (where is_closed) "
        "from deals where owner_name in ('Hayden Neloms', 'Lajuana Vencill') group by 1 order by 1",
    )
    assert won == [("Hayden Neloms", 107, 152), ("Lajuana Vencill", 127, 231)]
    revenue = "select max(annual_revenue) from leads where company_name = 'Acme Corporation'"
    assert rows(tmp_path / "home", revenue)[0][0] == 1_100_040_000


def test_maven_in_other_dates_is_the_same(tmp_path: Path):
    asked = "select deal_id, created_at, closed_at, is_won, amount from deals order by 1"
    answers = []
    for name in ("sales_pipeline.csv", "sales_pipeline_m_d_yyyy.csv"):
        load([DATA / "maven_crm" / name], tmp_path / name)
        answers.append(rows(tmp_path / name, asked))
    assert answers[0] == answers[1]


@pytest.mark.parametrize("folder", ["salesforce_workshop", "salesforce_devorg"])
def test_a_salesforce_org_loads_whole(tmp_path: Path, folder: str):
    report = read_report(load([DATA / folder], tmp_path))
    assert sum(file.rejected for file in report.files) == 0
    assert rows(tmp_path, "select count(*) from rejected_values") == [(0,)]


def test_a_converted_lead_has_the_deal_that_it_became(tmp_path: Path):
    load([DATA / "salesforce_devorg"], tmp_path)
    assert rows(
        tmp_path, "select count(*) from deals where lead_id is null and account_id is null"
    ) == [(0,)]
    converted = "select lead_id from deals where deal_id like '006bm00000LKgOn%'"
    assert rows(tmp_path, converted) == [("00Qbm00000Orxk5EAB",)]


def test_a_ledger_and_its_sales_are_joined_by_names_without_their_blanks(tmp_path: Path):
    folder = DATA / "japanese"
    load([folder / "kokyaku_daicho.xlsx", folder / "uriage.csv"], tmp_path)
    assert rows(tmp_path, "select count(*) from deals where lead_id is not null") == [(2999,)]
    serial = "select min(created_at + interval 9 hours)::date::varchar from leads"
    assert rows(tmp_path, serial) < [("2017-02-17",)]
