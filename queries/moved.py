"""Verdicts that moved from one dataset to the one after it, by one definition."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from data.definition import Definition
from queries.answer import Dataset
from queries.rows import Rows

QUESTION = "verdicts_by_lead_and_time"
NEW, GONE = "new", "gone"
Key = tuple[str, datetime, int]  # the lead, the time, the how many-th of these two
Move = tuple[str, str]


@dataclass(frozen=True)
class Moved:
    """Handovers whose verdict is another one now; "new": not there before, "gone": no more."""

    handovers: dict[Key, Move]
    count_compared: int  # handovers that both datasets know

    @cached_property
    def counts(self) -> Rows:
        """One row per verdict before and verdict now, the most frequent first."""
        counted = Counter(self.handovers.values())
        ordered = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
        columns = ["verdict_before", "verdict_now", "count_handovers"]
        return Rows(columns, [(*move, count) for move, count in ordered])

    @property
    def count_moved(self) -> int:
        """How many that both know have another verdict."""
        return sum(not {NEW, GONE} & set(move) for move in self.handovers.values())

    def listed(self, now: Dataset, move: Move | None = None, most: int | None = None) -> Rows:
        """The handovers of one move or of all, the newest first, with the names of their leads."""
        chosen = [(key, own) for key, own in self.handovers.items() if move in (None, own)]
        chosen.sort(key=lambda one: one[0][1], reverse=True)
        ids = sorted({key[0] for key, _ in chosen[:most]})
        named = {row[0]: row[1:] for row in now.ask("leads_named", {"lead_ids": ids}).rows}
        columns = ["lead_id", "company_name", "lead_name", "owner_name", "handed_over_at"]
        return Rows(
            [*columns, "verdict_before", "verdict_now"],
            [(key[0], *named.get(key[0], (None,) * 3), key[1], *own) for key, own in chosen[:most]],
        )


def moved(now: Dataset, before: Dataset, definition: Definition | None = None) -> Moved:
    """Compare the verdicts of two datasets, each as of its own newest moment."""
    rules = definition or now.definition
    earlier, later = _verdicts(before, rules), _verdicts(now, rules)
    moves = {key: (earlier.get(key, NEW), verdict) for key, verdict in later.items()}
    moves |= {key: (verdict, GONE) for key, verdict in earlier.items() if key not in later}
    return Moved(
        {key: move for key, move in moves.items() if move[0] != move[1]},
        len(earlier.keys() & later.keys()),
    )


def _verdicts(dataset: Dataset, definition: Definition) -> dict[Key, str]:
    found: dict[Key, str] = {}
    for lead_id, handed_over_at, verdict in dataset.ask(QUESTION, definition=definition).rows:
        number = 0
        while (key := (lead_id, handed_over_at, number)) in found:
            number += 1
        found[key] = verdict
    return found
