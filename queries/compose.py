"""Composes a question with the models that it names into one SQL statement."""

from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import Any

from sqlglot import exp

from data.definition import Definition
from queries.question import Question, functions, models, questions
from queries.trial import AGREED, Trial, is_placeholder, split

# `from placed_leads_before` reads placed_leads as it stood at $before_at.
BEFORE = "_before"
# Read from memory where the definition has business hours of its own.
CALENDAR = ("calendar_days", "business_slots")


@dataclass(frozen=True)
class Composed:
    """A statement, the values that the definition binds in it, the parameters it asks for."""

    sql: str
    values: dict[str, Any]
    parameters: frozenset[str]
    kept: tuple[str, ...] = ()  # models that it reads from memory instead of composing them


def compose(name: str, asked: Definition | Trial, *, reads_kept: bool = False) -> Composed:
    """The SQL of a question or model; with reads_kept, kept models are read as kept_<name>."""
    trial = Trial(asked) if isinstance(asked, Definition) else asked
    has_calendar = reads_kept and trial.definition.calendar is not None
    names = _asks_for(name, reads_kept, has_calendar)
    stated = Stated(tuple((one, trial.text(one)) for one in names), trial)
    written = _written(name, reads_kept, has_calendar, stated)
    values = trial.values({other for one in names if (other := split(one)[1])})
    return replace(
        written,
        values={key: values[key] for key in sorted(written.parameters) if key in values},
        parameters=frozenset(key for key in written.parameters if key not in values),
    )


@dataclass(frozen=True)
class Stated:
    """What a trial puts in place of some placeholders; equal where only values differ."""

    asked: tuple[tuple[str, str], ...]
    trial: Trial = field(compare=False)


@lru_cache(maxsize=1024)
def _written(name: str, reads_kept: bool, has_calendar: bool, stated: Stated) -> Composed:
    """The statement without values: a moved threshold writes none anew."""
    tree, parts, kept = _gathered(name, reads_kept, has_calendar)
    expressions = {name: stated.trial.expression(name) for name, _ in stated.asked}
    tree = tree.copy()
    for model, body in parts.items():
        tree = tree.with_(model, as_=_fill(body.copy(), expressions), copy=False)
    tree = _models_first(_fill(tree, expressions), list(parts))
    named = frozenset(parameter.name for parameter in tree.find_all(exp.Placeholder))
    return Composed(tree.sql(dialect="duckdb", pretty=True), {}, named, kept)


@lru_cache(maxsize=1024)
def _gathered(
    name: str, reads_kept: bool, has_calendar: bool
) -> tuple[Any, dict[str, exp.Expr], tuple[str, ...]]:
    """The tree of a question, the models that it names, the kept ones that it reads."""
    question = questions().get(name) or models()[name]
    tree: Any = question.tree()
    parts: dict[str, exp.Expr] = {}
    kept: list[str] = []
    _gather(tree, parts, kept, _Reading(name, reads_kept, has_calendar))
    return tree, parts, tuple(kept)


@lru_cache(maxsize=1024)
def _asks_for(name: str, reads_kept: bool, has_calendar: bool) -> tuple[str, ...]:
    """The placeholders of the definition that a statement holds."""
    tree, parts, _ = _gathered(name, reads_kept, has_calendar)
    calls = {
        call.name.lower() for one in (tree, *parts.values()) for call in one.find_all(exp.Anonymous)
    }
    return tuple(sorted(filter(is_placeholder, calls)))


@cache
def tried(name: str) -> frozenset[str]:
    """What a question needs besides a definition: "agreed", "threshold" or nothing."""
    tree, parts, _ = _gathered(name, False, False)
    tables = {table.name for one in (tree, *parts.values()) for table in one.find_all(exp.Table)}
    others = {split(table)[1] for table in tables if _is_composed(table)}
    moved = {one for one in _asks_for(name, False, False) if one.startswith(("moved_", "hot_bits"))}
    needs = {"agreed"} if AGREED in others else set()
    return frozenset(needs | ({"threshold"} if moved else set()))


@dataclass(frozen=True)
class _Reading:
    """Which tables are read from memory while a question is composed."""

    root: str
    reads_kept: bool
    has_calendar: bool

    def is_kept(self, name: str) -> bool:
        if name in CALENDAR:
            return self.has_calendar
        model = _model(name)
        return self.reads_kept and model is not None and model.is_kept and name != self.root


