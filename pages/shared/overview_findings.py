"""What somebody should know of this view, each a way to the page that shows more."""

from typing import Any

import streamlit as st

from pages.shared.ask import ask, ask_before
from pages.shared.text import _, reader
from pages.shared.view import CARRIED, View
from queries import Rows
from queries.finding_words import sentence
from queries.findings import Before, Finding, findings

MOST = 4
SECTION = "pages/follow_up"


def found(view: View) -> list[Finding]:
    """The findings of a view."""

    def now(name: str, **values: Any) -> Rows:
        return ask(name, view, **values)

    def before(name: str) -> Rows:
        rows = ask_before(name, view)
        assert rows is not None
        return rows

    return findings(now, Before(view.before.from_at, before) if view.before else None)


def headline(all_found: list[Finding], otherwise: str) -> str:
    """The group that stands out, if one does; else what holds for all."""
    group = next((one for one in all_found if one.kind == "group"), None)
    return sentence(group, reader()) if group else otherwise


def finding_list(all_found: list[Finding]) -> None:
    """The findings as ways to their pages."""
    if not all_found:
        st.caption(_("Nothing stands out in this view: what differs may be chance."))
    with st.container(gap=None):
        for number, finding in enumerate(all_found[:MOST]):
            words, arrow = sentence(finding, reader()), ":material/arrow_forward:"
            if st.button(words, type="tertiary", icon=arrow, key=f"finding_{number}"):
                _go(finding)


def _go(finding: Finding) -> None:
    page, own = _place(finding)
    view = {name: st.query_params[name] for name in CARRIED if name in st.query_params}
    for stale in ("second", "group", "list"):  # of another comparison
        view.pop(stale, None)
    st.switch_page(f"{SECTION}/{page}.py", query_params=view | own)


def _place(finding: Finding) -> tuple[str, dict[str, str]]:
    """Where a finding is shown, and what has to be chosen there."""
    if finding.kind == "group":
        row = finding.numbers
        crossed = {"second": row["second_by"]} if row["second_by"] else {}
        return "where", {"rate": finding.rate, "by": row["by"]} | crossed
    if finding.kind == "hot":
        return "tomorrow", {"list": "hot"}
    return (
        ("when", {"rate": finding.rate}) if finding.kind == "change" else ("why", {"list": "gaps"})
    )
