"""What changed since the dataset before: leads, and verdicts that moved."""

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from data import datasets
from data.changes import Changes, read_changes, why_not_compared
from data.errors import DatasetError

PROGRAM = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Changed:
    """The changes, or why there is nothing to compare with."""

    leads: Changes | None
    verdicts: list[dict[str, Any]]  # verdict_before, verdict_now, count_handovers
    reason: str = ""

    def text(self) -> str:
        """The changes as plain text."""
        if self.leads is None:
            return f"What changed: {self.reason}"
        own = self.leads
        fields = ", ".join(f"{name} of {count:,}" for name, count in own.by_field.items())
        lines = [
            f"What changed since {own.before}:",
            f"  {own.added:>11,}  leads added",
            f"  {own.gone:>11,}  leads gone",
            f"  {own.changed:>11,}  leads changed{f': {fields}' if fields else ''}",
            *(_line(one) for one in self.verdicts),
            *([f"  {self.reason}"] if self.reason else []),
        ]
        return "\n".join(lines)

    def plain(self) -> dict[str, Any]:
        """The changes as JSON holds them."""
        leads = asdict(self.leads) if self.leads else None
        return {"leads": leads, "verdicts": self.verdicts, "not_compared": self.reason}


def _line(move: dict[str, Any]) -> str:
    before, now = (str(move[name]).replace("_", " ") for name in ("verdict_before", "verdict_now"))
    return f"  {move['count_handovers']:>11,}  handovers: {before} → {now}"


def read_changed(path: Path) -> Changed:
    """Compare a dataset with the one before it."""
    earlier = datasets.before(path)
    reason = why_not_compared(path, earlier)
    if earlier is None or reason:
        return Changed(None, [], reason)
    leads = read_changes(path, earlier)
    try:
        return Changed(leads, _verdicts(path))
    except DatasetError as error:  # the load itself went well
        return Changed(leads, [], str(error))


def _verdicts(path: Path) -> list[dict[str, Any]]:
    """Asked at the front door of queries/, which knows the rules; nothing there is imported."""
    asked = ["moved", "--dataset", str(path.parent.absolute()), "--name", path.name]
    done = subprocess.run(
        [sys.executable, "-m", "queries", *asked, "--format", "json"],
        cwd=PROGRAM, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode:
        lines = done.stderr.strip().splitlines() or ["no reason given"]
        raise DatasetError(f"{path.name}: its verdicts can't be compared: {lines[-1]}")
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found
