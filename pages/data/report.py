"""Load report: what the load read, refused and noticed, and which numbers suffer."""

import streamlit as st

from pages.shared import (
    load_report,
    load_report_changes,
    load_report_datasets,
    load_report_files,
    load_report_gaps,
    load_report_moves,
    load_report_reasons,
)
from pages.shared.names import names_switch

seen = load_report.seen()

st.title(load_report.finding(seen.report), anchor=False)
load_report.caption(seen)
names_switch()
load_report.numbers(seen)
load_report_gaps.draw(seen)
load_report_files.draw(seen.report)
load_report_reasons.draw(seen)
load_report_moves.draw(seen)
load_report_changes.draw(seen)
load_report_datasets.draw(seen)
