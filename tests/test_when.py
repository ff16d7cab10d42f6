"""The page When: what its heading says, which lists it opens, and what it never says."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from data.definition import Definition
from data.load import load
from data.saved import Agreement, SavedDefinitions
from tests.conftest import Given
from tests.test_control_chart import weeks
from tests.test_pages import app

REPO = Path(__file__).resolve().parent.parent
PAGE = "pages/follow_up/when.py"
Open = Callable[..., AppTest]


@pytest.fixture
def page_of(monkeypatch: pytest.MonkeyPatch) -> Open:
    """The page on a dataset folder, with what the URL says."""

    def page_of(home: Path, **url: str) -> AppTest:
        at = app(home, monkeypatch)
        for name, value in ({"lang": "en"} | url).items():
            at.query_params[name] = value
        at.switch_page(PAGE).run()
        assert not at.exception
        return at

    return page_of


@pytest.fixture
def page(given: Given, page_of: Open) -> Open:
    """The page on the rows of the test."""
    return lambda **url: page_of(given.dataset.path.parent, **url)


@pytest.fixture(scope="module")
def olist_home(shared_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    home = tmp_path_factory.mktemp("olist")
    load([shared_data / "olist"], home, mapping_path=REPO / "data" / "mappings" / "olist.toml")
    yield home


def later(given: Given) -> None:
    """Something long after, so that all that is asked about is due."""
    given.handover("later", at="2026-10-05 10:00")


def title(at: AppTest) -> str:
    return str(at.title[0].value)


def said(at: AppTest) -> str:
    return " ".join(str(one.value) for one in (*at.title, *at.caption, *at.warning, *at.info))


def test_where_nothing_is_a_signal_the_heading_says_so(given, page):
    weeks(given, (3, 10), (4, 10), (3, 10))
    later(given)
    assert title(page()) == "No signal: the missed-SLA rate varies by chance around 33%"


def test_a_week_beyond_the_range_is_named_with_its_numbers(given, page):
    weeks(given, (1, 20), (2, 20), (19, 20), (1, 20), (2, 20), (1, 20))
    later(given)
    at = page()
    assert title(at) == ("Week of Feb 2, 2026: more missed the SLA than chance explains (19 of 20)")
    assert "No signal in the 3 weeks since then." in said(at)


def test_eight_weeks_below_the_average_up_to_now_are_getting_better(given, page):
    weeks(given, *[(8, 12)] * 7, *[(5, 12)] * 8)
    later(given)
    assert title(page()) == (
        "8 weeks in a row below the average since Mar 9, 2026: "
        "fewer miss the SLA, it is getting better"
    )


def test_of_still_ignored_nobody_says_that_it_gets_better(given, page):
    weeks(given, *[(8, 12)] * 7, *[(5, 12)] * 8)
    later(given)
    at = page(rate="ignored")
    assert title(at).endswith("fewer still lie ignored")
    assert "newer periods had less time" in said(at)


def test_too_few_a_week_are_shown_by_month(given, page):
    weeks(given, (1, 4), (2, 4), (1, 4), (1, 4), (2, 4), (1, 4))
    later(given)
    assert "Feb 2026" in page().selectbox(key="when_period_rate").options


@pytest.mark.parametrize("which", ["missed_sla", "ignored", "due", "all"])
def test_a_link_opens_the_list_of_a_week(sample_home, page_of, which):
    at = page_of(sample_home, unit="week", list=f"rate~2025-12-22~{which}")
    number = int(at.subheader[0].value.rpartition(" ")[2])
    assert len(at.dataframe[0].value) == number > 0


def test_a_link_opens_the_list_of_a_cohort(sample_home, page_of):
    at = page_of(sample_home, unit="month", step="30", list="age~2026-03-01~answered_in_time")
    assert at.subheader[0].value.startswith("Mar 2026, Answered within 30 days: ")
    number = int(at.subheader[0].value.rpartition(" ")[2])
    assert number in [len(frame.value) for frame in at.dataframe]


def test_a_period_is_chosen_with_the_keyboard_too(sample_home, page_of):
    at = page_of(sample_home, unit="month")
    at.selectbox(key="when_period_rate").select("2026-03-01").run()
    assert at.subheader[0].value == "Mar 2026, Ever missed the SLA: 56"
    assert len(at.dataframe[0].value) == 56


def test_whoever_comes_by_a_link_sees_no_names(sample_home, page_of):
    at = page_of(sample_home, unit="month", list="rate~2026-03-01~due")
    assert {"lead_name", "owner_name"} & set(at.dataframe[0].value.columns) == set()


@pytest.mark.parametrize("name", ["rate", "unit", "step", "list"])
def test_nonsense_in_the_link_does_no_harm(sample_home, page_of, name):
    assert title(page_of(sample_home, **{name: "~<b>~2026-13-01"}))


@pytest.mark.parametrize("unit", ["week", "month"])
@pytest.mark.parametrize("step", ["30", "90", "180"])
def test_olist_is_not_said_to_have_got_better_in_january_2018(olist_home, page_of, unit, step):
    at = page_of(olist_home, unit=unit, step=step)
    assert "2018" in said(at) or "No signal" in title(at)
    assert "Jan " not in title(at)
    assert "getting better" not in said(at)
    assert "the rise after them is no improvement" in at.warning[0].value
    assert "Dec 5, 2017" in at.warning[0].value


def test_without_an_activity_log_only_conversion_is_shown(olist_home, page_of):
    at = page_of(olist_home, rate="ignored")
    assert "conver" in title(at)
    assert "ignored_rate" not in at.dataframe[0].value.columns


def agreed_at(home: Path, moment: datetime) -> None:
    """A definition agreed at another moment than now."""
    saved = SavedDefinitions(home)
    saved.agree(saved.save("Strict", Definition()).version_id)
    with saved._session() as session:
        session.query(Agreement).one().agreed_at = moment


def test_a_change_of_definition_is_marked_where_it_was_made(given, page):
    weeks(given, (3, 10), (4, 10), (3, 10))
    agreed_at(given.dataset.path.parent, datetime(2026, 1, 28, tzinfo=UTC).replace(tzinfo=None))
    assert "Dashed: a definition was agreed." in said(page())


def test_a_change_outside_of_the_periods_is_told_with_its_day(given, page):
    weeks(given, (3, 10), (4, 10), (3, 10))
    now = datetime.now(UTC).replace(tzinfo=None) + timedelta(days=3650)
    agreed_at(given.dataset.path.parent, now)
    at = page()
    assert "Agreed outside of these periods:" in said(at)
    assert "Strict" in said(at)
    assert "Dashed" not in said(at)
