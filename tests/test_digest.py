"""The week as a mail: its numbers, its words, and what must not be in it."""

import html
import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from babel.messages.pofile import read_po
from hypothesis import given as given_any

from data.definition import Target
from queries import Dataset
from queries.digest.mail import Digest, digest, message
from queries.digest.scope import Scope
from queries.digest.sending import Message
from queries.digest.week import Week
from queries.language import Language
from tests.conftest import REPO, TOKYO, Given
from tests.stories import Company, companies, examples, loaded, moments, to_utc
from tests.test_identities import naive

ENGLISH = Language("en")
TUESDAY = "2026-03-10 18:00"
NUMBER = re.compile(r"\d[\d.,]*\d|\d")


def scope_of(data: Dataset, as_of: str | None = None, **more) -> Scope:
    moment = datetime.fromisoformat(as_of).replace(tzinfo=TOKYO) if as_of else None
    rules = more.pop("definition", data.definition)
    return Scope(data, rules, Week(naive(moment) if moment else data.as_of, TOKYO), **more)


def told(scope: Scope, code: str = "en") -> Digest:
    return digest(scope, Language(code))


def sent(scope: Scope, code: str = "en") -> Message:
    return message(told(scope, code), Language(code))


def seen(page: str) -> str:
    """What a reader of the HTML sees."""
    body = page[page.index("<body") :]
    return html.unescape(re.sub(r"<[^>]+>", " ", body))


@pytest.fixture(scope="module")
def whole(sample: Dataset) -> tuple[Scope, Digest, Message]:
    """The digest of the sample's newest week, made once."""
    scope = scope_of(sample)
    content = told(scope)
    return scope, content, message(content, ENGLISH)


def a_week(given: Given) -> None:
    """Twelve MQLs, of which three are ignored by an owner who logs others, and one that is open."""
    for number in range(12):
        given.lead(f"L{number}", company_name=f"Company {number}", lead_name=f"Person {number}")
        given.handover(f"L{number}", at="2026-03-04 10:00", team_name="West")
        if number > 2:
            given.activity(f"L{number}", at="2026-03-04 12:00")
    given.handover("L99", at="2026-03-10 17:00", owner="Mori", team_name="East")


def test_the_numbers_are_those_of_the_questions(whole):
    scope, content, _message = whole
    rates = scope.ask("rates").one()
    assert rates["count_due"] > 10
    values = {number.label: number.value for number in content.numbers}
    assert values["MQLs handed over"] == ENGLISH.count(rates["count_handovers"])
    for label, name in (
        ("Missed SLA", "missed_sla"), ("Followed up", "follow_up"), ("Converted", "conversion"),
    ):  # fmt: skip
        assert values[label] == ENGLISH.percent(rates[f"{name}_rate"])
        part, of = (ENGLISH.count(rates[f"{name}_{end}"]) for end in ("numerator", "denominator"))
        note = next(number.note for number in content.numbers if number.label == label)
        assert note.startswith(f"{part} of {of}")
    ends = (ENGLISH.percent(rates[f"{name}_rate"]) for name in ("sure_ignored", "ignored"))
    assert values["Ignored"] == ENGLISH.range(*ends)


def test_the_times_are_those_of_kaplan_and_meier(whole):
    scope, content, _message = whole
    rows = scope.ask("response_hours_by_cell").dicts()
    total = next(row for row in rows if row["potential"] == row["intent"] == "total")
    values = {number.label: number.value for number in content.numbers}
    assert values["Median time to first response"] == ENGLISH.hours(total["median_business_hours"])


def test_the_newest_bar_is_the_week_that_the_numbers_tell(whole):
    scope, content, _message = whole
    assert len(content.weeks) == 12
    assert content.weeks[-1].total == ENGLISH.count(scope.ask("rates").one()["count_handovers"])


@examples(5)
@given_any(company=companies, as_of=moments.map(to_utc))
def test_each_week_holds_the_handovers_of_its_seven_days(company: Company, as_of) -> None:
    with loaded(company) as data:
        scope = Scope(data, data.definition, Week(naive(as_of), TOKYO))
        rows = scope.ask("handovers_by_week_and_verdict", scope.values(12)).dicts()
        counts: dict[object, int] = {}
        for row in rows:
            assert row["last_on"] - row["first_on"] == timedelta(days=6)
            counts[row["last_on"]] = counts.get(row["last_on"], 0) + row["count_handovers"]
        for ago in range(12):
            week = Week(naive(as_of - timedelta(days=7 * ago)), TOKYO)
            one = data.ask("rates", week.values() | {"as_of": naive(as_of)}).one()
            assert counts.pop(week.last_on, 0) == one["count_handovers"]
        assert not counts


