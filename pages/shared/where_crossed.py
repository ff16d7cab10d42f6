"""Two criteria crossed: a grid that opens lists, each cell one pair of groups."""

import streamlit as st

from pages.shared.ask import ask
from pages.shared.grid import Cell, grid
from pages.shared.groups import Row, criteria, group_words, row_key
from pages.shared.text import FEW, _, count, percent
from pages.shared.view import View, carry
from pages.shared.where_choice import Choice
from pages.shared.where_groups import choose_group, group_list, mark, sentence

# As many as can be read from the other end of the room.
MOST_DOWN, MOST_ACROSS = 14, 9
NOT_NAMED = "not named"  # an id of the grid; a group may have no name


def crossed_panel(rows: list[Row], choice: Choice, view: View) -> None:
    """The grid, and the list of the chosen pair below it."""
    down, across = (
        _names(one or "", choice, view, most)
        for one, most in ((choice.by, MOST_DOWN), (choice.second, MOST_ACROSS))
    )
    pairs = {(_id(row["group_name"]), _id(row["second_name"])): row for row in rows}
    shown = [(d, a) for d, _words in down for a, _words in across]
    cells = [_cell(place, pairs.get(place), choice) for place in shown]
    names = criteria()
    st.caption(_how_to_read(is_whole=len(pairs) == sum(place in pairs for place in shown)))
    key = f"crossed_{choice.rate.name}_{choice.by}_{choice.second}"
    _forget_closed(key)
    chosen = grid(
        cells, down, across,
        key=key, row_title=names[choice.by],
        column_title=names[choice.second or ""], low=0.0, high=_highest(cells),
        hot_label=_("differs"),
        colour_scale="Greens" if choice.rate.name in ("conversion", "won") else "Oranges",
        is_ordered=False, selected=_place_of(st.query_params.get("group", ""), pairs),
    )  # fmt: skip
    _take_click(chosen, pairs)
    if row := choose_group(rows, choice):
        counts = (int(row["count_lost"]), int(row["count_whole"]))
        group_list(row, choice, sentence(row, choice), counts)


def _forget_closed(key: str) -> None:
    """Where the reader closed the list, the grid lets go of its cell, so that it opens again."""
    is_taken = st.session_state.get("pair_clicked") is not None
    if is_taken and "group" not in st.query_params and key in st.session_state:
        st.session_state[key] = {"chosen": None}
        st.session_state["pair_clicked"] = None


def _take_click(chosen: tuple[str, str] | None, pairs: dict[tuple[str, str], Row]) -> None:
    if chosen != st.session_state.get("pair_clicked"):
        if chosen in pairs:
            carry("group", row_key(pairs[chosen]))
        st.session_state["pair_clicked"] = chosen


def _place_of(key: str, pairs: dict[tuple[str, str], Row]) -> tuple[str, str] | None:
    return next((place for place, row in pairs.items() if row_key(row) == key), None)


def _names(by: str, choice: Choice, view: View, most: int) -> list[tuple[str, str]]:
    """The groups of one criterion that lost most leads; days and hours in their order."""
    rows = ask("rates_by_group", view, rate=choice.rate.name, by=by).dicts()
    names = [row["group_name"] for row in rows[:most]]
    if by in ("weekday", "hour"):
        names.sort(key=lambda name: name or "")
    return [(_id(name), group_words(by, name)) for name in names]


def _id(name: str | None) -> str:
    return NOT_NAMED if name is None else f"={name}"


def _cell(place: tuple[str, str], row: Row | None, choice: Choice) -> Cell:
    if row is None:
        return Cell(*place, value=None, text="–", note="", label=_("no MQL"), is_open=False)
    is_few = row["count_whole"] < FEW
    sign = mark(row) if not is_few else ""
    return Cell(
        *place,
        value=float(row["rate"]),
        text=percent(row["rate"]),
        note=_("{part} of {whole}").format(
            part=count(row["count_hits"]), whole=count(row["count_whole"])
        ),
        label=". ".join(part for part in (sentence(row, choice), sign) if part),
        is_grey=is_few,
        is_hot=bool(sign) and bool(row["is_worse"]),
    )


def _highest(cells: list[Cell]) -> float:
    judged = [cell.value for cell in cells if cell.value is not None and not cell.is_grey]
    return max(judged, default=1.0) or 1.0


def _how_to_read(*, is_whole: bool) -> str:
    said = [
        _("Framed: worse than the rest by more than chance, however many pairs are compared."),
        _("Grey: fewer than {few}, too few to judge.").format(few=FEW),
    ]
    if not is_whole:
        said.append(_("Shown are the groups that lost most leads; the table holds every pair."))
    return " ".join(said)
