"""The command that writes a digest: where to, by which definition, and what it refuses."""

import pytest

from data.definition import parse_definition
from data.saved import SavedDefinitions
from queries.__main__ import main
from tests.test_digest import a_week


def test_the_command_writes_both_files_and_says_where(sample, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["digest", "--dataset", str(sample.path.parent)]) == 0
    names = ["leadgrid-digest-2026-06-30.html", "leadgrid-digest-2026-06-30.txt"]
    assert capsys.readouterr().out.split() == names
    assert sorted(path.name for path in tmp_path.iterdir()) == names
    assert "<h1" in (tmp_path / names[0]).read_text(encoding="utf-8")


def test_the_agreed_definition_counts_as_it_does_on_the_screen(given, tmp_path):
    a_week(given)
    home = given.dataset.path.parent
    saved = SavedDefinitions(home).save("Strict", parse_definition("sla_business_hours = 99"))
    SavedDefinitions(home).agree(saved.version_id)
    out = tmp_path / "out" / "week.html"
    asked = ["digest", "--dataset", str(home), "--as-of", "2026-03-10T18:00", "--to", str(out)]
    assert main(asked) == 0
    text = out.with_suffix(".txt").read_text(encoding="utf-8")
    assert "Sales ignored 0 of 9 due MQLs this week" in text  # three still have time
    assert "Definition: Strict" in text


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--team-name", "Norht"], "--team-name: there is no 'Norht'. There are: East, Overseas"),
        (["--as-of", "soon"], "is no ISO time"),
        (["--to", "week.txt"], "expected a name for the HTML"),
    ],
)
def test_what_can_not_be_done_is_told(sample, capsys, options, said):
    assert main(["digest", "--dataset", str(sample.path.parent), *options]) == 1
    assert said in capsys.readouterr().err
