"""Real files out of Japan are read sign by sign; see FACTS.md beside them."""

import re
import unicodedata
from pathlib import Path

import pytest

from tests.readings import Folder

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "japanese"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="../shared/data is not here")


def test_company_names_in_cp932_are_read_whole(folder: Folder) -> None:
    (read,) = folder.all_of(DATA / "JIGYOSYO.CSV")
    rows = [tuple(read.sheet.titles), *read.values]  # the file has no header
    names = {re.sub(r"\s", "", unicodedata.normalize("NFKC", row[2])) for row in rows}
    assert (read.sheet.encoding, len(rows), len(names)) == ("CP932", 22_416, 21_500)
    assert sum(row[0].startswith("0") for row in rows) == 3_220
    assert read.refused == []


def test_a_ledger_of_dates_and_texts_is_read_as_excel_shows_it(folder: Folder) -> None:
    (read,) = folder.all_of(DATA / "kokyaku_daicho.xlsx")
    days = [row[-1] for row in read.values]
    assert (read.sheet.header[0], len(days)) == ("顧客名", 200)
    assert days.count("2017-02-16") >= 1  # 42782 in the form of a date
    assert "2018/01/04" in days
