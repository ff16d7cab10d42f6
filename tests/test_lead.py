"""One lead: its verdict in a sentence, its events, why it stands in its cell, the way to it."""

import json
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from playwright.sync_api import TimeoutError, expect
from streamlit.testing.v1 import AppTest

from data.definition import parse_definition
from data.saved import SavedDefinitions
from pages.shared.lead_link import key_of
from pages.shared.text import VERDICTS, catalogue
from queries import Dataset
from queries.answer import to_utc
from tests import test_pages
from tests.conftest import TOKYO, tokyo
from tests.test_browser import cell, open_page

PAGE = "pages/review/lead.py"
AS_OF = "2026-04-20T12:00"
Row = dict[str, Any]


@pytest.fixture
def lead_page(given, monkeypatch) -> Callable[..., AppTest]:
    """The page of one lead of the rows so far."""

    def lead_page(lead_id: str = "L1", home: Any = None, **link: str) -> AppTest:
        at = test_pages.app(home or given.dataset.path.parent, monkeypatch).run()
        for name, value in {"lang": "en", "lead": key_of(lead_id), **link}.items():
            at.query_params[name] = value
        at.switch_page(PAGE).run()
        assert not at.exception
        return at

    return lead_page


@pytest.fixture
def sentence(given, lead_page) -> Callable[..., str]:
    """The verdict of L1 as the page says it, as of noon on 20 April."""

    def sentence(language: str) -> str:
        if language == "ja" and catalogue("ja").gettext("{said}.") == "{said}.":
            pytest.skip("the catalogue has no such sentences")
        given.activity("elsewhere", at=AS_OF.replace("T", " "), by="Mori")
        return str(lead_page(lang=language).subheader[0].value).replace("\\", "")

    return sentence


@pytest.fixture
def handovers_of(given) -> Callable[..., list[Row]]:
    def handovers_of(lead_id: str = "L1", as_of: str = AS_OF, **asked: Any) -> list[Row]:
        return answer(given.dataset, "lead_handovers", lead_id, as_of, **asked)

    return handovers_of


def answer(
    dataset: Dataset, name: str, lead_id: str = "L1", as_of: str = AS_OF, **asked: Any
) -> list[Row]:
    moment = {"as_of": to_utc(as_of, TOKYO)}
    lead = dataset.ask("lead_found", moment | {"lead_key": key_of(lead_id)}, **asked).one()
    return dataset.ask(name, moment | {"lead_no": lead["lead_no"]}, **asked).dicts()


def both(english: str, japanese: str) -> Any:
    """The same sentence in both languages."""
    return pytest.mark.parametrize(
        "language,said", [("en", english), ("ja", japanese)], ids=["en", "ja"]
    )


HANDED = "Handed to Aoki on Mon 2 Mar 2026 10:00; deadline Wed 4 Mar 10:00; "
引き渡し = "2026年3月2日(月) 10:00にAokiへ引き渡し。期限は3月4日(水) 10:00。"


# The verdict in one sentence.


@both(
    HANDED + "no sales activity up to Mon 20 Apr 12:00; Aoki logged 3 activities for other leads "
    "up to Fri 3 Apr 10:00, so this is surely ignored.",
    引き渡し + "4月20日(月) 12:00まで営業の活動なし。"
    "Aokiは4月3日(金) 10:00までにほかのリードの活動を3件記録しているため、確実に放置。",
)
def test_ignored_is_sure_where_the_owner_works_on_other_leads(given, sentence, language, said):
    given.handover()
    for day in (3, 10, 20):
        given.activity("L2", at=f"2026-03-{day:02} 11:00")
    given.activity("L2", at="2026-04-10 11:00")  # later than a verdict looks
    assert sentence(language) == said


@both(
    HANDED + "no sales activity up to Mon 20 Apr 12:00; Aoki logged nothing at all up to "
    "Fri 3 Apr 10:00, and silence in the log is no proof, so this is only possibly ignored.",
    引き渡し + "4月20日(月) 12:00まで営業の活動なし。Aokiは4月3日(金) 10:00までに活動を1件も"
    "記録していない。記録がないことは証拠にならないため、放置は可能性にとどまる。",
)
def test_ignored_is_only_possible_where_the_owner_logs_nothing(given, sentence, language, said):
    given.handover()
    assert sentence(language) == said


