"""The command `python -m queries moved`: verdicts that moved since the dataset before."""

import argparse
from pathlib import Path

from data import dataset, datasets
from data.agreed import agreed_definition
from data.changes import why_not_compared
from data.definition import read_definition
from data.errors import LeadgridError
from queries.answer import Dataset
from queries.moved import moved
from queries.rows import Rows


def options(arguments: list[str]) -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(prog="python -m queries moved", description=__doc__)
    parser.add_argument("--dataset", type=Path, default=dataset.HOME, metavar="DIR")
    parser.add_argument("--definition", type=Path, metavar="FILE")
    parser.add_argument("--name", metavar="NAME", help="a dataset; empty: the current one")
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table")
    return parser.parse_args(arguments)


def run(given: argparse.Namespace) -> Rows:
    """How many handovers moved from which verdict to which, by the definition of the app."""
    path = given.dataset / given.name if given.name else dataset.current(given.dataset)
    earlier = datasets.before(path)
    reason = why_not_compared(path, earlier)
    if earlier is None or reason:
        raise LeadgridError(reason)
    now = Dataset(path)
    own = read_definition(given.definition) if given.definition else None
    definition = own or agreed_definition(given.dataset) or now.definition
    return moved(now, Dataset(earlier), definition).counts
