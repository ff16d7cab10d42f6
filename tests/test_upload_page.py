"""The page of one's own files: what each is taken for is shown, changed, remembered, loaded."""

from pathlib import Path

import duckdb
import pytest
from streamlit.testing.v1 import AppTest

from data import dataset
from data.load import load
from tests.test_pages import app

LEADS = (
    "Id,Company,LastName,FirstName,Email,Status,IsConverted,CreatedDate,Rank of ours\n"
    "00Q5g00000AAAAA,Acme,Sato,Mari,mari@example.com,Open,FALSE,2026-01-05T09:00:00.000+0000,A\n"
    "00Q5g00000AAAAB,Best,Mori,Ken,ken@example.com,Open,FALSE,2026-01-06T09:00:00.000+0000,B\n"
)
OPEN = "lead_id,company,created_at\nL1,Acme,03/04/2026\nL2,Best,05/06/2026\n"
SECONDS = 60


@pytest.fixture
def home(tmp_path: Path) -> Path:
    before = tmp_path / "leads.csv"
    before.write_text("lead_id\nBEFORE\n")
    load([before], tmp_path / "dataset")
    return tmp_path / "dataset"


@pytest.fixture
def page(home: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    return opened(home, monkeypatch)


def opened(home: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    page = app(home, monkeypatch)
    page.run()
    return page.switch_page("pages/data/files.py").run()


def dropped(page: AppTest, *files: tuple[str, str | bytes]) -> AppTest:
    content = [(n, t.encode() if isinstance(t, str) else t, "text/csv") for n, t in files]
    page.file_uploader(key="files").set_value(content)
    page.run()
    assert not page.exception
    return page


def loaded(page: AppTest) -> AppTest:
    page.button(key="load").click().run()
    if "load_job" in page.session_state:
        page.session_state["load_job"].wait(SECONDS)
        page.run()
    assert not page.exception
    return page


def rows(home: Path, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(dataset.current(home)), read_only=True) as connection:
        return connection.execute(sql).fetchall()


def sheets(page: AppTest) -> list[dict[str, object]]:
    return page.dataframe[0].value.to_dict("records")


def test_a_file_is_taken_for_what_its_columns_say(page: AppTest):
    (sheet,) = sheets(dropped(page, ("export.csv", LEADS)))
    assert sheet["Is taken for"] == "Salesforce Lead"
    assert sheet["Read as"] == "UTF-8, comma"


def test_what_was_dropped_is_loaded(page: AppTest, home: Path):
    loaded(dropped(page, ("export.csv", LEADS)))
    assert rows(home, "select company_name from leads order by 1") == [("Acme",), ("Best",)]


def test_a_column_is_sent_elsewhere_with_a_select_box(page: AppTest, home: Path):
    dropped(page, ("export.csv", LEADS))
    page.selectbox(key="unused_export.csv").select("Rank of ours")
    page.selectbox(key="use_as_export.csv").select(("leads", "potential_rank")).run()
    page.button(key="use_export.csv").click().run()
    loaded(page)
    assert rows(home, "select potential_rank from leads order by 1") == [("A",), ("B",)]


def test_a_change_is_remembered_for_the_same_columns(
    page: AppTest, home: Path, monkeypatch: pytest.MonkeyPatch
):
    dropped(page, ("export.csv", LEADS))
    page.selectbox(key="goes_export.csv_Status").select(("leads", "intent_rank")).run()
    loaded(page)
    again = dropped(opened(home, monkeypatch), ("tomorrow.csv", LEADS))
    (sheet,) = sheets(again)
    assert sheet["Because"] == "chosen the last time for the same columns"
    assert again.selectbox(key="goes_tomorrow.csv_Status").value == ("leads", "intent_rank")


def test_dates_that_can_be_read_in_two_ways_are_asked_about(page: AppTest, home: Path):
    dropped(page, ("leads.csv", OPEN))
    assert page.button(key="load").disabled
    page.button(key="order_leads.csv_created_at_True").click().run()
    loaded(page)
    days = rows(home, "select (created_at + interval 9 hours)::date::varchar from leads order by 1")
    assert days == [("2026-04-03",), ("2026-06-05",)]


def test_a_bad_file_is_told_and_the_others_are_looked_at(page: AppTest):
    dropped(page, ("export.csv", LEADS), ("photo.csv", b"\x89PNG\r\n\x1a\n"))
    assert any("photo.csv" in error.value for error in page.error)
    assert [sheet["File"] for sheet in sheets(page)] == ["export.csv"]


def test_without_leads_nothing_can_be_loaded(page: AppTest):
    dropped(page, ("d.csv", "deal_id,lead_id,amount\nD1,L1,5\n"))
    assert page.button(key="load").disabled
    assert any("No file holds leads" in warning.value for warning in page.warning)


def test_a_load_that_fails_leaves_the_old_dataset(page: AppTest, home: Path):
    loaded(dropped(page, ("leads.csv", "lead_id,company\n,Acme\n")))
    assert any("no lead could be loaded" in error.value for error in page.error)
    assert rows(home, "select lead_id from leads") == [("BEFORE",)]


def test_a_file_that_is_said_to_hold_nothing_is_left_out(page: AppTest, home: Path):
    dropped(page, ("export.csv", LEADS), ("old.csv", "lead_id,company\nOLD,Old\n"))
    page.selectbox(key="looked_at").select("old.csv").run()
    page.selectbox(key="holds_old.csv").select("").run()
    loaded(page)
    assert rows(home, "select count(*) from leads where lead_id = 'OLD'") == [(0,)]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "ファイルが空です"),
        (b"%PDF-1.7", "PDF文書で、表ではありません。CSVかExcelブックで書き出してください。"),
        (b"lead_id,company\nL1,A\0B\n", "2行目の5バイト目（0x00）がNULバイトです"),
        (b"<html>Please log in</html>", "ウェブページで、表ではありません。Excelで開き"),
    ],
)
def test_what_is_wrong_is_said_in_the_reader_s_language(
    home: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, said: str
):
    page = app(home, monkeypatch)
    page.query_params["lang"] = "ja"
    page.run().switch_page("pages/data/files.py").run()
    assert dropped(page, ("a.csv", content)).error[0].value.startswith(f"a.csv：{said}")


def test_files_stay_where_a_load_fails(page: AppTest):
    loaded(dropped(page, ("header.csv", "lead_id,company,mql_at\n")))
    assert "there is no line below the header" in page.error[0].value
    assert sheets(page)[0]["File"] == "header.csv"