@both(
    HANDED + "no sales activity up to Mon 20 Apr 12:00; entries by sales that do not count as "
    "follow-up (automatic email, bulk email, bulk update): 1; Aoki did log something for this lead "
    "up to Fri 3 Apr 10:00, only nothing that counts, so this is surely ignored.",
    引き渡し + "4月20日(月) 12:00まで営業の活動なし。"
    "対応に数えない営業の記録（自動メール, 一斉メール, 一括更新）は1件。"
    "Aokiは4月3日(金) 10:00までに"
    "このリードに記録を残しているが、対応に数えるものがないため、確実に放置。",
)
def test_an_automatic_mail_is_no_answer_and_is_said(given, sentence, language, said):
    given.handover()
    given.activity(at="2026-03-03 11:00", kind="automatic_email")
    assert sentence(language) == said


@both(
    HANDED + "first sales activity: call by Mori on Tue 3 Mar 11:30; that is 10.5 business hours "
    "after the handover and in time.",
    引き渡し + "最初の営業活動は3月3日(火) 11:30の電話（Mori）。"
    "引き渡しから10.5営業時間で、期限内の対応。",
)
def test_followed_up_names_who_did_it(given, sentence, language, said):
    given.handover()
    given.activity(at="2026-03-03 11:30", by="Mori")
    assert sentence(language) == said


@both(
    HANDED + "first sales activity: online meeting by Aoki on Thu 5 Mar 12:00; the first response "
    "came 11 business hours after the deadline.",
    引き渡し + "最初の営業活動は3月5日(木) 12:00のオンライン商談（Aoki）。"
    "最初の対応は期限から11営業時間後。",
)
def test_late_says_by_how_much(given, sentence, language, said):
    given.handover()
    given.activity(at="2026-03-05 12:00", kind="online_meeting")
    assert sentence(language) == said


@both(
    HANDED + "first sales activity: call by Aoki on Tue 3 Mar (known to the day only); "
    "that is in time.",
    引き渡し + "最初の営業活動は3月3日(火)（日付のみ判明）の電話（Aoki）。期限内の対応。",
)
def test_a_day_without_a_time_gives_no_hours(given, sentence, language, said):
    given.handover()
    given.activity(at="2026-03-03")
    assert sentence(language) == said


@both(
    HANDED + "given back on Tue 3 Mar 15:00 with the reason “no budget”.",
    引き渡し + "3月3日(火) 15:00に差し戻し（理由：「no budget」）。",
)
def test_given_back_says_why(given, sentence, language, said):
    given.handover(rejected_at="2026-03-03 15:00", rejection_reason="no budget")
    assert sentence(language) == said


@both(
    HANDED + "a deal had been open since Sun 1 Feb 12:00, so it was converted from the start; no "
    "sales activity is logged beside the deal, which is a gap in the log.",
    引き渡し + "2月1日(日) 12:00から商談が進行中だったため、引き渡しの時点で商談化。"
    "商談はあるが営業の活動が記録されておらず、記録もれ。",
)
def test_a_deal_that_was_open_already_is_said(given, sentence, language, said):
    given.handover()
    given.deal("L1", created="2026-02-01 12:00")
    assert sentence(language) == said


@both(
    HANDED + "first sales activity: call by Aoki on Tue 3 Mar 10:00; a deal was made on "
    "Wed 11 Mar 10:00, so it is converted; a deal is won.",
    引き渡し + "最初の営業活動は3月3日(火) 10:00の電話（Aoki）。"
    "3月11日(水) 10:00に商談ができたため、商談化。受注あり。",
)
def test_converted_tells_what_came_first(given, sentence, language, said):
    given.handover()
    given.activity(at="2026-03-03 10:00")
    given.deal("L1", created="2026-03-11 10:00", closed="2026-04-01 10:00", stage="won")
    assert sentence(language) == said


@both(
    "Handed to Aoki on Mon 20 Apr 2026 10:00; deadline Wed 22 Apr 10:00; nothing from sales yet; "
    "16 business hours are left.",
    "2026年4月20日(月) 10:00にAokiへ引き渡し。期限は4月22日(水) 10:00。"
    "営業の対応はまだない。期限まで残り16営業時間。",
)
def test_waiting_says_how_long_there_is(given, sentence, language, said):
    given.handover(at="2026-04-20 10:00")
    assert sentence(language) == said


