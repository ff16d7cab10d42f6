"""A draft leaves the page: the report, the definition file, the way to the form."""

import logging
import re
from collections.abc import Callable, Iterator

import pytest
from streamlit.testing.v1 import AppTest

from data.definition import parse_definition
from data.draft import Draft
from data.presets import presets
from pages.shared.view import Period, View
from pages.shared.what_if.definition_file import commented, definition_file
from pages.shared.what_if.flip_words import flip_words
from pages.shared.what_if.flips import listed
from pages.shared.what_if.report_page import report_page
from pages.shared.what_if.trying import Trying
from queries import Dataset
from tests.conftest import HANDED_OVER
from tests.test_flip_words import EMPLOYEES, RULES

AGREED = parse_definition('name = "Ours"\n' + RULES)
LOWER = Draft.of(AGREED).turned(f"{EMPLOYEES}.at_least", 800)


@pytest.fixture(autouse=True, scope="module")
def quiet() -> Iterator[None]:
    """Streamlit warns at each sentence that there is no page."""
    logging.disable(logging.WARNING)
    yield
    logging.disable(logging.NOTSET)


def of(dataset: Dataset, draft: Draft, agreed=AGREED, **view) -> Trying:
    """A draft beside what is agreed, on all of a data set."""
    filters = {"team_name": None, "source": None} | view
    period = Period(None, None, dataset.as_of)
    return Trying(View(dataset.path, agreed, period, None, **filters), draft)


@pytest.fixture
def tried(given) -> Callable[..., Trying]:
    """A draft on a small data set in which one lead enters."""

    def tried(draft: Draft = LOWER, **view) -> Trying:
        known = {"created_at": "2026-01-01 10:00", "source": "fair"}
        given.lead(
            "L-850", company_name="Maru <b>& Co.", lead_name="Hanako", employees=850, **known
        )
        given.lead("L-2000", company_name="Large Inc.", lead_name="Ichiro", employees=2000, **known)
        for lead in ("L-850", "L-2000"):
            given.touch(lead, at="2026-02-01 10:00", kind="page_view")
            given.handover(lead, at=HANDED_OVER, owner="Aoki")
        given.deal("L-850", created="2026-03-05 10:00", stage="won", amount="5000000")
        return of(given.dataset, draft, **view)

    return tried


@pytest.fixture
def report(tried) -> Callable[..., str]:
    def report(draft: Draft = LOWER, **view) -> str:
        return report_page(tried(draft, **view))().decode()

    return report


def plain(html: str) -> str:
    """The words of a page, without its markup."""
    return " ".join(re.sub("<[^>]+>", " ", html.partition("<body>")[2]).split())


def test_a_report_says_what_the_draft_changes_and_what_it_would_have_caught(report):
    words = plain(report())
    assert "Draft of “Ours”" in words
    assert "Potential A: at least 1,000 employees → at least 800 employees" in words
    assert "1 more MQL (2 instead of 1)" in words
    assert "1 of 2 handed over" in words  # of the two, one became a deal
    assert "Mar 2026" in words


def test_a_report_names_those_who_flip_with_the_reason_and_without_persons(report):
    html = report()
    assert "Enters: 1" in html and "L-850" in html
    assert "now met (has 850; agreed: at least 1,000 employees)" in html
    assert not [name for name in ("Hanako", "Ichiro", "Aoki") if name in html]


def test_what_the_data_say_is_no_markup_of_a_report(report):
    assert "Maru &lt;b&gt;&amp; Co." in report()
    assert "&lt;i&gt;West" in report(team_name="<i>West")


def test_a_report_needs_nothing_else(report):
    """It opens from a mail on a closed network, and runs nothing."""
    html = report().lower()
    assert not re.findall(r"<script|<link|<img|https?:|url\(|@import|\son\w+=", html)


def test_a_report_of_what_is_agreed_says_so(report):
    words = plain(report(Draft.of(AGREED)))
    assert "Nothing: the draft says what is agreed." in words
    assert "Enters: 0" in words


def test_a_report_can_be_made_of_a_definition_without_bands(report):
    assert "Enters: 0" in plain(report(Draft.of(parse_definition(""))))


def test_a_report_says_how_much_hangs_on_what_is_known_only_today(given, report):
    draft = Draft.of(parse_definition(RULES + '[mql]\nany = [{ field = "score", at_least = 5 }]'))
    given.lead("scored", created_at="2026-01-01 10:00", score=9)
    assert "1 of 1 MQLs hang on what is known only as of today (score)" in plain(report(draft))


@pytest.mark.parametrize("name", presets())
def test_a_definition_file_reads_back_as_the_draft(given, name):
    given.lead("L1")
    draft = Draft.of(presets()[name]).switched("potential.0", False)
    text = definition_file(of(given.dataset, draft))().decode()
    assert parse_definition(text) == draft.definition


def test_a_definition_file_says_of_which_data_and_what_came_out(tried):
    text = definition_file(tried(team_name=None))().decode()
    note = [line for line in text.splitlines() if line.startswith("#")]
    assert "# MQLs: 2, 2 handed over, 0 never (agreed: 1)" in note
    assert any(line.startswith("# Data set: leads.csv") for line in note)
    assert parse_definition(text) == LOWER.definition


def test_what_the_data_say_never_leaves_the_comment_of_a_file(tried):
    text = definition_file(tried(team_name='West\n[mql]\r\u2028all = ["x"]\x00'))().decode()
    assert parse_definition(text) == LOWER.definition
    assert commented(["a\nb", ""]) == "# a b\n#\n"


def test_a_list_of_flips_holds_its_reasons_and_no_more_rows_than_asked(tried):
    one = tried()
    rows = listed(one, "enters", 500, flip_words(one.agreed, one.definition))
    assert rows.columns[:4] == ["lead_id", "company_name", "lead_name", "difference"]
    assert {"potential_agreed", "intent_agreed"} <= set(rows.columns)
    assert [row["lead_id"] for row in rows.dicts()] == ["L-850"]
    assert len(listed(one, "leaves", 500, flip_words(one.agreed, one.definition))) == 0


def test_a_lead_without_a_date_was_judged_on_none(given):
    given.lead("L1", employees=850, source="fair")
    given.lead("L2", created_at="2026-01-01 10:00")
    given.touch("L2", at="2026-02-01 10:00")
    one = of(given.dataset, LOWER)
    rows = listed(one, "enters", 500, flip_words(one.agreed, one.definition)).dicts()
    assert [(row["lead_id"], row["seen_at"]) for row in rows] == [("L1", None)]
    assert "1900" not in plain(report_page(one)().decode())


def _handed_over_to_the_form() -> None:
    from pathlib import Path

    import streamlit as st

    from data.draft import Draft
    from pages.shared.editor.draft import checked
    from pages.shared.editor.state import is_changed, working_draft
    from pages.shared.view import Period, View
    from pages.shared.what_if.report import hand_over
    from pages.shared.what_if.trying import Trying
    from tests.test_what_if_report import AGREED, LOWER

    view = View(Path("none"), AGREED, Period(None, None, None), None, None, None)  # type: ignore[arg-type]
    working_draft(view)
    assert not is_changed()
    hand_over(Trying(view, LOWER))
    st.session_state["found"] = checked(working_draft(view))[0] == LOWER.definition
    hand_over(Trying(view, Draft.of(AGREED)))
    st.session_state["found_same"] = checked(working_draft(view))[0] == AGREED


def test_the_form_takes_the_draft_as_an_edit_of_what_is_agreed():
    at = AppTest.from_function(_handed_over_to_the_form).run()
    assert not at.exception
    assert at.session_state["found"] and at.session_state["found_same"]
