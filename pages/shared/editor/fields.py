"""Widgets that stand for one value of the draft: they show it, and write what is entered."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import streamlit as st

from pages.shared.ask import ask
from pages.shared.editor.draft import Faults, Node
from pages.shared.text import _, language

# Money is entered in the unit that people speak in.
MONEY_UNIT = {"ja": 1e8, "en": 1e6}


def key_of(part: Node, name: str) -> str:
    """The widget's key: it belongs to the part, wherever that is moved."""
    return f"draft_{part.get('id', 'cell')}_{name}"


def _bind(
    part: Node, name: str, key: str, shown: Any, read: Callable[[Any], Any] = lambda value: value
) -> dict[str, Any]:
    """The arguments that tie a widget to a value of the draft."""
    st.session_state[key] = shown

    def write() -> None:
        part[name] = read(st.session_state[key])

    return {"key": key, "on_change": write}


def text(
    part: Node, name: str, label: str, write: Callable[[str], None] | None = None, **more: Any
) -> None:
    """A line of text; `write` does more with what is entered than setting the value."""
    bound = _bind(part, name, key_of(part, name), part[name] or "")
    if write is not None:
        bound["on_change"] = lambda: write(st.session_state[bound["key"]])
    st.text_input(label, **bound, **more)


def number(
    part: Node,
    name: str,
    label: str,
    *,
    key: str = "",
    unit: float = 1.0,
    is_whole: bool = False,
    **more: Any,
) -> None:
    """A number, which may be left blank; `unit` is what 1 on the screen is worth."""
    value = part[name]
    shown = None if value is None else value / unit
    if is_whole and shown is not None:
        shown = int(shown)

    def read(entered: Any) -> Any:
        return None if entered is None else entered if is_whole else round(entered * unit, 6)

    kind = {"step": 1} if is_whole else {"step": None, "format": "%g"}
    st.number_input(
        label,
        value=None,
        **_bind(part, name, key or key_of(part, name), shown, read),
        **(kind | more),
    )


def percent(part: Node, name: str, label: str, key: str, **more: Any) -> None:
    """A rate from 0 to 1, entered in per cent; it may be left blank."""
    shown = None if part[name] is None else round(100 * part[name], 6)
    bound = _bind(
        part, name, key, shown, lambda entered: None if entered is None else round(entered / 100, 8)
    )
    st.number_input(label, value=None, step=1.0, format="%g", **bound, **more)


def choice(
    part: Node, name: str, label: str, labels: dict[str, str], *, key: str = "",
    nothing: str | None = "", **more: Any,
) -> None:  # fmt: skip
    """One of some options, from a list; the empty option stands for `nothing`."""
    options = list(labels)
    own = part[name] or ""
    bound = _bind(part, name, key or key_of(part, name), own if own in labels else options[0])

    def write() -> None:
        entered = st.session_state[bound["key"]]
        if entered is not None:  # a list that was not drawn to its end has no choice yet
            part[name] = entered or nothing

    bound["on_change"] = write
    st.selectbox(label, options, format_func=labels.__getitem__, **bound, **more)


def words(
    part: Node,
    name: str,
    label: str,
    known: Iterable[str],
    *,
    key: str = "",
    said: Callable[[str], str] = str,
    **more: Any,
) -> None:
    """Some words: those that the data knows are offered, others can be written."""
    chosen: Sequence[str] = part[name]
    options = list(dict.fromkeys([*chosen, *known]))
    st.multiselect(
        label, options, accept_new_options=True, format_func=said,
        **_bind(part, name, key or key_of(part, name), list(chosen), tuple), **more,
    )  # fmt: skip


def switch(part: Node, name: str, label: str, *, key: str = "", **more: Any) -> None:
    """Yes or no."""
    st.toggle(label, **_bind(part, name, key or key_of(part, name), part[name]), **more)


def act(label: str, key: str, work: Callable[[], None], icon: str, **more: Any) -> None:
    """A button that changes the draft."""
    st.button(label, key=key, on_click=work, icon=f":material/{icon}:", **more)


def faults_of(faults: Faults, part: Node, name: str | None = None) -> None:
    """What is wrong with a part, below its fields."""
    for message in faults.of(part, name):
        st.caption(f":red[:material/error: {in_words(message)}]")


def all_faults(faults: Faults) -> None:
    """Everything that is wrong, wherever in the definition it stands."""
    for message in dict.fromkeys(map(in_words, faults.found.values())):
        st.caption(f":red[:material/error: {message}]")


def in_words(message: str) -> str:
    """A complaint about a value, as a person who fills in a form would put it."""
    if "`at_least`, `below`" in message:
        return _("Fill in one of the two numbers, or both.")
    if 'in = ["…"]' in message:
        return _("Choose or write at least one word.")
    if "exactly one of" in message or "at least 1 item" in message:
        return _("Add at least one condition.")
    if "'' can't be a band's name" in message or "String should have at least 1" in message:
        return _("Enter a name.")
    if "opens at or after" in message or "expected opening hours" in message:
        return _("Write opening hours such as 09:00-18:00; blank is a day off.")
    if "greater than" in message or "less than" in message:
        return _("This number is too small or too large.")
    if "two bands are named" in message or "two are named" in message:
        return _("Two have the same name; each needs one of its own.")
    if "can't be a band's name" in message:
        return _("Give it another name; this one has a meaning of its own.")
    if "[points] table" in message:
        return _("A condition asks for points: say below what each touch is worth.")
    if "teams`, `people`" in message:
        return _("Name its teams or people, or choose everyone of sales or of marketing.")
    if "valid integer" in message or "valid number" in message or "Field required" in message:
        return _("Enter a number.")
    return message


def values(name: str) -> list[str]:
    """What the data holds in a field, the most frequent first."""
    return [row["value"] for row in ask("field_values").dicts() if row["field"] == name]


def money_unit() -> float:
    """What 1 on the screen is worth where money is entered."""
    return MONEY_UNIT[language()]
