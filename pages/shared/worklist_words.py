"""Open work in words: why a lead stands where it stands, what there is to do, and when."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel import dates

from data.definition import NOT_SCORED
from pages.shared.text import _, language, reader
from queries.language import Language

TIMES = {"en": "EEE d MMM HH:mm", "ja": "M月d日(E) HH:mm"}
DAYS = {"en": "EEE d MMM", "ja": "M月d日(E)"}
SHORT_DAYS = {"en": "EEE d", "ja": "d日(E)"}


@dataclass(frozen=True)
class WorkWords:
    """The sentences of one language; a download is made later, where no page knows the language."""

    say: Language
    sentences: dict[str, str]

    def why(self, row: dict[str, Any]) -> str:
        """The factors that the order of the list is made of."""
        parts = [self._amount(row), self._chance(row), self._urgency(row)]
        return " × ".join(part for part in parts if part)

    def subject(self, row: dict[str, Any]) -> str:
        """The title of the task."""
        gaps = {"company": row["company_name"] or row["lead_id"], "person": row.get("lead_name")}
        return self.sentences["task of person" if gaps["person"] else "task"].format(**gaps)

    def description(self, row: dict[str, Any]) -> str:
        """What the task says to whoever takes it up."""
        return self.sentences["description"].format(
            cell=self.place(row), state=self._state(row), why=self.why(row)
        )

    def _state(self, row: dict[str, Any]) -> str:
        """What has become of it so far."""
        name = "waiting" if row["verdict"] == "waiting" else "overdue"
        return self.sentences[f"{name}, nobody's" if row["is_unassigned"] else name]

    def place(self, row: dict[str, Any]) -> str:
        """The cell of the lead."""
        return f"{self._band(row['potential'])} × {self._band(row['intent'])}"

    def _band(self, name: str) -> str:
        return self.sentences["not scored"] if name == NOT_SCORED else name

    def _amount(self, row: dict[str, Any]) -> str:
        if not row["amount_of"]:
            return ""
        return self.sentences[f"amount of {row['amount_of']}"].format(
            amount=self.say.money(row["mean_won_amount"]), band=self._band(row["potential"])
        )

    def _chance(self, row: dict[str, Any]) -> str:
        if not row["conversion_of"]:
            return ""
        return self.sentences[f"chance of {row['conversion_of']}"].format(
            rate=self.say.percent(row["conversion_rate"]),
            band=self._band(row["potential"]),
            cell=self.place(row),
        )

    def _urgency(self, row: dict[str, Any]) -> str:
        left = row["left_business_hours"]
        if left is None:
            return ""
        return self.sentences["left" if left >= 0 else "over"].format(
            urgency=f"{row['urgency']:.2f}", hours=f"{abs(left):,.1f}"
        )


def work_words() -> WorkWords:
    """The sentences in the reader's language."""
    return WorkWords(
        reader(),
        {
            "amount of potential": _("{amount} (won on average in {band})"),
            "amount of all": _("{amount} (won on average overall)"),
            "chance of cell": _("{rate} (convert in {cell})"),
            "chance of potential": _("{rate} (convert in {band})"),
            "chance of all": _("{rate} (convert overall)"),
            "left": _("{urgency} (urgency: {hours} business hours left)"),
            "over": _("{urgency} (urgency: {hours} business hours over)"),
            "task": _("Follow up with {company}"),
            "task of person": _("Follow up with {company}, {person}"),
            "waiting": _("Waits for its first response."),
            "overdue": _("Past the deadline, nothing logged by sales."),
            "waiting, nobody's": _("Waits for its first response, and nobody owns it."),
            "overdue, nobody's": _("Past the deadline, and nobody owns it."),
            "not scored": _("not scored"),
            "description": _("{cell}. {state} {why}"),
        },
    )


def moment_words(moment: datetime, zone: ZoneInfo) -> str:
    """A UTC moment with its weekday, in the company's zone."""
    local = moment.replace(tzinfo=UTC).astimezone(zone)
    return dates.format_datetime(local, TIMES[language()], tzinfo=zone, locale=language())


def day_words(day: date, *, is_short: bool = False) -> str:
    """A local day with its weekday; in short, without its month."""
    form = (SHORT_DAYS if is_short else DAYS)[language()]
    return dates.format_date(day, form, locale=language())
