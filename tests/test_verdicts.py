"""Every rule of DESIGN section 3 at its edges. 2 March 2026 is a Monday; the SLA is 18 hours."""

from datetime import datetime

import pytest

from data.definition import Cell, Definition, parse_definition, read_definition
from tests.conftest import tokyo

HANDED_OVER = "2026-03-02 10:00"
DEADLINE = "2026-03-04 10:00"
SECOND_AFTER = "2026-03-04 10:00:01"


# The clock: whose turn is it?


def test_a_lead_is_not_ignored_while_its_clock_runs(given, verdict_of):
    given.handover("L1", at="2026-03-02 10:00")
    assert verdict_of("L1", as_of="2026-03-03 17:59") == "waiting"
    assert verdict_of("L1", as_of="2026-03-04 10:01") == "ignored"


def test_the_second_of_the_deadline_still_belongs_to_sales(given, verdict_of):
    given.handover("L1", at=HANDED_OVER)
    assert verdict_of("L1", as_of=DEADLINE) == "waiting"
    assert verdict_of("L1", as_of=SECOND_AFTER) == "ignored"


def test_the_clock_runs_two_working_days_in_office_hours(given, facts_of):
    deadlines = {
        "2026-03-02 10:00": "2026-03-04 10:00",
        "2026-03-02 09:00": "2026-03-03 18:00",  # all of two days: not the next opening
        "2026-03-02 08:00": "2026-03-03 18:00",  # before the opening
        "2026-03-02 19:30": "2026-03-04 18:00",  # in the evening: from the next opening
        "2026-03-02 18:00": "2026-03-04 18:00",
        "2026-03-06 17:00": "2026-03-10 17:00",  # over a weekend
        "2026-03-07 12:00": "2026-03-10 18:00",  # on a Saturday
        "2026-05-01 17:00": "2026-05-08 17:00",  # over Golden Week: 4, 5 and 6 May are holidays
        "2026-05-02 10:00": "2026-05-08 18:00",
        "2026-12-28 10:00": "2027-01-05 10:00",  # over the closure, 29 December to 3 January
        "2026-12-29 10:00": "2027-01-05 18:00",  # the closure's first day, a Tuesday
    }
    for number, handed_over_at in enumerate(deadlines):
        given.handover(f"L{number}", at=handed_over_at)
    found = [facts_of(f"L{number}")["deadline_at"] for number in range(len(deadlines))]
    assert dict(zip(deadlines, found, strict=True)) == deadlines


def test_an_activity_in_the_second_of_the_deadline_is_in_time(given, verdict_of):
    given.handover("L1", at=HANDED_OVER)
    given.activity("L1", at=DEADLINE)
    given.handover("L2", at=HANDED_OVER)
    given.activity("L2", at=SECOND_AFTER)
    assert verdict_of("L1") == "followed_up"
    assert verdict_of("L2") == "followed_up_late"


def test_a_cell_may_have_a_tighter_deadline(given, facts_of):
    given.lead("L1", annual_revenue="20000000000")
    given.touch("L1", at="2026-03-01 20:00", kind="inquiry")
    given.handover("L1", at=HANDED_OVER)
    hottest = facts_of("L1")
    assert (hottest["potential"], hottest["intent"], hottest["is_hot"]) == ("A", "Hot", True)
    assert hottest["deadline_at"] == "2026-03-02 14:00"


def test_the_definition_sets_the_deadline(given, facts_of):
    given.handover("L1", at=HANDED_OVER)
    quick = Definition(sla_business_hours=1.5)
    assert facts_of("L1", definition=quick)["deadline_at"] == "2026-03-02 11:30"


def test_the_company_sets_its_calendar(given, facts_of):
    given.calendar('time_zone = "Asia/Tokyo"\ncountry = ""\n[hours]\nsat = "09:00-12:00"')
    given.handover("L1", at=HANDED_OVER)  # six Saturdays of three hours
    assert facts_of("L1")["deadline_at"] == "2026-04-11 12:00"


# As of: nothing after it is seen.


