"""A question or a model as it stands in its file: what it asks, its grain, its parameters."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import sqlglot
from sqlglot import exp

HOME = Path(__file__).parent
MARKS = ("Built at load.", "Kept.", "Kept when asked again.")
# A moved threshold changes only the rows whose profile it turns: they are told by this column.
TURNED = re.compile(r"Turned by (\w+) of (\w+)\.")
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
    turned_by: tuple[str, str] | None = None  # the column that tells rows, the model of profiles

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
    marks = [line for line in plain[grain:] if line in MARKS or TURNED.fullmatch(line)]
    return Question(
        name=path.stem,
        title=" ".join(plain[:grain]),
        grain=" ".join(line for line in plain[grain:] if line not in marks),
        parameters={m[1]: m[2] for line in header if (m := PARAMETER.match(line))},
        is_built="Built at load." in marks,
        is_kept="Kept." in marks or "Kept when asked again." in marks,
        is_kept_later="Kept when asked again." in marks,
        sql="\n".join(line for line in text.splitlines() if not line.startswith("--")),
        turned_by=(turned[1], turned[2]) if turned else None,
    )


@cache
def _parsed(sql: str) -> exp.Expr:
    return sqlglot.parse_one(sql, dialect="duckdb")
