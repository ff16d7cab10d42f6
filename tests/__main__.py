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
CHECKS = (
    [*PYTHON, "ruff", "format", "--check", "."],
    [*PYTHON, "ruff", "check", "."],
    [*PYTHON, "mypy"],
    [*PYTHON, "pytest", "-n", str(WORKERS), "--dist", "loadscope"],  # a file each
)


def main() -> int:
    """Install the browser where that is possible, then run the checks; stops at the first fault."""
    _install_browser()
    for check in CHECKS:
        print("$", " ".join(check[2:]), flush=True)
        if code := subprocess.run(check, cwd=REPOSITORY).returncode:
            return code
    return 0


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