def test_a_report_for_the_past_sees_nothing_later(given, verdict_of):
    expected = {
        "2026-03-03 12:00": "waiting",
        "2026-03-05 12:00": "ignored",
        "2026-03-06 12:00": "followed_up_late",
        "2026-03-09 12:00": "rejected",
        "2026-03-10 12:00": "converted",
    }
    given.handover("L1", at=HANDED_OVER, rejected_at="2026-03-09 12:00")
    given.activity("L1", at="2026-03-06 12:00")
    given.deal("L1", created="2026-03-10 12:00")
    assert {as_of: verdict_of("L1", as_of=as_of) for as_of in expected} == expected


def test_a_later_handover_is_not_seen_either(given, verdicts):
    given.handover("L1", at=HANDED_OVER)
    given.handover("L1", at="2026-05-11 10:00")
    assert len(verdicts(as_of="2026-05-11 09:59:59")) == 1
    assert len(verdicts(as_of="2026-05-11 10:00")) == 2


def test_a_report_is_for_the_newest_time_that_is_no_plan(given):
    given.handover("L1", at="2024-03-04 10:00")
    given.activity("L1", at="2024-03-11 10:00")
    given.deal("L1", created="2024-03-05 10:00", closed="2024-09-30")
    assert tokyo(given.dataset.as_of) == "2024-03-11 10:00"


def test_a_time_after_the_load_is_not_what_a_report_is_for(given):
    given.handover("L1", at="2024-03-04 10:00")
    given.activity("L1", at="2040-03-12 10:00")
    assert tokyo(given.dataset.as_of) == "2024-03-04 10:00"


# Converted.


def test_a_deal_in_the_window_converts(given, verdict_of):
    given.handover("L1", at=HANDED_OVER)
    given.deal("L1", created="2026-03-20 10:00")
    given.activity("L1", at="2026-03-02 11:00")
    assert verdict_of("L1") == "converted"


def test_a_deal_before_the_handover_converts_if_it_is_still_open_then(given, verdict_of):
    before = {"created": "2026-02-02 10:00"}
    given.deal("open", **before)
    given.deal("planned", **before, closed="2026-02-20 10:00")  # the plan of an open deal
    given.deal("lost before", **before, closed="2026-02-20 10:00", stage="lost")
    given.deal("lost at once", **before, closed=HANDED_OVER, stage="lost")
    given.deal("won later", **before, closed="2026-03-20 10:00", stage="won")
    expected = {
        "open": "converted",
        "planned": "converted",
        "lost before": "ignored",
        "lost at once": "converted",
        "won later": "converted",
    }
    for lead_id in expected:
        given.handover(lead_id, at=HANDED_OVER)
    assert {lead_id: verdict_of(lead_id) for lead_id in expected} == expected


def test_a_deal_open_at_the_handover_is_a_response_at_once(given, facts_of):
    given.deal("L1", created="2026-02-02 10:00")
    given.handover("L1", at=HANDED_OVER)
    facts = facts_of("L1")
    assert facts["first_response_at"] == HANDED_OVER
    assert facts["response_wall_hours"] == 0
    assert facts["missed_sla"] is False


def test_a_deal_that_closed_after_the_report_was_still_open(given, verdict_of):
    given.deal("L1", created="2026-02-02 10:00", closed="2026-03-20 10:00", stage="lost")
    given.handover("L1", at=HANDED_OVER)
    assert verdict_of("L1", as_of="2026-03-10 10:00") == "converted"


def test_a_deal_of_an_account_belongs_to_its_latest_handover_before_it(given, verdict_of):
    given.lead("early", account_id="C1")
    given.lead("late", account_id="C1")
    given.lead("too late", account_id="C1")
    given.lead("elsewhere", account_id="C2")
    given.handover("early", at="2026-03-02 10:00")
    given.handover("late", at="2026-03-09 10:00")
    given.handover("too late", at="2026-03-09 10:00:01")
    given.handover("elsewhere", at="2026-03-09 10:00")
    given.deal(account_id="C1", created="2026-03-09 10:00")
    assert verdict_of("late") == "converted"
    for other in ("early", "too late", "elsewhere"):
        assert verdict_of(other) == "ignored"


