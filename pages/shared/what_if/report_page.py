"""The report of a draft: one page of HTML that needs nothing else, to read and to print."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, select_autoescape

from data.today import fields_of_today
from pages.shared.text import _, language
from pages.shared.what_if.asking import ask_agreed, ask_draft
from pages.shared.what_if.changes import changes
from pages.shared.what_if.report_flips import flips_of
from pages.shared.what_if.report_months import months_of
from pages.shared.what_if.report_words import about, grid, is_logged, numbers, title
from pages.shared.what_if.sentence import detail, heading
from pages.shared.what_if.today import today_words, unobserved_words
from pages.shared.what_if.trying import Trying


def report_page(tried: Trying) -> Callable[[], bytes]:
    """Writes the report; its words are looked up now: it is written where no page is."""
    content, lists, months = _content(tried), flips_of(tried), months_of(tried)

    def write() -> bytes:
        later = {"flips": lists(), "months": months()}
        return _template().render(content | later).encode()

    return write


@cache
def _template() -> Template:
    places = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return places.get_template("report.html")


def _content(tried: Trying) -> dict[str, Any]:
    row = ask_draft(tried, "results_of_definition").one()
    agreed = ask_agreed(tried, "results_of_definition").one()
    counts = ask_draft(tried, "flip_counts").one()
    across, lines = grid(tried)
    return {
        "code": language(),
        "title": title(tried),
        "headline": heading(tried, row, agreed),
        "detail": "" if tried.is_same else detail(counts),
        "about": about(tried),
        "changes": changes(tried.agreed, tried.definition),
        "numbers": numbers(tried, is_logged(tried)),
        "across": across,
        "grid": lines,
        "notes": _notes(tried, row),
        "counted": _counted(),
        "say": _headings(),
    }


def _notes(tried: Trying, row: dict[str, Any]) -> list[str]:
    """What nobody can know of these results."""
    said = []
    if fields_of_today(tried.definition):
        said.append(today_words(tried, ask_draft(tried, "results_on_today").one()))
    if row["count_hot_leads"]:
        said.append(unobserved_words(row))
    return said


def _counted() -> list[str]:
    from pages.shared.what_if.toolbar import how_counted  # it shows the button of this report

    return [
        *how_counted(),
        _(
            "Grid: leads by potential and intent as of the moment above; below a number, its "
            "change against what is agreed. 95 %: the Wilson interval of a share."
        ),
    ]


def _headings() -> dict[str, str]:
    """What stands above each part."""
    return {
        "changes": _("What the draft changes"),
        "no_change": _("Nothing: the draft says what is agreed."),
        "numbers": _("What it would have caught"),
        "agreed": _("Agreed"),
        "draft": _("Draft"),
        "change": _("Change"),
        "months": _("MQLs by month: handed over + never handed over"),
        "grid": _("Leads by potential and intent"),
        "potential": _("Potential"),
        "intent": _("Intent"),
        "hot": _("hot"),
        "flips": _("Who flips"),
        "lead": _("Lead"),
        "company": _("Company"),
        "judged": _("Judged on"),
        "difference": _("What made the difference"),
        "notes": _("What is not known"),
        "counted": _("How this is counted"),
    }
