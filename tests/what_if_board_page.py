"""A page with a board of made-up numbers, and a list of the acts that Python heard."""

import time
from pathlib import Path

import streamlit as st

from pages.shared.grid import Cell
from pages.shared.what_if.board import board
from pages.shared.what_if.board_acts import Act
from pages.shared.what_if.board_data import (
    Board,
    CellSeen,
    Cube,
    Group,
    Knob,
    Number,
    NumberSeen,
    Part,
)

SIZE, DAYS = "potential.0.any.0.at_least", "intent.0.any.0.within_days"
KEY = "what_if_board"
BANDS = [("A", "<b>A</b>"), ("B", "B"), ("not scored", "Not scored"), ("total", "Total")]
STEPS = range(200)
st.set_page_config(layout="wide")
state = st.session_state
state.setdefault("now", {SIZE: 1000.0, DAYS: 90.0})
state.setdefault("acts", [])
state.setdefault("off", set())
state.setdefault("hot", {("A", "A")})
state.setdefault("cube", None)
answers = st.query_params.get("answers")  # a file that says how many turns may be answered


def in_words(act: Act) -> str:
    place = f"{act.potential}~{act.intent}" if act.kind == "hot" else act.path
    ends = {"turn": f" {act.value:.10g}", "grab": ""}
    return f"{act.kind} {place}" + ends.get(act.kind, " on" if act.is_on else " off")


def on_act(act: Act) -> None:
    state.acts.append(in_words(act))
    state.refusal = "Too large" if act.value > 1_000_000 else ""
    if act.kind == "turn" and not state.refusal:
        if "stale" in st.query_params:
            state.later = (act.path, act.value, state[f"{KEY}_heard"])
        else:
            state.now[act.path] = act.value
    if act.kind in ("turn", "grab") and act.path == SIZE:
        state.cube = SIZE
    if act.kind == "switch":
        (state.off.discard if act.is_on else state.off.add)(act.path)
    if act.kind == "hot":
        (state.hot.add if act.is_on else state.hot.discard)((act.potential, act.intent))


def knob(path: str, values: list[float], unit: str, agreed: float, **more: bool) -> Knob:
    values = sorted({*values, state.now[path]})
    texts = [f"{value:,.10g} {unit}".strip() for value in values]
    at = values.index(state.now[path])
    return Knob(path, f"{path} <i>", texts, values, at, values.index(agreed), unit, **more)  # type: ignore[arg-type]


def cell(row: int, column: int, at: int) -> CellSeen:
    return CellSeen(f"{at + row + column:,}", change=f"+{at}", change_look="better", heat=at // 2)


def cells(at: int) -> list[Cell]:
    names = [band for band, _label in BANDS]
    places = [(row, column) for row in range(4) for column in range(4)]
    return [
        Cell(names[row], names[column], float(at), cell(row, column, at).text, "", "label",
             is_hot=(names[row], names[column]) in state.hot)
        for row, column in places
    ]  # fmt: skip


def number(at: int) -> NumberSeen:
    return NumberSeen(f"{at} MQLs", "of 200", f"+{at}", "better")


def cube(size: Knob) -> Cube | None:
    if state.cube is None:
        return None
    steps = range(len(size.positions))
    names = [band for band, _label in BANDS]
    places = [(row, column) for row in range(4) for column in range(4)]
    return Cube(
        SIZE,
        {"hot": [number(at) for at in steps]},
        {(names[r], names[c]): [cell(r, c, at) for at in steps] for r, c in places},
    )


def may_answer(answers: Path) -> bool:
    turns = sum(act.startswith("turn") for act in state.acts)
    return answers.exists() and turns <= int(answers.read_text() or 0)


def page() -> None:
    while answers and state.acts and not may_answer(Path(answers)):
        time.sleep(0.05)
    size = knob(SIZE, [100.0 * step for step in STEPS], "", 1000, is_threshold=True, is_whole=True)
    if state.get("refusal"):
        size = Knob(**(vars(size) | {"refusal": state.refusal}))
    days = knob(DAYS, [7, 30, 90, 365], "days", 90, is_whole=True)
    first, second = SIZE.rpartition(".")[0], DAYS.rpartition(".")[0]
    groups = [
        Group("Potential <b>A</b>", "potential.0", "potential.0" not in state.off, parts=[
            Part(first, "<script>at least</script>", [size], first not in state.off, True)]),
        Group("Intent A", parts=[Part(second, "within", [days], second not in state.off)]),
    ]  # fmt: skip
    board(
        Board(
            groups, [Number("hot", "MQLs", *number(size.at)), Number("won", "Won", "12億")],
            cells(size.at), BANDS, BANDS, high=200, cube=cube(size),
        ),
        key=KEY, on_act=on_act,
    )  # fmt: skip


later = state.pop("later", None)
if later:  # an answer that was on its way before the act arrives after it
    state[f"{KEY}_heard"] = later[2] - 1
page()
if later:
    time.sleep(1)
    state.now[later[0]], state[f"{KEY}_heard"] = later[1:]
    st.rerun()
st.text("acts: " + " | ".join(state.acts))
