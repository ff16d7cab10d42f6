"""A load that runs beside the page that shows it, and can be stopped."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

from data.stopping import Stopper

Progress = Callable[[float, str], None]


@dataclass
class LoadJob:
    """How far a load has got, and what became of it."""

    work: Callable[[Progress, Stopper], Path]
    done: float = 0.0
    step: str = ""
    dataset: Path | None = None
    error: Exception | None = None
    _stopper: Stopper = field(default_factory=Stopper)
    _thread: Thread | None = None

    def start(self) -> None:
        """Begin; the caller goes on."""
        self._thread = Thread(target=self._run, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop as soon as can be; what was there before stays."""
        self._stopper.stop()

    def wait(self, seconds: float | None = None) -> None:
        """Until it has ended, or so long."""
        if self._thread:
            self._thread.join(seconds)

    @property
    def is_running(self) -> bool:
        """Whether it goes on."""
        return self.dataset is None and self.error is None

    def _run(self) -> None:
        try:
            self.dataset = self.work(self._told, self._stopper)
        except Exception as error:  # shown by the page: a thread would only print it
            self.error = error

    def _told(self, done: float, step: str) -> None:
        self._stopper.check()
        self.done, self.step = done, step
