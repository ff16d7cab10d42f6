"""Composes a question with the models that it names into one SQL statement."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlglot import exp

from data.definition import Definition
from queries.bands import Rules
from queries.question import functions, models, questions


@dataclass(frozen=True)
class Composed:
    """A statement, the values that the definition binds in it, the parameters it asks for."""

    sql: str
    values: dict[str, Any]
    parameters: frozenset[str]
    kept: tuple[str, ...] = ()  # models that it reads from memory instead of composing them


@lru_cache(maxsize=512)
def compose(name: str, definition: Definition, *, reads_kept: bool = False) -> Composed:
    """The SQL of a question or model; with reads_kept, kept models are read as kept_<name>."""
    question = questions().get(name) or models()[name]
    rules = Rules(definition)
    expressions = rules.expressions()
    kept: list[str] = []
    parts: dict[str, exp.Expr] = {}
    tree: Any = question.tree()
    _gather(tree, parts, kept, reads_kept, root=name)
    for model, body in parts.items():
        tree = tree.with_(model, as_=_fill(body, expressions), copy=False)
    tree = _models_first(_fill(tree, expressions), list(parts))
    named = {parameter.name for parameter in tree.find_all(exp.Placeholder)}
    return Composed(
        sql=tree.sql(dialect="duckdb", pretty=True),
        values={key: value for key, value in rules.values.items() if key in named},
        parameters=frozenset(key for key in named if key not in rules.values),
        kept=tuple(kept),
    )


def _gather(
    tree: exp.Expr,
    parts: dict[str, exp.Expr],
    kept: list[str],
    reads_kept: bool,
    root: str,
) -> None:
    """Add the models that a tree names, those they stand on first."""
    own = {cte.alias for cte in tree.find_all(exp.CTE)}
    for table in list(tree.find_all(exp.Table)):
        name = table.name
        model = models().get(name)
        if name in own or model is None or model.is_built:
            continue
        if reads_kept and model.is_kept and name != root:
            if name not in kept:
                kept.append(name)
            alias = table.alias or name
            table.replace(exp.alias_(exp.to_table(f"kept_{name}"), alias, table=True))
        elif name not in parts:
            body = model.tree()
            _gather(body, parts, kept, reads_kept, root)
            parts.setdefault(name, body)


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
