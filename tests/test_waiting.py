"""What takes long says how far it has got."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import waiting
from queries import Dataset


class Room:
    """Where the bar is drawn: what it said."""

    def __init__(self) -> None:
        self.said: list[tuple[float, str]] = []
        self.is_empty = True

    def progress(self, share: float, text: str) -> None:
        self.said.append((share, text))
        self.is_empty = False

    def empty(self) -> None:
        self.is_empty = True


def test_each_table_that_a_question_needs_is_a_step(given):
    given.handover()
    steps: list[tuple[int, int]] = []
    dataset: Dataset = given.dataset
    dataset.ask("handovers_listed", told=lambda made, wanted: steps.append((made, wanted)))
    count = len(dataset._kept.names())
    assert count > 3
    assert steps == [(made, count) for made in range(count)]


def test_what_is_kept_takes_no_step(given):
    given.handover()
    steps: list[tuple[int, int]] = []
    for _time in range(3):  # the second time keeps more
        steps.clear()
        given.dataset.ask("rates", told=lambda made, wanted: steps.append((made, wanted)))
    assert steps == []


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("en", "Counting … step 2 of 4, 3 s"),
        ("ja", "集計しています… 手順2/4、3秒"),
    ],
)
def test_a_long_answer_says_how_far_it_has_got(monkeypatch, locale, said):
    room = answered(monkeypatch, patience=0, locale=locale)
    assert (0.25, said) in room.said
    assert room.is_empty  # once there is an answer


def test_a_quick_answer_shows_no_bar(monkeypatch):
    assert answered(monkeypatch, patience=60).said == []


def test_what_nobody_waits_for_shows_no_bar(monkeypatch):
    assert answered(monkeypatch, patience=0, is_quiet=True).said == []


def test_a_fragment_that_runs_by_itself_writes_to_nothing_around_it(monkeypatch):
    assert answered(monkeypatch, patience=0, made_by=("another fragment",)).said == []


def test_where_there_is_no_page_the_answer_comes_all_the_same():
    with waiting.waiting() as steps:
        steps.told(1, 2)
    assert steps.done == 1


def answered(
    monkeypatch: pytest.MonkeyPatch,
    *,
    patience: float,
    locale: str = "en",
    is_quiet: bool = False,
    made_by: tuple[str, ...] = (),  # none: a run of the whole page, as this one
) -> Room:
    """What was drawn while a page waited for an answer of four steps."""
    room = Room()
    monkeypatch.setattr(waiting, "PATIENCE", patience)
    monkeypatch.setattr(waiting, "PAUSE", 0.01)
    monkeypatch.setattr(waiting.Steps, "seconds", 3)  # however slow the machine is
    is_shown = not (patience or is_quiet or made_by)
    app = AppTest.from_function(waits, args=(is_quiet, is_shown))
    app.session_state[waiting.KEY] = made_by, room
    app.query_params["lang"] = locale
    app.run(timeout=20)
    assert not app.exception
    assert app.session_state[waiting.KEY] == (made_by, room)
    return room


def waits(is_quiet: bool, is_shown: bool) -> None:
    from contextlib import nullcontext
    from time import sleep

    import streamlit as st

    from pages.shared.waiting import KEY, quietly, waiting

    room = st.session_state[KEY][1]
    with quietly() if is_quiet else nullcontext(), waiting() as steps:
        steps.told(1, 4)
        sleep(0.1)
        while is_shown and not any(share for share, _text in room.said):
            sleep(0.01)