def test_a_deal_of_an_account_before_every_handover_belongs_to_no_lead(given, verdict_of):
    given.lead("L1", account_id="C1")
    given.handover("L1", at=HANDED_OVER)
    given.deal(account_id="C1", created="2026-03-02 09:59:59")
    assert verdict_of("L1") == "ignored"


def test_a_deal_belongs_to_the_lead_that_it_names_whatever_its_account(given, verdict_of):
    given.lead("L1", account_id="C1")
    given.lead("L2", account_id="C1")
    given.handover("L1", at=HANDED_OVER)
    given.handover("L2", at=HANDED_OVER)
    given.deal("L2", account_id="C1", created="2026-03-03 10:00")
    assert verdict_of("L1") == "ignored"
    assert verdict_of("L2") == "converted"


def test_a_conversion_without_any_activity_shows_a_gap_in_the_log(given, facts_of):
    given.handover("silent")
    given.deal("silent", created="2026-03-03 10:00")
    given.handover("logged")
    given.deal("logged", created="2026-03-03 10:00")
    given.activity("logged", at="2026-03-05 10:00")
    assert facts_of("silent")["has_deal_without_activity"] is True
    assert facts_of("logged")["has_deal_without_activity"] is False


# Rejected, excluded, unassigned.


def test_sales_may_reject_with_or_without_a_reason(given, verdict_of):
    given.handover("L1", rejected_at="2026-03-20 10:00", rejection_reason="no budget")
    given.handover("L2", rejected_at="2026-03-20 10:00")
    given.activity("L2", at="2026-03-02 11:00")
    assert verdict_of("L1") == "rejected"
    assert verdict_of("L2") == "rejected"


def test_a_reason_without_a_time_is_no_rejection(given, verdict_of):
    given.handover("L1", rejection_reason="no budget")
    assert verdict_of("L1") == "ignored"


def test_a_rejection_before_the_handover_is_none_of_it(given, verdict_of):
    given.handover("L1", rejected_at="2026-03-02 09:59:59")
    assert verdict_of("L1") == "ignored"


def test_an_excluded_lead_counts_for_nobody(given, facts_of):
    given.lead("L1", excluded_reason="competitor")
    given.handover("L1")
    given.deal("L1", created="2026-03-03 10:00")
    facts = facts_of("L1")
    assert (facts["verdict"], facts["missed_sla"]) == ("excluded", None)


def test_the_definition_may_exclude(given, verdict_of):
    given.lead("L1", company_name="Rival Sensors K.K.")
    given.lead("L2", company_name="Aomine")
    given.lead("L3")
    rules = '[[exclusion]]\nfield = "company_name"\ncontains = ["rival"]'
    for lead_id in ("L1", "L2", "L3"):
        given.handover(lead_id)
    verdicts = [
        verdict_of(lead_id, definition=parse_definition(rules)) for lead_id in ("L1", "L2", "L3")
    ]
    assert verdicts == ["excluded", "ignored", "ignored"]


def test_a_lead_that_nobody_was_given_is_not_charged_to_sales(given, verdict_of):
    given.handover("L1", owner="")
    assert verdict_of("L1", as_of=DEADLINE) == "waiting"
    assert verdict_of("L1", as_of=SECOND_AFTER) == "unassigned"


def test_a_handover_that_names_nobody_has_the_owner_of_its_lead(given, facts_of):
    given.lead("L1", owner_name="Mori", team_name="East")
    given.handover("L1", owner="")
    facts = facts_of("L1", as_of=SECOND_AFTER)
    assert (facts["verdict"], facts["owner_name"], facts["team_name"]) == (
        "ignored",
        "Mori",
        "East",
    )


def test_somebody_may_answer_a_lead_that_nobody_was_given(given, verdict_of):
    given.handover("L1", owner="")
    given.activity("L1", at="2026-03-05 10:00", by="Mori")
    assert verdict_of("L1") == "followed_up_late"


# Which activities count.


