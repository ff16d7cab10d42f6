"""The grid page: its metrics, its comparisons, who moved, and links that open what was seen."""

import json
import re
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from data.definition import Cell, Definition, Target, read_definition
from data.load import load
from pages.shared.cell_panel import playbook
from pages.shared.cells import filters, rows_of
from pages.shared.compare_change import change, difference
from pages.shared.metrics import metrics, target_of
from pages.shared.transitions import axes_of, finding, moves_along
from pages.shared.view import Period, View
from queries import Dataset
from queries.answer import to_utc
from tests.test_pages import app

PAGE = "pages/review/grid.py"
METRICS = (
    "leads", "mqls", "follow_up", "ignored", "hours", "playbook", "conversion", "deals",
    "won_rate", "won",
)  # fmt: skip
COMPARISONS = ("before", "2026-01-31", "2025-10-01..2025-12-31")


@pytest.fixture
def opened(sample: Dataset, monkeypatch: pytest.MonkeyPatch):
    """The grid page of the sample, opened by a link."""

    def opened(home: Path = sample.path.parent, **link: str) -> AppTest:
        at = app(home, monkeypatch)
        for name, value in link.items():
            at.query_params[name] = value
        return at.switch_page(PAGE).run()

    return opened


def grid_of(at: AppTest, number: int = 0) -> dict[tuple[str, str], dict[str, Any]]:
    data = json.loads(at.get("bidi_component")[number].proto.json)
    return {(cell["row"], cell["column"]): cell for cell in data["cells"]}


def end_of(sample: Dataset, day: str) -> datetime:
    return to_utc(day, sample.time_zone)


def view_of(sample: Dataset) -> View:
    everything = Period(None, None, sample.as_of)
    return View(sample.path, sample.definition, everything, None, None, None)


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("metric", METRICS)
def test_every_metric_is_shown_compared_and_opened(opened, metric: str, language: str):
    at = opened(lang=language, metric=metric, period="all", cell="A~Hot", compare="2026-01-31")
    assert not at.exception
    cell = grid_of(at)["A", "Hot"]
    assert cell["text"] and cell["change"]
    assert at.subheader[0].value == cell["label"]
    assert len(at.dataframe[0].value)


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("compare", COMPARISONS)
def test_every_comparison_is_shown(opened, compare: str, language: str):
    at = opened(lang=language, metric="conversion", period="3m", compare=compare)
    assert not at.exception
    assert at.query_params["compare"] == compare
    assert all(cell["change"] for cell in grid_of(at).values() if cell["text"] != "–")


def test_a_change_is_the_difference_of_two_answers(opened, sample: Dataset):
    at = opened(metric="ignored", period="all", compare="2026-01-31")
    now, then = (
        {
            (row["potential"], row["intent"]): row
            for row in sample.ask("grid_cells", {"as_of": as_of}).dicts()
        }
        for as_of in (sample.as_of, end_of(sample, "2026-01-31"))
    )
    for place, cell in grid_of(at).items():
        if found := re.search(r"([+−]\d+) pt", cell["change"]):
            by = now[place]["ignored_rate"] - then[place]["ignored_rate"]
            assert int(found[1].replace("−", "-")) == round(100 * by), place


def test_a_change_says_both_values_and_both_denominators(opened):
    label = grid_of(opened(metric="ignored", period="all", compare="2026-01-31"))["A", "Hot"][
        "label"
    ]
    assert re.search(r"Ignored rate \d+%, \d+ of \d+, .*; before: \d+% \(\d+ of \d+\)", label)


def test_few_on_either_side_is_no_change():
    rate = metrics()["ignored"]
    now = {"ignored_rate": 0.5, "count_ignored": 5, "count_due": 10,
           "count_leads": 10, "count_handovers": 10}  # fmt: skip
    then = now | {"ignored_rate": 0.2, "count_ignored": 1, "count_due": 9}
    for pair in ((now, then), (then, now)):
        seen = change(rate, *pair)
        assert seen and (seen.text, seen.look) == ("too few", "few")


def test_a_rate_changes_in_points_and_down_may_be_good():
    now = {"ignored_rate": 0.25, "count_ignored": 5, "count_due": 20,
           "count_leads": 20, "count_handovers": 20}  # fmt: skip
    then = now | {"ignored_rate": 0.5, "count_ignored": 10}
    seen = change(metrics()["ignored"], now, then)
    assert seen and (seen.text, seen.look) == ("▼ −25 pt", "better")
    assert difference(metrics()["ignored"], then, now) == 25


