"""Why a lead stands in its cell: each band with its conditions, and what the lead has."""

from datetime import datetime
from typing import Any

import streamlit as st

from data.conditions import AllOf, Condition, Leaf, NumberCondition, TouchCondition, parts
from data.definition import AXES, NOT_SCORED, Axis, Band, Definition
from pages.shared.ask import ask
from pages.shared.conditions import number_words, words_of, words_of_band
from pages.shared.lead_words import plain, when
from pages.shared.text import _
from pages.shared.view import View, opened

Row = dict[str, Any]
Known = dict[tuple[str, str], Row]  # rows of lead_conditions by name and path
ICONS = {True: ":material/check:", False: ":material/close:", None: ":material/question_mark:"}


def lead_reasons(lead: Row, handed_over_at: datetime | None, view: View) -> None:
    """Both axes side by side, with the band that took the lead marked."""
    rows = ask("lead_conditions", view, lead_no=lead["lead_no"]).dicts()
    for axis, column in zip(AXES, st.columns(2, gap="medium"), strict=True):
        with column, st.container(border=True, height="stretch"):
            _axis(axis, view.definition, lead[axis], _known(rows, axis))
    _mql(view.definition, _known(rows, "mql"))
    _exclusions(view.definition, _known(rows, "exclusion"))
    zone = opened(str(view.path)).time_zone
    if handed_over_at:
        said = _(
            "Touches are counted as of the handover on {when}: what a lead did afterwards is no "
            "sign of intent before. Fields of the lead are as they were at the load."
        ).format(when=when(handed_over_at, zone))
    else:
        said = _(
            "Touches are counted as of {when}. Fields of the lead are as they were at the load."
        ).format(when=when(view.period.as_of, zone))
    st.caption(said)


def _known(rows: list[Row], axis: str) -> Known:
    return {(row["name"], row["path"]): row for row in rows if row["axis"] == axis}


def _mql(definition: Definition, known: Known) -> None:
    """The rule by which a lead is an MQL, where that is not its cell alone."""
    if definition.mql is None:
        return
    holds = known["mql", ""]["holds"]
    titles = {
        True: _("MQL by its rule"),
        False: _("No MQL by its rule"),
        None: _("Not known whether it is an MQL"),
    }
    with st.container(border=True):
        st.subheader(titles[holds], anchor=False)
        st.markdown("\n".join(_condition(definition.mql.condition, "", "mql", known)))


def _exclusions(definition: Definition, known: Known) -> None:
    """The exclusions that hold: for these the lead counts for nobody."""
    lines = []
    for number, condition in enumerate(definition.exclusion):
        if known[str(number), ""]["holds"]:
            lines += _condition(condition, "", str(number), known)
    if lines:
        with st.container(border=True):
            st.subheader(_("Excluded by the definition"), anchor=False)
            st.markdown("\n".join(lines))


def _axis(axis: Axis, definition: Definition, taken: str, known: Known) -> None:
    titles = {"potential": _("Potential: {band}"), "intent": _("Intent: {band}")}
    name = _("not scored") if taken == NOT_SCORED else plain(taken)
    st.subheader(titles[axis].format(band=name), anchor=False)
    bands: tuple[Band, ...] = getattr(definition, axis)
    if taken == NOT_SCORED:
        is_open = any(row["holds"] is None for (_name, path), row in known.items() if not path)
        st.caption(
            _("What is blank in the data leaves open which band it is.")
            if is_open
            else _("No band holds, and none takes the rest.")
        )
    lines = []
    for number, band in enumerate(bands):
        is_later = taken in [earlier.name for earlier in bands[:number]]
        lines += _band(band, taken, is_later, known)
    if not bands:
        st.caption(_("The definition has no bands here."))
    st.markdown("\n".join(lines))


def _band(band: Band, taken: str, is_later: bool, known: Known) -> list[str]:
    """A band's name, what it says of the lead, and its conditions below."""
    said = [plain(band.name), _said_of(band, taken, is_later, known)]
    conditions = parts(band.condition) if band.condition else ()
    if len(conditions) > 1 and band.condition:
        said.append(_joint(band.condition))
    name = " · ".join(said)
    lines = [f"- :material/arrow_forward: **{name}**" if band.name == taken else f"- {name}"]
    if not conditions:
        lines.append(f"    - {words_of_band(band)}")
    for number, condition in enumerate(conditions):
        lines += _condition(condition, str(number), band.name, known)
    return lines


def _said_of(band: Band, taken: str, is_later: bool, known: Known) -> str:
    if band.name == taken:
        return _("takes this lead")
    if is_later:
        return _("comes after the band that took the lead")
    holds = known.get((band.name, ""), {}).get("holds")
    return _("not known") if holds is None else _("does not hold")


def _condition(condition: Condition, path: str, band: str, known: Known) -> list[str]:
    indent = "    " * (path.count(".") + 1) if path else ""
    inside = parts(condition)
    if inside:
        lines = [f"{indent}- {_joint(condition)}"]
        for number, part in enumerate(inside):
            lines += _condition(part, f"{path}.{number}".lstrip("."), band, known)
        return lines
    row = known.get((band, path), {"holds": None, "value": None})
    said = _("{condition}: **{answer}**").format(
        condition=plain(words_of(condition)), answer=_answer(condition, row)
    )
    return [f"{indent}- {ICONS[row['holds']]} {said}"]


def _joint(condition: Condition) -> str:
    return _("all must hold") if isinstance(condition, AllOf) else _("one is enough")


def _answer(condition: Condition, row: Row) -> str:
    """Yes or no, with what the lead has."""
    if row["value"] is None:
        return _("not known, blank in the data")
    if row["holds"] is None:
        return _("not known")
    said = _("yes, {value}") if row["holds"] else _("no, {value}")
    return said.format(value=plain(_value(condition, row["value"])))


def _value(condition: Condition, value: str) -> str:
    leaf: Leaf | Any = condition
    if isinstance(leaf, NumberCondition):
        return number_words(leaf.field, float(value))
    if isinstance(leaf, TouchCondition):
        return _("{count} found").format(count=value)
    return _("“{text}”").format(text=value)
