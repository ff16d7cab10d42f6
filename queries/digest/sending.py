"""Sends a digest to mail boxes and chats, by addresses that hold secrets and are never shown."""

import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import apprise

from data.errors import LeadgridError
from queries.digest import line_works

# Chats that understand some HTML take less of it than this; mail takes a whole page.
MAIL_CHARACTERS = 16_000
# No picture of anybody else's server in a message, and nothing kept on disk.
ASSET = apprise.AppriseAsset(
    app_id="Leadgrid",
    app_desc="Leadgrid",
    image_url_mask="",
    image_url_logo="",
    storage_mode=apprise.PersistentStoreMode.MEMORY,
)


@dataclass(frozen=True)
class Message:
    """A digest as it leaves: the same in HTML, for mail, and in plain text, for chats."""

    title: str
    html: str
    text: str


def addresses(texts: Sequence[str]) -> list[str]:
    """The single addresses in texts that hold several, blank- or comma-separated."""
    parts = (re.split(r"\s+|,(?=[\w+]+://)", text) for text in texts)
    return [part.strip(",") for some in parts for part in some if part.strip(",")]


def send(message: Message, urls: Sequence[str]) -> None:
    """Send to every address; a LeadgridError names those that failed by number and scheme only."""
    with _silent():
        targets = [_target(number, url) for number, url in enumerate(urls, 1)]
        refused = [
            f"{number} ({_scheme(url)})"
            for number, (url, target) in enumerate(zip(urls, targets, strict=True), 1)
            if not _is_sent(message, target)
        ]
    if refused:
        raise LeadgridError(
            f"Not sent to {len(refused)} of {len(urls)} targets: number {', '.join(refused)}. "
            "It refused, or could not be reached."
        )


def _target(number: int, url: str) -> apprise.NotifyBase:
    target = apprise.Apprise.instantiate(url, asset=ASSET)
    if target is None:
        raise LeadgridError(
            f"Target {number} ({_scheme(url)}) is no address that can be sent to; nothing was "
            "sent. Expected Apprise URLs such as mailto://…, slack://…, msteams://…"
        )
    return target


def _is_sent(message: Message, target: apprise.NotifyBase) -> bool:
    is_mail = (
        target.resolve_format() == apprise.NotifyFormat.HTML
        and target.body_maxlen > MAIL_CHARACTERS
    )
    if not is_mail and target.overflow_mode == apprise.OverflowMode.UPSTREAM:
        target.overflow_mode = apprise.OverflowMode.SPLIT  # rather than one refused as too long
    one = apprise.Apprise(asset=ASSET)
    one.add(target)
    return bool(
        one.notify(
            title=message.title,
            body=message.html if is_mail else message.text,
            body_format=apprise.NotifyFormat.HTML if is_mail else apprise.NotifyFormat.TEXT,
        )
    )


def _scheme(url: str) -> str:
    scheme = url.partition("://")[0].lower()
    known = {*apprise.plugins.N_MGR.schemas(), line_works.SCHEME, "http", "https"}
    return scheme if scheme in known else "unknown scheme"


@contextmanager
def _silent() -> Iterator[None]:
    """The library logs parts of addresses; what went wrong is told without them."""
    log = logging.getLogger("apprise")
    was_disabled, log.disabled = log.disabled, True
    try:
        yield
    finally:
        log.disabled = was_disabled
