"""Every column of a sheet: where it goes, why, three values, and how many can't be read."""

from collections.abc import Callable

import streamlit as st

from data import choosing
from data.choosing import Place
from data.mapping import Source
from data.previewing import ColumnLook, Looked
from data.proposal import Proposal
from pages.shared.text import _, count
from pages.shared.upload.desk import Desk
from pages.shared.upload.field_words import place_word
from pages.shared.upload.reasons import reason_word

WIDTHS = [4, 4, 5, 2]
MOST = 40  # characters of a value
MONEY = ("annual_revenue", "amount")


def columns(own: Desk, one: Proposal, source: Source, looked: Looked) -> None:
    """The columns that are used, each with a select box, and below them the others."""
    places = {column: choosing.place_of(source, column) for column in one.sheet.header}
    used = [column for column, place in places.items() if place]
    for cell, title in zip(
        st.columns(WIDTHS),
        (_("Column"), _("Goes to"), _("Values: as written → as read"), _("Readable")),
        strict=True,
    ):
        cell.markdown(f"**{title}**")
    for column in used:
        _row(own, one, source, column, places[column], looked.of(column))
    _others(own, one, source, [column for column in places if column not in used], looked)


def _row(
    own: Desk, one: Proposal, source: Source, column: str, place: Place | None, look: ColumnLook
) -> None:
    name, goes, values, unread = st.columns(WIDTHS, vertical_alignment="top")
    name.markdown(f"**{_plain(column)}**  \n:small[:gray[{reason_word(one, column)}]]")
    with goes:
        _select(own, one, source, column, place)
        if place and place[1] in MONEY:
            _unit(own, one, source, column, place)
        if more := _also(source, column, one.table):
            st.caption(more)
    values.text(_samples(look))  # never markup: an e-mail address would become a link
    if look.count_rejected:
        unread.markdown(
            _(":red[{rejected} of {filled} not]").format(
                rejected=count(look.count_rejected), filled=count(look.count_filled)
            )
        )
        unread.caption(_plain(look.rejected[0]))
    elif look.count_filled:
        unread.caption(_("all {filled}").format(filled=count(look.count_filled)))


def _unit(own: Desk, one: Proposal, source: Source, column: str, place: Place) -> None:
    """What a number of this column counts."""
    table, field = place
    words = {
        1.0: _("as written"), 1e3: _("in thousands"), 1e4: _("in ten thousands"),
        1e6: _("in millions"), 1e8: _("in hundred millions"), 1e9: _("in billions"),
    }  # fmt: skip
    now = source.rules(table)[field].unit
    key = f"unit_{one.sheet.name}_{column}"
    st.session_state[key] = now
    st.selectbox(
        _("Unit of {column}").format(column=column), sorted({*words, now}), key=key,
        format_func=lambda unit: words.get(unit, f"× {unit:,}"), label_visibility="collapsed",
        on_change=lambda: own.choose(
            one.sheet.header, choosing.scaled(source, column, st.session_state[key])
        ),
    )  # fmt: skip


def _also(source: Source, column: str, main: str) -> str:
    """The other places of a column that goes to several."""
    words = [place_word(place, main) for place in choosing.all_places_of(source, column)[1:]]
    return _("also: {places}").format(places=", ".join(words)) if words else ""


def _select(own: Desk, one: Proposal, source: Source, column: str, place: Place | None) -> None:
    key = f"goes_{one.sheet.name}_{column}"
    st.session_state[key] = place
    st.selectbox(
        _("Where {column} goes").format(column=column), _options(one, place),
        format_func=lambda place: place_word(place, one.table), key=key,
        label_visibility="collapsed",
        on_change=_change(own, one, source, column, key),
    )  # fmt: skip


def _options(one: Proposal, place: Place | None) -> list[Place | None]:
    found: list[Place | None] = [None, *choosing.places(one.table)]
    return found if place in found else [*found, place]


def _change(own: Desk, one: Proposal, source: Source, column: str, key: str) -> Callable[[], None]:
    def change() -> None:
        own.choose(one.sheet.header, choosing.moved(source, column, st.session_state[key]))

    return change


def _samples(look: ColumnLook) -> str:
    pairs = [
        raw if raw == cast else f"{raw[:MOST]} → {cast[:MOST] or '–'}" for raw, cast in look.samples
    ]
    return "\n".join(pairs) or _("always blank")


def _plain(text: str) -> str:
    """A value as it is written: nothing of it is markup."""
    for sign in "\\`*_{}[]()#+-.!|<>~$:":
        text = text.replace(sign, f"\\{sign}")
    return text


def _others(own: Desk, one: Proposal, source: Source, unused: list[str], looked: Looked) -> None:
    if not unused:
        return
    title = _("Columns not used: {columns}").format(columns=count(len(unused)))
    with st.expander(title, icon=":material/visibility_off:"):
        st.dataframe(
            [
                {
                    _("Column"): column,
                    _("Why"): reason_word(one, column),
                    _("Values"): " · ".join(raw for raw, _cast in looked.of(column).samples),
                }
                for column in unused
            ],
            hide_index=True,
        )
        with st.container(horizontal=True, vertical_alignment="bottom"):
            column = st.selectbox(_("Use the column"), unused, key=f"unused_{one.sheet.name}")
            key = f"use_as_{one.sheet.name}"
            place = st.selectbox(
                _("as"),
                choosing.places(one.table),
                key=key,
                format_func=lambda place: place_word(place, one.table),
            )
            st.button(
                _("Use it"), key=f"use_{one.sheet.name}", icon=":material/add:",
                on_click=lambda: own.choose(
                    one.sheet.header, choosing.moved(source, column, place)
                ),
            )  # fmt: skip