def test_the_week_before_is_seen_when_it_was_as_young(given):
    given.handover("OLD", at="2026-03-03 10:00")
    given.activity("OLD", at="2026-03-05 10:00")
    given.handover("NEW", at="2026-03-10 10:00")
    scope = scope_of(given.dataset, TUESDAY)
    assert scope.ask("rates", scope.before()).one()["count_waiting"] == 1
    assert scope.week.before().last_on.isoformat() == "2026-03-03"


def test_a_day_of_25_hours_moves_no_week():
    berlin = ZoneInfo("Europe/Berlin")
    for local in ("2026-10-25 00:30", "2026-10-31 23:30", "2026-03-29 23:30"):
        moment = datetime.fromisoformat(local).replace(tzinfo=berlin)
        week = Week(naive(moment), berlin)
        assert week.before().last_on == week.last_on - timedelta(days=7)
        assert week.before().values()["until_at"] == week.values()["from_at"]


def test_a_week_without_a_finding_says_so(given):
    for number in range(12):
        given.handover(f"L{number}", at="2026-03-04 10:00")
        given.activity(f"L{number}", at="2026-03-04 12:00")
    scope = scope_of(given.dataset, TUESDAY)
    assert told(scope).findings == []
    assert "Nothing stands out from what chance explains." in sent(scope).text


def test_a_small_denominator_is_not_judged(given):
    given.handover("L1", at="2026-03-04 10:00")
    given.activity("L2", at="2026-03-05 10:00")
    numbers = told(scope_of(given.dataset, TUESDAY)).numbers
    ignored = next(number for number in numbers if number.label == "Ignored")
    assert (ignored.value, ignored.is_few, ignored.change) == ("100%", True, "")
    assert "too few to judge" in ignored.note


def test_targets_stand_beside_their_rates(given):
    a_week(given)
    wanted = given.dataset.definition.model_copy(
        update={"target": Target(ignored_rate=0.1, follow_up_rate=0.9)}
    )
    numbers = told(scope_of(given.dataset, TUESDAY, definition=wanted)).numbers
    targets = {number.label: number.target for number in numbers if number.target}
    assert targets == {"Ignored": "Target: at most 10%", "Followed up": "Target: at least 90%"}


def test_the_headline_says_what_was_ignored(given):
    a_week(given)
    headline = told(scope_of(given.dataset, TUESDAY)).headline
    assert headline == "Sales ignored 3 of 12 due MQLs this week"
    west = scope_of(given.dataset, TUESDAY, team_name="West")
    assert told(west).headline == "Team West ignored 3 of 12 due MQLs this week"


def test_every_list_of_work_says_how_many_it_leaves_out(whole):
    _scope, content, _message = whole
    assert len(content.work) == 3
    for one in content.work:
        shown = len(one.rows) + int((NUMBER.findall(one.more) or ["0"])[0].replace(",", ""))
        assert one.title.startswith(ENGLISH.count(shown))


def test_what_is_hot_comes_first_and_open_work_is_of_any_week(given):
    given.lead("COLD", employees=5)
    given.lead("HOT", employees=5000)
    given.touch("HOT", at="2026-03-09 10:00", kind="inquiry")
    for lead_id in ("COLD", "HOT"):
        given.handover(lead_id, at="2026-03-10 17:00")
    given.lead("LATE", employees=5000)
    given.touch("LATE", at="2025-12-01 09:00", kind="inquiry")
    given.handover("LATE", at="2025-12-01 10:00")
    given.activity("OTHER", at="2025-12-02 10:00")
    work = told(scope_of(given.dataset, TUESDAY)).work
    assert [[item.lead for item in one.rows] for one in work] == [["HOT", "COLD"], ["LATE"]]
    assert work[0].title.startswith("2 will breach by 3/12/26")


def test_a_week_without_handovers_still_lists_the_open_work(given):
    a_week(given)
    content = told(scope_of(given.dataset, "2026-04-20 18:00"))
    assert content.headline == "No MQL was handed over this week"
    assert (content.numbers, len(content.weeks)) == ([], 12)
    assert content.overdue.startswith("4 MQLs are overdue")
    assert "the open work is below" in sent(scope_of(given.dataset, "2026-04-20 18:00")).text


