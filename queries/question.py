"""A question or a model as it stands in its file: what it asks, its grain, its parameters."""

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import sqlglot
from sqlglot import exp

HOME = Path(__file__).parent
MARKS = (
    "Built at load.", "Kept.", "Kept when asked again.", "Adds up by lead.",
    "Of turned leads alone.", "Whatever cells say.",
)  # fmt: skip
# A moved threshold changes only the rows of leads whose profile it turns, by this model.
TURNED = re.compile(r"Turned by (\w+)(; kept)?\.")
# Another model has the same rows, and sooner, for some trials.
QUICKER = re.compile(r"Quicker by (\w+) where (.+)\.")
PARAMETER = re.compile(r"--   \$(\w+)  (.+)")
# "ignored, missed_sla or won (of …); empty: …" lists all that a parameter may be.
LISTED = re.compile(r"(\w+(?:, \w+)+(?: or \w+)?)(?: \(.+\))?(?:; .+)?")


@dataclass(frozen=True)
class Question:
    """One .sql file: its header and its text."""

    name: str
    title: str
    grain: str
    parameters: dict[str, str]
    is_built: bool  # a table of the dataset, written at load
    is_kept: bool  # its rows are kept in memory, under all that they came from
    is_kept_later: bool  # only when they are asked for again: they are quickly found anew
    sql: str
    quicker: dict[str, str] = field(
        default_factory=dict
    )  # where: the model that has the rows sooner
    turned_by: str | None = None  # the model of profiles that a moved threshold can turn
    is_turned_kept: bool = False  # the rows of such leads are kept: several questions read them
    adds_up: bool = False  # sums over leads: those of all are those of some and of the others
    is_of_places: bool = False  # the same whatever is hot, and however fast sales must be there
    is_of_turned: bool = False  # no rows of leads that are the same by both definitions

    def choices(self, parameter: str) -> list[str]:
        """All that a parameter may be, where its explanation lists it; else nothing."""
        listed = LISTED.fullmatch(self.parameters[parameter])
        return re.split(r", | or ", listed[1]) if listed else []

    def is_needed(self, parameter: str) -> bool:
        """Whether a question makes no sense without a parameter: one of several, none is empty."""
        return bool(self.choices(parameter)) and "empty:" not in self.parameters[parameter]

    def tree(self) -> exp.Expr:
        """The parsed SQL, a copy of its own."""
        return _parsed(self.sql).copy()

    def groups(self) -> tuple[list[str], list[str]]:
        """The columns that it groups by, and the other ones, where it names them."""
        query = _parsed(self.sql)
        assert isinstance(query, exp.Query)
        grouped = query.args.get("group")
        keys = [one.name for one in grouped.expressions] if grouped else []
        return keys, [name for name in query.named_selects if name not in keys]


@cache
def questions() -> dict[str, Question]:
    """Every question that can be asked, by name."""
    return {
        path.stem: _read(path) for path in sorted(HOME.glob("*.sql")) if path.stem != "functions"
    }


@cache
def models() -> dict[str, Question]:
    """Every model that questions stand on, by name."""
    return {path.stem: _read(path) for path in sorted((HOME / "models").glob("*.sql"))}


@cache
def functions() -> dict[str, tuple[list[str], exp.Expr]]:
    """The formulas of functions.sql: their parameters and what they stand for."""
    formulas = {}
    for create in sqlglot.parse((HOME / "functions.sql").read_text(encoding="utf-8"), "duckdb"):
        assert create is not None
        name = create.this.this.name
        formulas[name] = ([p.name for p in create.this.expressions], create.expression)
    return formulas


def _read(path: Path) -> Question:
    text = path.read_text(encoding="utf-8")
    header = [line for line in text.splitlines() if line.startswith("--")]
    plain = [line[3:] for line in header if not PARAMETER.match(line)]
    grain = next((n for n, line in enumerate(plain) if line.startswith("One row")), len(plain))
    turned = next((m for line in plain[grain:] if (m := TURNED.fullmatch(line))), None)
    quicker = [m for line in plain[grain:] if (m := QUICKER.fullmatch(line))]
    marks = [
        line
        for line in plain[grain:]
        if line in MARKS or TURNED.fullmatch(line) or QUICKER.fullmatch(line)
    ]
    return Question(
        name=path.stem,
        title=" ".join(plain[:grain]),
        grain=" ".join(line for line in plain[grain:] if line not in marks),
        parameters={m[1]: m[2] for line in header if (m := PARAMETER.match(line))},
        is_built="Built at load." in marks,
        is_kept="Kept." in marks or "Kept when asked again." in marks,
        is_kept_later="Kept when asked again." in marks,
        sql="\n".join(line for line in text.splitlines() if not line.startswith("--")),
        quicker={match[2]: match[1] for match in quicker},
        turned_by=turned[1] if turned else None,
        is_turned_kept=bool(turned and turned[2]),
        adds_up="Adds up by lead." in marks,
        is_of_places="Whatever cells say." in marks,
        is_of_turned="Of turned leads alone." in marks,
    )


@cache
def _parsed(sql: str) -> exp.Expr:
    return sqlglot.parse_one(sql, dialect="duckdb")
