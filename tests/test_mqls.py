"""Which leads are MQLs, and which of them sales has taken for its own."""

import pytest

from data.definition import parse_definition
from queries.answer import to_utc
from tests.conftest import TOKYO

# The MQL rule.

MQL = """
[mql]
all = [
    { touches = ["download"], subject = ["white paper"], within_days = 90 },
    { touches = ["price_page_view"], within_days = 90 },
]
"""
HOT = """
[[potential]]
name = "A"
is_rest = true
[[intent]]
name = "Hot"
any = [{ field = "score", at_least = 60 }]
[[cell]]
potential = "A"
intent = "Hot"
is_hot = true
"""


def listed(dataset, which, definition):
    rows = dataset.ask("leads_listed", {"which": which}, parse_definition(definition)).dicts()
    return {row["lead_id"] for row in rows}


def test_an_mql_is_a_lead_for_which_the_rule_holds(given):
    for lead_id in ("both", "one"):
        given.touch(lead_id, at="2026-06-01 10:00", subject="white paper")
    given.touch("both", at="2026-06-01 10:05", kind="price_page_view")
    assert listed(given.dataset, "mql", MQL) == {"both"}


def test_without_a_rule_an_mql_is_a_lead_in_a_hot_cell(given):
    given.lead("hot", score=60)
    given.lead("not", score=59)
    given.lead("competitor", score=60, excluded_reason="competitor")
    given.lead("handed over", score=60)
    given.handover("handed over")
    assert listed(given.dataset, "mql", HOT) == {"hot", "handed over"}
    assert listed(given.dataset, "mql_never_handed_over", HOT) == {"hot"}
    cells = given.dataset.ask("leads_by_cell", definition=parse_definition(HOT)).dicts()
    assert sum(cell["count_mqls"] for cell in cells) == 2
    assert sum(cell["count_mqls_never_handed_over"] for cell in cells) == 1


# When sales takes a lead for its own.

QUALIFIED = """
[sales_qualified]
{how} = [
    {{ activities = ["call"], outcome = ["Budget confirmed"], organisation = "Inside sales" }},
    {{ activities = ["call"], outcome = ["need confirmed"], organisation = "Inside sales" }},
]
[[organisation]]
name = "Inside sales"
teams = ["Inside"]
people = ["Mori"]
"""


@pytest.fixture
def two_calls(given):
    given.lead("other", owner_name="Aoki", team_name="Inside")  # Aoki is of the team Inside
    given.activity("L1", at="2026-03-02 10:00", by="Aoki", outcome="need confirmed")
    given.activity("L1", at="2026-03-05 10:00", by="Mori", outcome="BUDGET CONFIRMED")
    given.activity("L2", at="2026-03-02 10:00", by="Stranger", outcome="need confirmed")
    given.activity("L3", at="2026-03-02 10:00", by="Mori", kind="email", outcome="need confirmed")
    return given


def qualified(dataset, how, as_of):
    rows = dataset.ask(
        "leads_listed",
        {"which": "sales_qualified", "as_of": to_utc(as_of, TOKYO)},
        parse_definition(QUALIFIED.format(how=how)),
    )
    return [row["lead_id"] for row in rows.dicts()]


def test_a_lead_is_sales_qualified_after_one_activity_of_the_organisation(two_calls):
    assert qualified(two_calls.dataset, "any", "2026-03-02 09:59") == []
    assert qualified(two_calls.dataset, "any", "2026-03-02 10:00") == ["L1"]


def test_where_all_are_asked_for_it_is_so_after_the_last_of_them(two_calls):
    assert qualified(two_calls.dataset, "all", "2026-03-05 09:59") == []
    assert qualified(two_calls.dataset, "all", "2026-03-05 10:00") == ["L1"]


def test_nobody_belongs_to_an_organisation_that_nobody_explains(two_calls):
    nobody = QUALIFIED.format(how="any").partition("[[organisation]]")[0]
    assert listed(two_calls.dataset, "sales_qualified", nobody) == set()