def test_without_an_activity_log_nobody_is_said_to_ignore(given):
    for number in range(12):
        given.handover(f"L{number}", at="2026-03-04 10:00", team_name="West")
    scope = scope_of(given.dataset, TUESDAY)
    content, mail = told(scope), sent(scope)
    assert [number.label for number in content.numbers] == ["MQLs handed over", "Converted"]
    assert content.teams == []
    for text in (mail.text, seen(mail.html)):
        claims = text.replace("which were ignored", "").replace("which MQLs were followed up", "")
        assert not re.search(r"(?i)ignore|overdue|follow|missed|breach", claims)


def test_a_change_is_not_told_where_the_log_begins_later(given):
    a_week(given)
    for number in range(12):
        given.handover(f"B{number}", at="2026-02-26 10:00")
    given.handover("FIRST", at="2025-12-01 10:00")
    numbers = told(scope_of(given.dataset, TUESDAY)).numbers
    ignored = next(number for number in numbers if number.label == "Ignored")
    assert (ignored.change, ignored.judged) == ("", "not comparable: the log begins later")


def test_text_and_html_say_the_same_numbers(whole):
    _scope, content, mail = whole
    page = NUMBER.findall(seen(mail.html))
    text = NUMBER.findall(mail.text)
    only_drawn = {str(key.number) for key in content.keys} | {"0", "100"}  # keys and an axis
    assert set(text) - set(page) == set()
    assert set(page) - set(text) - only_drawn == set()


@pytest.mark.parametrize("code", ["en", "ja"])
def test_the_page_needs_nothing_from_elsewhere(sample, code):
    page = sent(scope_of(sample), code).html
    assert not re.search(r"(?i)https?:|//\w|<script|<img|<link|<svg|src=|href=|url\(|@import", page)
    assert len(page.encode()) < 100_000  # Gmail cuts a longer one


def names_of(data: Dataset) -> set[str]:
    sql = """
        select owner_name from handovers union select owner_name from leads
        union select lead_name from leads union select performed_by from activities
        union select owner_name from deals
    """
    return {name for (name,) in data.cursor().execute(sql).fetchall() if name}


def test_no_person_is_named_unless_asked_for(sample):
    names = names_of(sample)
    assert len(names) > 1000
    for as_of in (None, "2026-05-08 18:00"):
        mail = sent(scope_of(sample, as_of))
        for text in (mail.title, mail.text, seen(mail.html)):
            assert [name for name in names if re.search(rf"\b{re.escape(name)}\b", text)] == []
    mail = sent(scope_of(sample, shows_names=True))
    assert any(name in mail.text for name in names)
    assert any(name in mail.html for name in names)


def test_an_address_as_id_is_a_name(given):
    given.lead("mori@example.com", company_name="Mori KK")
    given.handover("mori@example.com", at="2026-03-10 10:00")
    assert "mori@" not in sent(scope_of(given.dataset, TUESDAY)).text
    assert "mori@" in sent(scope_of(given.dataset, TUESDAY, shows_names=True)).text


def test_markup_in_the_data_stays_text(given):
    given.lead("<b>1</b>", company_name="<script>alert(1)</script> & Söhne")
    given.handover("<b>1</b>", at="2026-03-10 10:00", team_name="<i>West</i>")
    mail = sent(scope_of(given.dataset, TUESDAY))
    assert not re.search(r"<script|<b>1|<i>", mail.html)
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Söhne" in mail.html
    assert "<script>alert(1)</script> & Söhne" in mail.text


def test_japanese_is_japanese(sample):
    mail = sent(scope_of(sample), "ja")
    assert 'lang="ja"' in mail.html
    with (REPO / "queries" / "locales" / "ja.po").open("rb") as file:
        english = [str(message.id) for message in read_po(file) if "{" not in str(message.id)]
    # shorter ones may be names in the data: a band of the sample is called Hot
    assert [line for line in english if len(line) > 4 and line in mail.text] == []
    assert "件を放置" in mail.title


def test_what_one_week_is_too_small_to_show_the_last_twelve_may(whole):
    _scope, content, _message = whole
    assert content.findings[0] == "Ignored in hot cells: 1 of 14 MQLs"
    assert content.findings[1].startswith("In the last 12 weeks: West × exhibition: ")
    assert len(content.findings) == 3
