"""The states of the playbook in words."""

from pages.shared.text import _


def playbook_states() -> dict[str, str]:
    """How what was done compares with what was agreed, by the id that queries use."""
    return {
        "kept": _("Kept"),
        "late": _("Agreed action, but late"),
        "other": _("Something else was done"),
        "missed": _("Nothing was done"),
        "open": _("Still open"),
        "none": _("No playbook"),
        "unknown": _("Organisation not explained"),
        "excluded": _("Excluded"),
    }