def test_only_what_sales_itself_did_counts(given, verdict_of):
    expected = {
        ("call", "sales"): "followed_up",
        ("Phone call", "sales"): "followed_up",
        ("carrier pigeon", "sales"): "followed_up",
        ("", "sales"): "followed_up",
        ("電話", ""): "followed_up",  # a blank actor is told by the type
        ("download", ""): "ignored",
        ("carrier pigeon", ""): "ignored",
        ("call", "marketing"): "ignored",
        ("email", "lead"): "ignored",
        ("automatic_email", "sales"): "ignored",
        ("Auto email", ""): "ignored",
        ("bulk_update", "sales"): "ignored",
    }
    for kind, actor in expected:
        given.handover(f"<{kind}> by <{actor}>")
        given.activity(f"<{kind}> by <{actor}>", at="2026-03-02 11:00", kind=kind, actor=actor)
    found = {(kind, actor): verdict_of(f"<{kind}> by <{actor}>") for kind, actor in expected}
    assert found == expected


def test_the_definition_says_which_types_count(given, verdict_of):
    given.handover("L1")
    given.activity("L1", at="2026-03-02 11:00", kind="email")
    given.activity("L1", at="2026-03-20 11:00", kind="call")
    calls_only = Definition(uncounted_activity_types=("email",))
    assert verdict_of("L1") == "followed_up"
    assert verdict_of("L1", definition=calls_only) == "followed_up_late"


def test_what_sales_did_before_the_handover_does_not_count(given, verdict_of):
    given.handover("L1", at=HANDED_OVER)
    given.activity("L1", at="2026-03-02 09:59:59")
    given.handover("L2", at=HANDED_OVER)
    given.activity("L2", at=HANDED_OVER)
    assert verdict_of("L1") == "ignored"
    assert verdict_of("L2") == "followed_up"


def test_anybody_of_sales_may_answer(given, verdict_of):
    given.handover("L1", owner="Aoki")
    given.activity("L1", at="2026-03-02 11:00", by="Mori")
    assert verdict_of("L1") == "followed_up"


# Stamps that know only the day.


def test_a_day_without_a_time_has_the_benefit_of_the_doubt(given, facts_of):
    given.handover("called", at=HANDED_OVER)
    given.activity("called", at="2026-03-02")
    given.handover("bought", at=HANDED_OVER)
    given.deal("bought", created="2026-03-02")
    given.handover("refused", at=HANDED_OVER, rejected_at="2026-03-02")
    for lead_id, verdict in {
        "called": "followed_up",
        "bought": "converted",
        "refused": "rejected",
    }.items():
        facts = facts_of(lead_id)
        assert (facts["verdict"], facts["first_response_at"]) == (verdict, HANDED_OVER)
        assert facts["response_is_day_only"] is True


def test_the_day_before_the_handover_is_before_it(given, verdict_of):
    given.handover("called", at=HANDED_OVER)
    given.activity("called", at="2026-03-01")
    given.handover("refused", at=HANDED_OVER, rejected_at="2026-03-01")
    given.handover("lost", at=HANDED_OVER)
    given.deal("lost", created="2026-02-02", closed="2026-03-01", stage="lost")
    for lead_id in ("called", "refused", "lost"):
        assert verdict_of(lead_id) == "ignored"


def test_a_deal_that_closed_some_time_on_the_day_was_open_at_the_handover(given, verdict_of):
    given.handover("L1", at=HANDED_OVER)
    given.deal("L1", created="2026-02-02", closed="2026-03-02", stage="lost")
    assert verdict_of("L1") == "converted"


def test_a_later_day_stands_for_its_start(given, facts_of):
    given.handover("L1", at=HANDED_OVER)
    given.activity("L1", at="2026-03-04")
    assert facts_of("L1")["first_response_at"] == "2026-03-04 00:00"
    assert facts_of("L1")["verdict"] == "followed_up"


def test_the_local_day_counts_not_the_day_in_utc(given, verdict_of):
    given.handover("L1", at="2026-03-03 08:00")  # 2 March in UTC
    given.activity("L1", at="2026-03-02")
    given.handover("L2", at="2026-03-03 08:00")
    given.activity("L2", at="2026-03-03")
    assert verdict_of("L1") == "ignored"
    assert verdict_of("L2") == "followed_up"