def test_a_median_that_is_not_reached_is_said_in_words():
    row = {"median_business_hours": None, "p90_business_hours": None, "count_answered": 4,
           "count_counted": 12, "count_leads": 12, "count_handovers": 12}  # fmt: skip
    hours = metrics()["hours"]
    assert hours.text(row) == "not reached"
    assert "fewer than half are known to have been answered" in hours.sentence(row, "A × Hot")
    seen = change(hours, row | {"median_business_hours": 3.25}, row)
    assert seen and (seen.text, seen.look) == ("▼ reached now", "better")
    assert seen.words == "before: not reached (4 of 12), reached now"


def test_the_target_of_a_rate_is_said():
    assert target_of(metrics()["ignored"], Target(ignored_rate=0.1)) == "Target: at most 10%"
    assert target_of(metrics()["follow_up"], Target(follow_up_rate=0.9)) == "Target: at least 90%"
    assert target_of(metrics()["ignored"], Target()) is None


def test_moves_sum_to_the_leads_of_both_moments(sample: Dataset):
    before_at = end_of(sample, "2026-01-31")
    moves = sample.ask("leads_moved", {"before_at": before_at}).dicts()
    for as_of, side in ((before_at, "_before"), (sample.as_of, "")):
        told = Counter[tuple[str, str]]()
        for row in moves:
            told[row[f"potential{side}"], row[f"intent{side}"]] += row["count_leads"]
        del told["new", "new"]
        cells = sample.ask("leads_by_cell", {"as_of": as_of}).dicts()
        places = {(row["potential"], row["intent"]): row["count_leads"] for row in cells}
        assert told == {place: number for place, number in places.items() if number}


def test_the_table_of_moves_opens_lists_of_that_length(sample: Dataset):
    moments = {"before_at": end_of(sample, "2026-01-31")}
    rows = sample.ask("leads_moved", moments).dicts()
    for axis in axes_of(sample.definition).values():
        moves = moves_along(rows, axis)
        for (before, now), number in list(moves.items())[:25]:
            ends = [axis.filters(one) if one != "total" else (None, None) for one in (before, now)]
            names = ("from_potential", "from_intent", "to_potential", "to_intent")
            values = dict(zip(names, (*ends[0], *ends[1]), strict=True)) | moments
            assert len(sample.ask("leads_moved_listed", values)) == number


def test_the_finding_of_the_moves_says_who_became_hot():
    def row(before: tuple[str, str], now: tuple[str, str], leads: int) -> dict[str, Any]:
        names = ("potential_before", "intent_before", "potential", "intent")
        return dict(zip(names, (*before, *now), strict=True)) | {"count_leads": leads}

    rows = [
        row(("A", "Cool"), ("A", "Hot"), 3),
        row(("A", "Hot"), ("A", "Cool"), 2),
        row(("A", "Hot"), ("A", "Warm"), 7),  # hot still
        row(("A", "Hot"), ("A", "Hot"), 9),
        row(("new", "new"), ("A", "Hot"), 4),
    ]
    assert finding(rows, read_definition()) == "3 leads became hot, 2 cooled down, 4 are new"
    bare = Definition()
    assert finding(rows, bare) == "12 leads moved, 4 are new"


def test_a_comparison_shows_who_moved_and_a_link_without_one_does_not(opened):
    at = opened(metric="leads", period="all", compare="2026-01-31")
    assert re.fullmatch(
        r"[\d,]+ leads became hot, [\d,]+ cooled down, [\d,]+ are new", at.header[0].value
    )
    assert len(at.get("bidi_component")) == 2
    assert not opened(metric="leads", period="all").header


def test_a_period_seen_as_of_the_same_moment_has_no_moves(opened):
    at = opened(metric="leads", period="all", compare="2025-10-01..2025-12-31")
    assert not at.header


def test_every_list_of_a_cell_has_the_length_that_it_says(opened):
    at = opened(metric="leads", period="all", cell="A~Hot")
    lists = at.main.get("button_group")[-1]
    for option in list(lists.options):
        at.main.get("button_group")[-1].set_value(option).run()
        said = re.search(r"([\d,]+)$", option)
        assert said and len(at.dataframe[0].value) == int(said[1].replace(",", "")), option


@pytest.mark.parametrize("metric", METRICS)
def test_every_number_opens_a_list_of_its_length(sample: Dataset, metric: str):
    one = metrics()[metric]
    rows = rows_of(one, view_of(sample))
    for place in [("A", "Hot"), ("C", "Warm"), ("not scored", "Cool"), ("total", "total")]:
        values = {**filters(*place), "which": one.which}
        assert len(sample.ask(one.question, values)) == one.length(rows[place]), place


