"""A question that takes long says how far it has got, at the top of the page."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Thread
from time import monotonic

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import add_script_run_ctx, get_script_run_ctx

from pages.shared.progress import show
from pages.shared.text import _

KEY = "waiting"
PATIENCE = 0.7  # seconds that nobody minds
PAUSE = 0.25  # seconds from one look to the next
STYLE = """<style>
/* It takes no room itself, not even the gap above the next element. */
:has(> [class*="st-key-waiting"]) { position: absolute; }
[class*="st-key-waiting"]:has([data-testid="stProgress"]) {
  position: fixed; top: 4rem; left: 50%; width: min(28rem, 90vw); transform: translateX(-50%);
  z-index: 1000; padding: 0.5rem 1rem 0.75rem; border-radius: 0.5rem;
  background: light-dark(#fff, #262730); box-shadow: 0 2px 12px rgb(0 0 0 / 20%);
}
</style>"""


@dataclass
class Steps:
    """How many steps of a question are done, and how many there are."""

    done: int = 0
    total: int = 0
    _began: float = field(default_factory=monotonic)
    _ended: Event = field(default_factory=Event)

    def told(self, done: int, total: int) -> None:
        """Called before each step."""
        self.done, self.total = done, total

    @property
    def seconds(self) -> int:
        """Since when, in whole seconds."""
        return int(monotonic() - self._began)

    def end(self) -> None:
        """There is an answer, or none will come."""
        self._ended.set()

    def goes_on(self, seconds: float) -> bool:
        """Whether there is no answer yet after so long."""
        return not self._ended.wait(seconds)


def make_room(part: str = "page") -> None:
    """Where it is said: over the page, which stands still.

    A fragment that runs by itself can write to nothing around it: it makes room of its own.
    """
    with st.container(key=f"{KEY}_{part}"):
        st.html(STYLE)
        st.session_state[KEY] = _run(), st.empty()


@contextmanager
def waiting() -> Iterator[Steps]:
    """While it lasts, a bar tells of the steps; a quick answer shows none."""
    steps = Steps()
    room = _room()
    if room is None:
        yield steps
        return
    # Drawn from a thread of its own: this one waits for the answer, and what a cached function
    # draws is drawn again whenever its answer is found.
    thread = Thread(target=_tell, args=(steps, room), daemon=True)
    add_script_run_ctx(thread, get_script_run_ctx())
    thread.start()
    try:
        yield steps
    finally:
        steps.end()
        thread.join()


@contextmanager
def quietly() -> Iterator[None]:
    """While it lasts no bar is shown: nobody waits for an answer, or another bar tells of it."""
    room = st.session_state.pop(KEY, None)
    try:
        yield
    finally:
        st.session_state[KEY] = room


def _room() -> DeltaGenerator | None:
    """Where it can be said: what was made in this run."""
    if get_script_run_ctx(suppress_warning=True) is None:  # a download is made without a page
        return None
    made, room = st.session_state.get(KEY) or (None, None)
    return room if made == _run() else None


def _run() -> tuple[str, ...]:
    """The fragments that run by themselves just now; none where the whole page runs."""
    page = get_script_run_ctx()
    return tuple(page.fragment_ids_this_run or ()) if page else ()


def _tell(steps: Steps, room: DeltaGenerator) -> None:
    if not steps.goes_on(PATIENCE):
        return
    while True:
        show(room, steps.done / max(steps.total, 1), _words(steps))
        if not steps.goes_on(PAUSE):
            break
    room.empty()


def _words(steps: Steps) -> str:
    said = _("Counting … {seconds} s")
    if steps.total > 1:
        said = _("Counting … step {step} of {total}, {seconds} s")
    return said.format(step=steps.done + 1, total=steps.total, seconds=steps.seconds)
