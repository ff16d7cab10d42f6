"""Questions from the command line."""

import csv

import pytest

from queries.__main__ import main
from queries.question import questions


def ask(given, *arguments: str) -> int:
    return main([*arguments, "--dataset", str(given.dataset.path.parent)])


def test_groups_are_asked_by_name(given, capsys):
    given.handover("L1", team_name="West")
    given.activity("L1", at="2026-03-31 10:00")
    asked = ["rates_by_group", "--by", "team", "--rate", "missed_sla", "--format", "csv"]
    assert ask(given, *asked) == 0
    (row,) = csv.DictReader(capsys.readouterr().out.splitlines())
    assert (row["group_name"], row["count_hits"], row["count_whole"]) == ("West", "1", "1")


def test_a_criterion_that_there_is_not_is_refused_with_those_that_there_are(given, capsys):
    given.handover("L1")
    with pytest.raises(SystemExit):
        ask(given, "rates_by_group", "--by", "region", "--rate", "ignored")
    assert "choose from 'team', 'owner', 'source'" in capsys.readouterr().err


def test_what_a_question_can_t_do_without_is_asked_for(given, capsys):
    given.handover("L1")
    with pytest.raises(SystemExit):
        ask(given, "rates_by_group", "--by", "team")
    assert "required: --rate" in capsys.readouterr().err


def test_numbers_are_read_by_the_name_of_their_parameter(given, capsys):
    given.handover("L1")
    counts = ["--count-hits", "30", "--count-whole", "100", "--count-hits-before", "45"]
    assert ask(given, "change_of_rate", *counts, "--count-whole-before", "many") == 1
    assert "--count-whole-before: 'many' is no such value" in capsys.readouterr().err


def test_only_a_closed_list_is_one():
    asked = questions()["rates_by_group"]
    assert asked.choices("rate") == ["ignored", "missed_sla", "follow_up", "conversion", "won"]
    assert asked.is_needed("rate")
    assert not asked.choices("second_by")
    assert not asked.is_needed("team_name")
