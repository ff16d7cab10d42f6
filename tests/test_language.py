"""Words, numbers and dates as each language writes them, with no screen around."""

from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from pages.shared import charts
from queries.language import LANGUAGES, Language
from queries.palette import VERDICT_COLOURS, ink

TOKYO = ZoneInfo("Asia/Tokyo")
ENGLISH, JAPANESE = Language("en"), Language("ja")


def test_what_is_not_known_is_a_dash():
    assert ENGLISH.count(None) == ENGLISH.percent(None) == ENGLISH.hours(None) == "–"


def test_a_change_carries_its_sign():
    assert (ENGLISH.points(0.041), ENGLISH.points(-0.041)) == ("+4 pts", "-4 pts")
    assert JAPANESE.points(0.041) == "+4ポイント"
    assert (ENGLISH.hours_change(1.24), ENGLISH.hours_change(-12.4)) == ("+1.2 h", "-12 h")
    assert ENGLISH.points(None) is ENGLISH.hours_change(None) is None


def test_hours_have_a_decimal_only_below_ten():
    assert [ENGLISH.hours(value) for value in (0, 9.96, 10.4, 1234)] == [
        "0.0 h", "10.0 h", "10 h", "1,234 h",
    ]  # fmt: skip
    assert JAPANESE.hours(6.55) == "6.6時間"


def test_money_is_counted_in_oku_in_japanese():
    assert ENGLISH.money(Decimal(785_000_000)) == "785M"
    assert JAPANESE.money(Decimal(785_000_000)) == "7.8億"
    assert ENGLISH.money(None) == "0"


def test_a_moment_stands_in_the_zone_of_the_company():
    late = datetime(2026, 6, 30, 23, 30)
    assert JAPANESE.moment(late, TOKYO) == "2026/07/01 8:30"
    assert ENGLISH.day(late, TOKYO) == "Jul 1, 2026"


def test_days_name_their_month_once():
    assert JAPANESE.days(date(2026, 6, 24), date(2026, 6, 30)) == "6月24日～30日"
    assert ENGLISH.days(date(2026, 6, 24), date(2026, 7, 1)).count("Ju") == 2


def test_a_range_of_one_number_is_that_number():
    assert ENGLISH.range("12%", "12%") == "12%"
    assert ENGLISH.range("7%", "12%") == "7–12%"
    assert ENGLISH.range("3", "6") == "3–6"


def test_a_cell_outside_all_bands_is_named_once():
    assert ENGLISH.cell("A", "Hot") == "A × Hot"
    assert JAPANESE.cell("not scored", "Hot") == "判定なし × Hot"
    assert ENGLISH.cell("not scored", "not scored") == "not scored"


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_verdict_has_its_own_word(code):
    words = {Language(code).verdict(name) for name in VERDICT_COLOURS}
    assert len(words) == len(VERDICT_COLOURS)


def test_a_verdict_has_one_colour_on_screens_and_in_mails():
    assert charts.VERDICT_COLOURS is VERDICT_COLOURS


@pytest.mark.parametrize("colour", VERDICT_COLOURS.values())
def test_a_number_on_a_colour_can_be_read(colour):
    """WCAG 2.2, 1.4.3: 4.5 to 1."""

    def luminance(code: str) -> float:
        parts = [int(code[n : n + 2], 16) / 255 for n in (1, 3, 5)]
        linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted((luminance(colour), luminance(ink(colour))))
    assert (high + 0.05) / (low + 0.05) >= 4.5
