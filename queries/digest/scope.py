"""What a digest asks, and of whom: the dataset, the definition, the week, a team or a source."""

from dataclasses import dataclass
from typing import Any

from data.definition import Definition
from data.errors import LeadgridError
from queries.answer import Dataset
from queries.digest.week import Week
from queries.findings import LOG_OF
from queries.rows import Rows


@dataclass(frozen=True)
class Scope:
    """What one digest is about."""

    data: Dataset
    definition: Definition
    week: Week
    team_name: str | None = None
    source: str | None = None
    shows_names: bool = False  # of persons

    def ask(self, name: str, values: dict[str, Any] | None = None, **more: Any) -> Rows:
        """The answer to a question about the week, or with other values."""
        own = self.values() if values is None else values
        return self.data.ask(name, own | more, self.definition)

    def values(self, weeks: int = 1) -> dict[str, Any]:
        """What a question about the last so many weeks gets."""
        return self.week.values(weeks) | self.segment()

    def before(self) -> dict[str, Any]:
        """What a question about the week before gets."""
        return self.week.before().values() | self.segment()

    def segment(self) -> dict[str, Any]:
        """The chosen team and source."""
        return {"team_name": self.team_name, "source": self.source}

    def is_comparable(self, rate: str) -> bool:
        """Whether what a rate counts was logged in the week before already."""
        from_at = self.week.before().values()["from_at"]
        return bool(self.ask("logs_of_period", from_at=from_at).one()[LOG_OF[rate]])

    def check(self) -> None:
        """Refuse a team or source that the data does not know: it would look like a quiet week."""
        known = self.data.ask("segments", {"as_of": self.week.as_of}, self.definition).rows
        for field, chosen in self.segment().items():
            names = [name for kind, name, _count in known if kind == field]
            if chosen is not None and chosen not in names:
                option = "--" + field.replace("_", "-")
                raise LeadgridError(
                    f"{option}: there is no {chosen!r}. There are: {', '.join(names) or 'none'}"
                )
