"""The command `python -m queries digest`: the week as a mail, sent or written to a file."""

import argparse
import os
from pathlib import Path

from data import dataset
from data.definition import Definition, read_definition
from data.errors import LeadgridError
from data.saved import SavedDefinitions
from queries.answer import Dataset, to_utc
from queries.digest.mail import digest, message
from queries.digest.scope import Scope
from queries.digest.sending import Message, addresses, send
from queries.digest.week import Week
from queries.language import LANGUAGES, Language

# The addresses that a schedule sends to; they hold secrets, so a file of settings sets them.
URLS = "LEADGRID_DIGEST_URLS"


def run(arguments: list[str]) -> None:
    """Make the digest of one week; send it, or write it to a file and say where."""
    options = _parser().parse_args(arguments)
    scope = _scope(options)
    say = Language(options.language)
    told = message(digest(scope, say), say)
    urls = addresses([os.environ.get(URLS, ""), *options.send])
    if options.to or not urls:
        _write(told, options.to or Path(_file_name(scope)))
    if urls:
        send(told, urls)
        print(f"Sent to {len(urls)} target{'s' if len(urls) > 1 else ''}.")


def _scope(options: argparse.Namespace) -> Scope:
    data = Dataset.current(options.dataset)
    as_of = to_utc(options.as_of, data.time_zone) if options.as_of else data.as_of
    scope = Scope(
        data,
        _definition(options, data),
        Week(as_of, data.time_zone),
        options.team_name,
        options.source,
        options.with_names,
    )
    scope.check()
    return scope


def _definition(options: argparse.Namespace, data: Dataset) -> Definition:
    """The named one, else the one that the app shows: the agreed one, else that of the data."""
    if options.definition:
        return read_definition(options.definition)
    agreed = SavedDefinitions(options.dataset).agreed()
    return agreed.definition if agreed else data.definition


def _file_name(scope: Scope) -> str:
    return f"leadgrid-digest-{scope.week.last_on.isoformat()}.html"


def _write(told: Message, path: Path) -> None:
    beside = path.with_suffix(".txt")
    if beside == path:
        raise LeadgridError(f"--to {path}: expected a name for the HTML; the text goes beside it.")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(told.html, encoding="utf-8")
        beside.write_text(told.text, encoding="utf-8")
    except OSError as error:
        raise LeadgridError(f"{path}: can't be written: {error.strerror}.") from error
    print(f"{path}\n{beside}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m queries digest",
        description="Write the week as a mail, in HTML and plain text, and send it where an "
        "address is set.",
        epilog=f"Addresses come from the environment variable {URLS} (Apprise URLs, separated by "
        "blanks or commas): mailto://…, slack://…, msteams://… Without one, files are written.",
    )
    parser.add_argument(
        "--to", type=Path, metavar="FILE.html", help="where to write it, and the text beside it"
    )
    parser.add_argument("--language", choices=list(LANGUAGES), default="en")
    parser.add_argument("--as-of", metavar="TIME", help="ISO time; without a zone, the company's")
    parser.add_argument("--team-name", metavar="TEAM", help="charged team")
    parser.add_argument("--source", help="source of the lead")
    parser.add_argument("--with-names", action="store_true", help="name owners and persons")
    parser.add_argument("--definition", type=Path, metavar="FILE")
    parser.add_argument("--dataset", type=Path, default=dataset.HOME, metavar="DIR")
    parser.add_argument(
        "--send", action="append", default=[], metavar="URL", help="send there; may be repeated"
    )
    return parser
