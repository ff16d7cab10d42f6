"""Amounts, counts, yes and no, and blanks as people write them."""

import pytest

from data.numbers import BAND
from data.words import words
from tests.columns_cast import Casting
from tests.desk import Desk

MONEY, COUNT = "DECIMAL(18,2)", "BIGINT"
AMOUNTS = {
    "¥1,200,000": 1_200_000, "￥1,200,000": 1_200_000, "120万円": 1_200_000, "1.2億円": 120_000_000,
    "1億2,000万": 120_000_000, "1億 2,000万円": 120_000_000, "2億5千万円": 250_000_000,
    "3百万円": 3_000_000, "5千円": 5_000, "1兆円": 10**12, "約120万円": 1_200_000,
    "$22,700.00": 22_700, "$1,117.10K": 1_117_100, "$5 million": 5_000_000, "1.5M": 1_500_000,
    "3,40,000": 340_000, "△300": -300, "▲1,200": -1_200, "(300)": -300, "-¥300": -300,
    "EUR 1,200": 1_200, "1200 JPY": 1_200, "US$ 1,200": 1_200, "1 200 000": 1_200_000,
    "1'200": 1_200, "¥1,200-": 1_200, "1,200円也": 1_200,
    "１，２００": 1_200, "1.13E+11": 113_000_000_000, "1,234": 1_234,
}  # fmt: skip


@pytest.mark.parametrize(("written", "read"), AMOUNTS.items())
def test_an_amount_is_read_in_every_spelling(casts: Casting, written: str, read: int) -> None:
    assert casts.column(MONEY, [written]) == [read]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (["1.234.567,89", "1.234", "1,5"], [1_234_567.89, 1_234, 1.5]),
        (["1 234,56", "12"], [1_234.56, 12]),
        (["€ 1.200,00", "1,5 Mio"], [1_200, 1_500_000]),
        (["1,234", "5,678"], [1_234, 5_678]),  # nothing proves a decimal comma
        (["1,5", "1.5"], [None, 1.5]),  # both are proved: as ever, and the other is told
    ],
)
def test_a_decimal_comma_is_proved_by_the_whole_column(
    casts: Casting, written: list[str], read: list[float | None]
) -> None:
    found = casts.column(MONEY, written)
    assert [one if one is None else float(one) for one in found] == read


BANDS = [
    "3億-20億未満",
    "10億円以上",
    "100億円～",
    "$1M - $5M",
    "1億円未満",
    "～500万",
    "Under $1M",
]


@pytest.mark.parametrize("written", BANDS)
def test_a_band_of_money_is_no_number(casts: Casting, written: str) -> None:
    assert casts.column(MONEY, [written, "300"])[0] is None
    assert casts.reasons(MONEY, [written, "300", "much"]) == [BAND, None, "is not a number"]


def test_a_column_of_bands_is_told(casts: Casting) -> None:
    assert casts.is_band(*BANDS, "300", "-", "不明")
    assert not casts.is_band("300", "-300", "1,000-", "090-1234-5678", "10億円以上")
    assert not casts.is_band("", "-")


COUNTS = {
    "1,000名": 1_000, "1,000 人": 1_000, "約300名": 300, "1万人": 10_000, "12.0": 12, "12.5": None,
    "100～299人": 100, "1,000 - 4,999": 1_000, "10000+": 10_000, "5000人以上": 5_000,
    "50名未満": 0, "～50人": 0, "< 50": 0, "1-10": 1, "1～5万人": 10_000, "51-200 employees": 51,
    "10,001+ employees": 10_001, "2021-04": None, "03-1234": None,
    "090-1234-5678": None, "-5": None,
}  # fmt: skip


@pytest.mark.parametrize(("written", "read"), COUNTS.items())
def test_a_count_is_read_and_of_a_range_its_lower_end(
    casts: Casting, written: str, read: int | None
) -> None:
    assert casts.column(COUNT, [written], "employees") == [read]


def test_how_many_counts_were_ranges_is_noted(desk: Desk) -> None:
    lines = ("L1,100～299人\n", "L2,50名未満\n", "L3,80\n", "L4,2021-04\n")
    outcome = desk.leads(*lines, header="lead_id,employees\n")
    assert outcome.column("employees") == [100, 0, 80, None]
    topic = "employees read from a range: its lower end"
    assert (topic, "leads", 2) in outcome.rows("select * from notes")


def test_a_rejected_band_says_where_it_belongs(desk: Desk) -> None:
    outcome = desk.leads("L1,10億円以上\n", "L2,much\n", header="lead_id,annual_revenue\n")
    reasons = outcome.rows("select reason from rejected_values order by line_no")
    assert reasons == [(BAND,), ("is not a number of 0 or more",)]


def test_yes_and_no_in_every_word(casts: Casting) -> None:
    yes = ["true", "1", "はい", "○", "◯", "✓", "☑", "済", "有", "Yes", "Y", "TRUE", "ON", "ｏｎ"]
    no = ["false", "0", "いいえ", "×", "☐", "未", "無", "No", "N", "FALSE", "off", "なし", "ﾅｼ"]
    found = casts.column("BOOLEAN", [*yes, *no, "maybe", "N/A", "-"])
    assert found == [True] * len(yes) + [False] * len(no) + [None] * 3


NOTHING = [
    "N/A",
    "-",
    "不明",
    "未設定",
    "None",
    "(なし)",
    "--None--",
    "[[Unknown]]",
    "（なし）",
    "\\N",
]


@pytest.mark.parametrize("kind", ["VARCHAR", "TIMESTAMP", COUNT, MONEY, "BOOLEAN"])
def test_blank_in_disguise_is_blank(casts: Casting, kind: str) -> None:
    assert casts.column(kind, NOTHING) == [None] * len(NOTHING)
    assert casts.reasons(kind, NOTHING) == [None] * len(NOTHING)


def test_a_text_keeps_words_that_are_values(casts: Casting) -> None:
    kept = ["unknown", "NA", "Null", "Select", "999", "000MISSING", "無", "ｆｕｌｌ", "ｱｲｳ"]
    assert casts.column("VARCHAR", kept) == kept
    assert casts.column("VARCHAR", kept, blank=["Select", "000MISSING"])[3:6] == [None, "999", None]


def test_999_is_a_number_unless_the_mapping_says_no(casts: Casting) -> None:
    assert casts.column(COUNT, ["999", "5"]) == [999, 5]
    assert casts.column(COUNT, ["999", "5"], blank=["999"]) == [None, 5]


def test_no_blank_starts_with_a_digit() -> None:  # casting takes it for a value at first sight
    blank = words()["blank"]
    assert not [one for one in blank["anywhere"] + blank["values"] if one[:1].isdigit()]
