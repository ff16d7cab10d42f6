"""A lead's first moments in the intent bands as SQL, and what they tell of it."""

from collections.abc import Collection

from sqlglot import exp

from queries.bands import Bands


def expressions(bands: Bands) -> dict[str, exp.Expr | list[exp.Expr]]:
    """What each placeholder of the models stands for that tell by first moments."""
    return {
        "first_at_intents": _first_at_intents(bands),
        "hot_at_intents": _hot_at_intents(bands),
    }


def had_been_in_cells(bands: Bands, cells: Collection[tuple[str, str]]) -> exp.Expr:
    """Whether a lead ever stood in one of some cells."""
    ways = [
        exp.and_(takes, exp.not_(first_at.is_(exp.null())))
        for takes, first_at in _by_intent(bands, cells)
    ]
    return exp.or_(exp.false(), *ways)


def _first_at_intents(bands: Bands) -> list[exp.Expr]:
    """Of the moments of a lead, the first one in each intent band."""
    columns: list[exp.Expr] = []
    for number, _band in enumerate(bands.definition.intent, start=1):
        is_in = exp.EQ(this=exp.column("intent_no"), expression=exp.Literal.number(number))
        first = exp.Filter(
            this=exp.Min(this=exp.column("seen_at")), expression=exp.Where(this=is_in)
        )
        columns.append(exp.alias_(first, _name(number)))
    return columns or [exp.alias_(exp.null(), _name(0))]


def _hot_at_intents(bands: Bands) -> exp.Expr:
    """When a lead first stood in a hot cell."""
    moments = [
        exp.Case().when(takes, first_at)
        for takes, first_at in _by_intent(bands, bands.definition.hot_cells)
    ]
    if not moments:
        return exp.cast(exp.null(), "timestamp")
    first = exp.func("least", *moments) if len(moments) > 1 else moments[0]
    return exp.Case().when(bands.counts_for_somebody(), first)


def _by_intent(
    bands: Bands, cells: Collection[tuple[str, str]]
) -> list[tuple[exp.Expr, exp.Column]]:
    """For each intent of some cells: whether a lead's potential is theirs, its first moment."""
    rules = bands.definition
    found = []
    for number, intent in enumerate(rules.intent, start=1):
        if potentials := {one for one, other in cells if other == intent.name}:
            found.append((bands.takes(rules.potential, potentials), exp.column(_name(number))))
    return found


def _name(intent_no: int) -> str:
    return f"intent_{intent_no}_at"
