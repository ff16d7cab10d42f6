"""Why a band can never hold, in words."""

from data.reach import Unreachable
from pages.shared.text import _


def why_never(found: Unreachable) -> str:
    """Why a band takes no lead, whatever the data."""
    bands = ", ".join(found.taken_by)
    if found.reason == "contradiction":
        return _("its conditions contradict each other.")
    if found.reason == "covered":
        return _("all that it would take stands in {bands} already.").format(bands=bands)
    return _("{bands} leave nothing for the rest.").format(bands=bands)