@both(
    "Handed over on Mon 2 Mar 2026 10:00 without an owner; deadline Wed 4 Mar 10:00; no sales "
    "activity up to Mon 20 Apr 12:00; no owner was ever named, which is a fault of routing and "
    "charged to nobody.",
    "2026年3月2日(月) 10:00に担当者なしで引き渡し。期限は3月4日(水) 10:00。"
    "4月20日(月) 12:00まで営業の活動なし。"
    "担当者が一度も決まらなかった割り当ての問題であり、誰の責任にもしない。",
)
def test_unassigned_is_charged_to_nobody(given, sentence, language, said):
    given.handover(owner="")
    assert sentence(language) == said


@both(
    "Handed to Aoki on Mon 2 Mar 2026 10:00; counts for nobody: competitor.",
    "2026年3月2日(月) 10:00にAokiへ引き渡し。対象外として数えない（理由：competitor）。",
)
def test_excluded_says_why_and_has_no_deadline(given, sentence, language, said):
    given.lead(excluded_reason="competitor")
    given.handover()
    assert sentence(language) == said


@both(
    "Handed to Mori on Mon 2 Mar 2026 10:00; handed over 3 times, each less than 30 days after the "
    "one before and the last on Mon 16 Mar 10:00, so counted as one; deadline Wed 4 Mar 10:00; ",
    "2026年3月2日(月) 10:00にMoriへ引き渡し。30日未満の間隔で3回引き渡されたため"
    "（最後は3月16日(月) 10:00）、1件として数える。期限は3月4日(水) 10:00。",
)
def test_repeats_are_one_handover_and_are_said(given, sentence, language, said):
    given.handover(at="2026-03-02 10:00")
    given.handover(at="2026-03-09 10:00")
    given.handover(at="2026-03-16 10:00", owner="Mori")
    assert sentence(language).startswith(said)


@both(
    "Not handed over to sales up to Mon 20 Apr 2026 12:00; it stands in the hot cell A × Hot, so "
    "sales should have it.",
    "2026年4月20日(月) 12:00の時点で、営業への引き渡しなし。"
    "ホットなセル（A × Hot）にあるため、営業に引き渡すべきリード。",
)
def test_a_hot_lead_that_nobody_got_is_said(given, sentence, language, said):
    given.lead(annual_revenue="20000000000")
    given.touch(at="2026-04-19 10:00", kind="inquiry")
    assert sentence(language) == said


def test_silence_ends_where_the_lead_was_handed_over_again(given, lead_page):
    given.handover(at="2026-01-05 10:00")
    given.handover(at="2026-03-02 10:00")
    given.activity("L2", at="2026-03-03 10:00")
    earlier = lead_page().expander[0].markdown[0].value.replace("\\", "")
    assert "no sales activity until it was handed over again on Mon 2 Mar 10:00" in earlier


def test_without_a_log_nobody_is_called_sure(given, lead_page):
    given.handover(at="2026-03-02 10:00")
    given.handover("L2", at="2026-04-20 10:00")
    said = lead_page().subheader[0].value.replace("\\", "")
    assert "this data has no log of sales activities, so it is only possibly ignored" in said


def test_a_deal_is_no_gap_in_a_log_that_there_is_not(given, lead_page):
    given.handover()
    given.deal("L1", created="2026-03-11 10:00")
    assert "gap in the log" not in lead_page().subheader[0].value


# The numbers behind it.


def test_the_owner_s_other_work_is_counted_from_the_handover_to_the_first_response(
    given, handovers_of
):
    given.handover()
    given.activity("L2", at="2026-03-02 09:59")  # before
    given.activity("L2", at="2026-03-02 10:00")
    given.activity("L2", at="2026-03-06 10:00", by="Mori")  # somebody else
    given.activity("L2", at="2026-03-06 10:00", actor="marketing")
    given.activity("L1", at="2026-03-06 10:00")
    given.activity("L2", at="2026-03-06 10:01")  # after the response
    (handover,) = handovers_of()
    assert (handover["count_other_activities"], handover["count_owner_activities"]) == (1, 2)


def test_a_handover_knows_its_own_first_activity(given, handovers_of):
    given.activity(at="2026-01-10 10:00", kind="visit")  # before any handover
    given.handover(at="2026-01-12 10:00")
    given.activity(at="2026-01-12 11:00", kind="bulk_update")
    given.activity(at="2026-01-13 11:00", kind="email", by="Mori")
    given.handover(at="2026-03-02 10:00")
    given.activity(at="2026-03-03 11:00", kind="call")
    found = [(row["first_activity_type"], row["first_activity_by"]) for row in handovers_of()]
    assert found == [("call", "Aoki"), ("email", "Mori")]


