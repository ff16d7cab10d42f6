"""Drafts come and go: presets, saved names, TOML files in and out."""

from pathlib import Path

import streamlit as st

from data.definition import Definition, parse_definition, write_definition
from data.errors import LeadgridError
from data.presets import presets
from data.saved import Saved, SavedDefinitions
from pages.shared.editor.draft import Faults
from pages.shared.editor.state import start_from
from pages.shared.text import _, moment
from pages.shared.view import View, carry, opened


def toolbar(view: View, whole: Definition, faults: Faults) -> None:
    """Start from, save, agree, export."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small", width="content"):
        _start(view)
        _save(whole, is_whole=not faults.found)
        st.download_button(
            _("Export"), write_definition(whole), file_name="definition.toml",
            mime="application/toml", icon=":material/download:", on_click="ignore",
            disabled=bool(faults.found), key="export_draft",
        )  # fmt: skip
        if faults.found or whole != view.definition:
            st.caption(_(":material/edit: not saved yet"), width="content")


def told() -> None:
    """What the last save or import came to."""
    if said := st.session_state.pop("draft_said", None):
        st.success(said, icon=":material/check:")
    if refused := st.session_state.pop("draft_refused", None):
        for line in refused.splitlines():
            st.error(line, icon=":material/error:")


def _start(view: View) -> None:
    with st.popover(_("Start from"), icon=":material/file_open:", key=_popover("start")):
        st.caption(_("Replaces the draft on the screen. What was saved stays."))
        offered = {_("The definition in view"): view.definition}
        offered[_("The definition of the data")] = opened(str(view.path)).definition
        offered |= presets()
        for number, (name, definition) in enumerate(offered.items()):
            st.button(
                name, key=f"start_{number}", on_click=_begin, args=(definition,),
                type="tertiary", icon=":material/content_copy:",
            )  # fmt: skip
        for saved in SavedDefinitions().newest():
            _earlier(view, saved)
        file = st.file_uploader(
            _("Import a TOML file"), type=["toml"], key="import_draft", max_upload_size=1
        )
        if file is not None and st.session_state.get("imported") != file.file_id:
            st.session_state["imported"] = file.file_id
            _import(file.name, file.getvalue())


def _popover(name: str) -> str:
    """A key that changes when something was saved or begun: a new popover is a closed one."""
    return f"open_{name}_{st.session_state.setdefault('draft_turn', 0)}"


def _begin(definition: Definition) -> None:
    start_from(definition)
    carry("draft", None)
    st.session_state["draft_turn"] += 1


def _earlier(view: View, saved: Saved) -> None:
    """A saved name, with its versions, each of which can be begun from."""
    zone = opened(str(view.path)).time_zone
    with st.expander(saved.name):
        for one in SavedDefinitions().history(saved.name):
            st.button(
                moment(one.saved_at, zone), key=f"start_{one.version_id}", type="tertiary",
                on_click=_begin, args=(one.definition,), icon=":material/history:",
            )  # fmt: skip
        st.button(
            _("Take it off the lists"), key=f"remove_{saved.version_id}", type="tertiary",
            on_click=SavedDefinitions().remove, args=(saved.name,), icon=":material/delete:",
        )  # fmt: skip


def _import(name: str, content: bytes) -> None:
    try:
        _begin(parse_definition(content.decode("utf-8-sig"), Path(name).name))
    except UnicodeDecodeError:
        st.session_state["draft_refused"] = _("{file}: this is no UTF-8 text.").format(file=name)
    except LeadgridError as error:
        st.session_state["draft_refused"] = str(error)
    else:
        st.session_state["draft_said"] = _("{file} is on the screen; save it to keep it.").format(
            file=name
        )
    st.session_state["draft_turn"] += 1
    st.rerun()


def _save(whole: Definition, *, is_whole: bool) -> None:
    with st.popover(
        _("Save"), icon=":material/save:", type="primary", disabled=not is_whole,
        key=_popover("save"),
    ):  # fmt: skip
        _name_it()
        name = st.text_input(
            _("Under which name?"), key="draft_name", max_chars=120, placeholder=_("Our definition")
        ).strip()
        st.caption(_("A name that is taken gets a new version; the old ones stay."))
        is_kept = st.button(_("Save and look at it"), key="keep_draft", icon=":material/save:")
        is_agreed = st.button(
            _("Save and make it the agreed one"), key="agree_draft", icon=":material/handshake:",
            disabled=not (whole.potential and whole.intent),
            help=_("Everybody who opens Leadgrid then sees its numbers first."),
        )  # fmt: skip
        if (is_kept or is_agreed) and not name:
            st.caption(_(":red[:material/error: Enter a name.]"))
        _disagree()
    if (is_kept or is_agreed) and name:
        _keep(name, whole, is_agreed)
        st.rerun()


def _disagree() -> None:
    """The way back from an agreed definition to the one of the data."""
    if SavedDefinitions().agreed() and st.button(
        _("Nothing is agreed any more"), key="disagree", icon=":material/undo:", type="tertiary",
        help=_("Everybody then sees the definition of the data first. What was saved stays."),
    ):  # fmt: skip
        SavedDefinitions().agree(None)
        st.session_state["draft_turn"] += 1
        st.rerun()


def _name_it() -> None:
    """A draft keeps the name that it was saved under; one of a preset needs its own."""
    base = st.session_state["draft_base"].name
    if st.session_state.get("draft_named_for") != base:
        st.session_state["draft_named_for"] = base
        st.session_state["draft_name"] = "" if base in presets() else base


def _keep(name: str, whole: Definition, is_agreed: bool) -> None:
    try:
        saved = SavedDefinitions().save(name, whole)
        if is_agreed:
            SavedDefinitions().agree(saved.version_id)
    except LeadgridError as error:
        st.session_state["draft_refused"] = str(error)
        return
    carry("definition", None if is_agreed else saved.version_id)
    _begin(saved.definition)
    said = _("Saved as “{name}”; every page now shows it.")
    st.session_state["draft_said"] = said.format(name=name)
