"""What the sections of “Why” are drawn for: the view, and what may be said and shown of it."""

from dataclasses import dataclass

from pages.shared.view import View


@dataclass(frozen=True)
class Seen:
    """One reader's view, whether sales logs anything in this data, whether persons are named."""

    view: View
    is_logged: bool
    hides_persons: bool
