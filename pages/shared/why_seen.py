"""What the sections of “Why” are drawn for: the view, and what may be said and shown of it."""

from dataclasses import dataclass

from pages.shared.view import View


@dataclass(frozen=True)
class Seen:
    """One reader's view, what the data hold of sales, whether persons are named."""

    view: View
    is_logged: bool
    hides_persons: bool
    # of these a list by itself says nothing
    has_rejections: bool = True
    has_handovers: bool = True
