"""Composes a question with the models that it names into one SQL statement."""

from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from textwrap import indent
from typing import Any

from sqlglot import exp

from data.definition import Definition
from queries.formulas import write_out
from queries.question import Question, models, questions
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
    order = _order(name, reads_kept, has_calendar)
    texts = {one: _text(one, reads_kept, has_calendar, _stated(one, stated.trial)) for one in order}
    tree = _filled(_part(name, reads_kept, has_calendar).tree.copy(), stated.trial)
    named = _named(tree).union(*(named for _sql, named in texts.values()))
    with_ = tree.args.pop("with_", None)
    own = [_sql(cte) for cte in with_.expressions] if with_ else []
    first = [f"{one} AS (\n{indent(sql, '  ')}\n)" for one, (sql, _named) in texts.items()]
    ctes = ", ".join([*first, *own])  # models stand before the question's own, which use them
    kept = {
        one: None for model in (name, *order) for one in _part(model, reads_kept, has_calendar).kept
    }
    return Composed((f"WITH {ctes}\n" if ctes else "") + _sql(tree), {}, named, tuple(kept))


@lru_cache(maxsize=4096)
def _text(
    name: str, reads_kept: bool, has_calendar: bool, stated: Stated
) -> tuple[str, frozenset[str]]:
    """A model's statement and its parameters; written once for all questions that name it."""
    tree = _filled(_part(name, reads_kept, has_calendar).tree.copy(), stated.trial)
    return _sql(tree), _named(tree)


def _filled(tree: exp.Expr, trial: Trial) -> exp.Expr:
    return _fill(tree, {name: trial.expression(name) for name in _asked(tree)})


def _sql(tree: exp.Expr) -> str:
    return tree.sql(dialect="duckdb", pretty=True)


def _named(tree: exp.Expr) -> frozenset[str]:
    return frozenset(parameter.name for parameter in tree.find_all(exp.Placeholder))


def _stated(name: str, trial: Trial) -> Stated:
    return Stated(tuple((one, trial.text(one)) for one in _part(name).asks), trial)


@dataclass(frozen=True, eq=False)
class _Part:
    """A question or a model as it is read."""

    tree: Any
    needs: tuple[str, ...]  # models that it names
    kept: tuple[str, ...]  # models that it reads from memory
    asks: tuple[str, ...]  # placeholders of the definition


@lru_cache(maxsize=1024)
def _part(name: str, reads_kept: bool = False, has_calendar: bool = False) -> _Part:
    tree = questions()[name].tree() if name in questions() else _body(name)
    needs: dict[str, None] = {}
    kept: dict[str, None] = {}
    own = {cte.alias for cte in tree.find_all(exp.CTE)}
    for table in list(tree.find_all(exp.Table)):
        read = table.name
        if read in own:
            continue
        if _is_kept(read, reads_kept, has_calendar):
            kept[read] = None
            alias = table.alias or read
            table.replace(exp.alias_(exp.to_table(f"kept_{read}"), alias, table=True))
        elif _is_composed(read):
            needs[read] = None
    return _Part(tree, tuple(needs), tuple(kept), tuple(sorted(_asked(tree))))


def _asked(tree: exp.Expr) -> set[str]:
    calls = {call.name.lower() for call in tree.find_all(exp.Anonymous)}
    return set(filter(is_placeholder, calls))


@lru_cache(maxsize=1024)
def _order(name: str, reads_kept: bool, has_calendar: bool) -> tuple[str, ...]:
    """The models that a question stands on, each after those that it stands on itself."""
    found: dict[str, None] = {}
    for one in _part(name, reads_kept, has_calendar).needs:
        found.update(dict.fromkeys((*_order(one, reads_kept, has_calendar), one)))
    return tuple(found)


@lru_cache(maxsize=1024)
def _asks_for(name: str, reads_kept: bool, has_calendar: bool) -> tuple[str, ...]:
    """The placeholders of the definition that a statement holds."""
    models_too = (name, *_order(name, reads_kept, has_calendar))
    return tuple(sorted({ask for one in models_too for ask in _part(one).asks}))


@cache
def tried(name: str) -> frozenset[str]:
    """What a question needs besides a definition: "agreed", "threshold" or nothing."""
    parts = [_part(one) for one in (name, *_order(name, False, False))]
    tables = {table.name for part in parts for table in part.tree.find_all(exp.Table)}
    others = {split(table)[1] for table in tables if _is_composed(table)}
    moved = {one for one in _asks_for(name, False, False) if one.startswith(("moved_", "hot_bits"))}
    needs = {"agreed"} if AGREED in others else set()
    return frozenset(needs | ({"threshold"} if moved else set()))


def _is_kept(name: str, reads_kept: bool, has_calendar: bool) -> bool:
    """Whether a table is read from memory."""
    if name in CALENDAR:
        return has_calendar
    model = _model(name)
    return reads_kept and model is not None and model.is_kept


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
def turned_by(name: str) -> tuple[str, ...]:
    """The profiles by which a moved threshold can change a table's rows; none: it can't."""
    stands_on = (name, *_order(name, False, False)) if _is_composed(name) else ()
    marked = [model.turned_by for one in stands_on if (model := _model(one)) and model.turned_by]
    return tuple(dict.fromkeys(marked))


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
    return write_out(tree)