def test_leads_without_a_date_are_not_lost_silently(opened, tmp_path: Path):
    rows = "".join(f"L{n},Sato,2026-03-02 10:00\n" for n in range(12))
    (tmp_path / "leads.csv").write_text(f"lead_id,owner,mql_at\n{rows}", encoding="utf-8")
    load([tmp_path / "leads.csv"], tmp_path / "home")
    at = opened(tmp_path / "home", period="12m")
    assert not at.exception
    assert at.title[0].value == "No lead in this view"
    assert "only the period “All of it” shows them" in at.info[-1].value


def test_leads_that_the_definition_can_t_place_are_said_to_be_so(opened, tmp_path: Path):
    (tmp_path / "leads.csv").write_text("lead_id\nL1\nL2\n", encoding="utf-8")
    load([tmp_path / "leads.csv"], tmp_path / "home")
    at = opened(tmp_path / "home", compare="2020-01-01")
    assert at.title[0].value == "None of 2 leads is hot"
    assert "The definition places none of these leads" in at.info[-1].value
    assert at.main.header[0].value == "No lead moved, and none is new"


def test_the_edges_are_the_whole_for_every_metric(sample: Dataset):
    view = view_of(sample)
    for metric in metrics().values():
        rows = rows_of(metric, view)
        inner = [row for (p, i), row in rows.items() if "total" not in (p, i)]
        assert sum(row[metric.part] for row in inner) == rows["total", "total"][metric.part]
        if metric.whole:
            assert sum(r[metric.whole] for r in inner) == rows["total", "total"][metric.whole]


def test_a_link_opens_metric_cell_comparison_and_chart(opened):
    at = opened(metric="won_rate", cell="B~Hot", compare="before", period="12m", chart="1")
    assert not at.get("bidi_component") or len(at.get("bidi_component")) == 1  # only the moves
    assert at.subheader[0].value.startswith("B × Hot: Won rate")
    shown = json.loads(at.get("plotly_chart")[0].proto.spec)
    assert len(shown["layout"]["shapes"]) == 3
    assert "pt" in json.dumps(shown["data"][0]["text"], ensure_ascii=False)


@pytest.mark.parametrize(
    "compare", ["yesterday", "2026-02-31", "9999-12-31", "2030-01-01", "2026-03-02..2026-03-01",
                "2099-01-01..2099-02-01", "..", "before..before", "'; drop table leads; --"],
)  # fmt: skip
def test_a_comparison_that_makes_no_sense_is_none(opened, compare: str):
    at = opened(metric="leads", compare=compare, chart="yes", cell="~", period="3m")
    assert not at.exception
    assert not any(cell["change"] for cell in grid_of(at).values())


def test_the_period_before_everything_is_nothing(opened):
    at = opened(metric="leads", compare="before", period="all")
    assert not any(cell["change"] for cell in grid_of(at).values())


def test_without_an_activity_log_no_follow_up_is_offered(opened, tmp_path: Path):
    (tmp_path / "leads.csv").write_text(
        "lead_id,owner,mql_at\n" + "".join(f"L{n},Sato,2026-03-02 10:00\n" for n in range(12))
        + "L99,Sato,2026-06-01 10:00\n", encoding="utf-8",
    )  # fmt: skip
    load([tmp_path / "leads.csv"], tmp_path / "home")
    at = opened(tmp_path / "home", metric="hours", period="all")
    assert "There is no activity log in this data" in at.info[0].value
    offered = at.main.selectbox[0].options
    assert offered == [
        "Leads", "MQLs by definition", "MQLs handed over", "Conversion rate", "Leads with a deal",
        "Won rate", "Won amount",
    ]  # fmt: skip
    assert grid_of(at)["total", "total"]["text"] == "13"


def test_the_playbook_of_a_cell_is_one_sentence(sample: Dataset):
    view = view_of(sample)
    assert playbook(view, ("A", "Hot"), 5) == (
        "Playbook: **Field sales**: call or visit within 4 business hours."
    )
    assert "no organisation owns its 7 leads" in playbook(view, ("C", "not scored"), 7)


def test_a_cell_with_actions_but_nobody_to_act_is_pointed_out(sample: Dataset):
    rules = sample.definition.model_copy(
        update={"cell": (Cell(potential="A", intent="Hot", actions=("call",)),)}
    )
    everything = Period(None, None, sample.as_of)
    view = View(sample.path, rules, everything, None, None, None)
    assert "No organisation owns this cell** and its 5 leads" in playbook(view, ("A", "Hot"), 5)
