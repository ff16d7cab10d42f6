"""The colours of verdicts, on screens and in mails."""

# One meaning per colour, told apart by colour-blind readers too (Okabe and Ito 2008); patterns
# and labels say the same without colour.
VERDICT_COLOURS = {
    "converted": "#009e73",
    "followed_up": "#56b4e9",
    "followed_up_late": "#0072b2",
    "rejected": "#cc79a7",
    "waiting": "#b9bec6",
    "unassigned": "#7a828e",
    "ignored": "#d55e00",
    "excluded": "#dfe3e8",
}


def ink(colour: str) -> str:
    """Black or white, whichever is easier to read on a colour (contrast of WCAG 2)."""
    light = _luminance(colour)
    return "#ffffff" if (1.05 / (light + 0.05)) > ((light + 0.05) / 0.05) else "#000000"


def _luminance(colour: str) -> float:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