def test_a_deal_of_an_account_dated_on_the_day_belongs_to_a_handover_of_that_day(given, verdict_of):
    given.lead("L1", account_id="C1")
    given.handover("L1", at=HANDED_OVER)
    given.deal(account_id="C1", created="2026-03-02")
    assert verdict_of("L1") == "converted"


# Repeated handovers.


def test_handovers_within_the_repeat_days_are_one(given, verdicts):
    given.handover("L1", at="2026-03-02 10:00", owner="Aoki")
    given.handover("L1", at="2026-04-01 09:59:59", owner="Mori")
    (row,) = verdicts()
    assert (row["handed_over_at"], row["owner_name"]) == ("2026-03-02 10:00", "Mori")
    assert row["is_repeat"] is False


def test_a_handover_exactly_the_repeat_days_later_counts_anew(given, verdicts):
    given.handover("L1", at="2026-03-02 10:00", owner="Aoki")
    given.handover("L1", at="2026-04-01 10:00", owner="Mori")
    first, second = verdicts()
    assert (first["owner_name"], first["is_repeat"]) == ("Aoki", False)
    assert (second["owner_name"], second["is_repeat"]) == ("Mori", True)


def test_repeat_days_count_from_the_handover_before_not_from_the_first(given, verdicts):
    for at in ("2026-03-02 10:00", "2026-03-22 10:00", "2026-04-11 10:00"):
        given.handover("L1", at=at)
    assert len(verdicts()) == 1
    assert len(verdicts(definition=Definition(repeat_after_days=20))) == 3


def test_the_last_owner_who_is_named_is_charged(given, facts_of):
    given.handover("L1", at="2026-03-02 10:00", owner="Aoki")
    given.handover("L1", at="2026-03-05 10:00", owner="Mori")
    given.handover("L1", at="2026-03-09 10:00", owner="")
    assert facts_of("L1", as_of="2026-03-04 12:00")["owner_name"] == "Aoki"
    assert facts_of("L1")["owner_name"] == "Mori"


def test_a_window_ends_where_the_next_handover_begins(given, verdicts):
    given.handover("L1", at="2026-03-02 10:00")
    given.handover("L1", at="2026-05-11 10:00", rejected_at="2026-05-12 10:00")
    given.activity("L1", at="2026-05-11 10:00")
    assert [row["verdict"] for row in verdicts()] == ["ignored", "rejected"]


def test_what_comes_in_the_second_of_the_next_handover_is_of_that_one(given, verdicts):
    again = "2026-05-11 10:00"
    for lead_id, rejected_at in {"called": "", "bought": "", "refused": again}.items():
        given.handover(lead_id, at="2026-03-02 10:00")
        given.handover(lead_id, at=again, rejected_at=rejected_at)
    given.activity("called", at=again)
    given.deal("bought", created=again)
    first, second = [row["verdict"] for row in verdicts()][:3], verdicts()[3:]
    assert first == ["ignored"] * 3
    assert {row["lead_id"]: row["verdict"] for row in second} == {
        "bought": "converted",
        "called": "followed_up",
        "refused": "rejected",
    }


def test_each_window_has_its_own_conversion(given, verdicts):
    given.handover("L1", at="2026-03-02 10:00")
    given.deal("L1", created="2026-03-10 10:00", closed="2026-04-01 10:00", stage="lost")
    given.handover("L1", at="2026-05-11 10:00")
    given.deal("L1", created="2026-06-01 10:00")
    given.handover("L2", at="2026-03-02 10:00")
    given.handover("L2", at="2026-05-11 10:00")
    given.deal("L2", created="2026-06-01 10:00")
    rows = verdicts()
    of = {
        lead_id: [r["verdict"] for r in rows if r["lead_id"] == lead_id] for lead_id in ("L1", "L2")
    }
    assert of == {"L1": ["converted", "converted"], "L2": ["ignored", "converted"]}


# How sure is it that sales did nothing?


