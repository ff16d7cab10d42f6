"""What values look like, and names of columns in the form that they are compared in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.headers import heading, normal, without_prefix
from data.looks import DATE, EMAIL, PHONE, Looks
from data.recognising import recognise


@pytest.mark.parametrize(
    "spelling",
    ["LeadSource", "lead_source", "Lead Source", "LEAD-SOURCE", "Ｌｅａｄ　Ｓｏｕｒｃｅ",
     "Lead Source*", " lead source(必須)"],
)  # fmt: skip
def test_one_name_in_many_spellings(spelling: str) -> None:
    assert heading(spelling).name == normal(spelling) == "leadsource"


def test_remarks_are_no_part_of_a_name() -> None:
    for spelling in (
        "顧客名(※必須項目です)",
        "顧客名（必須）",
        "【必須】顧客名",
        "顧客名（管理番号:123）",
    ):
        assert heading(spelling).name == "顧客名"


def test_what_stands_in_other_brackets_is_part_of_the_name() -> None:
    assert heading("氏名[名]").name == "氏名名"
    assert heading("確度(%)").name == "確度"


def test_a_custom_field_has_its_name_without_the_mark() -> None:
    assert heading("MQL_Date__c").custom == heading("mql_date_c").custom == "mqldate"
    assert heading("Company").custom == ""


def test_the_object_in_front_of_a_name_is_left_out() -> None:
    assert without_prefix("Lead: Created Date", ["Lead: "]) == "createddate"
    assert without_prefix("Created Date", ["Lead: "]) == ""


@given(st.text(max_size=40))
def test_every_name_can_be_read(name: str) -> None:
    assert heading(name).unit > 0
    assert normal(normal(name)) == normal(name)


@pytest.mark.parametrize(
    ("value", "is_phone"),
    [
        ("03-1234-5678", True), ("+81 3 1234 5678", True), ("(512) 757-6000", True),
        ("09012345678", True), ("512.757.6000", True), ("1234567890", False),
        ("2026-01-05", False), ("123456.7890", False), ("12345", False),
    ],
)  # fmt: skip
def test_a_phone_number_looks_like_one(value: str, is_phone: bool) -> None:
    assert Looks({"x": [value]}).is_mostly("x", PHONE) is is_phone


def test_a_few_odd_values_do_not_change_what_a_column_is() -> None:
    mails = ["mari@example.com"] * 9
    assert Looks({"x": [*mails, "none"]}).is_mostly("x", EMAIL)
    assert not Looks({"x": [*mails[:3], "none", "-"]}).is_mostly("x", EMAIL)
    assert not Looks({"x": ["", " "]}).is_mostly("x", EMAIL)


@pytest.mark.parametrize(
    "value",
    ["2026-01-05", "2026/1/5 9:05", "2026年1月5日", "令和7年3月18日", "03/18/2025", "15 Apr, 2021"],
)
def test_a_date_looks_like_one(value: str) -> None:
    assert Looks({"x": [value]}).is_mostly("x", DATE)


def test_the_only_column_of_dates_is_when_a_lead_came_in() -> None:
    header = ["氏名", "会社名", "x1", "x2"]
    found = recognise(header, {"x1": ["2026/1/5"], "x2": ["a"]}, "list.csv")
    assert found is not None
    assert found.source is not None
    assert found.source.leads["created_at"].column == "x1"
    both = recognise(header, {"x1": ["2026/1/5"], "x2": ["2026/1/6"]}, "list.csv")
    assert both is not None
    assert both.source is not None
    assert "created_at" not in both.source.leads


def test_a_rank_that_no_sample_holds_is_known_from_its_ladder():
    looks = Looks({"Index": ["01.High", "02.Medium", "01.High"]})
    assert looks.ranks("Index")["03.Low"] == "Low"


def test_values_that_are_not_all_numbered_are_no_ranks():
    assert Looks({"Index": ["01.High", "Low"]}).ranks("Index") == {}
