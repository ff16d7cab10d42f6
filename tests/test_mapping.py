"""Mapping files: what becomes of each column, and a fault told with its place."""

import pytest

from data.__main__ import main
from tests.desk import Desk, assert_refused

SOURCE = '[[source]]\nheader = ["Id"]\n'
ID = '[source.leads]\nlead_id = "Id"\n'


@pytest.mark.parametrize(
    ("mapping", "said"),
    [
        ("[[source]\n", "mapping.toml: the mapping is no TOML"),
        ("skipp = []\n", "mapping.toml: skipp: Extra inputs are not permitted"),
        (SOURCE, "source.0: expected fields of at least one of users, teams"),
        (
            f'{SOURCE}{ID}leadname = "Id"\n',
            "leads.leadname: no such field; expected one of lead_id",
        ),
        (
            f'{SOURCE}[source.leads]\nscore = "Id"\n',
            "leads: expected lead_id or email or lead_name or company_name among its fields",
        ),
        (f'{SOURCE}{ID}score = {{column = "Id", constant = "1"}}\n', "score: expected either"),
        (f'{SOURCE}{ID}source = {{column = "Id", unit = 2}}\n', "leads.source.unit: expected"),
        (f'{SOURCE}{ID}score = {{column = "Id", unit = 0}}\n', "source.0.leads.score.unit"),
        (f'{SOURCE}{ID}score = {{column = "Id", day_first = true}}\n', "score.day_first: expected"),
        (f'{SOURCE}time_zone = "Mars"\n{ID}', "source.0.time_zone: expected a zone"),
        (f'{SOURCE}[source.only_where]\ndeal = {{Id = ["1"]}}\n{ID}', "only_where.deal: expected"),
        (f'{SOURCE}{ID}source = "Origin"\n', "this file lacks: leads.source = 'Origin'"),
        (SOURCE.replace("Id", "Key") + ID, "The mapping is for none of these files"),
        ('definition = "none.toml"\n', "none.toml: the definition can't be read"),
        ('[calendar]\ntime_zone = "Mars"\n', "mapping.toml: calendar: time_zone: expected a zone"),
        ('[calendar]\nsubdivision = "Mars"\n', "expected a state or region of JP"),
        ('[calendar]\nclosures = ["2026-05-05/2026-05-01"]\n', "expected MM-DD"),
        ('[calendar.hours]\nmon = "18:00-09:00"\n', "opens at or after it closes"),
    ],
)
def test_a_wrong_mapping_is_told_with_its_place(loaded: Desk, mapping: str, said: str) -> None:
    outcome = loaded.leads("1\n", header="Id\n", mapping=mapping)
    assert_refused(loaded, outcome, said)


@pytest.mark.parametrize("option", ["--mapping", "--calendar"])
def test_a_settings_file_that_is_not_there_is_named(
    loaded: Desk, option: str, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--dataset", str(loaded.home)]
    assert main(["load", str(loaded.folder), option, "none.toml", *where]) == 1
    assert "none.toml: the" in (said := capsys.readouterr().err)
    assert "can't be read: No such file or directory" in said


def test_a_mapping_says_what_becomes_of_each_column(desk: Desk) -> None:
    mapping = (
        SOURCE
        + """
        blank = ["Select"]
        [source.leads]
        lead_id = "Id"
        source = { constant = "fair" }
        industry = "Branch"
        annual_revenue = { column = "Mio", unit = 1_000_000 }
        created_at = { column = "Day", day_first = true }
        intent_rank = { column = "Rank", values = { "1" = "hot" }, blank = ["?"] }
        [source.only_where]
        deals = { Won = ["1"] }
        [source.deals]
        lead_id = "Id"
        is_won = { constant = true }
    """
    )
    outcome = desk.leads(
        "L1,Select,1.5,01/02/2026,1,1\n", "L2,IT,-,05/06/2026,?,0\n", "L3,IT,2,02/02/2026,9,\n",
        header="Id,Branch,Mio,Day,Rank,Won\n", mapping=mapping,
    )  # fmt: skip
    assert outcome.rows(
        "select lead_id, source, industry, annual_revenue, strftime(created_at, '%m-%d'), "
        "intent_rank from leads order by all"
    ) == [
        ("L1", "fair", None, 1_500_000, "01-31", "hot"),
        ("L2", "fair", "IT", None, "06-04", None),
        ("L3", "fair", "IT", 2_000_000, "02-01", "9"),
    ]
    assert outcome.rows("select lead_id, is_won from deals") == [("L1", True)]


def test_lines_that_a_mapping_leaves_out_are_rejected_lines(desk: Desk) -> None:
    mapping = SOURCE + '[source.only_where]\nleads = {Kind = ["lead"]}\n' + ID
    outcome = desk.leads("1,lead\n", "2,case\n", header="Id,Kind\n", mapping=mapping)
    assert outcome.rejected_lines == [(3, "left out by only_where of the mapping")]


def test_mapped_leads_without_an_mql_date_are_no_handovers(desk: Desk) -> None:
    mapping = SOURCE + ID + '[source.handovers]\nlead_id = "Id"\nhanded_over_at = "At"\n'
    outcome = desk.leads("1,2026-01-05\n", "2,\n", header="Id,At\n", mapping=mapping)
    assert outcome.rows("select count(*) from handovers") == [(1,)]
    assert outcome.rows("select count(*) from unlinked_rows") == [(0,)]


def test_times_without_a_zone_are_of_the_zone_that_the_mapping_names(desk: Desk) -> None:
    mapping = SOURCE + 'time_zone = "UTC"\n' + ID + 'created_at = "At"\n'
    lines = ("1,2026-01-05 10:00\n", "2,2026-01-05\n", "3,2026-01-05T10:00+09:00\n")
    outcome = desk.leads(*lines, header="Id,At\n", mapping=mapping)
    found = [f"{at:%d %H:%M}" for at in outcome.column("created_at")]
    assert found == ["05 10:00", "04 15:00", "05 01:00"]  # a bare day is the company's day


def test_a_value_mapped_to_nothing_is_blank(desk: Desk) -> None:
    mapping = SOURCE + ID + 'source = { column = "S", values = { none = "" } }\n'
    outcome = desk.leads("1,none\n", "2,fair\n", header="Id,S\n", mapping=mapping)
    assert outcome.column("source") == [None, "fair"]


@pytest.mark.parametrize("closure", ["02-29", "01-01/12-31"])
def test_a_calendar_may_close_on_any_day(desk: Desk, closure: str) -> None:
    mapping = f'[calendar]\nclosures = ["{closure}"]\n'
    outcome = desk.leads("L1,2025-02-03\n", header="lead_id,mql_at\n", mapping=mapping)
    assert outcome.code == 0
