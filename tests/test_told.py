"""Sentences of a load in the reader's language, whatever they name."""

import pytest

from pages.shared import text
from pages.shared.load_report_lines import dataset_fault, example, left_out
from pages.shared.load_report_words import reason
from pages.shared.upload.fault_words import fault_word
from pages.shared.upload.step_words import step_word


@pytest.fixture(autouse=True)
def in_japanese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "language", lambda: "ja")


@pytest.mark.parametrize(
    ("tell", "sentence", "said"),
    [
        (step_word, "reading 案件.csv: 20,000 lines", "案件.csvを読んでいます：20,000行"),
        (step_word, "casting leads of a.csv", "a.csvからリードの値を読み取っています"),
        (example, "line 3: b.csv line 12", "3行目：b.csv 12行目"),
        (left_out, "a.py, b.md and 7 more (no file of a table)",
         "a.py, b.md、ほか7個（表のファイルではない）"),
        (reason, "its deal_id already stands in a.csv line 2",
         "同じdeal_idがa.csvの2行目にすでにある"),
        (reason, "too few fields (3, expected 5)", "列が少ない（3列、見出しは5列）"),
        (fault_word, "  a.csv line 2: too few fields (3, expected 5)",
         "a.csv 2行目：列が少ない（3列、見出しは5列）"),
        (dataset_fault, "this is no Leadgrid dataset. Load the files again.",
         "Leadgridのデータセットではありません。ファイルを読み込み直してください。"),
        (step_word, "something new", "something new"),
    ],
)  # fmt: skip
def test_a_sentence_is_told_with_what_it_names(tell, sentence: str, said: str):
    assert tell(sentence) == said
