"""The verdict of a lead in one sentence, in both languages."""

from collections.abc import Callable
from typing import Any

import pytest

from pages.shared.text import catalogue

HANDED = "Handed to Aoki on Mon 2 Mar 2026 10:00; deadline Wed 4 Mar 10:00; "
引き渡し = "2026年3月2日(月) 10:00にAokiへ引き渡し。期限は3月4日(水) 10:00。"


@pytest.fixture
def sentence(given, lead_page) -> Callable[..., str]:
    """The verdict of L1 as the page says it, as of noon on 20 April."""

    def sentence(language: str) -> str:
        if language == "ja" and catalogue("ja").gettext("{said}.") == "{said}.":
            pytest.skip("the catalogue has no such sentences")
        given.activity("elsewhere", at="2026-04-20 12:00", by="Mori")
        return str(lead_page(lang=language).subheader[0].value).replace("\\", "")

    return sentence


@pytest.fixture
def sentence_after(given, sentence) -> Callable[..., str]:
    """The sentence after a handover and one activity."""

    def sentence_after(language: str, **activity: str) -> str:
        given.handover()
        given.activity(**activity)
        return sentence(language)

    return sentence_after


def both(english: str, japanese: str) -> Any:
    """The same sentence in both languages."""
    return pytest.mark.parametrize(
        "language,said", [("en", english), ("ja", japanese)], ids=["en", "ja"]
    )


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
def test_an_automatic_mail_is_no_answer_and_is_said(sentence_after, language, said):
    assert sentence_after(language, at="2026-03-03 11:00", kind="automatic_email") == said


@both(
    HANDED + "first sales activity: call by Mori on Tue 3 Mar 11:30; that is 10.5 business hours "
    "after the handover and in time.",
    引き渡し + "最初の営業活動は3月3日(火) 11:30の電話（Mori）。"
    "引き渡しから10.5営業時間で、期限内の対応。",
)
def test_followed_up_names_who_did_it(sentence_after, language, said):
    assert sentence_after(language, at="2026-03-03 11:30", by="Mori") == said


@both(
    HANDED + "first sales activity: online meeting by Aoki on Thu 5 Mar 12:00; the first response "
    "came 11 business hours after the deadline.",
    引き渡し + "最初の営業活動は3月5日(木) 12:00のオンライン商談（Aoki）。"
    "最初の対応は期限から11営業時間後。",
)
def test_late_says_by_how_much(sentence_after, language, said):
    assert sentence_after(language, at="2026-03-05 12:00", kind="online_meeting") == said


@both(
    HANDED + "first sales activity: call by Aoki on Tue 3 Mar (known to the day only); "
    "that is in time.",
    引き渡し + "最初の営業活動は3月3日(火)（日付のみ判明）の電話（Aoki）。期限内の対応。",
)
def test_a_day_without_a_time_gives_no_hours(sentence_after, language, said):
    assert sentence_after(language, at="2026-03-03") == said


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