def test_a_lead_says_what_verdicts_say_of_it(sample):
    """On the sample: same verdicts, and sure exactly where the owner logged anything."""
    values = {"as_of": sample.as_of}
    verdicts = sample.ask("verdicts_of_handovers", values).dicts()
    chosen = {row["lead_id"] for row in verdicts[::40]}
    for lead_id in chosen:
        own = answer(sample, "lead_handovers", lead_id, "2026-06-30T23:59")
        expected = [row for row in verdicts if row["lead_id"] == lead_id][::-1]
        for column in ("verdict", "is_sure", "deadline_at", "response_business_hours"):
            assert [row[column] for row in own] == [row[column] for row in expected]
        for row in own:
            if row["verdict"] == "ignored":
                assert row["is_sure"] == (row["count_owner_activities"] > 0)
            assert bool(row["first_activity_at"]) == bool(row["first_activity_type"])
            if row["verdict"] == "rejected":
                assert row["rejected_at"] is not None
            if row["verdict"] == "converted":
                assert row["deal_created_at"] is not None


def test_the_events_are_all_that_is_seen_of_a_lead(given):
    given.lead(created_at="2026-02-20 10:00", source="fair")
    given.touch(at="2026-02-21 10:00")
    given.handover()
    given.activity(at="2026-03-03 10:00", kind="bulk_update")
    given.deal("L1", created="2026-03-11", closed="2026-05-01", stage="proposal", amount="5")
    given.activity(at="2026-04-20 12:01")  # after the moment
    events = answer(given.dataset, "lead_events")
    assert [(row["kind"], tokyo(row["happened_at"]), row["is_counted"]) for row in events] == [
        ("created", "2026-02-20 10:00", None),
        ("touch", "2026-02-21 10:00", None),
        ("handover", "2026-03-02 10:00", None),
        ("activity", "2026-03-03 10:00", False),
        ("deal", "2026-03-11 00:00", None),
    ]
    assert events[-1]["is_date_only"]


def test_a_planned_closing_date_is_no_event(given):
    given.deal("L1", created="2026-03-11 10:00", closed="2026-03-20 10:00", stage="negotiation")
    given.deal("L1", created="2026-03-12 10:00", closed="2026-03-21 10:00", stage="lost")
    closed = [e for e in answer(given.dataset, "lead_events") if e["kind"] == "deal_closed"]
    assert [tokyo(event["happened_at"]) for event in closed] == ["2026-03-21 10:00"]


def test_a_closed_day_opens_and_closes_at_once(given):
    given.handover()
    stretch = {
        "shown_from_at": to_utc("2026-03-06T12:00", TOKYO),
        "shown_until_at": to_utc("2026-03-09T08:00", TOKYO),
    }
    days = given.dataset.ask("lead_open_hours", stretch).dicts()
    assert [(f"{day['shown_on']:%d}", day["is_open"]) for day in days] == [
        ("06", True), ("07", False), ("08", False), ("09", True),
    ]  # fmt: skip
    assert tokyo(days[0]["closes_at"]) == "2026-03-06 18:00"


@pytest.mark.parametrize("text", ["l1", "AOBA", "sato", "100%"])
def test_a_lead_is_found_by_id_company_or_person_whatever_the_case(given, text):
    given.lead("L1", company_name="Aoba 100%", lead_name="Sato Ken")
    given.lead("L2", company_name="Midori 1000", lead_name="Ito")
    found = given.dataset.ask("leads_found", {"text": text}).dicts()
    assert [row["lead_id"] for row in found] == ["L1"]


def test_a_key_is_that_of_the_query_and_hides_the_id(given):
    given.lead("ken.sato@example.com")
    key = key_of("ken.sato@example.com")
    assert re.fullmatch(r"[0-9a-f]{12}", key)
    assert given.dataset.ask("lead_found", {"lead_key": key}).one()["lead_no"] == 1


# The page.


def lead_with(sample: Dataset, which: str) -> str:
    return str(sample.ask("handovers_listed", {"which": which}).dicts()[7]["lead_id"])


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("verdict", VERDICTS)
def test_the_page_runs_for_every_verdict(sample, lead_page, verdict, language):
    lead_id = lead_with(sample, verdict)
    at = lead_page(lead_id, sample.path.parent, lang=language)
    assert at.title[0].value
    assert any(lead_id in markdown.value for markdown in at.markdown)