def _gather(tree: exp.Expr, parts: dict[str, exp.Expr], kept: list[str], reading: _Reading) -> None:
    """Add the models that a tree names, those they stand on first."""
    own = {cte.alias for cte in tree.find_all(exp.CTE)}
    for table in list(tree.find_all(exp.Table)):
        name = table.name
        if name in own:
            continue
        if reading.is_kept(name):
            if name not in kept:
                kept.append(name)
            alias = table.alias or name
            table.replace(exp.alias_(exp.to_table(f"kept_{name}"), alias, table=True))
        elif _is_composed(name) and name not in parts:
            body = _body(name)
            _gather(body, parts, kept, reading)
            parts.setdefault(name, body)


def _model(name: str) -> Question | None:
    """The model that a table's name means, whatever its suffix."""
    return models().get(name) or models().get(_stem(name))


def _stem(name: str) -> str:
    return name.removesuffix(BEFORE) if name.endswith(BEFORE) else split(name)[0]


def _is_composed(name: str) -> bool:
    model = _model(name)
    return model is not None and not model.is_built


def _body(name: str) -> exp.Expr:
    """A model as its name asks for it: as it is, earlier, or by another definition."""
    model = _model(name)
    assert model is not None
    body = model.tree()
    if name in models():
        return body
    return _earlier(body) if name.endswith(BEFORE) else _by_another(body, split(name)[1])


def _earlier(body: exp.Expr) -> exp.Expr:
    """A model as it stood at $before_at, like everything that it stands on."""
    _read_suffixed(body, BEFORE)
    for moment in body.find_all(exp.Placeholder):
        if moment.name == "as_of":
            moment.set("this", "before_at")
    return body


def _by_another(body: exp.Expr, other: str) -> exp.Expr:
    """A model by another definition, like everything that it stands on."""
    _read_suffixed(body, other)
    for call in body.find_all(exp.Anonymous):
        if is_placeholder(call.name.lower()):
            call.set("this", f"{call.name}{other}")
    return body


@cache
def is_of_both(name: str) -> bool:
    """Whether a model sets two definitions side by side: then it is the same by either."""
    tables = (table.name for table in models()[_stem(name)].tree().find_all(exp.Table))
    return any(split(table)[1] and _is_composed(table) for table in tables)


def _read_suffixed(body: exp.Expr, suffix: str) -> None:
    own = {cte.alias for cte in body.find_all(exp.CTE)}
    for table in body.find_all(exp.Table):
        if _is_composed(table.name) and table.name not in own and not is_of_both(table.name):
            if not table.alias:
                table.set("alias", exp.TableAlias(this=exp.to_identifier(table.name)))
            table.set("this", exp.to_identifier(table.name + suffix))


def _models_first(tree: exp.Expr, names: list[str]) -> exp.Expr:
    """Order the CTEs: models stand before the question's own, which may use them."""
    with_ = tree.args.get("with_")
    if with_ is not None:
        order = {name: number for number, name in enumerate(names)}
        with_.expressions.sort(key=lambda cte: order.get(cte.alias, len(order)))
    return tree


def _fill(tree: exp.Expr, expressions: dict[str, exp.Expr | list[exp.Expr]]) -> exp.Expr:
    """Write out the definition's placeholders and the shared formulas."""
    for call in list(tree.find_all(exp.Anonymous)):
        stands_for = expressions.get(call.name.lower())
        if isinstance(stands_for, list):
            select = call.find_ancestor(exp.Select)
            assert select is not None
            select.set("expressions", [
                part
                for one in select.expressions
                for part in ([e.copy() for e in stands_for] if one is call else [one])
            ])  # fmt: skip
        elif stands_for is not None:
            call.replace(exp.paren(stands_for.copy()))
    return _write_out(tree)


def _write_out(tree: exp.Expr) -> exp.Expr:
    while calls := [c for c in tree.find_all(exp.Anonymous) if c.name.lower() in functions()]:
        call = calls[-1]
        names, formula = functions()[call.name.lower()]
        arguments = dict(zip(names, call.expressions, strict=True))
        call.replace(exp.paren(_with_arguments(formula.copy(), arguments)))
    return tree


def _with_arguments(formula: exp.Expr, arguments: dict[str, exp.Expr]) -> exp.Expr:
    def fill(node: exp.Expr) -> exp.Expr:
        if isinstance(node, exp.Column) and not node.table and node.name in arguments:
            argument = arguments[node.name].copy()
            return (
                argument
                if isinstance(argument, exp.Column | exp.Placeholder)
                else exp.paren(argument)
            )
        return node

    return formula.transform(fill)
