"""What the load says of single lines and of files that it left out, in the reader's language."""

from pages.shared.told import Translate, teller, told


def example(text: str) -> str:
    """Where a row stands, with what stands there."""
    return told(text, _places)


def left_out(text: str) -> str:
    """A file that was not read, and why."""
    return told(text, _left_out)


def dataset_fault(text: str) -> str:
    """Why a dataset can't be opened any more."""
    return told(text, _dataset_faults)


def detail() -> Translate:
    """Turns the reason of one line into words, also later, when there is no page."""
    return teller(details)


def _places(_: Translate) -> tuple[str, ...]:
    return (
        _("line {line}: {value}"),
        _("line {line}"),
        _("{name} line {line}, and {other} line {other_line} says otherwise of {fields}"),
        _("{name} line {line}"),
    )


def _left_out(_: Translate) -> tuple[str, ...]:
    return (
        _("{name} (no table that is known)"),
        _("{name} (skipped by the mapping)"),
        _("{name} (a folder)"),
        _("{name} and {count} more (no file of a table)"),
        _("{name} (no file of a table)"),
        _("{name} (left out by the mapping: not used)"),
        _("{name} ({called}: not used)"),
        _("source {count} of the mapping (no file has its header)"),
        _("lookup {name} of the mapping (no file has its header)"),
    )


def _dataset_faults(_: Translate) -> tuple[str, ...]:
    return (
        _("this is no Leadgrid dataset. Load the files again."),
        _(
            "written by an older Leadgrid (format {count}; this one reads {width}). Load the "
            "files again."
        ),
        _(
            "written by a newer Leadgrid (format {count}; this one reads up to {width}). Update "
            "Leadgrid, or load the files again."
        ),
    )


def details(_: Translate) -> tuple[str, ...]:
    """Reasons that name what stands on the line."""
    return (
        _(
            "its {key} already stands in {name} line {line}, and {other} line {other_line} says "
            "otherwise of {fields}"
        ),
        _("its {key} already stands in {name} line {line}"),
        _("its {key} already stands"),
        _("too few fields ({count}, expected {width})"),
        _("too many fields ({count}, expected {width})"),
        _("the whole line stands in one quoted cell (1 field, expected {width})"),
        _("a line of over {count} characters"),
        _("text after a closing quote"),
        _("no cell is filled"),
        _("{field} is blank"),
    )
