"""The page “Why”: one section at a time, what can't be said is refused, numbers open."""

from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.load import load
from tests.test_pages import app, at  # noqa: F401  (a fixture)

SECTIONS = ("rejections", "delays", "load", "patterns", "gaps", "cost", "misses")
LATER = "2026-06-01 10:00"  # the default as-of is the newest time of a lead, handover or activity


def why(at: AppTest, section: str, **named: str) -> AppTest:  # noqa: F811
    for name, value in {"period": "all", "list": section, "lang": "en", **named}.items():
        at.query_params[name] = value
    return at.switch_page("pages/follow_up/why.py").run()


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_runs(at: AppTest, section: str, language: str):  # noqa: F811
    why(at, section, lang=language)
    assert not at.exception
    assert at.title[0].value


@pytest.mark.parametrize(
    ("section", "title"),
    [
        ("rejections", "Sales gave back 158 MQLs, 20 of them without a reason"),
        ("gaps", "1 of 12 owners never logged anything, with 138 due MQLs in their hands"),
        ("patterns", "258 of 463 ignored MQLs got only mails or updates that don't count"),
    ],
)
def test_the_title_is_the_finding(at: AppTest, section: str, title: str):  # noqa: F811
    assert why(at, section).title[0].value == title


def test_a_number_opens_its_list(at: AppTest):  # noqa: F811
    why(at, "misses")
    at.selectbox(key="opened_misses").select("never_handed_over").run()
    assert at.subheader[0].value == "Lead never handed over: 16"
    assert len(at.dataframe[0].value) == 16


def test_the_comparison_says_that_it_is_no_proof_of_cause(at: AppTest):  # noqa: F811
    assert "no proof of cause" in why(at, "cost").warning[0].value


def test_the_link_carries_the_days(at: AppTest):  # noqa: F811
    assert "within 30 days" in why(at, "cost", step="30").title[0].value


def test_too_few_are_not_compared(at: AppTest):  # noqa: F811
    why(at, "cost", as_of="2025-04-20")
    assert at.title[0].value == "What ignoring costs can't be said here"
    assert "Too few can be compared" in at.info[0].value


def test_owners_stay_unnamed_for_one_who_came_by_a_link(at: AppTest):  # noqa: F811
    tables = [table.value for table in why(at, "gaps").dataframe]
    assert "Mori" not in " ".join(table.to_string() for table in tables)
    at.toggle(key="choose_names_hidden").set_value(False).run()
    assert "Mori" in " ".join(table.value.to_string() for table in at.dataframe)


def test_nonsense_in_the_link_does_no_harm(at: AppTest):  # noqa: F811
    assert not why(at, "<b>", step="-1").exception


@pytest.fixture
def without_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """Twelve leads that were handed over, and not one activity of sales."""
    lines = "".join(f"L{n},Sato,2026-03-02 10:00\n" for n in range(12))
    files = {
        "leads.csv": "lead_id,owner,mql_at\n" + lines + "L99,Sato,2026-06-01 10:00\n",
        "deals.csv": "deal_id,lead_id,created_at,closed_at,stage\n"
        "D1,L1,2026-03-03,2026-03-13,won\nD2,L2,2026-03-03,,proposal\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    load([tmp_path / name for name in files], tmp_path / "home")
    return app(tmp_path / "home", monkeypatch)


@pytest.mark.parametrize("section", ["load", "cost"])
def test_without_an_activity_log_nothing_is_said_of_answers(without_log: AppTest, section: str):
    why(without_log, section)
    assert not without_log.exception
    assert "There is no activity log in this data" in without_log.info[0].value
    assert not without_log.metric


@pytest.mark.parametrize("section", ["delays", "patterns", "gaps"])
def test_without_an_activity_log_only_the_rest_is_said(without_log: AppTest, section: str):
    why(without_log, section)
    assert not without_log.exception
    said: list[Any] = [metric.label for metric in without_log.metric]
    assert "There is no activity log in this data" in without_log.info[-1].value
    assert not {"Sales’ delay", "Last 15 minutes", "Owners who log nothing"} & set(said)


@pytest.mark.parametrize(
    ("rejected_at", "title"),
    [
        ("", "No rejection is in this data: what sales gave back is not known"),
        ("2025-03-04 10:00", "Sales gave no MQL back in this period"),
    ],
)
def test_none_given_back_is_told_from_none_recorded(given, monkeypatch, rejected_at, title):
    given.handover("L1", "2026-03-02 10:00")
    given.handover("L2", "2025-03-02 10:00", rejected_at=rejected_at)
    page = app(given.dataset.path.parent, monkeypatch)
    assert why(page, "rejections", period="3m").title[0].value == title


@pytest.mark.parametrize(
    ("section", "title"),
    [
        ("delays", "How long leads wait is not known"),
        ("patterns", "Neither what sales did nor what it gave back is in this data"),
        ("gaps", "What sales did is not logged"),
    ],
)
def test_what_is_not_known_is_not_said_to_be_none(without_log: AppTest, section: str, title: str):
    assert why(without_log, section).title[0].value == title
    assert "No reason given" not in [metric.label for metric in without_log.metric]


def test_rejections_alone_have_their_pattern(given, monkeypatch):
    for number in range(10):
        given.handover(f"L{number}", "2026-03-02 10:00", rejected_at="2026-03-03 10:00")
    given.lead("L10", created_at=LATER)
    page = why(app(given.dataset.path.parent, monkeypatch), "patterns")
    assert page.title[0].value == "10 of 10 MQLs were given back without a reason"


def test_no_deal_is_missed_where_nothing_is_handed_over(given, monkeypatch):
    for number in range(10):
        given.lead(f"L{number}")
        given.deal(f"L{number}", "2026-03-02 10:00", "2026-03-03 10:00", "won")
    given.lead("L10", created_at=LATER)
    page = why(app(given.dataset.path.parent, monkeypatch), "misses")
    assert page.title[0].value == "Won deals: 10; no handover is in this data"


def opened(at: AppTest) -> Any:  # noqa: F811
    return at.segmented_control(key="choose_section").value


def test_it_opens_where_the_data_say_something(without_log: AppTest):
    assert opened(why(without_log, "")) == "misses"
    assert opened(why(without_log, "gaps")) == "gaps"


def test_it_opens_at_what_was_given_back(given, monkeypatch):
    given.handover("L1", "2026-03-02 10:00", rejected_at="2026-03-03 10:00")
    given.lead("L2", created_at=LATER)
    assert opened(why(app(given.dataset.path.parent, monkeypatch), "")) == "rejections"


def test_it_opens_at_the_delays_of_a_log_without_rejections(given, monkeypatch):
    given.handover("L1", "2026-03-02 10:00")
    given.activity("L1", "2026-03-02 11:00")
    assert opened(why(app(given.dataset.path.parent, monkeypatch), "")) == "delays"


@pytest.mark.parametrize("section", SECTIONS)
def test_leads_alone_are_enough_for_every_section(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, section: str
):
    (tmp_path / "leads.csv").write_text("lead_id\nL1\nL2\n", encoding="utf-8")
    load([tmp_path / "leads.csv"], tmp_path / "home")
    at = why(app(tmp_path / "home", monkeypatch), section)  # noqa: F811
    assert not at.exception
    assert at.title[0].value
