"""The command line: `python -m data load PATH… [--mapping FILE] [--dataset DIR]`."""

import argparse
import sys
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn

from data import dataset
from data.errors import LeadgridError
from data.load import load


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; returns 1 where a file can't be used, with the reason on stderr."""
    options = _parser().parse_args(arguments)
    columns = (SpinnerColumn(), BarColumn(), TaskProgressColumn(), TextColumn("{task.description}"))
    console = Console(stderr=True)
    is_watched = console.is_terminal
    try:
        with Progress(*columns, console=console, transient=True, disable=not is_watched) as bar:
            task = bar.add_task("", total=1.0)
            report = load(
                options.paths,
                options.dataset,
                mapping_path=options.mapping,
                calendar_path=options.calendar,
                progress=lambda done, step: bar.update(task, completed=done, description=step),
            )
    except LeadgridError as error:
        print(error, file=sys.stderr)
        return 1
    except (KeyboardInterrupt, RuntimeError) as error:
        # DuckDB turns Ctrl-C into a RuntimeError of its own.
        if isinstance(error, RuntimeError) and "interrupted" not in str(error).lower():
            raise
        print(f"Stopped. {dataset.STAYS}", file=sys.stderr)
        return 1
    print(report.text())
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m data", description=__doc__)
    command = parser.add_subparsers(required=True).add_parser("load", help="load files or folders")
    command.add_argument("paths", nargs="+", type=Path, metavar="PATH", help="CSV file or folder")
    command.add_argument("--mapping", type=Path, help="TOML file: which column becomes which field")
    command.add_argument("--calendar", type=Path, help="TOML file: hours, holidays, time zone")
    command.add_argument(
        "--dataset", type=Path, default=dataset.HOME, metavar="DIR", help="default: .dataset"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
