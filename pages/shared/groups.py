"""By what handovers are grouped, the rates that groups are compared by, and their words."""

from dataclasses import dataclass
from typing import Any

from pages.shared.charts import VERDICT_COLOURS
from pages.shared.lead_link import key_of
from pages.shared.text import _, weekday

Row = dict[str, Any]
PERSONAL = ("owner",)
HOURS = "hours"
ACCENT = "#0b7ac4"  # for what is no verdict
# Who owned a lead is asked by these.
OWNED = ("owner", "team")


@dataclass(frozen=True)
class Rate:
    """One rate that groups are compared by: its words, its lists, its colour."""

    name: str
    label: str
    lost: str  # the leads that it loses, in words
    whole: str  # which of handovers_listed stands behind the denominator
    which_lost: str  # and which behind the lost ones
    colour: str
    finding: str  # where a group stands out for the worse; gaps: group, part, whole, lost
    needs_log: bool = True


def criteria() -> dict[str, str]:
    """By what handovers can be grouped."""
    return {
        "team": _("Team"),
        "owner": _("Owner"),
        "source": _("Source"),
        "campaign": _("Campaign"),
        "cell": _("Cell"),
        "industry": _("Industry"),
        "size": _("Size of company"),
        "weekday": _("Weekday of handover"),
        "hour": _("Hour of handover"),
    }


def rates() -> dict[str, Rate]:
    """The rates by id."""
    every = [
        Rate("ignored", _("Ignored rate"), _("Ignored MQLs"), "due", "ignored",
             VERDICT_COLOURS["ignored"],
             _("{group}: {part} of {whole} due MQLs ignored, more than chance explains")),
        Rate("missed_sla", _("Missed-SLA rate"), _("MQLs answered too late or never"), "due",
             "missed_sla", VERDICT_COLOURS["followed_up_late"],
             _("{group}: {part} of {whole} due MQLs missed the SLA, more than chance explains")),
        Rate("follow_up", _("Follow-up rate"), _("MQLs not followed up"), "due", "ignored",
             VERDICT_COLOURS["ignored"],
             _("{group}: {lost} of {whole} due MQLs not followed up, more than chance explains")),
        Rate("conversion", _("Conversion rate"), _("MQLs not converted"), "counted",
             "not_converted", ACCENT,
             _("{group}: {part} of {whole} MQLs converted, fewer than chance explains"),
             needs_log=False),
        Rate("won", _("Won, of closed deals"), _("Lost deals"), "closed", "lost",
             ACCENT,
             _("{group}: {part} of {whole} closed deals won, fewer than chance explains"),
             needs_log=False),
    ]  # fmt: skip
    return {rate.name: rate for rate in (*every, _waits())}


def _waits() -> Rate:
    """No rate, but compared like one: how long until sales responds."""
    return Rate(HOURS, _("Hours to first response"), _("MQLs without any response"), "counted",
                "unanswered", VERDICT_COLOURS["ignored"], "")  # fmt: skip


def group_words(by: str, name: str | None) -> str:
    """A group as a reader says it."""
    if name is None:
        return _("not named")
    if by == "weekday":
        return weekday(int(name) - 1)
    if by == "hour":
        return f"{int(name)}:00–{int(name)}:59"
    return name.replace("-", "–") if by == "size" else name


def row_words(row: Row, by: str, second: str | None) -> str:
    """A row of rates_by_group by its name, or by both of its names."""
    first = group_words(by, row["group_name"])
    return f"{first} × {group_words(second, row['second_name'])}" if second else first


def row_key(row: Row) -> str:
    """What stands for a group in the URL: its name may be a person's."""
    return key_of(f"{row['group_name']}~{row['second_name']}")


def group_values(row: Row, by: str, second: str | None) -> dict[str, Any]:
    """The parameters of the list behind a group."""
    return {
        "by": by, "group_name": row["group_name"],
        "second_by": second, "second_name": row["second_name"] if second else None,
    }  # fmt: skip
