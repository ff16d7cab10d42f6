"""Rows and their leads: what belongs to no lead, or has no time, is kept apart and counted."""

from tests.desk import ACTIVITIES, HANDOVERS, LEADS, MARI, Desk


def test_a_handover_of_an_unknown_lead_is_kept_apart_and_counted(desk: Desk) -> None:
    desk.put("leads.csv", LEADS + MARI)
    desk.put("handovers.csv", HANDOVERS + "L1,2026-01-05\nL9,2026-01-05\n,2026-01-05\nL1,?\n")
    outcome = desk.load()
    assert outcome.rows("select line_no, reason from unlinked_rows order by all") == [
        (3, "of an unknown lead"), (4, "names no lead"), (5, "has no time"),
    ]  # fmt: skip
    assert "1  handovers, of an unknown lead (e.g. handovers.csv line 3)" in outcome.out


def test_a_deal_of_an_account_that_no_lead_has_is_kept_apart(desk: Desk) -> None:
    desk.put("leads.csv", "lead_id,account_id\nL1,A1\n")
    desk.put("deals.csv", "deal_id,account_id\nD1,A1\nD2,A2\n")
    assert "1  deals, of an account that no lead has" in desk.load().out


def test_the_mql_date_of_a_lead_is_one_handover_and_a_blank_one_is_none(desk: Desk) -> None:
    outcome = desk.leads("L1,2026-01-05\n", "L2,\n", "L3,-\n", header="lead_id,mql_at\n")
    assert outcome.column("lead_id", "handovers") == ["L1"]
    assert len(outcome.column("lead_id")) == 3
    assert outcome.rows("select count(*) from unlinked_rows") == [(0,)]


def test_leads_of_which_only_the_mql_date_is_known_are_leads(desk: Desk) -> None:
    outcome = desk.leads("L1,2026-01-05\n", "L2,\n", header="lead_id,mql_at\n")
    assert outcome.column("lead_id") == ["L1", "L2"]


def test_an_actor_is_derived_where_it_is_blank_and_the_report_counts_it(desk: Desk) -> None:
    desk.put("leads.csv", LEADS + MARI)
    desk.put("activities.csv", ACTIVITIES + "".join(
        f"L1,2026-01-05 10:00,{words}\n"
        for words in ("電話,", "download,", "telepathy,", "telepathy,sales", "call,Mori", ",営業")
    ))  # fmt: skip
    outcome = desk.load()
    actors = ["sales", "lead", None, "sales", "sales", "sales"]
    assert outcome.column("actor", "activities") == actors
    assert outcome.rejected_values == [(6, "actor", "Mori")]
    for line in (
        "3  activities, actor derived from the type of activity",
        "1  activities, actor unknown: neither named nor told by the type",
        "1  activities, type of activity not named",
        "2  activities, type of activity of no known spelling, kept as written",
    ):
        assert line in outcome.out


def test_an_activity_without_a_time_is_kept_apart(desk: Desk) -> None:
    desk.put("leads.csv", LEADS + MARI)
    desk.put("activities.csv", ACTIVITIES + "L1,,call,sales\nL1,soon,call,sales\n")
    assert "2  activities, has no time" in desk.load().out
