"""The sections of “Why”: one is open at a time, and only its questions are asked."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from pages.shared import (
    why_cost,
    why_delays,
    why_gaps,
    why_load,
    why_misses,
    why_patterns,
    why_rejections,
)
from pages.shared.text import _
from pages.shared.view import carry
from pages.shared.why_seen import Seen


@dataclass(frozen=True)
class Section:
    """One answer to why leads lie: its name, its finding in words, and what it shows."""

    label: str
    question: str
    finding: Callable[[Seen], str]
    draw: Callable[[Seen], None]
    rules: Callable[[], list[str]]
    needs_log: bool = False


def sections() -> dict[str, Section]:
    """Every section by its id in the URL."""
    given_back, delays, load = why_rejections, why_delays, why_load
    patterns, gaps, cost, misses = why_patterns, why_gaps, why_cost, why_misses
    return {
        "rejections": Section(
            _("Given back"), "rejections_by_reason_and_cell",
            given_back.finding, given_back.draw, given_back.rules,
        ),
        "delays": Section(
            _("Two delays"), "delays_by_source", delays.finding, delays.draw, delays.rules,
        ),
        "load": Section(
            _("Workload"), "missed_sla_by_load", load.finding, load.draw, load.rules,
            needs_log=True,
        ),
        "patterns": Section(
            _("Patterns"), "patterns", patterns.finding, patterns.draw, patterns.rules,
        ),
        "gaps": Section(_("Logging gaps"), "logging_gaps", gaps.finding, gaps.draw, gaps.rules),
        "cost": Section(
            _("What ignoring costs"), "cost_of_ignoring", cost.finding, cost.draw, cost.rules,
        ),
        "misses": Section(
            _("Missed deals"), "won_deals_by_origin", misses.finding, misses.draw, misses.rules,
        ),
    }  # fmt: skip


def chosen_section(known: dict[str, Section]) -> str:
    """The section that the URL names, else the first one."""
    named = st.query_params.get("list", "")
    return named if named in known else next(iter(known))


def section_switch(known: dict[str, Section]) -> None:
    """The switch between sections; the URL says which one is open."""
    st.session_state["choose_section"] = chosen_section(known)
    st.segmented_control(
        _("Why?"), list(known), key="choose_section", required=True,
        format_func=lambda name: known[name].label, on_change=_carry,
        label_visibility="collapsed",
    )  # fmt: skip


def _carry() -> None:
    carry("list", st.session_state["choose_section"])
