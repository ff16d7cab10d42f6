"""What a load did, in numbers that add up: lines = loaded + rejected."""

from data.report.changed import Changed, read_changed
from data.report.counts import LEFT_OUT
from data.report.files import FileCount
from data.report.made import Report, read_report
from data.report.plain import plain
from data.report.reasons import EXAMPLES, SHOWN
from data.report.status_handovers import StatusHandovers

__all__ = [
    "EXAMPLES",
    "LEFT_OUT",
    "SHOWN",
    "Changed",
    "FileCount",
    "Report",
    "StatusHandovers",
    "plain",
    "read_changed",
    "read_report",
]
