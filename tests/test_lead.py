"""The page of one lead: why it stands in its cell, its timeline, the way to it."""

import json
import re

import pytest
from playwright.sync_api import expect

from data.definition import parse_definition
from data.saved import SavedDefinitions
from pages.shared.text import VERDICTS
from queries import Dataset
from tests.browsing import cell, choose_first, expect_lead, open_page
from tests.pressing import press_in_table


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


# In a real browser.


def test_the_mouse_opens_a_lead_of_a_cell_and_back_comes_back(page, app):
    open_page(page, f"{app}/?team=West")
    cell(page, "A", "Hot").click()
    expect(page.get_by_role("heading", name=re.compile("A × Hot: Ignored rate"))).to_be_visible()
    # the button in the first row of the list
    press_in_table(page, page.get_by_test_id("stDataFrame").first, 30, 52)
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
