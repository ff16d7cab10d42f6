"""The disk under a load: wherever it ends, the dataset from before stays and no rest is left."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from data import dataset
from data.load import load
from data.report import read_report
from queries import Dataset
from tests.conftest import REPO
from tests.desk import KEN, LEADS, MARI, Desk, Outcome, assert_refused, opened


def test_a_load_becomes_current_and_the_report_names_its_file(loaded: Desk) -> None:
    path = load([loaded.put("leads.csv", LEADS + KEN)], loaded.home)
    assert path == dataset.current(loaded.home)
    assert f"Dataset: {path.name}" in read_report(path).text()
    assert len(dataset.datasets(loaded.home)) == 2


def test_a_dataset_folder_may_have_any_name(desk: Desk, tmp_path: Path) -> None:
    path = desk.put("leads.csv", LEADS + "\n" + MARI + "L1\n")
    home = tmp_path / "it's [my] storage * version"
    assert desk.load(path, home=home).column("lead_id") == ["L1"]
    assert len(Dataset.current(home).ask("leads_by_cell")) == 1
    refused = desk.load(path, home=tmp_path / "what?")
    assert (refused.code, "question mark" in refused.err) == (1, True)


@pytest.mark.parametrize("home", ["file/below", "/proc/leadgrid"])
def test_a_folder_that_cant_be_written_is_named(desk: Desk, tmp_path: Path, home: str) -> None:
    (tmp_path / "file").write_text("no folder")
    outcome = desk.load(desk.put("leads.csv", LEADS + MARI), home=tmp_path / home)
    assert outcome.code == 1
    assert f"{tmp_path / home}: can't be written" in outcome.err
    assert "--dataset DIR" in outcome.err


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of eight megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(place)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("a small disk can't be mounted here (needs root)")
    yield place
    opened.cache_clear()  # a disk with an open file stays
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_leaves_the_old_dataset_and_no_rest(desk: Desk, small_disk: Path) -> None:
    desk.home = small_disk / "dataset"
    assert desk.leads(MARI).code == 0
    many = "".join(f"L{n},{os.urandom(40).hex()},,\n" for n in range(150_000))
    outcome = desk.load(desk.put("many.csv", LEADS + many))
    assert_refused(desk, outcome, "Nothing was changed: the dataset from before is still current")


def _wait_until_half_way(process: subprocess.Popen[str], home: Path) -> None:
    while not list(home.glob("*.loading-*/*")) and process.poll() is None:
        time.sleep(0.01)


def test_a_load_stopped_by_hand_says_that_nothing_was_changed(loaded: Desk) -> None:
    many = "".join(f"L{n},Mari Sato,,2026-01-05\n" for n in range(300_000))
    path = loaded.put("many.csv", LEADS + "\n" + many)
    command = [sys.executable, "-m", "data", "load", str(path), "--dataset", str(loaded.home)]
    # A shell's background job ignores the interrupt, and so would what it starts.
    heed = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    process = subprocess.Popen(
        command, cwd=REPO, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        preexec_fn=heed,
    )  # fmt: skip
    _wait_until_half_way(process, loaded.home)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    outcome = Outcome(process.returncode, out, err, loaded.home)
    assert_refused(loaded, outcome, "Stopped. Nothing was changed")
    assert "Traceback" not in err


def test_a_killed_load_changes_nothing_and_the_next_sweeps_up(loaded: Desk) -> None:
    many = "".join(f"L{n},Mari Sato,,2026-01-05\n" for n in range(300_000))
    path = loaded.put("many.csv", LEADS + "\n" + many)
    command = [sys.executable, "-m", "data", "load", str(path), "--dataset", str(loaded.home)]
    process = subprocess.Popen(command, cwd=REPO, stderr=subprocess.DEVNULL, text=True)
    _wait_until_half_way(process, loaded.home)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert list(loaded.home.glob("*.loading-*"))
    assert Outcome(0, "", "", loaded.home).column("lead_id") == ["L1"]
    assert loaded.leads(MARI, KEN).column("lead_id") == ["L1", "L2"]
    assert not list(loaded.home.glob("*.loading-*"))
