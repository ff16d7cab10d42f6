"""The definition that both departments agreed on in the app, where they did."""

from pathlib import Path

from data.definition import Definition
from data.saved import SavedDefinitions
from data.written import NAME


def agreed_definition(home: Path) -> Definition | None:
    """It; None where none is agreed, so that the one that came with the data holds."""
    if not (home / NAME).exists():  # asking would make the file
        return None
    agreed = SavedDefinitions(home).agreed()
    return agreed.definition if agreed else None