def test_the_band_that_took_the_lead_is_marked_with_its_reasons(given, lead_page):
    given.lead(annual_revenue="5000000000", employees="400")
    given.touch(at="2026-02-20 10:00", kind="download")
    given.handover()
    at = lead_page()
    potential, intent = (m.value.replace("\\", "") for m in at.markdown if "takes this" in m.value)
    assert "**B · takes this lead · one is enough**" in potential
    assert "check: annual revenue of at least 2B: **yes, 5B**" in potential
    assert "close: annual revenue of at least 10B: **no, 5B**" in potential
    assert "check: at least 1 download or seminar within 90 days: **yes, 1 found**" in intent
    assert any("as of the handover on Mon 2 Mar 2026 10:00" in c.value for c in at.caption)


def test_a_blank_field_is_not_known_and_decides_nothing(given, lead_page):
    given.lead()
    given.touch(at="2026-02-20 10:00")
    at = lead_page()
    assert "Potential: not scored" in [heading.value for heading in at.subheader]
    lines = next(m.value for m in at.markdown if "annual revenue" in m.value).replace("\\", "")
    assert "question_mark: annual revenue of at least 10B: **not known, blank" in lines


def test_the_playbook_says_what_is_asked_and_how_it_stands(given, lead_page):
    given.lead(annual_revenue="20000000000")
    given.touch(at="2026-03-01 20:00", kind="inquiry")
    given.handover()
    given.activity(at="2026-03-02 13:00", kind="call")
    said = [markdown.value.replace("\\", "") for markdown in lead_page().markdown]
    assert "**Field sales**: call or visit within 4 business hours" in said
    assert ":material/check_circle: Done in time: call by Aoki on Mon 2 Mar 2026 13:00." in said


def test_a_cell_without_a_playbook_says_so(given, lead_page):
    given.handover()
    said = [markdown.value for markdown in lead_page().markdown]
    assert "This cell has no playbook: nobody was named to act." in said


def test_rules_beside_the_bands_are_shown_with_their_reasons(given, lead_page):
    text = (
        '[[exclusion]]\nfield = "company_name"\ncontains = ["rival"]\n'
        '[mql]\nall = [{ touches = ["download"], within_days = 30 }]'
    )
    given.lead(company_name="Rival Ltd.")
    given.touch("L2", at="2026-02-01 10:00")
    given.handover()
    saved = SavedDefinitions(given.dataset.path.parent).save("rules", parse_definition(text))
    at = lead_page(definition=saved.version_id)
    headings = [heading.value for heading in at.subheader]
    assert {"No MQL by its rule", "Excluded by the definition"} <= set(headings)


def test_an_unknown_key_leads_to_the_search(given, lead_page):
    given.lead("L1", company_name="Aoba", lead_name="Sato")
    at = lead_page("nobody")
    assert at.title[0].value == "Find a lead"
    assert at.warning[0].value.startswith("The link names a lead that this dataset does not have")
    at.text_input(key="lead_text").input("aoba").run()
    assert list(at.dataframe[0].value["lead_id"]) == ["L1"]


def test_what_is_typed_stays_out_of_the_url(given, lead_page):
    given.lead("L1", company_name="Aoba")
    at = lead_page("nobody")
    at.text_input(key="lead_text").input("aoba").run()
    assert "aoba" not in str(dict(at.query_params))


def test_a_choice_opens_the_lead(given, lead_page):
    given.lead("L1", company_name="Aoba")
    at = lead_page("nobody")
    at.text_input(key="lead_text").input("aoba").run()
    at.selectbox(key="choose_lead_leads_found").select("L1").run()
    assert at.title[0].value == "Aoba: never handed over"


def test_a_lead_of_tomorrow_is_not_seen(given, lead_page):
    given.lead("L1", created_at="2026-03-10 10:00")
    given.lead("L2", created_at="2026-03-12 10:00")
    at = lead_page("L1", as_of="2026-03-05")
    assert at.warning[0].value.startswith("This lead came in after the as-of day")


def test_a_lead_without_events_says_so(given, lead_page):
    given.lead("L1", company_name="Aoba")
    at = lead_page()
    assert at.info[0].value == "Nothing is logged for this lead."


