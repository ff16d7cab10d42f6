"""The sections of the definition, and the form of the chosen one."""

import streamlit as st

from data.definition import Definition, write_definition
from pages.shared.editor.bands import bands
from pages.shared.editor.cells import cells
from pages.shared.editor.counting import counting, points
from pages.shared.editor.draft import Faults, Node
from pages.shared.editor.hours import hours
from pages.shared.editor.rules import rules
from pages.shared.editor.targets import targets
from pages.shared.text import _


def section() -> str:
    """Which part of the definition is edited."""
    labels = {
        "potential": _("Potential"),
        "intent": _("Intent"),
        "cells": _("Hot cells, playbook"),
        "rules": _("MQL, sales-qualified"),
        "hours": _("SLA, hours"),
        "counting": _("What counts"),
        "targets": _("Targets"),
        "toml": _("As a file"),
    }
    # a widget's own state is gone once its page was left
    st.session_state.setdefault("draft_section", st.session_state.get("draft_part", "potential"))
    chosen = st.segmented_control(
        _("Part of the definition"), list(labels), key="draft_section", required=True,
        format_func=labels.__getitem__, label_visibility="collapsed",
    )  # fmt: skip
    st.session_state["draft_part"] = chosen
    return chosen or "potential"


def form(name: str, draft: Node, whole: Definition, faults: Faults) -> None:
    """The form of one section."""
    if name in ("potential", "intent"):
        bands(draft, "potential" if name == "potential" else "intent", faults)
        if name == "intent":
            st.subheader(_("Points"), anchor=False)
            points(draft, faults)
    elif name == "toml":
        st.caption(_("The whole definition as its file says it."))
        st.code(write_definition(whole), language="toml", height=560)
    else:
        forms = {
            "cells": cells, "rules": rules, "hours": hours, "counting": counting,
            "targets": targets,
        }  # fmt: skip
        forms[name](draft, faults)
