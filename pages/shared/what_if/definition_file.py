"""The draft as a definition file, with a note of what it was tried on and what came out."""

from collections.abc import Callable

from data.definition import write_definition
from pages.shared.text import _
from pages.shared.what_if.report_words import about, is_logged, numbers
from pages.shared.what_if.trying import Trying


def definition_file(tried: Trying) -> Callable[[], bytes]:
    """Writes the file; its words are looked up now: it is written where no page is."""
    definition, said = tried.definition, note(tried)
    return lambda: f"{commented(said)}\n{write_definition(definition)}".encode()


def note(tried: Trying) -> list[str]:
    """What the draft was tried on, and what it would have caught."""
    return [
        _("Leadgrid: a draft of the definition, tried on these data:"),
        *about(tried),
        "",
        _("With this definition, and with the one that is agreed:"),
        *(
            _("{number}: {draft} (agreed: {agreed})").format(
                number=one.label, draft=_with_note(one.text, one.note), agreed=one.agreed
            )
            for one in numbers(tried, is_logged(tried))
        ),
    ]


def _with_note(text: str, note: str) -> str:
    return _("{number}, {note}").format(number=text, note=note) if note else text


def commented(lines: list[str]) -> str:
    """Lines as a comment of a TOML file, whatever signs the data bring."""
    plain = ("".join(sign if sign.isprintable() else " " for sign in line) for line in lines)
    return "".join(f"# {line}".rstrip() + "\n" for line in plain)
