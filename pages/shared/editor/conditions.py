"""The form of conditions: what is compared, with what; several joined by all or any."""

import streamlit as st

from pages.shared.editor import fields
from pages.shared.editor.draft import Faults, Node, new_condition
from pages.shared.lead_words import kind
from pages.shared.text import _


def what_can_be_compared() -> dict[str, str]:
    """Fields, touches and groups, as a reader calls them."""
    return {
        "annual_revenue": _("Annual revenue, in millions"),
        "employees": _("Employees"),
        "industry": _("Industry"),
        "job_title": _("Job title"),
        "department": _("Department"),
        "company_name": _("Company"),
        "region": _("Region"),
        "source": _("Source"),
        "campaign": _("Campaign"),
        "touches": _("Touches"),
        "points": _("Points (out of touches)"),
        "status": _("Status in the CRM"),
        "deal_stage": _("Stage of its newest deal"),
        "score": _("Score of the source system"),
        "potential_score": _("Profile score of the source system"),
        "potential_rank": _("Rank of potential (S/A/B/C)"),
        "intent_rank": _("Rank of intent (hot/warm/cold)"),
        "group": _("A group of conditions"),
    }


def conditions(rule: Node, faults: Faults, depth: int = 0) -> None:
    """The conditions of a rule, how they are joined, and a button for one more."""
    if len(rule["conditions"]) > 1:
        joins = {"any": _("One of these is enough"), "all": _("All of these must hold")}
        fields.choice(rule, "join", _("Join"), joins, label_visibility="collapsed")
    for condition in list(rule["conditions"]):
        with st.container(border=True, gap="xsmall"):
            _condition(rule["conditions"], condition, faults, depth)
    fields.faults_of(faults, rule)
    _add(rule["conditions"], f"add_{rule['id']}", depth)


def _add(items: list[Node], key: str, depth: int) -> None:
    last = items[-1] if items else {"kind": "number", "field": "employees"}
    again = last.get("field") or last["kind"]
    fields.act(
        _("Condition"), key, lambda: items.append(new_condition(again)), "add", type="tertiary"
    )


def _condition(items: list[Node], condition: Node, faults: Faults, depth: int) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        _kind(items, condition, depth)
        fields.act(
            "", f"drop_{condition['id']}", lambda: items.remove(condition), "close",
            type="tertiary", help=_("Remove this condition"),
        )  # fmt: skip
    if condition["kind"] == "group":
        conditions(condition, faults, depth + 1)
        return
    {"number": _number, "text": _text, "touches": _touches}[condition["kind"]](condition)
    fields.faults_of(faults, condition)


def _kind(items: list[Node], condition: Node, depth: int) -> None:
    """What is compared; another choice puts another condition in this one's place."""
    labels = what_can_be_compared()
    if depth > 1:
        del labels["group"]
    key = f"kind_{condition['id']}"
    now = condition.get("field") or condition["kind"]
    st.session_state[key] = now

    def change() -> None:
        # also called, with nothing changed, when the form was left while it was being drawn
        chosen = st.session_state[key]
        if chosen not in (None, now):
            items[items.index(condition)] = new_condition(chosen)

    st.selectbox(
        _("What is compared"), list(labels), key=key, format_func=labels.__getitem__,
        on_change=change, label_visibility="collapsed",
    )  # fmt: skip


def _number(condition: Node) -> None:
    """A bound, or two; the unit of money is that in which people speak of it."""
    unit = fields.money_unit() if condition["field"] == "annual_revenue" else 1.0
    compares = {"at_least": _("at least"), "below": _("below"), "between": _("between")}
    condition.setdefault("compare", _compare_of(condition))
    key = fields.key_of(condition, "compare")
    st.session_state[key] = condition["compare"]
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.selectbox(
            _("Compare"), list(compares), key=key, format_func=compares.__getitem__, width=128,
            on_change=lambda: _compare(condition, st.session_state[key]),
            label_visibility="collapsed",
        )  # fmt: skip
        for bound in ("at_least", "below"):
            if condition["compare"] in (bound, "between"):
                fields.number(
                    condition, bound, compares[bound], unit=unit, label_visibility="collapsed"
                )


def _compare_of(condition: Node) -> str:
    if condition["at_least"] is not None and condition["below"] is not None:
        return "between"
    return "at_least" if condition["below"] is None else "below"


def _compare(condition: Node, chosen: str | None) -> None:
    """Another comparison keeps the number that was entered where it can."""
    if chosen in (None, condition["compare"]):
        return
    entered = [condition[b] for b in ("at_least", "below") if condition[b] is not None]
    bounds = {"at_least": (0, None), "below": (None, 0), "between": (0, 1)}[chosen]
    first, second = (entered[at] if at is not None and at < len(entered) else None for at in bounds)
    condition |= {"compare": chosen, "at_least": first, "below": second}


def _text(condition: Node) -> None:
    matches = {"in": _("is one of"), "contains": _("contains one of")}
    with st.container(horizontal=True, gap="small"):
        fields.choice(condition, "match", _("Compare"), matches, width=150)
        fields.words(
            condition, "words", _("Words"), fields.values(condition["field"]),
            placeholder=_("Choose or write"),
        )  # fmt: skip


def _touches(condition: Node) -> None:
    fields.words(
        condition, "touches", _("of these types (none chosen: any touch)"),
        fields.values("touches"), said=kind, placeholder=_("any touch"),
    )  # fmt: skip
    with st.container(horizontal=True, gap="small"):
        fields.number(condition, "at_least", _("how often at least"), is_whole=True)
        fields.number(condition, "within_days", _("within days"), is_whole=True)
    is_used = bool(condition["outcome"] or condition["subject"])
    with st.expander(_("Only with this outcome or subject"), expanded=is_used):
        fields.words(
            condition, "outcome", _("outcome is one of"), fields.values("outcome"),
            placeholder=_("any"),
        )  # fmt: skip
        fields.words(
            condition, "subject", _("subject contains one of"), fields.values("subject"),
            placeholder=_("any"),
        )  # fmt: skip


def exclusions(draft: Node, faults: Faults) -> None:
    """Conditions of which each takes a lead out of every count."""
    for condition in list(draft["exclusion"]):
        with st.container(border=True, gap="xsmall"):
            _condition(draft["exclusion"], condition, faults, 0)
    _add(draft["exclusion"], "add_exclusion", 0)
