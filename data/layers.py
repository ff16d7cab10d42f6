"""A field as SQL in layers, so that no expression is written out twice."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Values:
    """Values that a statement binds as parameters, each under a name of its own."""

    bound: dict[str, Any] = field(default_factory=dict)

    def bind(self, value: Any) -> str:
        """The placeholder of a value."""
        name = f"value_{len(self.bound)}_"  # the last bar: no name is the start of another
        self.bound[name] = value
        return f"${name}"

    def named_in(self, sql: str) -> dict[str, Any]:
        """The values that a statement names: DuckDB refuses those left over."""
        return {name: value for name, value in self.bound.items() if f"${name}" in sql}


@dataclass(frozen=True)
class Raw:
    """A raw table: one text column per file column, c0, c1 …"""

    table: str
    file_name: str
    header: list[str]
    line_no: str = "rowid + 2"

    def column(self, name: str) -> str:
        """The raw column of a header name."""
        return f"c{self.header.index(name)}"


@dataclass(frozen=True)
class Cast:
    """One field of a table: a tidy cell of the raw line, its text (NULL where it only says that
    there is nothing), and the steps from there to its value.

    Each step names the one before it ({x}); `names_no_time`, `reason_if` and `noted` are
    conditions on a line of layered().
    """

    field: str
    tidy: str
    text: str
    steps: tuple[str, ...] = ()
    names_no_time: str = "false"
    reason: str = ""  # why a value is rejected …
    reasons_if: tuple[tuple[str, str], ...] = ()  # … unless a condition tells a better reason
    topic: str = ""  # what is noted of the values for which `noted` holds
    noted: str = "false"

    @property
    def fault(self) -> str:
        """Whether a value stands on a line that could not be cast."""
        return f"(t_{self.field} is not null and v_{self.field} is null)"

    def why(self, values: Values) -> str:
        """The reason for which a line's value is rejected, as SQL."""
        cases = [f"when {holds} then {values.bind(why)}" for holds, why in self.reasons_if]
        reason = values.bind(self.reason)
        return f"case {' '.join(cases)} else {reason} end" if cases else reason


def layered(raw: Raw, casts: list[Cast], where: str, *, kept: str = "") -> str:
    """A relation of a raw table's lines with t_<field> (text) and v_<field> (value) columns.

    The step number n of a field stands in s<n>_<field>; `kept` are more columns of the raw table.
    """
    tidy = "".join(f", {one.tidy} as h_{one.field}" for one in casts)
    sql = f"select {raw.line_no} as line_no{kept}{tidy} from {raw.table} where {where}"
    sql = _more(sql, "".join(f", {_of(one.text, 'h', one)} as t_{one.field}" for one in casts))
    for number in range(max((len(one.steps) for one in casts), default=0)):
        before = "t" if number == 0 else f"s{number - 1}"
        step = "".join(
            f", {_of(one.steps[number], before, one)} as s{number}_{one.field}"
            for one in casts
            if number < len(one.steps)
        )
        sql = _more(sql, step)
    return _more(sql, "".join(f", {_last(one)} as v_{one.field}" for one in casts))


def _more(sql: str, columns: str) -> str:
    return f"select *{columns} from ({sql})"


def _of(expression: str, layer: str, one: Cast) -> str:
    return expression.replace("{x}", f"{layer}_{one.field}")


def _last(one: Cast) -> str:
    return f"s{len(one.steps) - 1}_{one.field}" if one.steps else f"t_{one.field}"