def test_an_owner_who_logs_elsewhere_meanwhile_surely_ignored(given, facts_of):
    is_sure = {
        "2026-03-02 09:59:59": False,
        "2026-03-02 10:00": True,
        "2026-03-02": True,  # the handover's own day
        "2026-04-03 10:00": True,  # 30 days after the deadline
        "2026-04-03 10:00:01": False,
    }
    for logged_at in is_sure:  # an owner and a lead for each
        given.handover(logged_at, at=HANDED_OVER, owner=logged_at)
        given.activity("another lead", at=logged_at, by=logged_at)
    assert {logged_at: facts_of(logged_at)["is_sure"] for logged_at in is_sure} == is_sure


def test_what_does_not_count_as_follow_up_still_shows_that_the_owner_logs(given, facts_of):
    given.handover("L1")
    given.activity("L1", at="2026-03-03 10:00", kind="bulk_update")
    facts = facts_of("L1")
    assert (facts["verdict"], facts["is_sure"]) == ("ignored", True)


def test_a_log_kept_by_others_proves_nothing_of_the_owner(given, facts_of):
    given.handover("L1", owner="Aoki")
    given.activity("another lead", at="2026-03-03 10:00", by="Mori")
    assert facts_of("L1")["is_sure"] is False


def test_a_report_for_the_past_is_no_surer_than_it_could_be(given, facts_of):
    given.handover("L1")
    given.activity("another lead", at="2026-03-20 10:00")
    assert facts_of("L1", as_of="2026-03-20 09:59:59")["is_sure"] is False
    assert facts_of("L1", as_of="2026-03-20 10:00")["is_sure"] is True


def test_without_any_log_nothing_is_sure_and_the_answer_says_so(given, facts_of):
    given.handover("L1")
    assert facts_of("L1")["is_sure"] is False
    assert given.dataset.ask("rates").one()["has_sales_activities"] is False


def test_only_what_was_ignored_is_surely_ignored(given, facts_of):
    given.handover("L1")
    given.activity("L1", at="2026-03-03 10:00")
    assert facts_of("L1")["is_sure"] is False


# The missed SLA, a flag of its own.


def test_a_missed_sla_stays_missed_whatever_comes_later(given, facts_of):
    given.handover("L1", at=HANDED_OVER)
    given.activity("L1", at="2026-03-05 10:00")
    given.deal("L1", created="2026-03-10 10:00")
    moments = [DEADLINE, SECOND_AFTER, "2026-03-05 12:00", "2026-06-30 12:00"]
    facts = [facts_of("L1", as_of=as_of) for as_of in moments]
    assert [f["missed_sla"] for f in facts] == [None, True, True, True]
    assert facts[-1]["verdict"] == "converted"


def test_the_first_answer_of_any_kind_keeps_the_sla(given, facts_of):
    given.handover("called", at=HANDED_OVER)
    given.activity("called", at=DEADLINE)
    given.handover("bought", at=HANDED_OVER)
    given.deal("bought", created=DEADLINE)
    given.handover("refused", at=HANDED_OVER, rejected_at=DEADLINE)
    for lead_id in ("called", "bought", "refused"):
        facts = facts_of(lead_id)
        assert (facts["first_response_at"], facts["missed_sla"]) == (DEADLINE, False)


def test_a_follow_up_before_a_late_deal_keeps_the_sla(given, facts_of):
    given.handover("L1")
    given.activity("L1", at="2026-03-02 11:00")
    given.deal("L1", created="2026-04-10 10:00")
    facts = facts_of("L1")
    assert (facts["verdict"], facts["missed_sla"]) == ("converted", False)


def test_nobody_answered_a_lead_without_an_owner_so_its_sla_is_missed(given, facts_of):
    given.handover("L1", owner="")
    assert facts_of("L1", as_of=SECOND_AFTER)["missed_sla"] is True


# How long did it take?


def test_a_response_is_timed_by_both_clocks(given, facts_of):
    given.handover("L1", at="2026-03-06 17:00")  # a Friday
    given.activity("L1", at="2026-03-09 10:30")
    facts = facts_of("L1")
    assert facts["response_business_hours"] == pytest.approx(2.5)
    assert facts["response_wall_hours"] == pytest.approx(65.5)


