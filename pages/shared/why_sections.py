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
    # whether the data say anything of it; a reader without a link is not led where they don't
    is_told: Callable[[Seen], bool] = lambda seen: seen.is_logged


def sections() -> dict[str, Section]:
    """Every section by its id in the URL."""
    given_back, delays, load = why_rejections, why_delays, why_load
    patterns, gaps, cost, misses = why_patterns, why_gaps, why_cost, why_misses
    return {
        "rejections": Section(
            _("Given back"), "rejections_by_reason_and_cell",
            given_back.finding, given_back.draw, given_back.rules,
            is_told=lambda seen: seen.has_rejections,
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
            is_told=patterns.is_known,
        ),
        "gaps": Section(_("Logging gaps"), "logging_gaps", gaps.finding, gaps.draw, gaps.rules),
        "cost": Section(
            _("What ignoring costs"), "cost_of_ignoring", cost.finding, cost.draw, cost.rules,
        ),
        "misses": Section(
            _("Missed deals"), "won_deals_by_origin", misses.finding, misses.draw, misses.rules,
            is_told=lambda _seen: True,
        ),
    }  # fmt: skip


def chosen_section(known: dict[str, Section], seen: Seen) -> str:
    """The section that the URL names, else the first one of which the data say anything."""
    named = st.query_params.get("list", "")
    if named in known:
        return named
    return next(name for name, section in known.items() if section.is_told(seen))


def section_switch(known: dict[str, Section], seen: Seen) -> None:
    """The switch between sections; the URL says which one is open."""
    st.session_state["choose_section"] = chosen_section(known, seen)
    st.segmented_control(
        _("Why?"), list(known), key="choose_section", required=True,
        format_func=lambda name: known[name].label, on_change=_carry,
        label_visibility="collapsed",
    )  # fmt: skip


def _carry() -> None:
    carry("list", st.session_state["choose_section"])
