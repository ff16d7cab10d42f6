"""How a number is counted: in words, and the SQL behind it."""

from typing import Any

import streamlit as st

from data.definition import Definition
from pages.shared.ask import sql_of
from pages.shared.text import _
from pages.shared.view import current_view
from queries.trial import Trial


def explanation(name: str, sentences: list[str], **values: Any) -> None:
    """How a number is counted: in words, and the whole SQL behind it with the values it got."""
    explained_by(current_view().definition, name, sentences, values)


def explained_by(
    by: Definition | Trial, name: str, sentences: list[str], values: dict[str, Any]
) -> None:
    """The same by another definition than the one in view."""
    with st.popover(_("How is this counted?"), icon=":material/help:", type="tertiary"):
        for sentence in sentences:
            st.markdown(sentence)
        st.caption(_("The question, as the database gets it:"))
        sql, bound = sql_of(name, by, values)
        st.code(sql, language="sql", height=360)
        st.caption(_("The values of the definition and of this view that are bound in it:"))
        st.code(bound, language=None, height=200)


def rules() -> list[str]:
    """How verdicts and rates are counted, in words."""
    rules = current_view().definition
    return [
        _(
            "**The handover is counted**, not the lead. Handovers of one lead less than {days} "
            "days apart are one; its latest owner is charged."
        ).format(days=f"{rules.repeat_after_days:g}"),
        _(
            "**The first that holds**: excluded; converted (a deal made in the window, or open at "
            "the handover); given back; followed up or followed up late; waiting until the "
            "deadline; unassigned (no owner was ever named); ignored."
        ),
        _(
            "**The deadline** is {hours} business hours after the handover, unless the cell has "
            "one of its own. Only activities of sales count, automatic mails and bulk updates "
            "do not."
        ).format(hours=f"{rules.sla_business_hours:g}"),
        _(
            "**Due** = handed over − excluded − waiting − unassigned. Ignored rate = ignored ÷ "
            "due; follow-up rate = the rest of due ÷ due; conversion rate = converted ÷ (handed "
            "over − excluded)."
        ),
        _(
            "**Playbook kept** = the agreed organisation did an agreed action in the agreed time, "
            "which is not the same as any touch; hot leads that were never handed over count as "
            "well, from the touch that made them hot."
        ),
        _(
            "**Median hours** count business hours; who was not answered counts as still waiting "
            "(Kaplan–Meier), so that those who answered do not flatter the rest."
        ),
    ]
