"""A digest leaves for chats and mail boxes; their addresses hold secrets and are never shown."""

import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_string, policy
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from data.errors import LeadgridError
from queries.__main__ import main
from queries.digest.line_works import LineWorks
from queries.digest.sending import Message, addresses, send

MESSAGE = Message("Leadgrid · week", "<p>Sales <b>ignored</b> 3</p>", "Sales ignored 3 – 営業")
SECRET = "hush-7f3a"


@contextmanager
def serving(server: socketserver.TCPServer) -> Iterator[int]:
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.socket.getsockname()[1]
    finally:
        server.shutdown()
        server.server_close()


class Chat:
    """A web hook that remembers what it got and answers with a status."""

    def __init__(self, status: int = 200) -> None:
        self.bodies: list[str] = []
        self.paths: list[str] = []
        chat = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                chat.paths.append(self.path)
                length = int(self.headers["Content-Length"])
                chat.bodies.append(self.rfile.read(length).decode())
                self.send_response(status)
                self.end_headers()

            def log_message(self, *_arguments: object) -> None:
                """Say nothing."""

        self.server = HTTPServer(("127.0.0.1", 0), Handler)


class PostOffice:
    """An SMTP server that takes every mail and keeps it."""

    def __init__(self) -> None:
        self.mails: list[str] = []
        office = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                self.wfile.write(b"220 here\r\n")
                while line := self.rfile.readline():
                    if line.upper().startswith(b"DATA"):
                        self.wfile.write(b"354 go on\r\n")
                        office.mails.append(self.read_mail())
                    self.wfile.write(b"250 fine\r\n")

            def read_mail(self) -> str:
                lines = iter(self.rfile.readline, b".\r\n")
                return b"".join(lines).decode()

        self.server = socketserver.TCPServer(("127.0.0.1", 0), Handler)


def test_addresses_are_separated_by_blanks_or_commas():
    assert addresses(["json://a,xml://b  slack://c\n", "", "mailto://d?to=x@e.jp,y@e.jp"]) == [
        "json://a", "xml://b", "slack://c", "mailto://d?to=x@e.jp,y@e.jp",
    ]  # fmt: skip


@pytest.mark.parametrize("scheme", ["json", "xml"])
def test_a_chat_gets_the_plain_text(scheme):
    chat = Chat()
    with serving(chat.server) as port:
        send(MESSAGE, [f"{scheme}://127.0.0.1:{port}"])
    (body,) = chat.bodies
    assert "Sales ignored 3 – 営業" in (json.loads(body)["message"] if scheme == "json" else body)
    assert "<b>" not in body


@pytest.mark.parametrize(
    "address", ["lineworks://ab12-cd34", "https://webhook.worksmobile.com/message/ab12-cd34"]
)
def test_a_talk_room_of_line_works_gets_the_text_in_parts(address, monkeypatch):
    chat = Chat()
    long = Message("Leadgrid · 営業", "<p></p>", "\n".join(["営業が放置したMQL"] * 150))
    with serving(chat.server) as port:
        monkeypatch.setattr(LineWorks, "notify_url", f"http://127.0.0.1:{port}/message/")
        send(long, [address])
    parts = [json.loads(body) for body in chat.bodies]
    assert chat.paths == ["/message/ab12-cd34"] * len(parts)
    assert parts[0]["title"].startswith("Leadgrid · 営業")
    assert max(len(part["body"]["text"]) for part in parts) <= 1000
    assert sum(part["body"]["text"].count("放置") for part in parts) == 150


def test_a_talk_room_that_refuses_is_told(monkeypatch):
    chat = Chat(status=404)
    with serving(chat.server) as port, pytest.raises(LeadgridError, match=r"1 \(lineworks\)"):
        monkeypatch.setattr(LineWorks, "notify_url", f"http://127.0.0.1:{port}/message/")
        send(MESSAGE, ["lineworks://ab12-cd34"])


def test_mail_gets_the_page():
    office = PostOffice()
    page = Message(MESSAGE.title, MESSAGE.html + "<p>営業</p>" * 9000, MESSAGE.text)
    with serving(office.server) as port:
        send(page, [f"mailto://127.0.0.1:{port}?from=grid@example.com&to=boss@example.com"])
    (mail,) = office.mails
    parsed = message_from_string(mail, policy=policy.default)
    assert parsed["Subject"] == MESSAGE.title
    part = parsed.get_body(("html",))
    assert part is not None
    assert part.get_content().count("<p>営業</p>") == 9000


def test_a_text_too_long_for_a_chat_comes_in_parts():
    chat = Chat()
    long = Message("Week", "<p></p>", "\n".join(f"line {number}" for number in range(6000)))
    with serving(chat.server) as port:
        send(long, [f"json://127.0.0.1:{port}"])
    assert len(chat.bodies) > 1
    assert "line 5999" in chat.bodies[-1]


def test_a_refusal_is_told_without_the_address_and_the_others_get_theirs(caplog, capsys):
    shut, open_ = Chat(status=500), Chat()
    with serving(shut.server) as first, serving(open_.server) as second:
        urls = [
            f"json://user:{SECRET}@127.0.0.1:{first}/{SECRET}",
            f"xml://127.0.0.1:{second}/{SECRET}",
        ]
        with pytest.raises(LeadgridError, match=r"1 of 2 targets: number 1 \(json\)") as told:
            send(MESSAGE, urls)
    assert len(open_.bodies) == 1
    assert SECRET not in "".join([str(told.value), caplog.text, *capsys.readouterr()])


@pytest.mark.parametrize("wrong", [f"{SECRET}://x", SECRET, f"slack://{SECRET}", "lineworks://"])
def test_a_wrong_address_stops_before_anything_is_sent(wrong, caplog, capsys):
    chat = Chat()
    with serving(chat.server) as port, pytest.raises(LeadgridError, match="Target 2 ") as told:
        send(MESSAGE, [f"json://127.0.0.1:{port}", wrong])
    assert chat.bodies == []
    assert SECRET not in "".join([str(told.value), caplog.text, *capsys.readouterr()])


def test_the_command_sends_where_the_environment_says(sample, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    chat = Chat()
    with serving(chat.server) as port:
        monkeypatch.setenv("LEADGRID_DIGEST_URLS", f"json://127.0.0.1:{port}/{SECRET}")
        assert main(["digest", "--dataset", str(sample.path.parent), "--language", "ja"]) == 0
    assert json.loads(chat.bodies[0])["title"].startswith("Leadgrid · 営業は")
    assert list(tmp_path.iterdir()) == []  # sent, so not written
    assert capsys.readouterr().out == "Sent to 1 target.\n"


def test_the_command_fails_where_a_target_refuses(sample, tmp_path, monkeypatch, capsys):
    chat = Chat(status=403)
    with serving(chat.server) as port:
        url = f"json://127.0.0.1:{port}/{SECRET}"
        asked = ["digest", "--dataset", str(sample.path.parent), "--send", url]
        assert main([*asked, "--to", str(tmp_path / "kept.html")]) == 1
    told = capsys.readouterr()
    assert "Not sent to 1 of 1 targets: number 1 (json)" in told.err
    assert SECRET not in told.out + told.err
    assert (tmp_path / "kept.html").exists()
