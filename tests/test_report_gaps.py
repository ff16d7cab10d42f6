"""What the data lacks, and which numbers suffer: only what the definition in force computes."""

import pytest

from data.definition import Definition, parse_definition
from data.report import Report, read_report
from data.report.gap_rules import RULES, gap_rules
from data.report.gaps import gap_rows
from data.report.words import PART, WHOLE, sentence
from pages.shared import load_report_gaps
from tests.conftest import Given

TITLES = """
[[potential]]
name = "A"
any = [{ field = "annual_revenue", at_least = 1000 }, { field = "job_title", contains = ["CEO"] }]
"""
SCORES = """
[[intent]]
name = "Hot"
any = [{ field = "score", at_least = 60 }]
"""
RESPECTED = "[[potential]]\nname = 'A'\nis_rest = true\n"


def report(given: Given, definition: str = RESPECTED) -> Report:
    return read_report(given.dataset.path, definition=parse_definition(definition))


def said(given: Given, definition: str = RESPECTED) -> dict[str, str]:
    """The sentence of each gap, by its rule."""
    gaps = report(given, definition).gaps
    return {gap.rule.name: sentence(gap) for gap in gaps}


def test_without_job_titles_potential_is_judged_by_revenue_alone(given):
    given.lead("L1", annual_revenue="5000")
    given.lead("L2", annual_revenue="50")
    assert said(given, TITLES)["potential_field"] == (
        "Job title blank in 2 of 2 leads (100%): their potential is judged by Annual revenue alone."
    )
    assert "potential_field" not in said(given, RESPECTED)


def test_a_lead_without_any_field_of_the_bands_is_not_scored(given):
    given.lead("L1", annual_revenue="5000", job_title="CEO")
    given.lead("L2")
    assert said(given, TITLES)["potential_unknown"].startswith(
        "Annual revenue, Job title blank in 1 of 2 leads (50%)"
    )
    placed = given.dataset.ask("leads_listed", definition=parse_definition(TITLES)).dicts()
    assert {row["lead_id"]: row["potential"] for row in placed} == {"L1": "A", "L2": "not scored"}


def test_a_type_that_no_touch_has_is_named(given):
    given.touch("L1", at="2026-03-01 10:00", kind="download")
    asks = (
        "[[intent]]\nname = 'Hot'\nany = [{ touches = ['download'], within_days = 9 },"
        " { touches = ['inquiry'], within_days = 9 }]\n"
    )
    assert said(given, asks)["touch_type"].startswith("No touch is of the type inquiry:")


def test_types_that_no_touch_has_are_named_in_one_sentence(given):
    given.touch("L1", at="2026-03-01 10:00", kind="download")
    asks = (
        "[[intent]]\nname = 'Hot'\nany = [{ touches = ['seminar'], within_days = 9 },"
        " { touches = ['inquiry'], within_days = 9 }]\n"
    )
    assert said(given, asks)["touch_type"].startswith("No touch is of the type seminar, inquiry:")


def test_without_touches_intent_cannot_be_told(given):
    given.lead("L1")
    asks = "[[intent]]\nname = 'Hot'\nany = [{ touches = [], within_days = 9 }]\n"
    assert "intent_touches" in said(given, asks)
    assert "intent_touches" not in said(given, SCORES)


def test_a_score_of_today_weakens_cells_of_the_past(given):
    given.lead("L1", score="70")
    given.handover("L1")
    assert said(given, SCORES)["today"].startswith("Score: known only as of the load")


def test_owners_that_are_blank_are_counted_with_their_leads_owner(given):
    given.lead("L1", owner_name="Aoki")
    given.handover("L1", owner="")
    given.handover("L2", owner="")
    assert said(given)["owner"].startswith("Owner blank in 1 of 2 handovers (50%)")


def test_a_log_of_days_is_told(given):
    given.handover("L1")
    given.activity("L1", at="2026-03-03")
    given.activity("L1", at="2026-03-04 10:00")
    assert said(given)["day_only"].startswith("Known to the day only in 1 of 2 sales activities")


def test_without_a_log_nobody_is_said_to_be_ignored(given):
    given.handover("L1")
    assert said(given)["no_log"].startswith("There is no activity log")


def test_won_deals_without_an_amount(given):
    given.deal("L1", "2026-03-01", "2026-03-05", "won")
    given.deal("L1", "2026-03-01", "2026-03-05", "lost")
    assert said(given)["amount"].startswith("Amount blank in 1 of 1 won deals")


def test_handovers_at_midnight_are_known_to_the_day_only(given):
    given.handover("L1", at="2026-03-02")
    assert said(given)["midnight"].startswith("Handed over at midnight in 1 of 1 handovers")


def test_nothing_is_missing_where_nothing_needs_it(given):
    given.lead("L1", source="web", created_at="2026-03-01", email="a@example.com")
    given.handover("L1", team_name="West")
    given.handover("L2", rejected_at="2026-03-03", rejection_reason="budget", team_name="West")
    given.activity("L1", at="2026-03-02 11:00")
    given.deal("L1", "2026-03-03 10:00")
    names = set(said(given)) - {"created", "source", "email"}  # L2 is nothing but an id
    assert names == set()


def test_every_gap_opens_as_many_rows_as_it_counts(sample):
    found = read_report(sample.path, definition=parse_definition(TITLES + SCORES))
    assert found.gaps
    for gap in found.gaps:
        columns, rows = gap_rows(sample.cursor(), gap.rule, sample.settings["time_zone"])
        assert len(rows) == gap.count
        assert {"lead_id", "company_name"} <= set(columns)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_can_list_its_rows(sample, rule):
    gap_rows(sample.cursor(), rule, sample.settings["time_zone"], 1)


def test_every_rule_has_one_sentence():
    own = parse_definition(
        TITLES + SCORES.replace("score", "status").replace("at_least = 60", "in = ['x']")
    )
    names = {rule.name for rule in (*RULES, *gap_rules(own), *gap_rules(Definition()))}
    assert names <= set(WHOLE | PART)
    assert not set(WHOLE) & set(PART)


def test_the_page_says_what_the_command_line_says(monkeypatch):
    monkeypatch.setattr("pages.shared.text.language", lambda: "en")
    assert load_report_gaps.whole() == WHOLE
    assert load_report_gaps.part() == PART
