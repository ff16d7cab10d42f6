"""Where leads get lost: the page, its names, its refusals."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.load import load
from tests.test_pages import app

REPOSITORY = Path(__file__).resolve().parent.parent
WHERE = "pages/follow_up/where.py"
OVERVIEW = "pages/follow_up/overview.py"


@pytest.fixture
def opened(sample_home, monkeypatch):
    """A page of the sample under a link; without parameters it was not come to by one."""

    def opened(page: str, **link: str) -> AppTest:
        at = app(sample_home, monkeypatch)
        for name, value in link.items():
            at.query_params[name] = value
        return at.run().switch_page(page).run()

    return opened


def options(at: AppTest, label: str) -> list[str]:
    return next(box.options for box in at.selectbox if box.label == label)


def chart_labels(at: AppTest) -> list[str]:
    """The groups that the chart shows."""
    figure = json.loads(at.get("plotly_chart")[0].proto.spec)
    return list(figure["data"][0]["y"])


def test_the_title_names_the_group_that_stands_out(opened):
    assert opened(WHERE, period="all").title[0].value == (
        "West: 200 of 600 due MQLs ignored, more than chance explains"
    )


def test_without_a_group_that_stands_out_the_title_says_so(opened):
    at = opened(WHERE, period="all", by="weekday")
    assert at.title[0].value == "No group stands out: chance explains the differences"


def test_one_who_came_by_a_link_sees_no_persons(opened):
    at = opened(WHERE, period="all", by="owner")
    assert "Owner" not in options(at, "By")
    assert chart_labels(at) == ["West", "East", "Overseas"]


def test_one_who_came_by_himself_may_compare_persons(opened):
    at = opened(WHERE)
    assert "Owner" in options(at, "By")
    at.toggle[0].set_value(True).run()
    assert "Owner" not in options(at, "By")


def test_a_person_who_was_chosen_goes_when_names_are_hidden(opened):
    at = opened(WHERE)
    at.selectbox(key="choose_by").select("owner").run()
    assert "Mori" in chart_labels(at)
    at.toggle[0].set_value(True).run()
    assert chart_labels(at)[0] == "West"


def test_a_group_s_list_hides_persons_with_the_names(opened):
    at = opened(WHERE, period="all")
    at.selectbox(key="choose_group").select_index(0).run()
    shown = at.dataframe[0].value
    assert len(shown) == 200
    assert not {"Person", "Owner", "lead_name", "owner_name"} & set(shown.columns)


def test_no_person_s_name_gets_into_the_link(opened):
    at = opened(WHERE)
    at.selectbox(key="choose_by").select("owner").run()
    at.selectbox(key="choose_group").select_index(0).run()
    assert "Mori" not in str(at.query_params)
    assert len("".join(at.query_params["group"])) == 12


def test_two_criteria_are_crossed(opened):
    at = opened(WHERE, period="all", by="team", second="source")
    assert at.title[0].value.startswith("West × exhibition: 121 of 202 due MQLs ignored")


def test_where_no_deal_is_lost_a_won_rate_is_refused(tmp_path, monkeypatch):
    (tmp_path / "leads.csv").write_text(
        "lead_id,owner,mql_at\nL1,Sato,2026-03-02 10:00\nL2,Sato,2026-04-02 10:00\n"
    )
    (tmp_path / "deals.csv").write_text(
        "deal_id,lead_id,stage,created_at,closed_at\nD1,L1,won,2026-03-03,2026-03-04\n"
    )
    load([tmp_path / "leads.csv", tmp_path / "deals.csv"], tmp_path / "home")
    at = app(tmp_path / "home", monkeypatch)
    at.query_params["rate"] = "won"
    at.run().switch_page(WHERE).run()
    assert any("not one that was lost" in one.value for one in at.info)
    assert not at.get("plotly_chart")


def test_the_overview_says_the_finding_and_four_numbers(opened):
    at = opened(OVERVIEW, period="all")
    assert at.title[0].value == "West × exhibition: 121 of 202 ignored (60%; all: 26%)"
    assert {metric.label: metric.value for metric in at.metric} == {
        "Ignored": "22–26%", "Missed SLA": "47%", "Followed up": "74%", "Median response": "13 h",
    }  # fmt: skip


def test_the_overview_names_no_group_of_fewer_than_ten(tmp_path, monkeypatch):
    rows = [f"A{n},Sato,Small,2026-03-02 10:00" for n in range(9)]
    rows += [f"B{n},Ota,Large,2026-03-02 10:00" for n in range(40)]
    calls = [f"B{n},call,sales,Ota,2026-03-02 11:00" for n in range(40)]
    calls += ["B0,call,sales,Sato,2026-03-03 11:00", "B0,call,sales,Ota,2026-06-01 11:00"]
    (tmp_path / "leads.csv").write_text("lead_id,owner,team,mql_at\n" + "\n".join(rows))
    (tmp_path / "activities.csv").write_text(
        "lead_id,type,actor,performed_by,occurred_at\n" + "\n".join(calls)
    )
    load([tmp_path / "leads.csv", tmp_path / "activities.csv"], tmp_path / "home")
    at = app(tmp_path / "home", monkeypatch).run().switch_page(OVERVIEW).run()
    assert at.title[0].value == "Sales ignored 9 of 49 due MQLs"
