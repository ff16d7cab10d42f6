"""All sheets at a glance: what each is taken for, and which is looked at."""

import streamlit as st

from data.choosing import PEOPLE
from data.proposal import Origin, Proposal
from pages.shared.text import _
from pages.shared.upload.field_words import tables

PLAIN = "plain list"  # the dictionary of usual names: no system at all


def overview(proposals: list[Proposal], open_questions: dict[str, int]) -> None:
    """A table of the sheets."""
    asks = any(open_questions.values())
    st.dataframe(
        [
            {
                _("File"): one.sheet.name,
                _("Is taken for"): taken_for(one),
                _("Becomes"): becomes(one),
                **({_("To decide"): open_questions[one.sheet.name] or None} if asks else {}),
                _("Because"): because(one),
                _("Read as"): reading(one),
            }
            for one in proposals
        ],
        hide_index=True,
        placeholder="",
        key="sheets",
    )


def looked_at(proposals: list[Proposal], open_questions: dict[str, int]) -> Proposal:
    """The sheet that is chosen to be looked at: at first one with something to decide."""
    names = [one.sheet.name for one in proposals]
    if st.session_state.get("looked_at") not in names:
        asks = [name for name in names if open_questions[name]]
        people = [one.sheet.name for table in PEOPLE for one in proposals if one.table == table]
        st.session_state["looked_at"] = [*asks, *people, *names][0]
    name = st.selectbox(_("Look at"), names, key="looked_at", width=480)
    return next(one for one in proposals if one.sheet.name == name)


def becomes(one: Proposal) -> str:
    """The tables that a sheet feeds."""
    words = tables()
    return ", ".join(words[table] for table in one.source.tables()) if one.source else "–"


def taken_for(one: Proposal) -> str:
    """What a sheet is called in its own system."""
    if one.called and one.system != PLAIN:
        return one.called
    return tables()[one.table] if one.source else _("not used")


def because(one: Proposal) -> str:
    """Who says so."""
    if one.system == PLAIN:
        return _("its columns have usual names")
    return {
        Origin.MAPPING: _("the mapping file says so"),
        Origin.LOOKED_UP: _("other files look something up in it"),
        Origin.SAVED: _("chosen the last time for the same columns"),
        Origin.OWN: _("its columns have Leadgrid's own names"),
        Origin.SYSTEM: _("its columns have the names of that system"),
        Origin.LEFT_OUT: _("the mapping file leaves it out"),
        Origin.NOTHING: _("its columns are of no known kind"),
    }[one.origin]


def reading(one: Proposal) -> str:
    """Encoding, delimiter and what stands above the header."""
    sheet = one.sheet
    parts = [sheet.encoding or {"workbook": "Excel", "parquet": "Parquet"}.get(sheet.kind, "")]
    if sheet.kind == "text":
        parts.append(
            {"\t": _("tab"), ",": _("comma"), ";": _("semicolon")}.get(
                sheet.delimiter, sheet.delimiter
            )
        )
    if sheet.above:
        parts.append(_("{rows} lines above the header skipped").format(rows=sheet.above))
    return ", ".join(part for part in parts if part)
