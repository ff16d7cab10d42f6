"""From where a lead's page looks at a handover."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from data.definition import Definition
from pages.shared.lead_words import when

Handover = dict[str, Any]  # a row of lead_handovers


@dataclass(frozen=True)
class Seen:
    """From where the sentence looks: the moment, the zone, the definition, the lead's exclusion."""

    as_of: datetime
    zone: ZoneInfo
    definition: Definition
    excluded_reason: str | None = None

    def beside(self, handover: Handover, value: datetime, is_day_only: bool | None = False) -> str:
        """A moment of a handover in words: its year only where it is another one."""
        return when(value, self.zone, handover["handed_over_at"], is_day_only=bool(is_day_only))
