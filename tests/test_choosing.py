"""What a person changes by hand in what a file was taken for."""

from data.choosing import day_first, handed_over, held, moved, place_of, places, scaled
from data.mapping import Source

LEADS = Source.model_validate(
    {
        "header": ["Id", "Name", "Rating", "Created", "MQL on", "Converted"],
        "system": "Some CRM",
        "leads": {"lead_id": "Id", "lead_name": "Name", "created_at": "Created"},
        "handovers": {"lead_id": "Id", "handed_over_at": "Created"},
        "handovers_assumed": True,
    }
)


def columns(source: Source, table: str) -> dict[str, str | None]:
    return {field: rule.column for field, rule in source.rules(table).items()}


def test_a_column_that_was_not_used_goes_where_it_is_sent():
    chosen = moved(LEADS, "Rating", ("leads", "intent_rank"))
    assert place_of(chosen, "Rating") == ("leads", "intent_rank")


def test_a_column_can_be_left_out():
    assert place_of(moved(LEADS, "Name", None), "Name") is None


def test_what_stood_in_a_field_before_is_not_used_any_more():
    chosen = moved(LEADS, "Rating", ("leads", "lead_name"))
    assert place_of(chosen, "Name") is None


def test_a_real_date_takes_the_place_of_an_assumed_handover():
    chosen = handed_over(LEADS, "MQL on")
    assert columns(chosen, "handovers") == {"lead_id": "Id", "handed_over_at": "MQL on"}
    assert not chosen.handovers_assumed


def test_without_a_date_there_is_no_handover():
    assert handed_over(LEADS, None).tables() == ["leads"]


def test_a_handover_follows_the_id_of_its_lead():
    chosen = moved(LEADS, "Name", ("leads", "lead_id"))
    assert columns(chosen, "handovers")["lead_id"] == "Name"


def test_a_column_that_says_won_makes_a_deal_of_each_line_that_says_yes():
    chosen = moved(LEADS, "Converted", ("deals", "is_won"))
    assert columns(chosen, "deals") == {"is_won": "Converted", "lead_id": "Id", "deal_id": "Id"}
    assert "1" in chosen.only_where["deals"]["Converted"]


def test_taking_that_column_away_takes_the_deals_away():
    chosen = moved(LEADS, "Converted", ("deals", "is_won"))
    assert "deals" not in moved(chosen, "Converted", None).tables()


def test_a_file_of_leads_can_be_said_to_hold_contacts():
    chosen = held(LEADS, "contacts")
    assert columns(chosen, "contacts") == {
        "contact_id": "Id", "lead_name": "Name", "created_at": "Created",
    }  # fmt: skip
    assert chosen.tables() == ["contacts"]


def test_the_order_of_day_and_month_is_kept_with_the_column():
    chosen = day_first(LEADS, "Created", True)
    assert chosen.leads["created_at"].day_first is True
    assert chosen.handovers["handed_over_at"].day_first is True


def test_a_column_of_money_can_be_in_millions():
    chosen = scaled(moved(LEADS, "Rating", ("leads", "annual_revenue")), "Rating", 1e6)
    assert chosen.leads["annual_revenue"].unit == 1_000_000


def test_people_have_places_for_their_handover_and_for_a_won_deal():
    assert ("handovers", "handed_over_at") in places("leads")
    assert ("deals", "is_won") in places("contacts")
    assert ("handovers", "handed_over_at") not in places("accounts")
