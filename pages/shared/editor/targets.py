"""The form of targets: what the two departments want to reach."""

import streamlit as st

from pages.shared.editor import fields
from pages.shared.editor.draft import Faults, Node
from pages.shared.text import _


def targets(draft: Node, faults: Faults) -> None:
    """One number per rate, each of which may be left blank."""
    st.caption(
        _("In per cent; blank: no target. The review and the grid say them beside the rate.")
    )
    labels = {
        "ignored_rate": _("Ignored rate, at most"),
        "follow_up_rate": _("Follow-up rate, at least"),
        "missed_sla_rate": _("Missed-SLA rate, at most"),
        "conversion_rate": _("Conversion rate, at least"),
        "playbook_rate": _("Playbook kept, at least"),
    }
    for name, label in labels.items():
        fields.percent(draft["target"], name, label, f"draft_target_{name}", placeholder="–")
        fields.faults_of(faults, draft, f"target.{name}")
