"""Every check of the project, in one command: `python -m tests`."""

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
PYTHON = [sys.executable, "-m"]
WORKERS = (os.cpu_count() or 1) + 1  # one works while another waits for its browser
QUICK = ([*PYTHON, "ruff", "format", "--check", "."], [*PYTHON, "ruff", "check", "."])
TYPES = [*PYTHON, "mypy"]
# A file each, in the order of tests/conftest.py.
TESTS = [*PYTHON, "pytest", "-n", str(WORKERS), "--dist", "loadscope", "--no-loadscope-reorder"]


def main() -> int:
    """Install the browser where that is possible, then run the checks; the types are checked while
    the tests run."""
    _install_browser()
    for check in QUICK:
        if code := _run(check):
            return code
    types = subprocess.Popen(TYPES, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True)
    tests_failed = _run(TESTS)
    said, _ = types.communicate()
    print("$ mypy", said, sep="\n", flush=True)
    return tests_failed or types.returncode


def _run(check: list[str]) -> int:
    print("$", " ".join(check[2:]), flush=True)
    return subprocess.run(check, cwd=REPOSITORY, env=_environment()).returncode


def _environment() -> dict[str, str]:
    """Bytecode is kept, whatever the shell says: workers and programs under test compile once."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _install_browser() -> None:
    if shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("chrome"):
        return
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    if platform.system() == "Linux" and shutil.which("apt-get") and is_root:
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for step in (["update"], ["install", "--yes", "chromium", "fonts-noto-cjk"]):
            subprocess.run(["apt-get", "--quiet", *step], env=environment, check=True)
        return
    print(
        "No Chromium found: the browser tests will be skipped. Install Chromium and a font with "
        "Japanese (on Debian: apt-get install chromium fonts-noto-cjk) to run them."
    )


if __name__ == "__main__":
    sys.exit(main())
