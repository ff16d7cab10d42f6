"""The command line: `python -m queries NAME [--as-of TIME] … [--format table|csv|json]`.

`python -m queries digest …` writes or sends the week as a mail (queries/digest), and `python -m
queries moved` compares the verdicts with those of the dataset before.
"""

import argparse
import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.table import Table

from data import dataset
from data.definition import Definition, read_definition
from data.dials import dials, is_threshold
from data.errors import LeadgridError
from queries import moved_command
from queries.answer import Dataset, known, to_utc
from queries.compose import tried
from queries.question import Question, questions
from queries.rows import Rows
from queries.thresholds import MOST
from queries.trial import Trial

# Set by --as-of or by the dataset itself, not by an option of their own.
GIVEN = {"as_of", "slot_us", "time_zone"}
DIGEST, DIGEST_TITLE = "digest", "Writes the week as a mail, or sends it"
MOVED, MOVED_TITLE = "moved", "Which verdicts moved since the dataset before?"


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; returns 1 after an error that a person can mend, told on stderr."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        if not given:
            _list_questions()
            return 0
        if given[0] == DIGEST:
            from queries.digest import command  # its libraries load slowly

            command.run(given[1:])
            return 0
        if given[0] == MOVED:
            asked = moved_command.options(given[1:])
            _print(moved_command.run(asked), asked.format)
            return 0
        if not given[0].startswith("-"):
            known(given[0])
        options = _parser().parse_args(given)
        _print(_answer(options), options.format)
    except LeadgridError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:  # `… | head` has seen enough
        sys.stderr.close()
        return 0
    return 0


def _answer(options: argparse.Namespace) -> Rows:
    opened = Dataset.current(options.dataset)
    definition = read_definition(options.definition) if options.definition else None
    question = questions()[options.name]
    texts = {name: getattr(options, name) for name in _own_parameters(question)}
    values = {name: _value(name, text, opened) for name, text in texts.items() if text is not None}
    if options.as_of:
        values["as_of"] = to_utc(options.as_of, opened.time_zone)
    return opened.ask(options.name, values, _trial(options, definition or opened.definition))


def _trial(options: argparse.Namespace, definition: Definition) -> Trial:
    """The definition, and what it is tried against where the question asks for that."""
    agreed = getattr(options, "agreed", None)
    thresholds = tuple(getattr(options, "threshold", None) or ())
    for path in thresholds:
        if path not in {dial.path for dial in dials(definition) if is_threshold(dial)}:
            raise LeadgridError(f"--threshold: {path[:80]!r} is no threshold of the definition")
    return Trial(definition, read_definition(agreed) if agreed else None, thresholds[:MOST])


def _value(name: str, text: str, opened: Dataset) -> Any:
    """The value of a parameter; its name says what it is (DESIGN: `_at`, `_on`, `_days`)."""
    try:
        if name.endswith("_at"):
            return to_utc(text, opened.time_zone)
        if name.endswith("_on"):
            return date.fromisoformat(text)
        if name.endswith(("_days", "_rows")) or name.startswith("count_"):
            return int(text)
        if name.endswith("_hours") or name == "capacity_a_week":
            return float(text)
        if name.startswith("positions"):
            return [float(part) for part in text.split(",")]
    except ValueError as error:
        raise LeadgridError(f"--{name.replace('_', '-')}: {text!r} is no such value") from error
    return text


def _own_parameters(question: Question) -> list[str]:
    return [name for name in question.parameters if name not in GIVEN]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m queries", description=__doc__)
    names = parser.add_subparsers(dest="name", required=True, metavar="NAME")
    for name, question in questions().items():
        one = names.add_parser(name, help=question.title, description=question.title)
        one.add_argument("--as-of", metavar="TIME", help="ISO time; without a zone, the company's")
        one.add_argument("--definition", type=Path, metavar="FILE")
        one.add_argument("--dataset", type=Path, default=dataset.HOME, metavar="DIR")
        one.add_argument("--format", choices=("table", "csv", "json"), default="table")
        _add_trial(one, name)
        for parameter in _own_parameters(question):
            option = f"--{parameter.replace('_', '-')}"
            one.add_argument(
                option,
                metavar="VALUE",
                help=question.parameters[parameter].replace("%", "%%"),
                choices=question.choices(parameter) or None,
                required=question.is_needed(parameter),
            )
    return parser


def _add_trial(parser: argparse.ArgumentParser, name: str) -> None:
    """What a question compares a definition with, for those that do."""
    named = tried(name)
    if "agreed" in named:
        parser.add_argument(
            "--agreed", type=Path, metavar="FILE",
            help="the agreed definition; empty: the one of the data",
        )  # fmt: skip
    if "threshold" in named:
        parser.add_argument(
            "--threshold", action="append", metavar="PATH",
            help="a threshold that is moved, such as potential.0.any.0.at_least; three at the most",
        )  # fmt: skip


def _list_questions() -> None:
    width = max(map(len, questions()))
    for name, question in questions().items():
        print(f"{name:{width}}  {question.title}")
    print(f"\n{DIGEST:{width}}  {DIGEST_TITLE}\n{MOVED:{width}}  {MOVED_TITLE}")


def _print(rows: Rows, form: str) -> None:
    if form == "csv":
        sys.stdout.write(rows.csv())
    elif form == "json":
        objects = [dict(zip(rows.columns, row, strict=True)) for row in rows.plain()]
        json.dump(objects, sys.stdout, ensure_ascii=False, indent=1)
        print()
    else:
        _print_table(rows.columns, rows.plain())


def _print_table(columns: list[str], rows: list[list[Any]]) -> None:
    table = Table(box=box.SIMPLE)
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*("" if value is None else str(value) for value in row))
    Console(width=None if sys.stdout.isatty() else 40 * len(columns)).print(table)


if __name__ == "__main__":
    sys.exit(main())
