"""How a sheet reads before it is loaded: by the same casts as the load itself."""

from collections.abc import Callable
from pathlib import Path

import pytest

from data.mapping import Source
from data.previewing import Looked, Staged
from data.reading import sheets

HEADER = "Id,Revenue,Created,Note\n"
Look = Callable[..., Looked]


@pytest.fixture
def look(tmp_path: Path) -> Look:
    def look(text: str, **rules: object) -> Looked:
        path = tmp_path / "leads.csv"
        path.write_text(text, encoding="utf-8")
        (sheet,) = sheets(path, tmp_path)
        source = Source.model_validate(
            {"header": sheet.header, "leads": {"lead_id": "Id", **rules}}
        )
        return Staged(sheet, tmp_path).look(source)

    return look


def test_values_are_shown_as_written_and_as_read(look: Look):
    looked = look(
        f"{HEADER}L1,1.2億円,2026年3月18日,\n", annual_revenue="Revenue", created_at="Created"
    )
    assert looked.of("Revenue").samples == [("1.2億円", "120000000")]
    assert looked.of("Created").samples == [("2026年3月18日", "2026-03-18")]


def test_what_cannot_be_read_is_counted_and_shown_first(look: Look):
    looked = look(f"{HEADER}L1,5,,\nL2,many,,\n", annual_revenue="Revenue")
    assert (looked.of("Revenue").count_rejected, looked.of("Revenue").count_filled) == (1, 2)
    assert looked.of("Revenue").samples[0] == ("many", "")


def test_a_column_that_is_not_used_shows_its_values_too(look: Look):
    assert look(f"{HEADER}L1,,,good\n").of("Note").samples == [("good", "good")]


def test_a_column_of_open_dates_is_a_question_with_both_readings(look: Look):
    looked = look(f"{HEADER}L1,,03/04/2026,\n", created_at="Created")
    question = looked.questions()["Created"]
    assert (question.day_first, question.month_first) == ("2026-04-03", "2026-03-04")


def test_a_column_that_is_decided_asks_nothing(look: Look):
    looked = look(f"{HEADER}L1,,03/14/2026,\nL2,,03/04/2026,\n", created_at="Created")
    assert looked.questions() == {}


def test_the_blanks_of_the_source_are_blank(look: Look, tmp_path: Path):
    path = tmp_path / "blank.csv"
    path.write_text(f"{HEADER}L1,999,,\n")
    (sheet,) = sheets(path, tmp_path)
    source = Source.model_validate(
        {
            "header": sheet.header,
            "blank": ["999"],
            "leads": {"lead_id": "Id", "annual_revenue": "Revenue"},
        }
    )
    assert Staged(sheet, tmp_path).look(source).of("Revenue").count_filled == 0
