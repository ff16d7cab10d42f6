"""The command line: loads files, says what a load did, lists datasets and brings one back."""

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn

from data import dataset, datasets
from data.agreed import agreed_definition
from data.datasets import Listed
from data.errors import LeadgridError
from data.load import load
from data.report import Report, plain, read_changed, read_report


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; returns 1 where a file can't be used, with the reason on stderr."""
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], None] = options.run
    try:
        run(options)
    except LeadgridError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 1
    return 0


def _load(options: argparse.Namespace) -> None:
    try:
        report = _loaded(options)
    except (KeyboardInterrupt, RuntimeError) as error:
        # DuckDB turns Ctrl-C into a RuntimeError of its own.
        if isinstance(error, RuntimeError) and "interrupted" not in str(error).lower():
            raise
        raise LeadgridError(f"Stopped. {dataset.STAYS}") from error
    _tell(report, options.format)


def _loaded(options: argparse.Namespace) -> Report:
    columns = (SpinnerColumn(), BarColumn(), TaskProgressColumn(), TextColumn("{task.description}"))
    console = Console(stderr=True)
    is_watched = console.is_terminal
    with Progress(*columns, console=console, transient=True, disable=not is_watched) as bar:
        task = bar.add_task("", total=1.0)
        path = load(
            options.paths,
            options.dataset,
            mapping_path=options.mapping,
            calendar_path=options.calendar,
            progress=lambda done, step: bar.update(task, completed=done, description=step),
        )
    return read_report(path)


def _report(options: argparse.Namespace) -> None:
    path = dataset.current(options.dataset)
    _tell(read_report(path, definition=agreed_definition(options.dataset)), options.format)


def _tell(report: Report, form: str) -> None:
    changed = read_changed(report.path)
    if form == "json":
        _print_json(plain(report) | {"changed": changed.plain()})
    else:
        print(f"{report.text()}\n\n{changed.text()}")


def _datasets(options: argparse.Namespace) -> None:
    found = datasets.listed(options.dataset)
    if options.format == "json":
        _print_json([asdict(one) for one in found])
    for one in found if options.format == "text" else ():
        print(_line(one))


def _line(one: Listed) -> str:
    mark = "*" if one.is_current else " "
    if one.fault or one.loaded_at is None:
        return f"{mark} {one.name}  {one.fault}"
    counts = f"{one.leads:,} leads, {one.handovers:,} handovers"
    return (
        f"{mark} {one.name}  {one.loaded_at:%Y-%m-%d %H:%M} UTC  {counts}  {', '.join(one.files)}"
    )


def _restore(options: argparse.Namespace) -> None:
    path = datasets.restore(options.name, options.dataset)
    print(f"{path.name} is current again. The newer ones stay: python -m data datasets")


def _print_json(value: object) -> None:
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1, default=str)
    print()


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data", description=__doc__)
    commands = parser.add_subparsers(required=True)
    command = commands.add_parser("load", help="load files or folders")
    command.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="a file or folder")
    command.add_argument("--mapping", type=Path, help="TOML file: which column becomes which field")
    command.add_argument("--calendar", type=Path, help="TOML file: hours, holidays, time zone")
    command.set_defaults(run=_load)
    told = commands.add_parser("report", help="say what the last load read, refused and noticed")
    told.set_defaults(run=_report)
    listed = commands.add_parser("datasets", help="list all datasets; * marks the current one")
    listed.set_defaults(run=_datasets)
    back = commands.add_parser("restore", help="make an earlier dataset the current one")
    back.add_argument("name", metavar="NAME", help="as `datasets` lists it")
    back.set_defaults(run=_restore)
    for one in (command, told, listed, back):
        _add_shared(one, has_format=one is not back)
    return parser


def _add_shared(parser: argparse.ArgumentParser, *, has_format: bool) -> None:
    parser.add_argument(
        "--dataset", type=Path, default=dataset.HOME, metavar="DIR", help="default: .dataset"
    )
    if has_format:
        parser.add_argument("--format", choices=("text", "json"), default="text")


if __name__ == "__main__":
    sys.exit(main())
