"""What is counted of a UTF-8 text while its bytes pass."""

from dataclasses import dataclass


@dataclass
class Survey:
    """The lines of a text, and whether they are divided so that a fast reader can be checked."""

    newlines: int = 0
    is_plain: bool = True  # one kind of line end, no blank line
    last: bytes = b""

    def see(self, piece: bytes) -> None:
        """Count one piece."""
        if piece:
            self.is_plain = self.is_plain and not _is_odd(self.last + piece, not self.last)
            self.newlines += piece.count(b"\n")
            self.last = piece[-3:].removeprefix(b"\n")  # the line end before is whole

    @property
    def count_lines(self) -> int:
        """Lines by their newline, the last one without it counted too."""
        return self.newlines + (not self.last.endswith(b"\n"))


def _is_odd(text: bytes, is_start: bool) -> bool:
    """Blank lines or mixed line ends, which make line numbers and DuckDB's reader disagree."""
    has_returns = b"\r" in text
    if b"\n\n" in text or b"\n\r\n" in text:
        return True
    if is_start and text.startswith((b"\n", b"\r")):
        return True
    return has_returns and (
        text.count(b"\r\n") != text.count(b"\n")
        or text.rstrip(b"\r").count(b"\r") != text.count(b"\r\n")
    )
