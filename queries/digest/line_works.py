"""LINE WORKS, by its incoming webhooks: `lineworks://TOKEN`, or the address that it shows."""

import json
import re
import urllib.request
from typing import Any

import apprise

SCHEME = "lineworks"
SHOWN = re.compile(r"https://webhook\.worksmobile\.com/message/(?P<token>[\w-]+)/?$", re.IGNORECASE)
# Its class attributes are declared as None, which no service can keep to.
Base: Any = apprise.NotifyBase


class LineWorks(Base):
    """One webhook of one talk room."""

    service_name = "LINE WORKS"
    service_url = "https://line-works.com/"
    setup_url = "https://developers.worksmobile.com/"
    secure_protocol = SCHEME
    notify_url = "https://webhook.worksmobile.com/message/"
    templates = ("{schema}://{token}",)
    template_tokens = Base.template_tokens | {
        "token": {"name": "Token", "type": "string", "private": True, "required": True}
    }
    # Longer messages are cut there; they are sent in parts.
    title_maxlen = 100
    body_maxlen = 1000

    def __init__(self, token: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if not re.fullmatch(r"[\w-]+", token or ""):
            raise TypeError("expected the token of a webhook")
        self._token = token

    def send(self, body: str, title: str = "", **_kwargs: Any) -> bool:
        """Send one message, or a part of one."""
        content = {"title": title, "body": {"text": body}} if title else {"body": {"text": body}}
        request = urllib.request.Request(
            f"{self.notify_url}{self._token}",
            json.dumps(content).encode(),
            {"Content-Type": "application/json"},
        )
        try:
            with urllib.request.urlopen(request, timeout=self.request_timeout[1]) as answer:
                return bool(answer.status == 200)
        except OSError:  # refused, not reached, too slow: the sender tells which target it was
            return False

    def url(self, privacy: bool = False, *_args: Any, **_kwargs: Any) -> str:
        """The address of the target."""
        return f"{SCHEME}://{self.pprint(self._token, privacy, safe='')}"

    @staticmethod
    def parse_url(url: str) -> dict[str, Any] | None:
        """What an address says."""
        found = Base.parse_url(url, verify_host=False)
        return found | {"token": found["host"]} if found else None

    @staticmethod
    def parse_native_url(url: str) -> dict[str, Any] | None:
        """What an address says that was copied from LINE WORKS."""
        shown = SHOWN.match(url)
        return LineWorks.parse_url(f"{SCHEME}://{shown['token']}") if shown else None


apprise.plugins.N_MGR.add(LineWorks, schemas=SCHEME)
