"""What curves over one number are drawn from: lines, panels, the range of the number."""

from collections.abc import Sequence
from dataclasses import dataclass, field

MONEY, COUNT, RATE = "money", ",d", ".0%"


@dataclass(frozen=True)
class Curve:
    """One line: its heights, what each point says, and the interval where it has one."""

    name: str
    heights: Sequence[float | None]
    hovers: Sequence[str]
    colour: str
    dash: str = "solid"
    band: str = ""  # the colour of the interval
    lows: Sequence[float | None] = ()
    highs: Sequence[float | None] = ()
    few: Sequence[bool] = ()  # too few to judge: greyed


@dataclass(frozen=True)
class Panel:
    """One of the small multiples."""

    title: str
    tick_format: str  # COUNT, RATE or MONEY
    curves: Sequence[Curve] = field(default_factory=tuple)


@dataclass(frozen=True)
class Range:
    """The positions of the number, as the reader writes them, and where it stands."""

    title: str  # HTML
    positions: Sequence[float]
    texts: Sequence[str]
    draft: int
    agreed: int | None
