"""Work as tasks that a CRM reads back: its own ids, a subject, a time, an owner, a reason."""

import io
import re
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import xlsxwriter

from pages.shared.worklist_words import WorkWords
from queries import Rows
from queries.rows import runs_as_formula

# Ids that stay the same in every language, so that an import is set up once.
COLUMNS = (
    "lead_id", "handover_id", "subject", "due_at", "time_zone", "owner_name", "team_name",
    "priority", "status", "description",
)  # fmt: skip
WIDTHS = {"subject": 44, "due_at": 17, "priority": 8, "status": 8, "description": 90}
WIDTH = 16
STATUS = "open"
# The load makes such an id where the source has none (data/feeding.py): no CRM knows it.
MADE_ID = re.compile(r"file \d+ line \d+")
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def tasks(rows: Rows, words: WorkWords, zone: ZoneInfo) -> Rows:
    """A task for each row of a work list; owners are left out where the list names none."""
    made = [_task(row, words, zone) for row in rows.dicts()]
    names = [name for name in COLUMNS if name != "owner_name" or name in rows.columns]
    return Rows(names, [tuple(task[name] for name in names) for task in made])


def csv_of(tasks: Rows) -> bytes:
    """The tasks as a CSV file that Excel, too, reads as UTF-8; no cell runs as a formula."""
    texts = [tuple(_text(value) for value in row) for row in tasks.rows]
    return Rows(tasks.columns, texts).csv().encode("utf-8-sig")


def xlsx_of(tasks: Rows) -> bytes:
    """The tasks as an Excel file: a header that stays, real dates, text that is never a formula."""
    file = io.BytesIO()
    plain = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, plain) as book:
        sheet = book.add_worksheet("tasks")
        bold = book.add_format({"bold": True})
        moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm", "align": "left"})
        quoted = book.add_format({"quote_prefix": True})  # stays text where a reader edits it
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(tasks), 1), len(tasks.columns) - 1)
        for number, name in enumerate(tasks.columns):
            sheet.set_column(number, number, WIDTHS.get(name, WIDTH))
            sheet.write_string(0, number, name, bold)
        for line, row in enumerate(tasks.rows, start=1):
            for number, (name, value) in enumerate(zip(tasks.columns, row, strict=True)):
                own = moment if name == "due_at" else quoted if runs_as_formula(value) else None
                _write(sheet, line, number, value, own)
    return file.getvalue()


def _write(sheet: Any, line: int, number: int, value: Any, own: Any) -> None:
    if value is None:
        return
    if isinstance(value, datetime):
        sheet.write_datetime(line, number, value, own)
    elif isinstance(value, int):
        sheet.write_number(line, number, value)
    else:
        sheet.write_string(line, number, value, own)


def _task(row: dict[str, Any], words: WorkWords, zone: ZoneInfo) -> dict[str, Any]:
    due = row["deadline_at"]
    return {
        "lead_id": row["lead_id"],
        "handover_id": None if MADE_ID.fullmatch(row["handover_id"]) else row["handover_id"],
        "subject": words.subject(row),
        "due_at": due and due.replace(tzinfo=UTC).astimezone(zone).replace(
            tzinfo=None, microsecond=0
        ),
        "time_zone": zone.key,
        "owner_name": row.get("owner_name"),
        "team_name": row["team_name"],
        "priority": row["priority"],
        "status": STATUS,
        "description": words.description(row),
    }  # fmt: skip


def _text(value: Any) -> Any:
    """A moment as every CRM reads it; everything else as it is."""
    return f"{value:%Y-%m-%d %H:%M:%S}" if hasattr(value, "hour") else value