def test_signs_of_markup_in_the_data_stay_text(given, lead_page):
    name = "*A* :red[B] $x$ <script>"
    given.lead("L1", company_name=name)
    at = lead_page()
    assert at.title[0].value.replace("\\", "") == f"{name}: never handed over"
    assert r"\:red\[B\]" in at.title[0].value


def test_contact_is_folded_away(given, lead_page):
    given.lead("L1", email="ken@example.com", phone="03-0000-0000")
    at = lead_page()
    (contact,) = [one for one in at.expander if one.label == "Contact"]
    assert [m.value.replace("\\", "") for m in contact.markdown] == [
        "ken@example.com", "03-0000-0000",
    ]  # fmt: skip
    assert not contact.proto.expanded


def test_the_timeline_opens_around_the_latest_handover(given, lead_page):
    given.touch(at="2025-05-01 10:00")
    given.handover()
    given.activity(at="2026-03-03 10:00", kind="bulk_update")
    at = lead_page()
    chart = json.loads(at.get("plotly_chart")[0].proto.spec)
    first, last = chart["layout"]["xaxis"]["range"]
    assert (first[:10], last[:10]) == ("2026-02-20", "2026-03-09")
    symbols = {trace["marker"]["symbol"] for trace in chart["data"]}
    assert symbols == {"triangle-down", "diamond-open", "circle"}


def test_all_of_the_timeline_can_be_seen(given, lead_page):
    given.touch(at="2025-05-01 10:00")
    given.handover()
    at = lead_page()
    at.segmented_control(key="shown_stretch").select("all").run()
    chart = json.loads(at.get("plotly_chart")[0].proto.spec)
    assert chart["layout"]["xaxis"]["range"][0] < "2025-05-01"


def test_a_definition_of_its_own_speaks_in_its_own_words(given):
    definition = parse_definition(
        '[[potential]]\nname = "Any"\nall = [{ field = "industry", in = ["Retail"] }]'
    )
    given.lead(industry="retail")
    rows = answer(given.dataset, "lead_conditions", definition=definition)
    assert [(row["name"], row["path"], row["holds"]) for row in rows] == [
        ("Any", "", True), ("Any", "0", True),
    ]  # fmt: skip


# In a real browser.


def press_first_lead(page) -> None:
    """The button in the first row of the list: the table is a canvas."""
    table = page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    page.wait_for_timeout(500)  # until the canvas is drawn where it is
    box = table.bounding_box()
    page.mouse.move(box["x"] + 30, box["y"] + 52)
    page.wait_for_timeout(200)
    page.mouse.click(box["x"] + 30, box["y"] + 52)


def expect_lead(page) -> None:
    heading = page.get_by_role("heading", name="Why it stands in its cell")
    expect(heading).to_be_visible(timeout=20_000)


def choose_first(page, choice) -> None:
    """With the keyboard alone."""
    for _ in range(5):  # until the page has settled
        choice.focus()
        page.keyboard.press("ArrowDown")
        with suppress(TimeoutError):
            page.get_by_role("option").first.wait_for(timeout=2000)
            break
    page.keyboard.press("Enter")


def test_the_mouse_opens_a_lead_of_a_cell_and_back_comes_back(page, app):
    open_page(page, f"{app}/?team=West")
    cell(page, "A", "Hot").click()
    expect(page.get_by_role("heading", name=re.compile("A × Hot: Ignored rate"))).to_be_visible()
    press_first_lead(page)
    expect_lead(page)
    assert re.search(r"/lead\?.*team=West.*lead=[0-9a-f]{12}", page.url)
    page.go_back()
    expect(page.get_by_role("heading", name=re.compile("A × Hot: Ignored rate"))).to_be_visible()
    assert "team=West" in page.url
    expect(cell(page, "A", "Hot")).to_have_attribute("aria-pressed", "true")


def test_the_keyboard_opens_a_lead_of_a_cell(page, app):
    open_page(page, f"{app}/?cell=A~Hot")
    choose_first(page, page.get_by_role("combobox", name="Open a lead").first)
    expect_lead(page)


def test_a_list_over_the_page_opens_its_leads_too(page, app):
    open_page(page, app)
    page.get_by_role("button", name=re.compile(r"\d+ of \d+ due")).first.click()
    choose_first(page, page.get_by_role("dialog").get_by_role("combobox", name="Open a lead"))
    expect_lead(page)
