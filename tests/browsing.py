"""A real Chromium and a server on a dataset of its own, for what a person does with a mouse."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, TimeoutError, expect, sync_playwright

REPOSITORY = Path(__file__).resolve().parent.parent
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
expect.set_options(timeout=15_000)  # a first answer on a busy machine takes its time


@pytest.fixture(scope="session")
def chromium() -> str:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome")
    if path is None:
        reason = "no Chromium here; install it (Debian: apt-get install chromium fonts-noto-cjk)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return path


@contextmanager
def served(
    home: Path | None = None, page: str = "dashboard.py", **environment: str
) -> Iterator[str]:
    """A server of its own on one dataset folder; where that is empty it builds the sample."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", page]
    # Nobody changes the program under test: watching its files costs as much as some tests.
    options = ["--server.port", str(port), "--server.headless", "true"]
    options += ["--server.fileWatcherType", "none"]
    if home is not None:
        environment["LEADGRID_DATASET"] = str(home)
    server = subprocess.Popen(
        [*command, *options, "--server.address", "127.0.0.1"], cwd=REPOSITORY,
        env=os.environ | environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("served")) as url:
        yield url


def _wait_for(url: str) -> None:
    for _ in range(120):
        try:
            urllib.request.urlopen(url, timeout=1)
            return
        except OSError:
            time.sleep(0.25)
    raise RuntimeError("the app did not start")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[object]:
    with sync_playwright() as playwright:
        own = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield own
        own.close()


@pytest.fixture
def page(browser: object, app: str) -> Iterator[Page]:
    context = browser.new_context(locale="en-US", viewport={"width": 1280, "height": 900})  # type: ignore[attr-defined]
    own = context.new_page()
    own.set_default_timeout(30_000)
    yield own
    context.close()


def open_page(page: Page, url: str) -> None:
    page.goto(url)
    settle(page)


def settle(page: Page) -> None:
    """Wait until the page has answered the last change."""
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')


def cell(page: Page, potential: str, intent: str):
    return page.locator(f'button[data-row="{potential}"][data-column="{intent}"]')


def choose_first(page: Page, choice: Locator) -> None:
    """With the keyboard alone."""
    for _ in range(5):  # until the page has settled
        choice.focus()
        page.keyboard.press("ArrowDown")
        with suppress(TimeoutError):
            page.get_by_role("option").first.wait_for(timeout=2000)
            break
    page.keyboard.press("Enter")


def expect_lead(page: Page) -> None:
    """The page of a lead is open."""
    heading = page.get_by_role("heading", name="Why it stands in its cell")
    expect(heading).to_be_visible(timeout=20_000)
