"""What a load is doing, in the reader's language."""

from pages.shared.told import Translate, told


def step_word(step: str) -> str:
    """One step of a load, as its bar says it."""
    return told(step, _steps)


def _steps(_: Translate) -> tuple[str, ...]:
    return (
        _("looking at the files"),
        _("reading {name}: {count} lines"),
        _("reading {name}: {count} rows"),
        _("reading {name}: {count} MB"),
        _("reading {name}"),
        _("casting {table} of {name}"),
        _("linking rows to their leads"),
        _("computing the business calendar"),
        _("building {table}"),
        _("done"),
        # the tables that it casts and builds
        _("leads"),
        _("handovers"),
        _("deals"),
        _("activities"),
    )