def test_a_response_outside_office_hours_costs_no_business_time(given, facts_of):
    given.handover("L1", at="2026-03-06 20:00")
    given.activity("L1", at="2026-03-07 12:00")
    facts = facts_of("L1")
    assert facts["response_business_hours"] == 0
    assert facts["response_wall_hours"] == pytest.approx(16)


def test_no_response_has_no_time(given, facts_of):
    given.handover("L1")
    facts = facts_of("L1")
    assert facts["first_response_at"] is None
    assert facts["response_business_hours"] is None
    assert facts["response_wall_hours"] is None


# In which cell did the lead stand?


def test_what_a_lead_did_after_the_handover_is_no_sign_of_intent_before(given, facts_of):
    given.handover("L1", at=HANDED_OVER)
    given.touch("L1", at="2026-03-02 10:00:01", kind="inquiry")
    given.handover("L2", at=HANDED_OVER)
    given.touch("L2", at=HANDED_OVER, kind="inquiry")
    assert facts_of("L1")["intent"] == "not scored"
    assert facts_of("L2")["intent"] == "Hot"


def test_each_handover_has_the_intent_of_its_own_time(given, verdicts):
    given.touch("L1", at="2026-03-01 10:00", kind="download")
    given.handover("L1", at="2026-03-02 10:00")
    given.touch("L1", at="2026-05-10 10:00", kind="inquiry")
    given.handover("L1", at="2026-05-11 10:00")
    assert [row["intent"] for row in verdicts()] == ["Warm", "Hot"]


def test_a_touch_counts_for_ninety_days_to_the_second(given, facts_of):
    given.handover("L1", at="2026-06-01 10:00")
    given.touch("L1", at="2026-03-03 10:00", kind="inquiry")
    given.handover("L2", at="2026-06-01 10:00:01")
    given.touch("L2", at="2026-03-03 10:00", kind="inquiry")
    assert facts_of("L1")["intent"] == "Hot"
    assert facts_of("L2")["intent"] == "not scored"


def test_the_cell_of_the_handover_decides_its_deadline_for_good(given, facts_of):
    given.lead("L1", annual_revenue="20000000000")
    given.handover("L1", at=HANDED_OVER)
    given.touch("L1", at="2026-03-02 11:00", kind="inquiry")
    assert facts_of("L1")["deadline_at"] == DEADLINE


def test_another_definition_moves_the_deadline_of_its_cells_only(given, facts_of):
    given.lead("L1", employees="500")
    given.touch("L1", at="2026-03-01 10:00", kind="inquiry")
    given.handover("L1", at=HANDED_OVER)
    shipped = read_definition()
    cells = (Cell(potential="B", intent="Hot", sla_business_hours=2), *shipped.cell[2:])
    tighter = shipped.model_copy(update={"cell": cells})
    assert facts_of("L1", definition=shipped)["deadline_at"] == DEADLINE
    assert facts_of("L1", definition=tighter)["deadline_at"] == "2026-03-02 12:00"


@pytest.mark.parametrize(
    ("stage", "is_won", "is_closed"),
    [
        ("Closed Won", True, True),
        ("Closed Lost", None, True),
        ("受注", True, True),
        ("失注", None, True),
        ("Negotiation", None, False),
        ("Wonderful chances", None, False),
    ],
)
def test_a_stage_says_whether_a_deal_is_over(given, stage, is_won, is_closed):
    given.lead("L1")
    given.deal("L1", created="2026-03-02 10:00", stage=stage)
    sql = "select is_won, is_closed from deals"
    assert given.dataset.cursor().execute(sql).fetchall() == [(is_won, is_closed)]


def test_a_won_deal_counts_for_the_handover_whose_window_it_falls_into(given):
    given.lead("L1", source="seminar")
    given.handover("L1", at="2026-01-05 10:00")
    given.handover("L1", at="2026-05-11 10:00")
    given.deal("L1", created="2026-01-06 10:00", closed="2026-02-02 10:00", stage="lost")
    given.deal("L1", created="2026-05-12 10:00", closed="2026-06-01 10:00", stage="won")
    values = {"as_of": datetime(2026, 12, 1)}
    row = given.dataset.ask("handovers_by_source", values).one()
    assert (row["count_converted"], row["count_won"]) == (2, 1)
