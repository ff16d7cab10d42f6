"""The preview of a column: values as read and as cast, by the very casts of a load."""

from tests.columns_cast import Casting


def test_three_values_that_differ_are_shown_as_read_and_as_cast(casts: Casting) -> None:
    one = casts.preview("leads", "annual_revenue", "120万円", "120万円", "-", "", "¥5", "1.5", "7")
    assert one.samples == [("120万円", "1200000"), ("¥5", "5"), ("1.5", "1.50")]
    assert (one.field, one.column) == ("annual_revenue", "Column")
    assert (one.count_filled, one.count_rejected) == (5, 0)


def test_what_can_not_be_cast_is_counted_and_shown(casts: Casting) -> None:
    one = casts.preview("leads", "employees", "many", "many", "5人", "few", "N/A")
    assert (one.count_filled, one.count_rejected) == (4, 3)
    assert one.rejected_examples == ["many", "few"]
    assert one.samples == [("5人", "5")]


def test_times_are_shown_in_the_zone_of_the_company(casts: Casting) -> None:
    one = casts.preview("leads", "created_at", "2024-01-23T17:50:51.000+0000", "令和7年3月18日")
    assert [cast for _, cast in one.samples] == ["2024-01-24 02:50", "2025-03-18"]


def test_dates_that_stay_open_are_a_question_and_no_error(casts: Casting) -> None:
    one = casts.preview("leads", "created_at", "05/06/2026", "N/A")
    assert one.question and one.question.day_first == "2026-06-05"
    assert (one.samples, one.count_filled, one.count_rejected) == ([("05/06/2026", "")], 1, 0)


def test_parts_of_an_export_have_previews_too(casts: Casting) -> None:
    assert casts.preview("users", "user_name", "Aoki").samples == [("Aoki", "Aoki")]
    assert casts.preview("activities", "is_done", "済").samples == [("済", "true")]


def test_a_column_without_values_has_none_to_show(casts: Casting) -> None:
    one = casts.preview("leads", "created_at", "", "-")
    assert (one.samples, one.count_filled, one.rejected_examples, one.question) == ([], 0, [], None)
