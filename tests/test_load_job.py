"""A load beside the page: it tells how far it is, and stopping it leaves everything as it was."""

from pathlib import Path

import pytest

from data import dataset
from data.job import LoadJob
from data.load import load
from data.stopping import StoppedError, Stopper

SECONDS = 60


def job_for(files: list[Path], home: Path) -> LoadJob:
    return LoadJob(lambda progress, stopper: load(files, home, progress=progress, stopper=stopper))


@pytest.fixture
def leads(tmp_path: Path) -> Path:
    path = tmp_path / "leads.csv"
    path.write_text("lead_id,company\nL1,Acme\n")
    return path


def test_a_job_that_ends_has_its_report(leads: Path, tmp_path: Path):
    job = job_for([leads], tmp_path / "home")
    job.start()
    job.wait(SECONDS)
    assert job.dataset == dataset.current(tmp_path / "home")
    assert job.done == 1


def test_a_job_that_fails_says_why(tmp_path: Path):
    job = job_for([tmp_path / "missing.csv"], tmp_path / "home")
    job.start()
    job.wait(SECONDS)
    assert "missing.csv" in str(job.error)


def test_a_load_stopped_at_any_step_leaves_the_old_dataset_and_nothing_else(
    leads: Path, tmp_path: Path
):
    home = tmp_path / "home"
    steps: list[str] = []
    load([leads], home, progress=lambda done, step: steps.append(step))
    before = dataset.current(home)
    for number in range(len(steps) - 1):  # at the last one it is done
        with pytest.raises(StoppedError):
            _load_and_stop_at(number, leads, home)
        assert dataset.current(home) == before
        assert {path.name for path in home.iterdir()} == {"CURRENT", before.name}


def _load_and_stop_at(number: int, leads: Path, home: Path) -> None:
    stopper, steps = Stopper(), iter(range(1000))

    def progress(done: float, step: str) -> None:
        if next(steps) == number:
            stopper.stop()
        stopper.check()

    load([leads], home, progress=progress, stopper=stopper)


def test_a_long_statement_is_interrupted(tmp_path: Path):
    path = tmp_path / "leads.csv"
    rows = "".join(f"L{n},c{n % 1000},2026-01-05\n" for n in range(200_000))
    path.write_text("lead_id,company,created_at\n" + rows)
    job = job_for([path], tmp_path / "home")
    job.start()
    while not job.step.startswith("reading"):
        job.wait(0.01)
    job.stop()
    job.wait(SECONDS)
    assert isinstance(job.error, StoppedError)
    assert not dataset.datasets(tmp_path / "home")
