"""The shared formulas of functions.sql, written out where they are named."""

from sqlglot import exp

from queries.question import functions


def write_out(tree: exp.Expr) -> exp.Expr:
    """The same without names of formulas: other engines need no macros."""
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
