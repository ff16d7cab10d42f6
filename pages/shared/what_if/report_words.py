"""What a report says of a draft: what it was tried on, its numbers, its cells."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from pages.shared.text import _, day, moment
from pages.shared.view import Period, View, opened
from pages.shared.what_if.asking import ask_agreed, ask_draft
from pages.shared.what_if.cells import agreed as agreed_cells
from pages.shared.what_if.cells import axes, cells, drafted
from pages.shared.what_if.headline import Shown, headline, more
from pages.shared.what_if.trying import Trying


@dataclass(frozen=True)
class Beside:
    """One number of the draft beside the agreed one."""

    label: str
    text: str
    note: str
    agreed: str
    agreed_note: str
    change: str
    look: str


@dataclass(frozen=True)
class Line:
    """One row of the grid: a potential band with its cells."""

    label: str
    cells: list["Box"]


@dataclass(frozen=True)
class Box:
    """One cell of the grid."""

    text: str
    change: str
    is_hot: bool


def title(tried: Trying) -> str:
    """What the draft is called."""
    name = tried.definition.name
    return _("Draft of “{name}”").format(name=name) if name else _("Draft of the definition")


def about(tried: Trying) -> list[str]:
    """Data set, as-of, period and segment: what all the numbers are of."""
    view = tried.view
    data = opened(str(view.path))
    said = [
        _("Data set: {title} ({file})").format(title=data.title, file=view.path.stem),
        _("As of {moment}").format(moment=moment(view.period.as_of, data.time_zone)),
        _period(view, view.period),
    ]
    if view.team_name:
        said.append(_("Team: {team}").format(team=view.team_name))
    if view.source:
        said.append(_("Source: {source}").format(source=view.source))
    return said


def _period(view: View, period: Period) -> str:
    first, end = period.from_at, period.until_at
    if first is None or end is None:
        return _("Period: all of it")
    zone = opened(str(view.path)).time_zone
    return _("Period: {first} to {last}").format(first=day(first, zone), last=day(_last(end), zone))


def _last(end: datetime) -> datetime:
    return end - timedelta(microseconds=1)


def is_logged(tried: Trying) -> bool:
    """Whether sales logs anything: else nobody knows who was ignored."""
    return bool(ask_agreed(tried, "rates").one()["has_sales_activities"])


def numbers(tried: Trying, is_logged: bool) -> list[Beside]:
    """The numbers of the page, each beside the agreed one, with n and interval."""
    row = ask_draft(tried, "results_of_definition").one()
    agreed = ask_agreed(tried, "results_of_definition").one()
    drafts, others = (
        [*headline(own, agreed, is_logged), *more(own, agreed, is_logged)] for own in (row, agreed)
    )
    known = {one.name: one for one in others}
    return [_beside(one, known.get(one.name, Shown(one.name, one.label, "–"))) for one in drafts]


def _beside(draft: Shown, agreed: Shown) -> Beside:
    return Beside(
        draft.label, draft.text, draft.note, agreed.text, agreed.note, draft.change, draft.look
    )


def grid(tried: Trying) -> tuple[list[str], list[Line]]:
    """The bands across, and the cells by the bands down: leads, and the change against agreed."""
    across, down = axes(tried)
    drawn = {
        (cell.row, cell.column): Box(cell.text, cell.change, cell.is_hot)
        for cell in cells(tried, drafted(tried), agreed_cells(tried))
    }
    lines = [Line(label, [drawn[name, column] for column, _l in across]) for name, label in down]
    return [label for _name, label in across], lines
